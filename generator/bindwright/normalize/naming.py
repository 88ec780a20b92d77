"""Class names: each schema gets the shortest one that nothing else has, and never a number."""

from __future__ import annotations

import builtins
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from bindwright.names import snake
from bindwright.normalize.anchors import Anchors, Kept
from bindwright.normalize.raw import is_list, is_map
from bindwright.normalize.spots import Root, Spot, pascal
from bindwright.source import resolve

RESERVED = frozenset(name for name in dir(builtins) if name[0].isupper()) | {
    # What the modules of types, codecs and resources import by name.
    *("Any", "Decimal", "Final", "FileInput", "IO", "Iterable", "Literal", "Mapping", "Model"),
    *("NotGiven", "Omit", "Required", "TypeAlias", "TypedDict", "UUID", "Unknown", "UnknownEvent"),
    *("AsyncPaginator", "AsyncResource", "AsyncStream", "Body", "Decoder", "Getter", "Headers"),
    *("Member", "Options", "Query", "Request", "Stream", "SyncResource", "Unpack"),
}
"""Names that the modules of an SDK use themselves."""
_SUBSCHEMAS = ("allOf", "anyOf", "oneOf", "items", "prefixItems", "additionalProperties")
_LOCK = "lock "
_VERSION = re.compile(r"V[0-9]+[a-z0-9]*", re.IGNORECASE)
_SUFFIXES = ("Object", "Schema", "Value", "Type", "Form", "Variant")


def component_schemas(data: Mapping[str, Any]) -> Mapping[str, Any]:
    """The component schemas of a description, by their keys."""
    components = data.get("components")
    found = components.get("schemas") if is_map(components) else None
    return found if is_map(found) else {}


def without_namespaces(keys: Iterable[str]) -> dict[str, str]:
    """Key -> its name without the namespace: `Pod` for `io.k8s.api.core.v1.Pod`.

    A namespace has several parts, and as many stay as keep the name unlike those of all others.
    """
    split = {key: key.split(".") for key in keys}
    ends = {
        key: [pascal(".".join(parts[-count:])) for count in range(1, len(parts) + 1)]
        for key, parts in split.items()
    }
    known = Counter(snake(name) for names in ends.values() for name in names)
    found: dict[str, str] = {}
    for key, names in ends.items():
        free = (each for each in names if known[snake(each)] == 1 and not _VERSION.fullmatch(each))
        if len(names) > 2 and all(split[key]) and (name := next(free, "")):
            found[key] = name
    return found


