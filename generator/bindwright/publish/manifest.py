"""The manifest of an output folder (what was generated, and from what) and the result of a run."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

OWN = ".bindwright"
"""The generator's own folder in the output."""
MANIFEST = f"{OWN}/manifest.json"
JOURNAL = f"{OWN}/journal.json"
DRAFT = f"{OWN}/journal.draft"
NEXT = f"{OWN}/next"


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What a run did, or with `check` would do; names are relative to the folder, sorted."""

    written: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    """Files the generator wrote once and no longer generates."""
    unchanged: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    """People's files; a folder that holds nothing else is one name with a slash at its end."""
    edited: tuple[str, ...] = ()
    """Files written or removed although a person had changed them."""
    diff: str = ""
    """With `check`: what writing would change, as a unified diff."""

    @property
    def changed(self) -> bool:
        """Whether the folder differs from what is generated."""
        return bool(self.written or self.removed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """What the manifest of an output folder says."""

    inputs: dict[str, str]
    facts: dict[str, int]
    files: dict[str, str]
    """SHA-256 of each generated file, in hexadecimal."""
    intact: bool
    """Whether all these files are there as they were written, and no run was cut short."""

    def unchanged(self) -> Published:
        """The result of a run that finds nothing to do."""
        return Published(unchanged=tuple(sorted([*self.files, MANIFEST])))


def current_inputs(out: Path) -> Recorded | None:
    """What `out` was generated from, or None when it holds no readable manifest."""
    real = Path(os.path.realpath(out))
    manifest = read_manifest(real)
    if manifest is None:
        return None
    files = recorded_files(manifest)
    pending = (real / JOURNAL, real / NEXT, stage_of(real), trash_of(real))
    intact = not any(map(os.path.lexists, pending)) and all(
        hash_of(real / name) == digest for name, digest in files.items()
    )
    inputs = cast(dict[str, Any], manifest.get("inputs", {}))
    facts = cast(dict[str, Any], manifest.get("facts", {}))
    return Recorded(inputs=inputs, facts=facts, files=files, intact=intact)


def read_manifest(root: Path) -> dict[str, Any] | None:
    """The manifest of a folder; None when there is none, or none that can be read."""
    try:
        found: object = json.loads((root / MANIFEST).read_bytes())
    except (OSError, ValueError):
        return None
    return cast(dict[str, Any], found) if isinstance(found, dict) else None


def recorded_files(manifest: Mapping[str, Any]) -> dict[str, str]:
    """Hashes by name, as they stand in the manifest; `guard` the names before acting on them."""
    found: object = manifest.get("files")
    files = cast(dict[str, object], found if isinstance(found, dict) else {})
    return {name: str(digest) for name, digest in files.items()}


def hash_of(path: Path) -> str | None:
    """SHA-256 of a regular file; None for anything else."""
    if path.is_symlink() or not path.is_file():
        return None
    return hashlib.sha256(path.read_bytes()).hexdigest()


def stage_of(root: Path) -> Path:
    """Where the folder is built that will replace `root`."""
    return root.with_name(f".{root.name}.bindwright-new")


def trash_of(root: Path) -> Path:
    """Where a folder is deleted that was replaced, or never came into use."""
    return root.with_name(f".{root.name}.bindwright-old")
