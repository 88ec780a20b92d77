"""References: where a `$ref` leads, and which schemas lead back to themselves."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bindwright.diagnostics import Diagnostics
from bindwright.graph import strongly_connected
from bindwright.normalize.raw import is_list, is_map
from bindwright.normalize.spots import Spot, pascal
from bindwright.source import Document, from_fragment, resolve
from bindwright.source.pointers import split

COMPONENTS = "/components/schemas/"
# What stands below these words is data, not schemas, so a `$ref` there means nothing.
_DATA = frozenset({"example", "examples", "default", "enum", "const"})
_STEPS = {"items": ".items", "additionalProperties": ".values"}


class References:
    """Follows the references of one document, and reports those that lead nowhere."""

    def __init__(self, document: Document, diagnostics: Diagnostics) -> None:
        self._document = document
        self._diagnostics = diagnostics
        self._recursive: frozenset[str] | None = None

    def target(self, schema: dict[str, Any], place: str) -> str | None:
        """The pointer that the reference of a schema at `place` leads to; None if it is broken."""
        reference = _reference(schema)
        if reference == "#" and "$recursiveRef" in schema:
            # Without an anchor further out it means the schema resource that it stands in.
            return "/".join(place.split("/")[:4])
        if not isinstance(reference, str) or not reference.startswith("#"):
            self._refuse(
                place, schema, "leads out of this file", "copy what it means under components"
            )
            return None
        found = from_fragment(reference)
        try:
            resolve(self._document.data, found)
        except (KeyError, ValueError):
            self._refuse(place, schema, "leads nowhere", "correct it, or add what it names")
            return None
        return found

    def follow(self, value: Any, place: str) -> Any:
        """What a parameter, body or response is in the end, its references followed."""
        return self.dereference(value, place)[1]

    def dereference(self, value: Any, place: str) -> tuple[str, Any]:
        """Follow references: the pointer of what they lead to, and that itself.

        It is an empty schema where they lead nowhere.
        """
        seen: set[str] = set()
        while is_map(value) and is_reference(value):
            found = self.target(value, place)
            if found in seen:
                self._refuse(place, value, "leads back to itself", "let one of them say something")
            if found is None or found in seen:
                return place, {}
            seen.add(found)
            place, value = found, resolve(self._document.data, found)
        return place, value

    def is_object(self, schema: Any, seen: frozenset[str] = frozenset()) -> bool:
        """Whether some value of a schema is a JSON object."""
        place, target = self.dereference(schema, "")
        if not is_map(target) or place in seen:
            return False
        if "properties" in target or target.get("type") == "object":
            return True
        seen |= {place} if place else frozenset()
        members = target.get("oneOf", target.get("anyOf", target.get("allOf", ())))
        return any(self.is_object(each, seen) for each in members)

    def is_recursive(self, place: str) -> bool:
        """Whether the schema at a pointer contains a reference back to itself."""
        if self._recursive is None:
            self._recursive = frozenset(self._cycles())
        return place in self._recursive

    def _cycles(self) -> Iterator[str]:
        components = self._document.data.get("components")
        schemas = components.get("schemas") if is_map(components) else None
        waiting = [COMPONENTS + _escape(key) for key in schemas] if is_map(schemas) else []
        graph: dict[str, set[str]] = {}
        while waiting:
            place = waiting.pop()
            if place not in graph:
                value = resolve(self._document.data, place)
                graph[place] = set(self._references(value, place))
                waiting.extend(graph[place])
        for component in strongly_connected(graph):
            if len(component) > 1 or component <= graph[min(component)]:
                yield from component

    def _references(self, value: Any, place: str) -> Iterator[str]:
        """The pointers that a value refers to; broken references are left for later."""
        if is_map(value):
            reference = _reference(value)
            if isinstance(reference, str) and reference.startswith("#"):
                found = place if "$recursiveRef" in value else from_fragment(reference)
                try:
                    resolve(self._document.data, found)
                    yield found
                except (KeyError, ValueError):
                    pass
            for word, each in value.items():
                if word not in _DATA and not word.startswith("x-"):
                    yield from self._references(each, place)
        elif is_list(value):
            for each in value:
                yield from self._references(each, place)

    def _refuse(self, place: str, schema: dict[str, Any], problem: str, remedy: str) -> None:
        if not place:
            return  # who only looks ahead does not say where; who converts it will
        self._diagnostics.add(
            self._document.diagnostic(
                "unresolved-reference",
                f"{place}/$ref" if "$ref" in schema else place,
                f"the reference {_reference(schema)!r} {problem}",
                "what it stands for cannot be typed",
                remedy,
            )
        )


def is_reference(schema: dict[str, Any]) -> bool:
    """Whether a schema only refers to another (what stands beside `$ref` refines it)."""
    return "$ref" in schema or "$recursiveRef" in schema


def spot_of(place: str) -> Spot:
    """How the settings call the schema at a pointer, and the name it would get."""
    parts = split(place)
    if parts[:2] != ["components", "schemas"] or len(parts) < 3:
        return Spot(f"#{place}", place, pascal(parts[-1]) if parts else "Document")
    key, hint = parts[2], pascal(parts[2])
    steps = iter(parts[3:])
    for step in steps:
        if step == "properties":
            name = next(steps, "")
            key, hint = f"{key}.{name}", hint + pascal(name)
        elif step in _STEPS:
            key, hint = key + _STEPS[step], f"{hint}{'Item' if step == 'items' else 'Value'}"
        else:
            key = f"{key}[{step}]" if step.isdigit() else key
    return Spot(key, place, hint)


def _reference(schema: dict[str, Any]) -> Any:
    return schema.get("$ref", schema.get("$recursiveRef"))


def _escape(key: str) -> str:
    return key.replace("~", "~0").replace("/", "~1")
