"""A description as rules look at it: every object that the standard defines, with its place.

Nothing here complains. Whoever looks for a thing that is not there, or is something else, finds
nothing; that it is not there is for the structure to say.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from bindwright.normalize.methods import operations_in
from bindwright.normalize.raw import is_list, is_map
from bindwright.source import Document, from_fragment, pointer, resolve
from bindwright.source.objects import Slot, slots


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """One object of the description."""

    kind: str
    """As the standard calls it, in small letters: `path item`, `media type`, `schema`."""
    pointer: str
    value: dict[str, Any]

    @property
    def is_reference(self) -> bool:
        """Whether it only refers to another one."""
        return isinstance(self.value.get("$ref"), str)


@dataclass(frozen=True, slots=True, eq=False)
class Call:
    """One operation below `paths`."""

    id: str | None
    verb: str
    path: str
    pointer: str
    raw: dict[str, Any]
    item: dict[str, Any]
    item_pointer: str

    @property
    def label(self) -> str:
        """How messages call it."""
        return self.id or f"{self.verb} {self.path}"


class Api:
    """All objects of a description."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.data = document.data
        version = self.data.get("openapi")
        self.version = ".".join(version.split(".")[:2]) if isinstance(version, str) else ""

    @cached_property
    def nodes(self) -> Mapping[str, list[Node]]:
        """Every object, by its kind, wherever it stands: some are only reached by references."""
        found: defaultdict[str, list[Node]] = defaultdict(list)
        waiting = [Node("description", "", self.data)]
        seen: set[str] = set()
        referred: dict[str, str] = {}
        while waiting or referred:
            if not waiting:
                place, kind = referred.popitem()
                target = None if place in seen else self.at(place)
                waiting += [Node(kind, place, target)] if is_map(target) else []
                continue
            node = waiting.pop()
            if node.pointer in seen:
                continue
            seen.add(node.pointer)
            found[node.kind].append(node)
            waiting += reversed(list(_below(node)))
            reference = node.value.get("$ref")
            if isinstance(reference, str) and reference.startswith("#/"):
                referred.setdefault(from_fragment(reference), node.kind)
        return found

    @cached_property
    def calls(self) -> tuple[Call, ...]:
        """The operations that an SDK has methods for."""
        found: list[Call] = []
        for path, item in as_map(self.data.get("paths")).items():
            place = pointer("paths", path)
            followed = as_map(self.follow(item))
            for verb, keys, raw in operations_in(followed):
                name = raw.get("operationId")
                where = place + pointer(*keys) if followed is item else place
                found.append(
                    Call(
                        id=name if isinstance(name, str) and name else None,
                        verb=verb,
                        path=str(path),
                        pointer=where,
                        raw=raw,
                        item=followed,
                        item_pointer=place,
                    )
                )
        return tuple(found)

    def follow(self, value: Any) -> Any:
        """What a value is or refers to; empty where that is nowhere."""
        seen: set[str] = set()
        while is_map(value) and isinstance(reference := value.get("$ref"), str):
            if reference in seen or not reference.startswith("#"):
                return {}
            seen.add(reference)
            found = self.at(from_fragment(reference))
            if found is None:
                return {}
            value = found
        return value

    def at(self, place: str) -> Any:
        """The value at a pointer; None without one."""
        try:
            return resolve(self.data, place)
        except (KeyError, ValueError):
            return None

    def parameters(self, call: Call) -> Iterator[tuple[str, dict[str, Any]]]:
        """The parameters of an operation, those of its path included, each with its place."""
        holders = ((call.item_pointer, call.item), (call.pointer, call.raw))
        for place, holder in holders:
            for index, each in enumerate(as_list(holder.get("parameters"))):
                yield place + pointer("parameters", index), as_map(self.follow(each))

    def properties(self, schema: Any) -> dict[str, Any]:
        """The properties of an object schema, those of its `allOf` included."""
        found: dict[str, Any] = {}
        waiting, seen = [schema], set[int]()
        while waiting:
            each = as_map(self.follow(waiting.pop()))
            if id(each) not in seen:
                seen.add(id(each))
                found.update(as_map(each.get("properties")))
                waiting += as_list(each.get("allOf"))
        return found


def _below(node: Node) -> Iterator[Node]:
    if node.is_reference and node.kind != "schema":
        return
    for slot in slots(node.value, node.kind):
        yield from _held(slot, node.pointer + pointer(slot.key))


def _held(slot: Slot, place: str) -> Iterator[Node]:
    """The object in a slot, or those of the list or the map in it."""
    if slot.kind[0] in "[{":
        for each in slots(slot.value, slot.kind):
            yield from _held(each, place + pointer(each.key))
    elif is_map(slot.value):
        yield Node(slot.kind, place, slot.value)


def as_map(value: Any) -> dict[str, Any]:
    """The value if it is an object, else an empty one."""
    return value if is_map(value) else {}


def as_list(value: Any) -> list[Any]:
    """The value if it is an array, else an empty one."""
    return value if is_list(value) else []
