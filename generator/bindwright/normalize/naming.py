"""Class names: each schema gets the shortest one that nothing else has, and never a number."""

from __future__ import annotations

import builtins
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from bindwright.names import snake
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
_SUFFIXES = ("Object", "Schema", "Value", "Type", "Form", "Variant")


class ClassNames:
    """Hands out class names, by the place of the schema that gets one."""

    def __init__(self, chosen: Mapping[str, str], components: Iterable[str]) -> None:
        self._chosen = chosen
        # Modules and decoders are called by the snake form, so that has to be unique.
        self._taken: dict[str, str] = {snake(name): key for key, name in chosen.items()}
        self._components: dict[str, str] = {}
        for key in components:
            self._components[key] = self._first_free(key, self._of_component(key))

    def component(self, key: str) -> str:
        """The name of a component's class, whether or not it becomes one."""
        return self._components.get(key) or pascal(key)

    def claim(self, spot: Spot, schema: Mapping[str, Any]) -> str:
        """The name for the schema at a place; empty if everything sensible is taken."""
        key = spot.own_key
        if key in self._components and spot.pointer.count("/") == 3:
            return self._components[key]
        candidates = self._of_inline(spot, schema)
        if key in self._chosen and self._taken[snake(self._chosen[key])] == key:
            self._taken[snake(self._chosen[key])] = spot.pointer
            return self._chosen[key]
        return self._first_free(spot.pointer, candidates)

    def holder(self, name: str) -> str:
        """What has a name: a key of the settings, or the place of a schema."""
        return self._taken.get(snake(name), "the runtime")

    def _first_free(self, owner: str, candidates: Iterable[str]) -> str:
        for name in candidates:
            if name not in RESERVED and self._taken.setdefault(snake(name), owner) == owner:
                return name
        return ""

    def _of_component(self, key: str) -> Iterator[str]:
        if key in self._chosen:
            yield self._chosen[key]
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
