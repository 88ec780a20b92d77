"""What has to change in an output folder, and whether a person would lose work by it."""

from __future__ import annotations

import difflib
import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from bindwright.diagnostics import Diagnostic, Place, Refused
from bindwright.paths import UnsafePath, guard
from bindwright.publish.disk import walk
from bindwright.publish.manifest import FORMAT, MANIFEST, OWN, find_manifest, hash_of
from bindwright.publish.result import Published


@dataclass(slots=True)
class Change:
    """The difference between a folder and what it should hold."""

    root: Path
    new: dict[str, bytes]
    old: dict[str, str]
    written: list[str] = field(default_factory=list[str])
    removed: list[str] = field(default_factory=list[str])
    unchanged: list[str] = field(default_factory=list[str])
    edited: list[str] = field(default_factory=list[str])
    people: list[str] = field(default_factory=list[str])
    """Every file and empty folder that the generator did not write."""
    stale: list[str] = field(default_factory=list[str])
    """Byte code in folders that hold nothing else any more."""

    def published(self, diff: str = "") -> Published:
        generated = {parent for name in self.new for parent in PurePosixPath(name).parents}
        kept: set[str] = set()
        for name in self.people:
            path = PurePosixPath(name)
            if "__pycache__" not in path.parts:
                outer = [each for each in reversed(path.parents) if each not in generated]
                kept.add(f"{outer[0]}/" if outer else name)
        return Published(
            written=tuple(sorted(self.written)),
            removed=tuple(sorted(self.removed)),
            unchanged=tuple(sorted(self.unchanged)),
            kept=tuple(sorted(kept)),
            edited=tuple(sorted(self.edited)),
            diff=diff,
        )


def contents(
    files: Mapping[str, str | bytes], root: Path, manifest: Mapping[str, object]
) -> dict[str, bytes]:
    """Everything to be written, the manifest included, under names known to be safe."""
    new: dict[str, bytes] = {}
    taken: dict[str, str] = {}
    for name, content in sorted(files.items()):
        guard(root, name)
        if PurePosixPath(name).parts[0].lower() == OWN:
            raise UnsafePath(name, f"{OWN} is the generator's own folder")
        other = taken.setdefault(name.lower(), name)
        if other != name:
            raise UnsafePath(name, f"on some systems it is the same file as {other!r}")
        new[name] = content.encode() if isinstance(content, str) else content
    for name in new:
        for parent in PurePosixPath(name).parents:
            if str(parent).lower() in taken:
                raise UnsafePath(name, f"{str(parent)!r} is a file as well")
    hashes = {name: hashlib.sha256(content).hexdigest() for name, content in new.items()}
    record = {**manifest, "format": FORMAT, "files": hashes}
    new[MANIFEST] = (json.dumps(record, indent=2, sort_keys=True) + "\n").encode()
    return new


def compare(new: dict[str, bytes], root: Path) -> Change:
    """Set what `contents` returned against what lies in the folder now."""
    manifest = find_manifest(root)
    recorded: Mapping[str, str] = {} if manifest is None else manifest.files
    old = {name: each for name, each in recorded.items() if name in new or _is_safe(root, name)}
    change = Change(root, new, old)
    for name, content in new.items():
        path = root / name
        if path.is_file() and not path.is_symlink() and path.read_bytes() == content:
            change.unchanged.append(name)
            continue
        change.written.append(name)
        if os.path.lexists(path) and name != MANIFEST and hash_of(path) != old.get(name):
            change.edited.append(name)
    for name, digest in old.items():
        if name not in new and os.path.lexists(root / name):
            change.removed.append(name)
            if hash_of(root / name) != digest:
                change.edited.append(name)
    needed = {str(parent) for name in new for parent in PurePosixPath(name).parents}
    people = [
        name
        for name in walk(root)
        if name not in new
        and name not in old
        and PurePosixPath(name).parts[0] != OWN
        and not (name in needed and (root / name).is_dir() and not (root / name).is_symlink())
    ]
    alive = [*new, *(name for name in people if "__pycache__" not in name.split("/"))]
    folders = {str(parent) for name in alive for parent in PurePosixPath(name).parents}
    for name in people:
        holder = name.partition("__pycache__/")[0].rstrip("/") or "."
        is_stale = name.endswith(".pyc") and "__pycache__/" in name and holder not in folders
        (change.stale if is_stale and _is_safe(root, name) else change.people).append(name)
    return change


def _is_safe(root: Path, name: str) -> bool:
    try:
        guard(root, name)
    except UnsafePath:
        return False
    return True


def refuse_loss(change: Change, out: Path, force: bool) -> None:
    """Raise `Refused` with all that a person would lose, or that stands in a file's way."""
    found: list[Diagnostic] = []
    for name in sorted(change.edited) if not force else ():
        if name in change.old:
            code, problem = "edited-by-hand", "the generated file was changed by hand"
        else:
            code, problem = "not-generated", "a file that was not generated is in the way"
        effect = "generating again would lose its content"
        remedy = "move the change to the settings, the templates or a file of your own, or --force"
        found.append(Diagnostic(code, Place(str(out / name)), problem, effect, remedy))
    # A link or file where a folder has to be, or a folder with people's files for a file.
    people = set(change.people)
    folders = {str(parent) for name in people for parent in PurePosixPath(name).parents}
    for name in change.new:
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
    for name in sorted([*change.written, *change.removed]):
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
