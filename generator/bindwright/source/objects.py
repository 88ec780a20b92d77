"""The objects of a description: which of their fields hold further objects, and of what kind.

From this it follows where a `$ref` is a reference. Elsewhere, in examples, defaults and vendor
extensions, it is data (OpenAPI 3.2, sections 4.23 and 4.8.11).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from bindwright.source.raw import is_list, is_map

_VERBS = ("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")
_ALL = "*"

# "schema" is an object, "{schema}" a map of them with free names, "[schema]" a list of them.
# A field "*" stands for all names but extensions.
_FIELDS: dict[str, dict[str, str]] = {
    "description": {
        "paths": "paths",
        "webhooks": "{path item}",
        "components": "components",
        "servers": "[server]",
    },
    "components": {
        "schemas": "{schema}",
        "responses": "{response}",
        "parameters": "{parameter}",
        "examples": "{example}",
        "requestBodies": "{request body}",
        "headers": "{header}",
        "securitySchemes": "{security scheme}",
        "links": "{link}",
        "callbacks": "{callback}",
        "pathItems": "{path item}",
        "mediaTypes": "{media type}",
    },
    "paths": {_ALL: "path item"},
    "path item": {
        **dict.fromkeys(_VERBS, "operation"),
        "additionalOperations": "{operation}",
        "parameters": "[parameter]",
        "servers": "[server]",
    },
    "operation": {
        "parameters": "[parameter]",
        "requestBody": "request body",
        "responses": "responses",
        "callbacks": "{callback}",
        "servers": "[server]",
    },
    "responses": {_ALL: "response"},
    "callback": {_ALL: "path item"},
    "parameter": {"schema": "schema", "content": "{media type}", "examples": "{example}"},
    "header": {"schema": "schema", "content": "{media type}", "examples": "{example}"},
    "request body": {"content": "{media type}"},
    "response": {"headers": "{header}", "content": "{media type}", "links": "{link}"},
    "media type": {
        "schema": "schema",
        "itemSchema": "schema",
        "encoding": "{encoding}",
        "prefixEncoding": "[encoding]",
        "itemEncoding": "encoding",
        "examples": "{example}",
    },
    "encoding": {
        "headers": "{header}",
        "encoding": "{encoding}",
        "prefixEncoding": "[encoding]",
        "itemEncoding": "encoding",
    },
    "schema": {
        **dict.fromkeys(("allOf", "anyOf", "oneOf", "prefixItems"), "[schema]"),
        **dict.fromkeys(("properties", "patternProperties", "dependentSchemas"), "{schema}"),
        **dict.fromkeys(("$defs", "definitions"), "{schema}"),
        **dict.fromkeys(("items", "additionalItems", "unevaluatedItems", "contains"), "schema"),
        **dict.fromkeys(("additionalProperties", "unevaluatedProperties"), "schema"),
        **dict.fromkeys(("propertyNames", "not", "if", "then", "else"), "schema"),
        "contentSchema": "schema",
    },
}
NAMED = frozenset(
    {field for fields in _FIELDS.values() for field, kind in fields.items() if kind[0] == "{"}
    | {"paths", "responses"}
)
"""Fields whose entries are called as their author likes, even `default` or `enum`."""
DATA = frozenset({"example", "examples", "default", "const", "enum"})
"""Fields that hold values and no objects of the description, but where they are names."""


class Slot(NamedTuple):
    """An object or a container of objects, and where it hangs: `holder[key] is value`."""

    holder: dict[str, Any] | list[Any]
    key: Any
    value: Any
    kind: str


def slots(value: Any, kind: str) -> Iterator[Slot]:
    """What an object of a kind directly holds, in the order of the document."""
    if is_list(value):
        if kind[0] == "[":
            for index, each in enumerate(value):
                yield Slot(value, index, each, kind[1:-1])
    elif is_map(value):
        if kind[0] == "{":
            for name, each in value.items():
                yield Slot(value, name, each, kind[1:-1])
            return
        fields = _FIELDS.get(kind, {})
        for name, each in value.items():
            below = fields.get(name)
            if below is None and not name.startswith("x-"):
                below = fields.get(_ALL)
            if below is not None:
                yield Slot(value, name, each, below)
