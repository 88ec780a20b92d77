"""Which names the generator agrees to write, below which folder.

Names in the output come from descriptions and settings. A name that could leave the output
folder, be refused by another operating system or be taken for part of a Git repository is
refused here, for every file, before anything is written.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path

_ALLOWED = re.compile(r"[A-Za-z0-9_./-]+")
_LONGEST_PART = 200
_LONGEST_COPY = 255  # bytes of a file's name, as Linux and macOS have it
# Device names are reserved by Windows in every folder, in any case, with any extension.
_DEVICES = frozenset(
    ["con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))]
)


class UnsafePath(ValueError):
    """A file name that will not be written: the name, what is wrong, and what helps."""

    def __init__(self, name: str, reason: str, remedy: str = "rename it in the settings") -> None:
        self.name = name
        self.reason = reason
        self.remedy = remedy
        super().__init__(f"cannot write {name!r}: {reason}")


def guard(root: Path, relative: str) -> Path:
    """The path of `relative` below `root`, once it is known to be safe to write.

    Args:
        root: The output folder; it need not exist yet.
        relative: The file's name with forward slashes.

    Raises:
        UnsafePath: The name is absolute, leaves `root` (also through a symbolic link that
            already exists there), or is not portable.
    """
    guard_all(root, [relative])
    return root / relative


def guard_all(root: Path, names: Iterable[str]) -> None:
    """The same for many names; each folder is looked at once.

    Raises:
        UnsafePath: As for one name; the first that is unsafe.
    """
    real = os.path.realpath(root)
    folders: dict[str, str] = {}
    for relative in names:
        _check(relative)
        folder, _, name = relative.rpartition("/")
        if folder not in folders:
            folders[folder] = os.path.realpath(os.path.join(real, folder))
            _refuse_outside(real, folders[folder], relative)
        target = os.path.join(folders[folder], name)
        if os.path.islink(target):
            _refuse_outside(real, os.path.realpath(target), relative)


def _refuse_outside(root: str, followed: str, relative: str) -> None:
    """Refuse a name that leads to a place outside of the folder once links are followed."""
    if not Path(followed).is_relative_to(root):
        raise UnsafePath(
            relative,
            "a symbolic link leads out of the output folder",
            "put what it leads to in the place of the link, or remove it",
        )


def beneath(root: Path, relative: str) -> Path:
    """The path below `root` for a copy of a file that somebody has under the name `relative`.

    Such a name need not be portable: spaces and letters of any language are its owner's choice.

    Raises:
        UnsafePath: The copy would lie outside of `root`, or the name is longer than a file
            system takes.
    """
    plain = Path(relative)
    if plain.is_absolute() or plain.drive or ".." in plain.parts:
        raise UnsafePath(relative, "it leads out of the folder")
    if any(len(os.fsencode(part)) > _LONGEST_COPY for part in plain.parts):
        raise UnsafePath(relative, f"a part is longer than {_LONGEST_COPY} bytes")
    return root / plain


def folders_of(names: Iterable[str]) -> set[str]:
    """All folders, and those around them, that names of files are in; `.` for the outermost."""
    found = {"."}
    for name in names:
        while (name := name.rpartition("/")[0]) and name not in found:
            found.add(name)
    return found


def _check(relative: str) -> None:
    """Refuse a name that could not be written everywhere."""
    if not _ALLOWED.fullmatch(relative):
        raise UnsafePath(relative, "only letters, digits and _ . / - are allowed")
    if relative.startswith("/"):
        raise UnsafePath(relative, "it is absolute")
    for part in relative.split("/"):
        reason = _fault(part)
        if reason:
            raise UnsafePath(relative, reason)


def _fault(part: str) -> str:
    """What makes one part of a path unusable, or nothing."""
    if part in ("", ".", ".."):
        return f"it has a part {part!r}"
    if part.endswith("."):
        return "a part ends in a dot, which Windows drops"
    if len(part) > _LONGEST_PART:
        return f"a part is longer than {_LONGEST_PART} characters"
    if part.split(".")[0].lower() in _DEVICES:
        return f"{part!r} is a device name on Windows"
    if part.lower() == ".git":
        return "it lies inside a Git folder"
    return ""
