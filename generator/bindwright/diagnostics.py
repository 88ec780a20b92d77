"""What is wrong, where, what it means for the SDK, and what to do about it.

Every stage reports through this module, so that a run prints all its findings together and
no user ever meets a traceback for bad input.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

Severity = Literal["error", "warning", "note"]


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A position in a file. `line` and `column` count from 1; 0 means the whole file."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding: where it is, the problem, its effect on the SDK, and the remedy."""

    code: str
    """Stable name of the rule, in kebab-case, such as `duplicate-key`."""
    place: Place
    problem: str
    effect: str = ""
    remedy: str = ""
    severity: Severity = "error"
    excerpt: str = ""
    """The source line concerned, with a caret line below it, where there is one."""

    def render(self) -> str:
        """The finding as a person reads it in a terminal."""
        lines = [f"{self.place}: {self.severity}: {self.problem} [{self.code}]"]
        lines += [f"    {line}" for line in self.excerpt.splitlines()]
        if self.effect:
            lines.append(f"  effect: {self.effect}")
        if self.remedy:
            lines.append(f"  remedy: {self.remedy}")
        return "\n".join(lines)

    def to_dict(self) -> dict[str, Any]:
        """The finding for `--json`."""
        return asdict(self)


def shown(value: Any) -> str:
    """A value for a message, on one line, and not too long."""
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= 60 else f"{text[:57]}..."


def told(value: Any) -> str:
    """What kind of thing a value is, for a message; what is short is shown."""
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list):
        return "a list" if value else "an empty list"
    return shown(value)


@dataclass(slots=True)
class Diagnostics:
    """Collects findings, so that one run reports everything wrong at once."""

    found: list[Diagnostic] = field(default_factory=list[Diagnostic])

    def add(self, diagnostic: Diagnostic) -> None:
        """Record one finding."""
        if diagnostic not in self.found:
            self.found.append(diagnostic)

    def extend(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Record several findings."""
        for diagnostic in diagnostics:
            self.add(diagnostic)

    def settle(self, code: str) -> None:
        """Take the findings of a code back: the settings do what they advise."""
        self.found[:] = [each for each in self.found if each.code != code]

    @property
    def errors(self) -> list[Diagnostic]:
        """Only the findings that stop the run."""
        return [each for each in self.found if each.severity == "error"]

    def raise_if_errors(self) -> None:
        """Raise `Refused` with everything found so far when any of it is an error."""
        if self.errors:
            raise Refused(self.found)


class Refused(Exception):
    """The input cannot be used; `diagnostics` says why. The command line exits with 2."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = tuple(diagnostics)
        super().__init__("\n".join(each.render() for each in self.diagnostics))


def excerpt(text: str, line: int, column: int) -> str:
    """The line of `text` at `line` with a caret under `column` (both from 1)."""
    lines = text.split("\n")
    if not 1 <= line <= len(lines):
        return ""
    shown = lines[line - 1].rstrip("\r")
    start = max(0, column - 80)
    cut = shown[start : start + 120]
    if not cut.isprintable():
        cut = "".join(char if char.isprintable() else "�" for char in cut)
    return f"{cut}\n{' ' * (column - 1 - start)}^"
