"""Which names the generator agrees to write, below which folder.

Names in the output come from descriptions and settings. A name that could leave the output
folder, be refused by another operating system or be taken for part of a Git repository is
refused here, for every file, before anything is written.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

_ALLOWED = re.compile(r"[A-Za-z0-9_./-]+")
_LONGEST_PART = 200
# Device names are reserved by Windows in every folder, in any case, with any extension.
_DEVICES = frozenset(
    ["con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))]
)


class UnsafePath(ValueError):
    """A file name that will not be written; `name` is the name, `reason` what is wrong."""

    def __init__(self, name: str, reason: str) -> None:
        self.name = name
        self.reason = reason
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
    if not _ALLOWED.fullmatch(relative):
        raise UnsafePath(relative, "only letters, digits and _ . / - are allowed")
    if relative.startswith("/"):
        raise UnsafePath(relative, "it is absolute")
    for part in relative.split("/"):
        reason = _fault(part)
        if reason:
            raise UnsafePath(relative, reason)
    target = root / relative
    if not Path(os.path.realpath(target)).is_relative_to(os.path.realpath(root)):
        raise UnsafePath(relative, "a symbolic link leads out of the output folder")
    return target


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
