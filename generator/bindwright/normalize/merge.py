"""allOf: one object schema out of several (JSON Schema 2020-12, section 10.2.1.1)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

from bindwright.normalize.nulls import split_null
from bindwright.normalize.raw import is_map

_ASSERTIONS = {"required", "not", "if", "then", "else", "minProperties", "maxProperties"}
_PROSE = frozenset(
    {"description", "title", "default", "example", "examples", "deprecated", "summary"}
    | {"readOnly", "writeOnly", "externalDocs", "$comment", "nullable", "xml"}
)
_TYPING = frozenset(
    {"$ref", "$dynamicRef", "$recursiveRef", "type", "const", "enum", "allOf", "oneOf", "anyOf"}
    | {"properties", "items", "prefixItems", "additionalProperties", "patternProperties"}
)
_REFINING = frozenset(
    {"properties", "required", "allOf", "oneOf", "anyOf", "enum", "const", "items"}
)
_MOST_PAIRS = 64

Report = Callable[[str], None]


def only_constrains(members: list[Any]) -> bool:
    """Whether the members of a union only restrict which properties occur together.

    Such a union (`oneOf: [{required: [a]}, {required: [b]}]`) is for the server to check; it
    says nothing about types.
    """
    return bool(members) and all(
        is_map(each) and bool(each) and each.keys() <= _ASSERTIONS for each in members
    )


def union_word(schema: dict[str, Any]) -> Literal["oneOf", "anyOf", ""]:
    """The keyword under which a schema lists alternatives; empty if it has none."""
    if schema.get("oneOf") and not only_constrains(schema["oneOf"]):
        return "oneOf"
    if schema.get("anyOf") and not only_constrains(schema["anyOf"]):
        return "anyOf"
    return ""


def only_wraps_one(schema: dict[str, Any]) -> bool:
    """Whether an `allOf` of one member says nothing about the type that the member does not."""
    beside = {word for word in schema if word != "allOf" and not word.startswith("x-")}
    return len(schema["allOf"]) == 1 and beside <= _PROSE


def distributed(schema: dict[str, Any]) -> dict[str, Any]:
    """A union with the properties that stand beside it put into each of its members."""
    word = union_word(schema)
    if not word or not (schema.get("properties") or union_word({**schema, word: []})):
        return schema
    outer = {word, "discriminator", *_PROSE}
    beside = {name: value for name, value in schema.items() if name not in outer}
    kept = {name: value for name, value in schema.items() if name in outer}
    return {**kept, word: [{"allOf": [each, beside]} for each in schema[word]]}


def beside_reference(schema: dict[str, Any]) -> dict[str, Any]:
    """A reference whose siblings say more about the type, as the `allOf` that it means.

    Both hold since JSON Schema 2019-09 (OpenAPI 3.1); in OpenAPI 3.0 siblings are ignored, and
    have been taken away when the description was read.
    """
    if not schema.keys() & _REFINING:
        return schema
    prose = {word: value for word, value in schema.items() if word in _PROSE}
    rest = {word: value for word, value in schema.items() if word not in _PROSE}
    reference = {word: rest.pop(word) for word in ("$ref", "$recursiveRef") if word in rest}
    return {**prose, "allOf": [reference, rest]}


def merge_all_of(
    schema: dict[str, Any],
    dereference: Callable[[Any], Any],
    report: Report,
    seen: frozenset[int] = frozenset(),
) -> dict[str, Any]:
    """Merge the members of `allOf`, and what stands beside it, into one schema.

    A property that several members declare takes the later declaration that says more than its
    kind, or both where they are objects; `required` is the union of all.
    """
    merged: dict[str, Any] = {}
    beside = {word: value for word, value in schema.items() if word != "allOf"}
    for each in [*schema["allOf"], beside]:
        part = dereference(each)
        # A schema that is part of itself adds nothing the second time.
        if not is_map(part) or not part or id(part) in seen:
            continue
        inner = seen | {id(part)}
        if "allOf" in part:
            part = merge_all_of(part, dereference, report, inner)
        _merge_into(merged, split_null(part)[1], report)
    return merged


def _merge_into(merged: dict[str, Any], part: dict[str, Any], report: Report) -> None:
    for word, value in part.items():
        if word == "properties":
            properties = dict(merged.get("properties", {}))
            for name, each in value.items():
                properties[name] = _joined(properties.get(name), each, report)
            merged["properties"] = properties
        elif word == "required":
            known = merged.get("required", [])
            merged["required"] = [*known, *(each for each in value if each not in known)]
        elif word in ("oneOf", "anyOf") and merged.get(word):
            pairs = [{"allOf": [first, second]} for first in merged[word] for second in value]
            merged[word] = pairs if len(pairs) <= _MOST_PAIRS else [*merged[word], *value]
        else:
            if word == "type" and not _agree(merged.get(word), value):
                report(f"allOf joins {merged[word]!r} and {value!r}, which no value is both")
            merged[word] = value


def _joined(first: Any, second: Any, report: Report) -> Any:
    """A property that two members declare: the later one, if it says of what type it is."""
    if not (is_map(first) and is_map(second)):
        return second if second is not True or first is None else first
    if not second.keys() & _TYPING:
        return {**first, **second}
    if "type" in first and "type" in second and not _agree(first["type"], second["type"]):
        report(f"allOf joins {first['type']!r} and {second['type']!r}, which no value is both")
    elif second.keys() & _TYPING == {"type"} and not first.keys() & {"oneOf", "anyOf"}:
        # Nothing but the kind of value: what was said of it before holds as well.
        return {**{word: each for word, each in first.items() if word != "nullable"}, **second}
    elif first.get("properties") and second.get("properties"):
        return {"allOf": [first, second]}
    return second


def _agree(first: Any, second: Any) -> bool:
    if first is None or first == second:
        return True
    return isinstance(first, list) or isinstance(second, list) or {first, second} == _NUMBERS


_NUMBERS = {"number", "integer"}
