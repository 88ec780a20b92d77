"""Where the brackets of a statement are, and what they are for. Names and strings are masked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

_BRACKET = re.compile(r"[()\[\]{}]")
_SEPARATOR = re.compile(r"[()\[\]{},]")
_CALLED = re.compile(r"[\w\])]$")
_DEFINITION = re.compile(r"(?:async )?def\b")
_KEYWORDS = tuple(f" {each}" for each in ("in", "and", "or", "not", "is", "else", "if", "import"))


def brackets(mask: str) -> Iterator[tuple[int, int]]:
    """Where each outermost bracket begins and ends."""
    depth = start = 0
    for found in _BRACKET.finditer(mask):
        if found[0] in "([{":
            start = start if depth else found.start()
            depth += 1
        else:
            depth -= 1
            if not depth:
                yield start, found.end()


def items_of(mask: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where each item between `start` and `end` begins and ends, without spaces and commas."""
    depth = 0
    begin = start
    found = ((each[0], each.start()) for each in _SEPARATOR.finditer(mask, start, end))
    for mark, at in chain(found, [(",", end)]):
        if mark != ",":
            depth += 1 if mark in "([{" else -1
        elif not depth:
            item = mask[begin:at]
            if item.strip(" "):
                yield begin + len(item) - len(item.lstrip(" ")), begin + len(item.rstrip(" "))
            begin = at + 1


def kind_of(mask: str, start: int) -> str:
    """What a bracket is for: a definition, an import, a call, or a value of what kind."""
    before = mask[:start].rstrip(" ")
    if mask[start] == "{":
        return "dict"
    called = bool(_CALLED.search(before)) and not before.endswith(_KEYWORDS)
    if mask[start] == "[":
        return "subscript" if called else "list"
    if _DEFINITION.match(mask):
        return "def"
    if before.endswith(" import"):
        return "import"
    return "call" if called else "tuple"


def is_entry(item: str) -> bool:
    """Whether it is an entry of a dictionary."""
    depth = 0
    for char in item:
        depth += (char in "([{") - (char in ")]}")
        if char == ":" and not depth:
            return True
    return item.startswith("**")
