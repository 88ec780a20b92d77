"""Class names: each schema gets the shortest one that nothing else has, and never a number."""

from __future__ import annotations

import builtins
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from bindwright.names import snake
from bindwright.normalize.anchors import Anchors, Kept
from bindwright.normalize.raw import is_map
from bindwright.normalize.spots import Spot, pascal

RESERVED = frozenset(name for name in dir(builtins) if name[0].isupper()) | {
    # What the modules of types, codecs and resources import by name.
    *("Any", "Decimal", "Final", "FileInput", "IO", "Iterable", "Literal", "Mapping", "Model"),
    *("NotGiven", "Omit", "Required", "TypeAlias", "TypedDict", "UUID", "Unknown", "UnknownEvent"),
    *("AsyncPaginator", "AsyncResource", "AsyncStream", "Body", "Decoder", "Getter", "Headers"),
    *("Member", "Options", "Query", "Request", "Stream", "SyncResource", "Unpack"),
}
"""Names that the modules of an SDK use themselves."""
_LOCK = "lock "
_SUFFIXES = ("Object", "Schema", "Value", "Type", "Form", "Variant")


def component_schemas(data: Mapping[str, Any]) -> Mapping[str, Any]:
    """The component schemas of a description, by their keys."""
    components = data.get("components")
    found = components.get("schemas") if is_map(components) else None
    return found if is_map(found) else {}


class ClassNames:
    """Hands out class names, by the place of the schema that gets one."""

    def __init__(
        self,
        chosen: Mapping[str, str],
        components: Iterable[str],
        kept: Mapping[str, Kept] = {},
        reserved: Iterable[str] = (),
    ) -> None:
        """Reserve the names that are settled.

        Args:
            chosen: Key of a schema -> the name that the settings give it.
            components: The keys of all components.
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
        for key in components:
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
        yield pascal(key)
        yield from (f"{pascal(key)}{each}" for each in _SUFFIXES)

    def _of_inline(self, spot: Spot, schema: Mapping[str, Any]) -> Iterator[str]:
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
