"""Carries a change out: by exchanging two folders where possible, else by a journal."""

from __future__ import annotations

import json
import os
import shutil
import sys
from pathlib import Path, PurePosixPath

from bindwright.paths import guard
from bindwright.publish.change import Change
from bindwright.publish.disk import exchange, flush, walk
from bindwright.publish.manifest import (
    DRAFT,
    JOURNAL,
    MANIFEST,
    NEXT,
    OWN,
    recorded_files,
    stage_of,
    trash_of,
)
from bindwright.publish.pristine import PRISTINE

_MOST_LINKS = 50_000
"""Files an output folder may hold (a virtual environment, say) and still be built anew."""


def apply(change: Change) -> None:
    """Make the folder what `change` says. Nothing is touched when nothing differs.

    Raises:
        OSError: The system refuses; the folder is as it was.
    """
    root = change.root
    if not change.written and not change.removed and not change.stale:
        return
    if not root.exists():
        stage = stage_of(root)
        try:
            _build(change, stage)
            os.rename(stage, root)
        finally:
            _discard(stage, root)
        flush(root.parent)
    elif {*change.written, *change.removed, *change.stale} <= {MANIFEST, PRISTINE} or not _swap(
        change
    ):
        _journal(change)


def _swap(change: Change) -> bool:
    """Build the new folder beside the old one and exchange them; False if that cannot be."""
    root = change.root
    inside = Path(os.path.realpath(os.curdir)).is_relative_to(root)
    # The folder someone works in has to remain the same one.
    if sys.platform != "linux" or inside or len(change.people) > _MOST_LINKS:
        return False
    stage = stage_of(root)
    try:
        _build(change, stage)
    except OSError:
        _discard(stage, root)
        return False  # no links here, or the parent is not ours: the journal needs neither
    swapped = exchange(stage, root)
    _discard(stage, root)
    return swapped


def _build(change: Change, stage: Path) -> None:
    """The whole new folder. Its manifest comes first: it tells `_discard` what is ours."""
    folders: set[PurePosixPath] = set()
    for name in [MANIFEST, *change.new, *change.people]:
        source, target = change.root / name, stage / name
        if os.path.lexists(target):
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        folders.update(PurePosixPath(name).parents)
        if name in change.new and name not in change.unchanged:
            target.write_bytes(change.new[name])
            _keep_mode(source, target)
        elif source.is_dir() and not source.is_symlink():
            target.mkdir()
            folders.add(PurePosixPath(name))
        else:
            os.link(source, target, follow_symlinks=False)
    for folder in sorted(folders, key=lambda each: -len(each.parts)):
        if (change.root / folder).is_dir():
            found = os.stat(change.root / folder)
            made = os.stat(stage / folder)
            if (found.st_uid, found.st_gid) != (made.st_uid, made.st_gid):
                os.chown(stage / folder, found.st_uid, found.st_gid)
            shutil.copystat(change.root / folder, stage / folder)
    flush(stage)


def _keep_mode(before: Path, now: Path) -> None:
    """Let a file that is written anew be executable, say, when somebody has made it so."""
    if before.is_file() and not before.is_symlink():
        shutil.copymode(before, now)


def _discard(stage: Path, root: Path) -> None:
    """Delete a folder that was exchanged, or never was, but nothing that exists only there."""
    ours = recorded_files(stage)
    for name in list(walk(stage)):
        parts = name.split("/")
        if name in ours or parts[0] == OWN or "__pycache__" in parts:
            continue
        # An empty folder is no loss, and may be one the next step was about to fill.
        empty = (stage / name).is_dir() and not (stage / name).is_symlink()
        if not empty and not os.path.lexists(root / name):
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            os.replace(stage / name, root / name)
    # Under its last name nothing in it is wanted: half of it deleted, it could not tell.
    if os.path.lexists(stage):
        os.rename(stage, trash_of(root))
        _delete(trash_of(root))


def _delete(folder: Path) -> None:
    """Delete a folder. What cannot be is told by the folder: the system names the file alone."""
    try:
        shutil.rmtree(folder)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(folder)) from error


def _journal(change: Change) -> None:
    """Lay out the new files inside the folder, note what to do with them, and do it."""
    root = change.root
    draft = root / DRAFT
    # The manifest goes last, so that it never speaks of files that are not there yet.
    written = sorted(change.written, key=lambda name: (name == MANIFEST, name))
    steps = {"remove": sorted([*change.removed, *change.stale]), "write": written}
    try:
        for name in change.written:
            staged = root / NEXT / name
            staged.parent.mkdir(parents=True, exist_ok=True)
            staged.write_bytes(change.new[name])
            _keep_mode(root / name, staged)
        draft.write_text(json.dumps(steps), "utf-8")
        flush(root)
        os.replace(draft, root / JOURNAL)
    except OSError:
        draft.unlink(missing_ok=True)
        shutil.rmtree(root / NEXT, ignore_errors=True)
        raise
    flush(root)
    _finish(root)


def _finish(root: Path) -> None:
    """Do what the journal says, whatever part of it has been done before."""
    steps: dict[str, list[str]] = json.loads((root / JOURNAL).read_text("utf-8"))
    for name in steps["remove"]:
        path = guard(root, name)
        path.unlink(missing_ok=True)
        _prune(path.parent, root)
    for name in steps["write"]:
        staged = root / NEXT / name
        if staged.exists():
            target = guard(root, name)
            target.parent.mkdir(parents=True, exist_ok=True)
            os.replace(staged, target)
    flush(root)
    (root / JOURNAL).unlink()
    shutil.rmtree(root / NEXT)


def _prune(folder: Path, root: Path) -> None:
    """Remove `folder`, and those around it, while they are empty."""
    while folder != root and folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent


def recover(root: Path) -> None:
    """Finish or undo what a run that was killed has left."""
    if (root / JOURNAL).exists():
        _finish(root)
    (root / DRAFT).unlink(missing_ok=True)
    if (root / NEXT).exists():
        shutil.rmtree(root / NEXT)
    if os.path.lexists(trash_of(root)):
        _delete(trash_of(root))
    if os.path.lexists(stage_of(root)):
        _discard(stage_of(root), root)
