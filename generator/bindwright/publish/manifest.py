"""The manifest of an output folder: what was generated, from what, and what people changed in it."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, cast

from bindwright.diagnostics import Diagnostic, Place, Refused

OWN = ".bindwright"
"""The generator's own folder in the output."""
MANIFEST = f"{OWN}/manifest.json"
JOURNAL = f"{OWN}/journal.json"
DRAFT = f"{OWN}/journal.draft"
NEXT = f"{OWN}/next"
FORMAT = 1
"""Version of the manifest's form. A bindwright refuses what a later one has written."""


Fate = Literal["kept", "merged", "left", "discarded"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """A generated file that a person has changed, and what a run made of it."""

    name: str
    fate: Fate
    """`kept`: the generator has nothing new to say; `merged`: it had; `left`: the file is no longer
    generated, and stays for the edit's sake; `discarded`: the run was told to."""
    pristine: str
    """SHA-256 of the file as it was generated, in hexadecimal."""
    added: int = 0
    """Lines that are not as generated."""
    removed: int = 0
    """Generated lines that are not there any more."""
    fault: str = ""
    """What has to be put right by hand, such as the markers of a conflict; empty if nothing."""

    def to_manifest(self) -> dict[str, object]:
        """The edit as the manifest records it: what was merged once is simply kept later."""
        found: dict[str, object] = {
            "pristine": self.pristine,
            "added": self.added,
            "removed": self.removed,
        }
        if self.fate == "left":
            found["left"] = True
        if self.fault:
            found["fault"] = self.fault
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What the manifest of an output folder says."""

    inputs: Mapping[str, str] = field(default_factory=dict[str, str])
    """What the SDK was made from: name -> hash or version."""
    facts: Mapping[str, int] = field(default_factory=dict[str, int])
    files: Mapping[str, str] = field(default_factory=dict[str, str])
    """SHA-256, in hexadecimal, of each generated file as the run left it."""
    edits: Mapping[str, Edit] = field(default_factory=dict[str, Edit])
    """The files that differ from what was generated, by name."""

    def pristine(self, name: str) -> str:
        """SHA-256 of a file as it was generated."""
        return self.edits[name].pristine if name in self.edits else self.files[name]


def find_manifest(out: Path) -> Manifest | None:
    """The manifest of a folder; None when it has none.

    Raises:
        Refused: there is one that cannot be understood. Whoever went on without it could take
            people's files for generated ones, or the other way round.
    """
    try:
        text = (out / MANIFEST).read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise _fault(out, f"cannot be read: {error.strerror or error}") from error
    return parse_manifest(text, out)


def parse_manifest(text: bytes, out: Path) -> Manifest:
    """What the manifest of the folder `out` says.

    Raises:
        Refused: it cannot be understood.
    """
    try:
        found: object = json.loads(text)
    except ValueError as error:
        if b"<<<<<<<" in text:
            problem = "holds the conflict markers of a merge"
            side = "take either side, by git checkout --theirs and this folder, and generate again"
            raise _fault(out, problem, side) from error
        raise _fault(out, "is not JSON") from error
    raw = cast(dict[str, Any], found) if isinstance(found, dict) else {}
    form: object = raw.get("format", FORMAT)
    if isinstance(form, int) and form > FORMAT:
        raise Refused([_newer(out, form, raw)])
    try:
        return _manifest(raw)
    except (AttributeError, KeyError, TypeError) as error:
        raise _fault(out, "is not in the form that bindwright writes") from error


def _manifest(raw: Mapping[str, Any]) -> Manifest:
    edits = {
        _text(name): Edit(
            name=name,
            fate="left" if each.get("left") else "kept",
            pristine=_text(each["pristine"]),
            added=_number(each["added"]),
            removed=_number(each["removed"]),
            fault=_text(each.get("fault", "")),
        )
        for name, each in raw.get("edits", {}).items()
    }
    return Manifest(
        inputs={name: _text(each) for name, each in raw.get("inputs", {}).items()},
        facts={name: _number(each) for name, each in raw.get("facts", {}).items()},
        files={name: _text(each) for name, each in raw["files"].items()},
        edits=edits,
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _number(value: object) -> int:
    if not isinstance(value, int):
        raise TypeError
    return value


def recorded_files(root: Path) -> Mapping[str, str]:
    """The files that the manifest of a folder names, as far as it can be read at all."""
    try:
        manifest = find_manifest(root)
    except Refused:
        return {}
    return {} if manifest is None else manifest.files


def no_manifest(out: Path) -> Diagnostic:
    """What to say where an SDK was expected."""
    return Diagnostic(
        "no-manifest",
        Place(str(out)),
        f"there is no {MANIFEST} in it",
        "what it was generated from is not known, so nothing says that it is current",
        "correct --out, or run bindwright generate and commit the folder .bindwright as well",
    )


_RESTORE = (
    "restore it from version control; where that is not possible, remove the folder .bindwright "
    "and generate with --force, which discards edits"
)


def _fault(out: Path, problem: str, remedy: str = _RESTORE) -> Refused:
    place = Place(str(out / MANIFEST))
    effect = "generated files and people's edits cannot be told apart"
    return Refused(
        [Diagnostic("broken-manifest", place, f"the manifest {problem}", effect, remedy)]
    )


def _newer(out: Path, form: int, raw: Mapping[str, Any]) -> Diagnostic:
    inputs: object = raw.get("inputs")
    version = cast(dict[str, object], inputs).get("generator") if isinstance(inputs, dict) else ""
    by = f"bindwright {version}" if version else "a later bindwright"
    return Diagnostic(
        "newer-manifest",
        Place(str(out / MANIFEST)),
        f"the manifest has form {form}, written by {by}; this bindwright knows form {FORMAT}",
        "what it says could be misunderstood, and people's edits be lost",
        f"use {by} here, or upgrade",
    )


def digest_of(content: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def matches(path: Path, digest: str) -> bool:
    """Whether a regular file has the digest, be it with the line ends of Windows (git's doing)."""
    if path.is_symlink() or not path.is_file():
        return False
    content = path.read_bytes()
    return digest_of(content) == digest or digest_of(unix(content)) == digest


def unix(content: bytes) -> bytes:
    """Text with the line ends that the generator writes."""
    return content.replace(b"\r\n", b"\n")


def is_interrupted(root: Path) -> bool:
    """Whether a run was cut short that the next one has to finish or undo."""
    pending = (root / JOURNAL, root / NEXT, stage_of(root), trash_of(root))
    return any(map(os.path.lexists, pending))


def stage_of(root: Path) -> Path:
    """Where the folder is built that will replace `root`."""
    return root.with_name(f".{root.name}.bindwright-new")


def trash_of(root: Path) -> Path:
    """Where a folder is deleted that was replaced, or never came into use."""
    return root.with_name(f".{root.name}.bindwright-old")
