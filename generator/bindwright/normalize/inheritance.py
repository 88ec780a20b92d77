"""Inheritance by `allOf`: a schema with a discriminator, and the schemas made from it.

Such a schema stands for every one that joins it by `allOf` (OpenAPI 3.1, section 4.8.25): where it
is referred to, an object may be of any of them, and is its own kind only if none of theirs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bindwright.normalize.naming import component_schemas
from bindwright.normalize.raw import is_list, is_map
from bindwright.normalize.references import COMPONENTS, is_reference
from bindwright.normalize.spots import escape


@dataclass(frozen=True, slots=True)
class Family:
    """What a reference to a schema with heirs stands for."""

    heirs: tuple[str, ...]
    """Pointers of the schemas that join it, directly or through others; parents first."""
    discriminator: Mapping[str, Any]
    word: str
    """The keyword by which the schema has its discriminator: its own, or an inherited one."""


def families(data: Mapping[str, Any], target: Callable[[dict[str, Any]], str]) -> dict[str, Family]:
    """The components that others inherit a discriminator from, by their pointers.

    `target` gives the pointer that a reference leads to.
    """
    schemas = {COMPONENTS + escape(key): each for key, each in component_schemas(data).items()}
    parents = {
        place: list(dict.fromkeys(_joined(schema, place, target)))
        for place, schema in schemas.items()
    }
    children: dict[str, list[str]] = {}
    for place, joined in parents.items():
        for parent in joined:
            children.setdefault(parent, []).append(place)
    found: dict[str, Family] = {}
    for place, schema in schemas.items():
        waiting = [place] if _discriminator(schema) and not _lists_members(schema) else []
        for each in waiting:
            if each in found:
                continue
            heirs = _below(each, children)
            waiting += heirs
            if heirs:
                own = _discriminator(schemas[each])
                word = "discriminator" if "discriminator" in schemas[each] else "allOf"
                found[each] = Family(heirs, own or _discriminator(schema), word)
    return found


def _joined(schema: Any, place: str, target: Callable[[dict[str, Any]], str]) -> Iterator[str]:
    """The schemas that one joins by reference."""
    members = schema.get("allOf") if is_map(schema) else None
    for each in members if is_list(members) else ():
        if is_map(each) and is_reference(each):
            found = target(each)
            if found not in ("", place):
                yield found


def _below(place: str, children: Mapping[str, list[str]]) -> tuple[str, ...]:
    """All that inherit from a schema, itself left out where it does so in a circle."""
    found = dict.fromkeys(children.get(place, ()))
    waiting = list(found)
    for each in waiting:
        more = [child for child in children.get(each, ()) if child not in found]
        found.update(dict.fromkeys(more))
        waiting += more
    found.pop(place, None)
    return tuple(found)


def _discriminator(schema: Any) -> Mapping[str, Any]:
    """That of a schema, or of what it joins without a reference."""
    found = schema.get("discriminator") if is_map(schema) else None
    if is_map(found) and found.get("propertyName"):
        return found
    members = schema.get("allOf") if is_map(schema) else None
    parts = members if is_list(members) else ()
    inline = [each for each in parts if is_map(each) and not is_reference(each)]
    for each in inline:
        if held := _discriminator(each):
            return held
    return {}


def _lists_members(schema: dict[str, Any]) -> bool:
    return bool(schema.get("oneOf") or schema.get("anyOf"))
