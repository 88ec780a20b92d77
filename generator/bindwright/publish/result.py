"""What a run did to an output folder, and what a look at one tells before a run."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from bindwright.publish.manifest import (
    MANIFEST,
    Edit,
    Manifest,
    find_manifest,
    is_interrupted,
    matches,
)
from bindwright.publish.pristine import PRISTINE


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What a run did, or with `check` would do; names are relative to the folder, sorted."""

    written: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    """Files the generator wrote once and no longer generates."""
    unchanged: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    """People's files; a folder that holds nothing else is one name with a slash at its end."""
    restored: tuple[str, ...] = ()
    """Files that a person had deleted, and that are written again."""
    edits: tuple[Edit, ...] = ()
    """What became of the files that a person had changed."""
    diff: str = ""
    """With `check`: what writing would change, as a unified diff."""

    @property
    def changed(self) -> bool:
        """Whether the folder differs from what is generated."""
        return bool(self.written or self.removed)

    @property
    def faults(self) -> tuple[Edit, ...]:
        """The edits that a person has to look at: conflicts, and what is not Python any more."""
        return tuple(each for each in self.edits if each.fault)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """What an output folder was generated from, and what has happened to it since."""

    manifest: Manifest
    edited: tuple[str, ...]
    """Generated files that are not as the last run left them."""
    deleted: tuple[str, ...]
    """Generated files that are gone, or the copies that edits are merged with."""
    interrupted: bool
    """Whether a run was cut short."""

    @property
    def intact(self) -> bool:
        """Whether everything is as the last run left it, and nothing waits for a person."""
        waiting = any(each.fault for each in self.manifest.edits.values())
        return not (self.edited or self.deleted or self.interrupted or waiting)

    def unchanged(self) -> Published:
        """The result of a run that finds nothing to do."""
        names = (*self.manifest.files, MANIFEST, PRISTINE)
        return Published(unchanged=tuple(sorted(names)), edits=tuple(self.manifest.edits.values()))


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
    gone = [name for name in (*manifest.files, PRISTINE) if not os.path.lexists(real / name)]
    changed = [name for name, digest in files if not matches(real / name, digest)]
    return Recorded(
        manifest=manifest,
        edited=tuple(sorted(set(changed) - set(gone))),
        deleted=tuple(sorted(gone)),
        interrupted=is_interrupted(real),
    )
