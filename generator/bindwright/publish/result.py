"""What a run did to an output folder, and what a look at one tells before a run."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from bindwright.publish.manifest import (
    MANIFEST,
    Manifest,
    find_manifest,
    hash_of,
    is_interrupted,
)


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
    """What an output folder was generated from, and what has happened to it since."""

    manifest: Manifest
    edited: tuple[str, ...]
    """Generated files that are not as the last run left them."""
    deleted: tuple[str, ...]
    """Generated files that are gone."""
    interrupted: bool
    """Whether a run was cut short."""

    @property
    def intact(self) -> bool:
        """Whether everything is as the last run left it."""
        return not (self.edited or self.deleted or self.interrupted)

    def unchanged(self) -> Published:
        """The result of a run that finds nothing to do."""
        return Published(unchanged=tuple(sorted([*self.manifest.files, MANIFEST])))


def current_inputs(out: Path) -> Recorded | None:
    """What `out` was generated from, or None when it holds no manifest.

    Raises:
        Refused: the manifest cannot be understood.
    """
    real = Path(os.path.realpath(out))
    manifest = find_manifest(real)
    if manifest is None:
        return None
    files = manifest.files.items()
    gone = [name for name, _ in files if not os.path.lexists(real / name)]
    changed = [name for name, digest in files if hash_of(real / name) != digest]
    return Recorded(
        manifest=manifest,
        edited=tuple(sorted(set(changed) - set(gone))),
        deleted=tuple(sorted(gone)),
        interrupted=is_interrupted(real),
    )
