"""What has to change in an output folder, and whether a person would lose work by it."""

from __future__ import annotations

import difflib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from bindwright.diagnostics import Diagnostic, Place, Refused
from bindwright.paths import UnsafePath, folders_of, guard, guard_all
from bindwright.publish.disk import walk
from bindwright.publish.manifest import (
    FORMAT,
    MANIFEST,
    OWN,
    Edit,
    Manifest,
    digest_of,
    find_manifest,
    matches,
)
from bindwright.publish.pristine import PRISTINE, pack, unpack
from bindwright.publish.result import Published


@dataclass(slots=True)
class Change:
    """The difference between a folder and what it should hold."""

    root: Path
    recorded: Manifest
    """What the last run left, as far as its names are safe."""
    pristine: dict[str, bytes]
    """What is generated, before anybody's edits are put in."""
    new: dict[str, bytes]
    """What the folder will hold of the generator's."""
    written: list[str] = field(default_factory=list[str])
    removed: list[str] = field(default_factory=list[str])
    unchanged: list[str] = field(default_factory=list[str])
    edited: list[str] = field(default_factory=list[str])
    """Files that are to be written or removed, and hold what no run has written."""
    edits: list[Edit] = field(default_factory=list[Edit])
    restored: list[str] = field(default_factory=list[str])
    problems: list[Diagnostic] = field(default_factory=list[Diagnostic])
    """Why edits cannot be kept."""
    people: list[str] = field(default_factory=list[str])
    """Every file and empty folder that the generator did not write."""
    stale: list[str] = field(default_factory=list[str])
    """Byte code in folders that hold nothing else any more."""

    def published(self, diff: str = "") -> Published:
        generated = folders_of(self.new)
        kept: set[str] = set()
        for name in self.people:
            path = PurePosixPath(name)
            if "__pycache__" not in path.parts:
                outer = [each for each in reversed(path.parents) if str(each) not in generated]
                kept.add(f"{outer[0]}/" if outer else name)
        return Published(
            written=tuple(sorted(self.written)),
            removed=tuple(sorted(self.removed)),
            unchanged=tuple(sorted(self.unchanged)),
            kept=tuple(sorted(kept)),
            restored=tuple(sorted(self.restored)),
            edits=tuple(sorted(self.edits, key=lambda each: each.name)),
            diff=diff,
        )


def contents(files: Mapping[str, str | bytes], root: Path) -> dict[str, bytes]:
    """Everything that is generated, under names known to be safe."""
    new: dict[str, bytes] = {}
    taken: dict[str, str] = {}
    guard_all(root, sorted(files))
    for name, content in sorted(files.items()):
        if PurePosixPath(name).parts[0].lower() == OWN:
            raise UnsafePath(name, f"{OWN} is the generator's own folder")
        other = taken.setdefault(name.lower(), name)
        if other != name:
            raise UnsafePath(name, f"on some systems it is the same file as {other!r}")
        new[name] = content.encode() if isinstance(content, str) else content
    for folder in sorted(folders_of(new)):
        if folder.lower() in taken:
            raise UnsafePath(f"{folder}/", f"{folder!r} is a file as well")
    return new


def compare(new: dict[str, bytes], root: Path) -> Change:
    """Set what `contents` returned against what lies in the folder now."""
    recorded = _safe(find_manifest(root) or Manifest(), root, new)
    change = Change(root, recorded, pristine=dict(new), new=new)
    for name, content in new.items():
        path = root / name
        if matches(path, digest_of(content)):
            change.unchanged.append(name)
            continue
        change.written.append(name)
        if not os.path.lexists(path):
            change.restored += [name] if name in recorded.files else []
        elif path.is_dir() and not path.is_symlink():
            continue  # what people have in it is in the way; if it is empty, nothing is
        elif name not in recorded.files or not matches(path, recorded.pristine(name)):
            change.edited.append(name)
    for name in recorded.files.keys() - new.keys():
        if os.path.lexists(root / name):
            change.removed.append(name)
            if not matches(root / name, recorded.pristine(name)):
                change.edited.append(name)
    _sort_people(change)
    return change


def _safe(manifest: Manifest, root: Path, new: Mapping[str, bytes]) -> Manifest:
    """The manifest without names that no run can have written, and none must act on."""
    files = {
        name: each for name, each in manifest.files.items() if name in new or _is_safe(root, name)
    }
    edits = {name: each for name, each in manifest.edits.items() if name in files}
    return replace(manifest, files=files, edits=edits)


