"""Every place of a plan, and plans that differ from another in one place."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, cast, get_args, get_type_hints

from bindwright.literal import py_str
from bindwright.plan import Package

Step = str | int
"""A field of a dataclass, an index or a key of a mapping."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of a plan that holds one field of one dataclass."""

    name: str
    """The class and its field: `Method.path`."""
    steps: tuple[Step, ...]
    value: Any


def field_names() -> list[str]:
    """Every field of every dataclass that a plan is made of: `Method.path`.

    One that is a dataclass itself is left out: it has nothing but its own fields.
    """
    seen: dict[type, dict[str, Any]] = {}
    waiting: list[Any] = [Package]
    while waiting:
        found = waiting.pop()
        waiting += get_args(found)
        if is_dataclass(found) and isinstance(found, type) and found not in seen:
            seen[found] = get_type_hints(found)
            waiting += seen[found].values()
    return [
        f"{each.__name__}.{name}"
        for each, hints in seen.items()
        for name, hint in hints.items()
        if hint not in seen
    ]


def spots(value: Any, steps: tuple[Step, ...] = ()) -> Iterator[Spot]:
    """Every field in a value, the outer ones first."""
    for step, each in _parts(value):
        if is_dataclass(value):
            yield Spot(f"{type(value).__name__}.{step}", (*steps, step), each)
        yield from spots(each, (*steps, step))


def samples(value: Any, most: int) -> dict[str, list[tuple[Spot, list[Any]]]]:
    """For each field some of its places, each with what might stand there instead.

    The places are different in what they hold, or in what holds them.
    """
    found: dict[str, dict[tuple[object, ...], Spot]] = defaultdict(dict)
    values: dict[str, list[Any]] = defaultdict(list)
    for each in spots(value):
        path = tuple(step for step in each.steps if isinstance(step, str))
        found[each.name].setdefault((path, bool(each.value)), each)
        if isinstance(each.value, str) and each.value not in values[each.name]:
            values[each.name].append(each.value)
    return {
        name: [
            (each, [*_real(each.value, values[name]), *_others(each.value)][:8])
            for each in list(places.values())[:most]
        ]
        for name, places in found.items()
    }


def _real(value: Any, values: Sequence[Any]) -> list[Any]:
    """What the plan says elsewhere in the same field."""
    rest = [each for each in values if each != value]
    return list(dict.fromkeys([*rest[:1], *rest[-1:]]))


def _parts(value: Any) -> Iterator[tuple[Step, Any]]:
    if is_dataclass(value):
        yield from ((each.name, getattr(value, each.name)) for each in fields(value))
    elif isinstance(value, Mapping):
        yield from value.items()
    elif isinstance(value, tuple):
        yield from enumerate(cast(tuple[Any, ...], value))


def changed(value: Any, steps: Sequence[Step], new: Any) -> Any:
    """A copy of a value with something else in one place."""
    if not steps:
        return new
    step, *rest = steps
    if isinstance(value, Mapping):
        entries = cast(Mapping[Step, Any], value)
        return {**entries, step: changed(entries[step], rest, new)}
    if isinstance(value, tuple):
        assert isinstance(step, int)
        return (*value[:step], changed(value[step], rest, new), *value[step + 1 :])
    return replace(value, **{str(step): changed(getattr(value, str(step)), rest, new)})


def _others(value: Any) -> Iterator[Any]:
    """What might stand in the place of a value."""
    match value:
        case bool():
            yield not value
        case int():
            yield value + 1
        case str():
            yield _other_text(value)
        case None:
            yield "other"
        case Mapping() if value:
            yield dict(list(cast(Mapping[Step, Any], value).items())[1:])
        case tuple() if value:
            yield value[1:]
            yield from ((*value[:-1], each) for each in _last(value[-1]))
        case _ if is_dataclass(value):
            yield None
        case _:
            return


def _last(item: Any) -> Iterator[Any]:
    """Another last item of a tuple; one that is a tuple itself keeps its length."""
    if isinstance(item, tuple) and item:
        yield from ((*item[:-1], each) for each in _last(item[-1]))
    elif isinstance(item, str):
        yield _other_text(item)


def _other_text(text: str) -> str:
    """Another text of the same sort: source of a string, or of a call, stays that."""
    try:
        tree = ast.parse(text, mode="eval")
    except SyntaxError:
        return f"{text}_other"
    if isinstance(tree.body, ast.Constant | ast.Call):
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                node.value += "_other"
                return py_str(node.value) if node is tree.body else ast.unparse(tree)
    return f"{text}_other"
