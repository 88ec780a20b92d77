"""OpenAPI 3.0's ways of saying things, as JSON Schema 2020-12 says them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from bindwright.normalize.raw import is_list, is_map
from bindwright.source import pointer

# What stands below these words is data, and no part of the description.
_DATA = frozenset({"example", "examples", "default", "const", "enum"})
# What stands directly below these words is called as its author likes, even `default` or `enum`.
_NAMED = frozenset(
    {"properties", "patternProperties", "$defs", "definitions", "dependentSchemas", "responses"}
    | {"schemas", "parameters", "headers", "requestBodies", "content", "paths", "callbacks"}
)


def one_dialect(value: Any) -> Any:
    """A copy of a description that speaks JSON Schema 2020-12 throughout.

    OpenAPI 3.0's `nullable` and its boolean `exclusiveMinimum` and `exclusiveMaximum` are put
    into words of that dialect. A pattern that Python cannot compile is left out.
    """
    return rewritten(value, _modern)


def rewritten(
    value: Any, change: Callable[[dict[str, Any]], dict[str, Any]], *, named: bool = False
) -> Any:
    """A copy in which `change` has been applied to every object but data, inner ones first."""
    if is_list(value):
        return [rewritten(each, change) for each in value]
    if not is_map(value):
        return value
    made: dict[str, Any] = {}
    for key, each in zip(map(str, value), value.values(), strict=True):
        is_data = not named and (key in _DATA or key.startswith("x-"))
        below = not named and key in _NAMED
        made[key] = each if is_data else rewritten(each, change, named=below)
    return made if named else change(made)


def references(value: Any, place: str = "", *, named: bool = False) -> Iterator[tuple[str, Any]]:
    """Every `$ref` outside of data, with the pointer of the object that holds it."""
    if is_list(value):
        for index, each in enumerate(value):
            yield from references(each, place + pointer(index))
    elif is_map(value):
        if not named and "$ref" in value:
            yield place, value["$ref"]
        for key, each in value.items():
            if named or not (key in _DATA or key.startswith("x-")):
                below = not named and key in _NAMED
                yield from references(each, place + pointer(key), named=below)


def _modern(schema: dict[str, Any]) -> dict[str, Any]:
    for word, bound in (("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum")):
        exclusive = schema.get(word)
        if exclusive is True and bound in schema:
            schema[word] = schema.pop(bound)
        elif isinstance(exclusive, bool):
            del schema[word]
    if "pattern" in schema and not _compiles(schema["pattern"]):
        del schema["pattern"]
    if isinstance(schema.get("nullable"), bool) and schema.pop("nullable"):
        return _or_null(schema)
    return schema


def _or_null(schema: dict[str, Any]) -> dict[str, Any]:
    kind = schema.get("type")
    if isinstance(kind, str) and not schema.keys() & {"enum", "const", "allOf", "oneOf", "anyOf"}:
        return {**schema, "type": [kind, "null"]}
    return {"anyOf": [schema, {"type": "null"}]} if schema else schema


def _compiles(pattern: Any) -> bool:
    try:
        re.compile(pattern)
    except (re.error, TypeError, OverflowError, RecursionError):
        return False
    return True
