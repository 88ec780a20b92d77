"""The lines in which a file differs from what was generated."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal


@dataclass(frozen=True, slots=True)
class Line:
    """One edited line."""

    number: int
    """From 1: in the file for an added line, in what was generated for a removed one."""
    sign: Literal["+", "-"]
    text: str


def edited_lines(generated: bytes, edited: bytes) -> Iterator[Line]:
    """Every line that a person has taken away or added, in the order of the file."""
    before, after = (each.decode(errors="replace").splitlines() for each in (generated, edited))
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for _, start, end, first, last in matcher.get_opcodes():
        if before[start:end] != after[first:last]:
            for number in range(start, end):
                yield Line(number + 1, "-", before[number])
            for number in range(first, last):
                yield Line(number + 1, "+", after[number])


def count(generated: bytes, edited: bytes) -> tuple[int, int]:
    """How many lines were added, and how many taken away."""
    signs = [each.sign for each in edited_lines(generated, edited)]
    return signs.count("+"), signs.count("-")
