"""Facts of a property that may stand at the property or at what it refers to."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bindwright.normalize.nulls import split_null
from bindwright.normalize.media import EVENT_FIELDS
from bindwright.normalize.raw import is_map
from bindwright.normalize.references import is_reference

Follow = Callable[[Any], Any]


ADDITIONAL = frozenset({"additionalProperties", "patternProperties"})
"""Words about the properties that have no name of their own."""

_OF_OBJECTS = ADDITIONAL | {"properties", "required"}


def additional(schema: dict[str, Any]) -> Any:
    """The schema of the properties without a name; `None` if nothing is said of them.

    A name does not say in Python which pattern it fits, so they have one type: any of theirs.
    """
    patterns = schema.get("patternProperties")
    found = list(patterns.values()) if is_map(patterns) else []
    extra = schema.get("additionalProperties")
    if extra is True or is_map(extra):
        found.append(extra)
    if not found:
        return None
    return found[0] if len(found) == 1 else {"anyOf": found}


def of_kind(schema: dict[str, Any], kind: str) -> dict[str, Any]:
    """A schema of several types as it is for one of them.

    A word about objects says nothing of other values (JSON Schema 2020-12 Validation, section 6).
    """
    words = schema if kind == "object" else schema.keys() - _OF_OBJECTS
    return {**{word: schema[word] for word in schema if word in words}, "type": kind}


def default_of(schema: Any, follow: Follow) -> tuple[bool, Any]:
    """Whether the server has a default, and it."""
    if not is_map(schema):
        return False, None
    if "default" in schema:
        return True, schema["default"]
    if is_reference(schema):
        return default_of(follow(schema), follow)
    for word in ("anyOf", "oneOf", "allOf"):
        members = schema.get(word, ())
        real = [each for each in members if split_null(each)[1] != {"type": "null"}]
        if len(real) == 1:
            return default_of(real[0], follow)
    return False, None


def description_of(schema: dict[str, Any], follow: Follow) -> str:
    """The description, of the schema itself or of what it stands for."""
    if schema.get("description"):
        return str(schema["description"])
    for word in ("anyOf", "oneOf", "allOf"):
        for each in schema.get(word, ()):
            if is_map(each) and each.get("description"):
                return str(each["description"])
    if is_reference(schema):
        target = follow(schema)
        if is_map(target):
            return str(target.get("description") or "")
    return ""


def with_content(schema: dict[str, Any]) -> dict[str, Any]:
    """An event whose `data` is JSON text, with what is in that text in its place.

    OpenAPI 3.2 describes server-sent events so: `data` is a string, and `contentSchema` says what
    it holds (section 4.14.4). Anywhere else such a string stays a string.
    """
    properties = schema.get("properties")
    data = properties.get("data") if is_map(properties) else None
    if not is_map(properties) or not is_map(data) or not properties.keys() <= {*EVENT_FIELDS}:
        return schema
    if not is_map(data.get("contentSchema")) or data.get("type", "string") != "string":
        return schema
    inner = {word: data[word] for word in ("description", "deprecated") if word in data}
    return {**schema, "properties": {**properties, "data": {**inner, **data["contentSchema"]}}}