def _sort_people(change: Change) -> None:
    """Find what the generator did not write, and what of it nobody needs any more."""
    root, new = change.root, change.new
    needed = folders_of(new)
    people = [
        name
        for name in walk(root)
        if name not in new
        and name not in change.recorded.files
        and PurePosixPath(name).parts[0] != OWN
        and not (name in needed and (root / name).is_dir() and not (root / name).is_symlink())
    ]
    left = [name for name in change.edited if name not in new]
    alive = [*new, *left, *(name for name in people if "__pycache__" not in name.split("/"))]
    folders = folders_of(alive)
    for name in people:
        holder = name.partition("__pycache__/")[0].rstrip("/") or "."
        is_stale = name.endswith(".pyc") and "__pycache__/" in name and holder not in folders
        (change.stale if is_stale and _is_safe(root, name) else change.people).append(name)


def seal(change: Change, facts: Mapping[str, object]) -> None:
    """Add the generator's own files: the manifest, and the copies for the merges to come."""
    record: dict[str, object] = {
        **facts,
        "format": FORMAT,
        "files": {name: digest_of(content) for name, content in change.new.items()},
    }
    kept = [each for each in change.edits if each.fate != "discarded"]
    if kept:
        record["edits"] = {each.name: each.to_manifest() for each in kept}
    manifest = (json.dumps(record, indent=2, sort_keys=True) + "\n").encode()
    own = {MANIFEST: matches(change.root / MANIFEST, digest_of(manifest))}
    change.new[MANIFEST] = manifest
    own[PRISTINE] = _is_kept(change)
    change.new[PRISTINE] = b"" if own[PRISTINE] else pack(change.pristine)
    for name, is_same in own.items():
        (change.unchanged if is_same else change.written).append(name)


def _is_kept(change: Change) -> bool:
    """Whether the copies of the last run are those that are to be kept now."""
    recorded, pristine = change.recorded, change.pristine
    # To look into the zip takes longer than to see that it can only hold something else.
    may_be = bool(pristine) and all(
        name in recorded.files and recorded.pristine(name) == digest_of(content)
        for name, content in pristine.items()
    )
    return may_be and unpack(change.root) == pristine


def _is_safe(root: Path, name: str) -> bool:
    try:
        guard(root, name)
    except UnsafePath:
        return False
    return True


def refuse_loss(change: Change, out: Path, force: bool) -> None:
    """Raise `Refused` with all that a person would lose, or that stands in a file's way."""
    found = list(change.problems)
    for name in sorted(change.edited) if not force else ():
        if name in change.recorded.files:
            code, problem = "edited-by-hand", "something else was put where a file is generated"
        else:
            code, problem = "not-generated", "a file that was not generated is in the way"
        effect = "generating again would lose its content"
        remedy = "move it to a place of its own, or --force"
        found.append(Diagnostic(code, Place(str(out / name)), problem, effect, remedy))
    # A link or file where a folder has to be, or a folder with people's files for a file.
    people = set(change.people)
    folders = {str(parent) for name in people for parent in PurePosixPath(name).parents}
    for name in change.pristine if people else ():
        parents = {str(parent) for parent in PurePosixPath(name).parents}
        for obstacle in sorted(parents & people | {name} & (folders | people)):
            problem = f"it is in the way of the generated file {name}"
            remedy = "move it away"
            place = Place(str(out / obstacle))
            found.append(Diagnostic("in-the-way", place, problem, "", remedy))
    if found:
        raise Refused(found)


def diff(change: Change) -> str:
    """What the change would do to the text of the files, as a unified diff."""
    parts: list[str] = []
    for name in sorted({*change.written, *change.removed} - {PRISTINE}):
        path = change.root / name
        before = path.read_bytes() if path.is_file() else b""
        after = change.new.get(name, b"")
        try:
            old, new = (each.decode().splitlines(keepends=True) for each in (before, after))
        except UnicodeDecodeError:
            parts.append(f"Binary files a/{name} and b/{name} differ\n")
            continue
        source = f"a/{name}" if os.path.lexists(path) else "/dev/null"
        target = f"b/{name}" if name in change.new else "/dev/null"
        for line in difflib.unified_diff(old, new, source, target):
            parts.append(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n")
    return "".join(parts)
