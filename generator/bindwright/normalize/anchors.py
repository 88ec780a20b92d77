"""What stays the same about a schema while its description grows: the place it is locked by.

A JSON Pointer alone will not do: it counts the members of a union and the parameters of an
operation. Here a member is known by its constant, or by its likeness to what stood there before; a
parameter by its name; and an operation by its route.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bindwright.lock.model import plain_path
from bindwright.normalize.raw import is_list, is_map
from bindwright.normalize.spots import constant_label
from bindwright.source.pointers import split

_NUMBERED = re.compile(r"\|(\d+)\Z")
_ALIKE = 0.5


@dataclass(frozen=True, slots=True)
class Kept:
    """A class name that is to stay."""

    name: str
    wires: frozenset[str]
    """The properties that its schema had, by their names in JSON."""


class Anchors:
    """Gives each schema its place, by the JSON Pointer at which it stands."""

    def __init__(self, kept: Mapping[str, Kept]) -> None:
        self._numbered: dict[str, dict[int, Kept]] = {}
        for place, each in kept.items():
            if number := _NUMBERED.search(place):
                self._numbered.setdefault(place[: number.start()], {})[int(number[1])] = each
        self._anchors: dict[str, str] = {}

    def anchor(self, pointer: str, place: str) -> None:
        """Let what stands below a pointer be known by a place."""
        self._anchors.setdefault(pointer, place)

    def place(self, pointer: str) -> str:
        """What the schema at a pointer is known by."""
        if pointer in self._anchors:
            return self._anchors[pointer]
        above, slash, last = pointer.rpartition("/")
        if not slash:
            return ""
        if above in ("/components/schemas", "/paths"):
            (name,) = split(f"/{last}")
            return f"#{name}" if above != "/paths" else plain_path(name)
        return f"{self.place(above)}/{last}"

    def anchor_parameter(self, pointer: str, location: str, wire: str) -> None:
        """Let a parameter be known by its name instead of its number."""
        operation = pointer.rpartition("/parameters/")[0]
        self.anchor(pointer, f"{self.place(operation)} {location} {wire}")

    def members(self, pointer: str, word: str, members: Sequence[Any]) -> None:
        """Anchor the inline members of the union at a pointer.

        One with a constant is known by it. Of the others, each takes the number of the member
        that it is most like, or else the next one.
        """
        union = self.place(pointer)
        inline = [
            index for index, each in enumerate(members) if is_map(each) and "$ref" not in each
        ]
        plain: list[int] = []
        for index in inline:
            label = constant_label(members[index])
            if label is None:
                plain.append(index)
            else:
                self.anchor(f"{pointer}/{word}/{index}", f"{union}|={label}")
        known = self._numbered.get(union, {})
        numbers = dict(_likest(plain, known, members))
        following = max(known, default=-1) + 1
        for index in plain:
            if index not in numbers:
                numbers[index], following = following, following + 1
            self.anchor(f"{pointer}/{word}/{index}", f"{union}|{numbers[index]}")


def _likest(
    plain: Sequence[int], known: Mapping[int, Kept], members: Sequence[Any]
) -> Iterator[tuple[int, int]]:
    """Pairs of a member and the number of a kept one, the most alike first, each once."""
    pairs = sorted(
        (-_likeness(wires_of(members[index]), each.wires), number, index)
        for index in plain
        for number, each in known.items()
    )
    taken: set[int] = set()
    given: set[int] = set()
    for unlike, number, index in pairs:
        if -unlike >= _ALIKE and number not in taken and index not in given:
            taken.add(number)
            given.add(index)
            yield index, number


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / (len(one | other) or 1)


def wires_of(schema: Any) -> frozenset[str]:
    """The properties that a schema declares itself, or in its `allOf`."""
    if not is_map(schema):
        return frozenset()
    properties = schema.get("properties")
    parts = schema.get("allOf")
    inner = (wires_of(each) for each in parts) if is_list(parts) else ()
    return frozenset(properties if is_map(properties) else ()).union(*inner)
