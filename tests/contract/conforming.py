"""Whether a value is exactly what its annotation says, to any depth."""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin

from facts import is_array, is_object

UNKNOWN = ("Unknown", "UnknownEvent")

Hints = Callable[[type], dict[str, Any]]
"""The resolved annotations of a class."""


class Conforming:
    """Compares values with annotations; `Unknown` is never what a known shape should become."""

    def __init__(self, hints: Hints) -> None:
        self._hints = cache(hints)

    def problems(self, value: Any, hint: Any, where: str) -> Iterator[str]:
        """What is wrong with a value; it fits one member of a union, or the nearest is told."""
        members = list(union_members(hint))
        if Any in members:
            return
        best: list[str] | None = None
        for each in members:
            found = list(self._one(value, each, where))
            if not found:
                return
            if best is None or self._depth(found) > self._depth(best):
                best = found
        yield from best or [f"{where}: {value!r} for {hint}"]

    def _depth(self, problems: list[str]) -> int:
        return max(each.partition(":")[0].count(".") for each in problems)

    def _one(self, value: Any, hint: Any, where: str) -> Iterator[str]:
        origin = get_origin(hint)
        if origin is Literal:
            if not any(value == each and type(value) is type(each) for each in get_args(hint)):
                yield f"{where}: {value!r} is none of {get_args(hint)}"
        elif type(value) is not (origin or hint) or hint.__name__ in UNKNOWN:
            yield f"{where}: {value!r} is no {hint}"
        elif is_array(value):
            for index, each in enumerate(value):
                yield from self.problems(each, get_args(hint)[0], f"{where}[{index}]")
        elif is_object(value):
            for name, each in value.items():
                yield from self.problems(each, get_args(hint)[1], f"{where}[{name!r}]")
        elif dataclasses.is_dataclass(hint):
            cls: Any = hint
            hints = self._hints(cls)
            for each in dataclasses.fields(hint):
                inner = getattr(value, each.name)
                yield from self.problems(inner, hints[each.name], f"{where}.{each.name}")


def union_members(hint: Any) -> Iterator[Any]:
    """The members of a union, nested ones opened."""
    if get_origin(hint) in (Union, types.UnionType):
        for each in get_args(hint):
            yield from union_members(each)
    else:
        yield hint
