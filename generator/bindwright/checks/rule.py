"""Rules: one function each, which looks at a description and says what it found."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from bindwright.checks.api import Api
from bindwright.diagnostics import Diagnostic, Severity
from bindwright.normalize.raw import is_list, is_map
from bindwright.source import split

_WORD = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_PLAIN = re.compile(r"[A-Za-z_/][\w /.-]*\w|[A-Za-z_]")
_LISTS = frozenset("allOf oneOf anyOf prefixItems parameters servers security enum".split())
"""Keys of the standard that hold lists; below any other, a number is a key."""
_WORDS_OF_YAML = frozenset("true false yes no on off null y n".split())


@dataclass(frozen=True, slots=True)
class Found:
    """One finding of a rule, whose code and severity are the rule's."""

    pointer: str
    problem: str
    effect: str
    remedy: str = ""


Check = Callable[[Api], Iterator[Found]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that can be wrong with a description."""

    code: str
    severity: Severity
    check: Check

    @property
    def summary(self) -> str:
        """What is right, in one line."""
        return (self.check.__doc__ or "").strip().split("\n")[0]

    def findings(self, api: Api) -> Iterator[Diagnostic]:
        """What is wrong with a description."""
        for each in self.check(api):
            yield api.document.diagnostic(
                self.code, each.pointer, each.problem, each.effect, each.remedy, self.severity
            )


RULES: list[Rule] = []
"""Every rule, in the order in which they were declared."""


def rule(code: str, severity: Severity = "error") -> Callable[[Check], Check]:
    """Declare a rule: the function's docstring says in its first line what is right."""

    def declare(check: Check) -> Check:
        RULES.append(Rule(code, severity, check))
        return check

    return declare


def update(place: str, value: Any) -> str:
    """The action of an overlay that merges a value into the object at a place, to be pasted."""
    return f"in an overlay: {flow({'target': jsonpath(place), 'update': value})}"


def remove(place: str) -> str:
    """The action of an overlay that takes away what is at a place, to be pasted."""
    return f"in an overlay: {flow({'target': jsonpath(place), 'remove': True})}"


def jsonpath(place: str) -> str:
    """A JSON Pointer as a JSONPath (RFC 9535) that means the same place."""
    path, above = "$", ""
    for part in split(place):
        if _WORD.fullmatch(part):
            path += f".{part}"
        elif part.isdecimal() and above in _LISTS:
            path += f"[{part}]"
        else:
            quoted = part.replace("\\", "\\\\").replace("'", "\\'")
            path += f"['{quoted}']"
        above = part
    return path


def flow(value: Any) -> str:
    """A value in YAML's flow style."""
    if is_map(value):
        return "{" + ", ".join(f"{flow(key)}: {flow(each)}" for key, each in value.items()) + "}"
    if is_list(value):
        return "[" + ", ".join(map(flow, value)) + "]"
    if isinstance(value, str) and _PLAIN.fullmatch(value) and value not in _WORDS_OF_YAML:
        return value
    return json.dumps(value, ensure_ascii=False)
