"""What is wrong with a description: one rule a function, and all findings at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from bindwright.checks import access, examples, names, operations, schemas, support
from bindwright.checks.api import Api
from bindwright.checks.rule import RULES, Rule
from bindwright.checks.structure import structure_findings
from bindwright.diagnostics import Diagnostic, Diagnostics, Place, Refused
from bindwright.source import Document, Limits, Reading, read_document, read_file

__all__ = ["RULES", "Rule", "lint"]

# Importing a module declares its rules.
_MODULES = (operations, access, schemas, names, examples, support)


def lint(
    description: Path,
    reading: Reading = Reading(),
    on_stage: Callable[[str], None] = lambda stage: None,
) -> list[Diagnostic]:
    """Everything that is wrong with a description, in the order of its files.

    Args:
        description: Its file.
        reading: What is applied to it, and what it may ask for.
        on_stage: Called with the name of each stage as it begins.

    Raises:
        Refused: It cannot be read.
    """
    found = Diagnostics()
    on_stage("source")
    document = _read(description, reading, found)
    found.extend(document.notes)
    api = Api(document)
    on_stage("structure")
    found.extend(structure_findings(api))
    for rule in RULES:
        on_stage(rule.code)
        found.extend(rule.findings(api))
    on_stage("normalize")
    _normalized(document, found)
    return sorted(_once(found.found), key=lambda each: (each.place, each.code))


def _read(path: Path, reading: Reading, found: Diagnostics) -> Document:
    """The description; its first file alone where the others cannot be put together with it."""
    try:
        return read_document(path, reading)
    except Refused as refused:
        # Refused once more where nothing of it can be read.
        document = read_file(path, Limits(**reading.limits))
        found.extend(refused.diagnostics)
        return document


def _normalized(document: Document, found: Diagnostics) -> None:
    """What generating an SDK finds, beyond the rules."""
    from bindwright.normalize import normalize

    # What it refuses is among the findings by then.
    with suppress(Refused):
        normalize(document, {}, found)


# What a rule says better: code -> the codes that it stands for at the same place.
_SAID_BETTER = {
    "optional-path-parameter": {"missing-field"},
    "bad-method": {"bad-value"},
    "wrong-type": {"unknown-value"},
    "missing-field": {"bad-parameter"},
    "unresolved-reference": {"bad-parameter"},
    "circular-reference": {"unresolved-reference"},
    "remote-reference": {"unresolved-reference"},
    "unlocked-reference": {"unresolved-reference"},
    "changed-remote": {"unresolved-reference"},
}


def _once(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Each finding once: several stages see the same thing, and shared objects are seen twice."""
    seen: dict[tuple[Place, str, str], Diagnostic] = {}
    codes: dict[Place, set[str]] = {}
    for each in found:
        # A reference is broken once, whoever follows it and in whatever words.
        words = "" if each.code == "unresolved-reference" else each.problem
        seen.setdefault((each.place, each.code, words), each)
        codes.setdefault(each.place, set()).add(each.code)
    return [
        each
        for each in seen.values()
        if not any(
            each.code in worse and code in codes[each.place] for code, worse in _SAID_BETTER.items()
        )
    ]
