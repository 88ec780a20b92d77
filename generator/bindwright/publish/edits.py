"""Edits that people made inside generated files: carried over, or else the run is refused."""

from __future__ import annotations

from pathlib import Path

from bindwright.diagnostics import Diagnostic, Place, Refused
from bindwright.publish.change import Change
from bindwright.publish.lines import count
from bindwright.publish.manifest import Edit, Fate, digest_of
from bindwright.publish.merging import fault, merge
from bindwright.publish.pristine import unpack


class _Unmergeable(Exception):
    """Why an edit cannot be carried over, and what to do about it."""

    def __init__(self, code: str, problem: str, remedy: str) -> None:
        super().__init__(problem)
        self.code, self.problem, self.remedy = code, problem, remedy


def keep_edits(change: Change, out: Path) -> None:
    """Put what each edited file becomes into `change`, or why that cannot be."""
    before = unpack(change.root) if change.edited else {}
    for name in tuple(change.edited):
        path = change.root / name
        if name not in change.recorded.files or path.is_symlink() or not path.is_file():
            continue  # it is refused with whatever else is in the way
        change.edited.remove(name)
        mine, digest = path.read_bytes(), change.recorded.pristine(name)
        base = before.get(name)
        if base is not None and digest_of(base) != digest:
            base = None
        new = change.new.get(name)
        if new is None:
            change.removed.remove(name)
            change.pristine[name] = base or b""
            _settle(change, name, "left", mine, mine, digest)
        elif digest_of(new) == digest:
            _settle(change, name, "kept", mine, mine, digest)
        else:
            try:
                merged = _merged(out / name, mine, base, new)
                _settle(change, name, "merged", mine, merged, digest_of(new))
            except _Unmergeable as error:
                effect = "generating again would lose its content"
                place = Place(str(out / name))
                found = Diagnostic(error.code, place, error.problem, effect, error.remedy)
                change.problems.append(found)


def discard_edits(change: Change) -> None:
    """Note that every edit is lost, as somebody asked for."""
    for name in change.edited:
        if name in change.recorded.files:
            digest = change.recorded.pristine(name)
            change.edits.append(Edit(name=name, fate="discarded", pristine=digest))


def _settle(change: Change, name: str, fate: Fate, mine: bytes, final: bytes, digest: str) -> None:
    """Let an edited file become `final`."""
    if name in change.written:
        change.written.remove(name)
    (change.unchanged if final == mine else change.written).append(name)
    change.new[name] = final
    if digest_of(final) != digest:  # else the description says by now what the person wrote
        added, removed = count(change.pristine[name], final)
        found = Edit(
            name=name,
            fate=fate,
            pristine=digest,
            added=added,
            removed=removed,
            fault=fault(name, final),
        )
        change.edits.append(found)


def _merged(path: Path, mine: bytes, base: bytes | None, new: bytes) -> bytes:
    if base is None:
        raise _Unmergeable(
            "no-pristine",
            "the file was edited, and what was generated before is not known any more",
            "restore .bindwright/pristine.zip from version control, or discard the edit: --force",
        )
    if fault(path.name, mine).endswith("conflict"):
        raise _Unmergeable(
            "open-conflict",
            "the file still holds the markers of a conflict, and is generated anew",
            "settle the conflict first, or discard the edit: --force",
        )
    merged = merge(path, mine, base, new)
    if merged is None:
        raise _Unmergeable(
            "not-text",
            "the file was edited, is generated anew, and cannot be merged: it is no text",
            "move the change to a file of your own, or discard it: --force",
        )
    return merged


def refuse_excess(change: Change, out: Path, ceiling: int | None) -> None:
    """Raise `Refused` if more lines are edited than the settings allow."""
    total = sum(each.added + each.removed for each in change.edits)
    if ceiling is None or total <= ceiling:
        return
    problem = f"{total} lines of generated files are edited; the settings allow {ceiling}"
    effect = "each of them is a line that the next description may conflict with"
    remedy = "bindwright edits lists them: move them into _custom or the settings, or raise edits.ceiling"
    raise Refused([Diagnostic("too-many-edits", Place(str(out)), problem, effect, remedy)])
