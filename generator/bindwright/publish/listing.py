"""What people have edited in an SDK, as it stands now."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from bindwright.diagnostics import Diagnostic, Place, Refused
from bindwright.publish.lines import Line, edited_lines
from bindwright.publish.manifest import digest_of, find_manifest, matches, no_manifest
from bindwright.publish.merging import fault
from bindwright.publish.pristine import PRISTINE, unpack


@dataclass(frozen=True, slots=True, kw_only=True)
class EditedFile:
    """A generated file that is not as it was generated."""

    name: str
    state: Literal["edited", "left", "deleted"]
    """`left`: it is no longer generated, and stays for the edit's sake."""
    recorded: bool
    """Whether the last run knew of it as it is now."""
    fault: str
    """What has to be put right by hand; empty if nothing."""
    lines: tuple[Line, ...]


def list_edits(out: Path) -> tuple[EditedFile, ...]:
    """Every file of an SDK that people have changed, by name.

    Raises:
        Refused: there is no SDK, its manifest cannot be understood, or what was generated is
            not known any more.
    """
    manifest = find_manifest(out)
    if manifest is None:
        raise Refused([no_manifest(out)])
    before = unpack(out)
    found: list[EditedFile] = []
    for name, digest in sorted(manifest.files.items()):
        path, pristine = out / name, manifest.pristine(name)
        if matches(path, pristine):
            continue
        base = before.get(name)
        if base is None or digest_of(base) != pristine:
            raise Refused([_unknown(out, name)])
        there = path.is_file() and not path.is_symlink()
        content = path.read_bytes() if there else b""
        left = name in manifest.edits and manifest.edits[name].fate == "left"
        found.append(
            EditedFile(
                name=name,
                state="left" if left else "edited" if os.path.lexists(path) else "deleted",
                recorded=matches(path, digest),
                fault=fault(name, content),
                lines=tuple(edited_lines(base, content)) if there else (),
            )
        )
    return tuple(found)


def _unknown(out: Path, name: str) -> Diagnostic:
    return Diagnostic(
        "no-pristine",
        Place(str(out / PRISTINE)),
        f"it does not hold {name} as it was generated",
        "which lines were edited cannot be told",
        "restore it from version control",
    )