class Properties:
    """How often each name of a property occurs within a schema."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._data = data
        self._counts: dict[str, Counter[str]] = {}

    def is_only(self, root: Root) -> bool:
        """Whether nothing else in a schema is called as a property in it."""
        if root.pointer not in self._counts:
            try:
                schema = resolve(self._data, root.pointer)
            except (KeyError, ValueError):
                schema = None  # what stands behind a reference has no pointer of its own
            self._counts[root.pointer] = Counter(map(snake, _property_names(schema)))
        return self._counts[root.pointer][snake(root.property)] == 1


def _property_names(schema: Any) -> Iterator[str]:
    """The names of all properties in a schema, references not followed."""
    waiting = [schema]
    while waiting:
        each = waiting.pop()
        if is_list(each):
            waiting += each
        elif is_map(each):
            properties = each.get("properties")
            if is_map(properties):
                yield from properties
                waiting += properties.values()
            waiting += (value for word, value in each.items() if word in _SUBSCHEMAS)


class ClassNames:
    """Hands out class names, by the place of the schema that gets one."""

    def __init__(
        self,
        data: Mapping[str, Any],
        chosen: Mapping[str, str],
        kept: Mapping[str, Kept] = {},
        reserved: Iterable[str] = (),
    ) -> None:
        """Reserve the names that are settled.

        Args:
            data: The description.
            chosen: Key of a schema -> the name that the settings give it.
            kept: Place of a schema -> the name that it has had.
            reserved: Names that no schema may get.
        """
        self.chosen = chosen
        self._kept = kept
        self.anchors = Anchors(kept)
        self.given: set[str] = set()
        """The names that schemas have kept."""
        self.places: dict[str, str] = {}
        """Class name -> the place of its schema."""
        # Modules and decoders are called by the snake form, so that has to be unique.
        self._taken: dict[str, str] = {snake(name): key for key, name in chosen.items()}
        for place, each in kept.items():
            self._taken.setdefault(snake(each.name), _LOCK + place)
        for name in reserved:
            self._taken.setdefault(snake(name), _LOCK)
        self._components: dict[str, str] = {}
        self._properties = Properties(data)
        self._short = without_namespaces(component_schemas(data))
        for key in component_schemas(data):
            name = "" if key in chosen else self._from_lock(f"#{key}", key)
            self._components[key] = name or self._first_free(key, self._of_component(key))

    def component(self, key: str) -> str:
        """The name of a component's class, whether or not it becomes one."""
        return self._components.get(key) or pascal(key)

    def claim(self, spot: Spot, schema: Mapping[str, Any]) -> str:
        """The name for the schema at a place; empty if everything sensible is taken."""
        place = self.anchors.place(spot.pointer)
        name = self._claimed(spot, schema, place)
        self.places.setdefault(name, place)
        return name

    def named(self, spot: Spot, name: str) -> Spot:
        """The place of a class, to name what is in it by.

        What the settings give a name is no mere part of something larger.
        """
        if self.chosen.get(spot.own_key) == name:
            return replace(spot, hint=name, part="", root=None, step="", plural_step="")
        return replace(spot, hint=name, part="")

    def _claimed(self, spot: Spot, schema: Mapping[str, Any], place: str) -> str:
        key = spot.own_key
        if key in self._components and spot.pointer.count("/") == 3:
            return self._components[key]
        candidates = self._of_inline(spot, schema)
        if key in self.chosen and self._taken[snake(self.chosen[key])] == key:
            self._taken[snake(self.chosen[key])] = spot.pointer
            return self.chosen[key]
        return self._from_lock(place, spot.pointer) or self._first_free(spot.pointer, candidates)

    def _from_lock(self, place: str, owner: str) -> str:
        """The name that the schema at a place has had, if nobody else has it now."""
        if place not in self._kept or self._taken[snake(self._kept[place].name)] != _LOCK + place:
            return ""
        name = self._kept[place].name
        self._taken[snake(name)] = owner
        self.given.add(name)
        return name

    def holder(self, name: str) -> str:
        """What has a name: a key of the settings, or the place of a schema."""
        found = self._taken.get(snake(name), "the runtime")
        return "the name lock" if found.startswith(_LOCK) else found

    def _first_free(self, owner: str, candidates: Iterable[str]) -> str:
        for name in candidates:
            if name not in RESERVED and self._taken.setdefault(snake(name), owner) == owner:
                return name
        return ""

    def _of_component(self, key: str) -> Iterator[str]:
        if key in self.chosen:
            yield self.chosen[key]
            return
        yield self._short.get(key, pascal(key))
        yield pascal(key)
        yield from (f"{pascal(key)}{each}" for each in _SUFFIXES)

    def _of_inline(self, spot: Spot, schema: Mapping[str, Any]) -> Iterator[str]:
        if spot.root and spot.short and self._properties.is_only(spot.root):
            yield spot.short
        yield spot.hint
        longer = pascal(spot.key)
        yield longer
        if schema.get("title"):
            yield spot.hint + pascal(str(schema["title"]))
        properties = schema.get("properties")
        if is_map(properties):
            yield from (f"{spot.hint}With{pascal(each)}" for each in properties)
        yield from (f"{spot.hint}{each}" for each in _SUFFIXES)
        yield from (f"{longer}{each}" for each in _SUFFIXES)
