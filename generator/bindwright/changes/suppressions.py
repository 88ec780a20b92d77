"""Findings that somebody has accepted, each with the reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from bindwright.changes.model import Changes, Suppressed
from bindwright.diagnostics import Diagnostic, Diagnostics
from bindwright.normalize.raw import is_list, is_map
from bindwright.source import Document, pointer, read_document


@dataclass(frozen=True, slots=True)
class Suppression:
    """One entry of the file."""

    id: str
    reason: str
    pointer: str
    """Where it stands in the file, as a JSON Pointer."""


@dataclass(frozen=True, slots=True)
class Suppressions:
    """A file of suppressions: `suppressions: [{id: ..., reason: ...}]`."""

    document: Document
    entries: tuple[Suppression, ...]

    def apply(self, changes: Changes) -> Changes:
        """The changes without those that are accepted.

        Raises:
            Refused: An entry suppresses nothing: it would hide another change later.
        """
        reasons = {each.id: each.reason for each in self.entries}
        known = {each.id for each in changes.findings}
        found = Diagnostics()
        for each in self.entries:
            if each.id not in known:
                problem = f"nothing that changed has the id {each.id!r}"
                effect = "the entry hides nothing, and would hide a mistake later"
                found.add(self._diagnostic("needless-suppression", each.pointer, problem, effect))
        found.raise_if_errors()
        return replace(
            changes,
            findings=tuple(each for each in changes.findings if each.id not in reasons),
            suppressed=tuple(
                Suppressed(finding=each, reason=reasons[each.id])
                for each in changes.findings
                if each.id in reasons
            ),
        )

    def _diagnostic(self, code: str, where: str, problem: str, effect: str) -> Diagnostic:
        return self.document.diagnostic(code, where, problem, effect, "take it away")


def read_suppressions(path: Path) -> Suppressions:
    """Read a file of suppressions.

    Raises:
        Refused: It cannot be read, or an entry lacks its id or its reason.
    """
    document = read_document(path)
    found = Diagnostics()
    entries = tuple(_entries(document, found))
    found.raise_if_errors()
    return Suppressions(document, entries)


def _entries(document: Document, found: Diagnostics) -> Iterator[Suppression]:
    listed: Any = document.data.get("suppressions")
    unknown = [each for each in document.data if each != "suppressions"]
    if not is_list(listed) or unknown:
        problem = "the file is not a list under the key `suppressions`"
        remedy = "write suppressions: [{id: ..., reason: ...}]"
        found.add(document.diagnostic("bad-suppression", "", problem, remedy=remedy))
        return
    seen: set[str] = set()
    for index, each in enumerate(listed):
        where = pointer("suppressions", index)
        facts = each if is_map(each) else {}
        name, reason = facts.get("id"), facts.get("reason")
        complete = isinstance(name, str) and isinstance(reason, str) and reason.strip()
        if not complete or facts.keys() != {"id", "reason"} or name in seen:
            problem = "the entry is not an id of its own, as a diff shows it, and a reason"
            remedy = "write {id: rule:target, reason: why it is accepted}"
            found.add(document.diagnostic("bad-suppression", where, problem, remedy=remedy))
            continue
        seen.add(str(name))
        yield Suppression(str(name), str(reason).strip(), where)
