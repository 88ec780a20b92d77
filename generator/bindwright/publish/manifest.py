"""The manifest of an output folder: what was generated, from what, and what people changed in it."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

from bindwright.diagnostics import Diagnostic, Place, Refused

OWN = ".bindwright"
"""The generator's own folder in the output."""
MANIFEST = f"{OWN}/manifest.json"
JOURNAL = f"{OWN}/journal.json"
DRAFT = f"{OWN}/journal.draft"
NEXT = f"{OWN}/next"
FORMAT = 1
"""Version of the manifest's form. A bindwright refuses what a later one has written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What the manifest of an output folder says."""

    inputs: Mapping[str, str] = field(default_factory=dict[str, str])
    """What the SDK was made from: name -> hash or version."""
    facts: Mapping[str, int] = field(default_factory=dict[str, int])
    files: Mapping[str, str] = field(default_factory=dict[str, str])
    """SHA-256, in hexadecimal, of each generated file as the run left it."""


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
    inputs, facts, files = (_table(raw, each) for each in ("inputs", "facts", "files"))
    strings = [*inputs.values(), *files.values()]
    if (
        not isinstance(found, dict)
        or "files" not in raw
        or not all(isinstance(each, str) for each in strings)
        or not all(type(each) is int for each in facts.values())
    ):
        raise _fault(out, "is not in the form that bindwright writes")
    return Manifest(inputs=inputs, facts=facts, files=files)


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


def _table(raw: Mapping[str, Any], key: str) -> dict[str, Any]:
    found: object = raw.get(key, {})
    return cast(dict[str, Any], found) if isinstance(found, dict) else {"": None}


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
    version = _table(raw, "inputs").get("generator")
    by = f"bindwright {version}" if isinstance(version, str) else "a later bindwright"
    return Diagnostic(
        "newer-manifest",
        Place(str(out / MANIFEST)),
        f"the manifest has form {form}, written by {by}; this bindwright knows form {FORMAT}",
        "what it says could be misunderstood, and people's edits be lost",
        f"use {by} here, or upgrade",
    )


def hash_of(path: Path) -> str | None:
    """SHA-256 of a regular file; None for anything else."""
    if path.is_symlink() or not path.is_file():
        return None
    return hashlib.sha256(path.read_bytes()).hexdigest()


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
