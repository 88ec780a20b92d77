"""allOf: one object schema out of several (JSON Schema 2020-12, section 10.2.1.1)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bindwright.normalize.nulls import split_null
from bindwright.normalize.raw import is_map

_ASSERTIONS = {"required", "not", "if", "then", "else", "minProperties", "maxProperties"}


def only_constrains(members: list[Any]) -> bool:
    """Whether the members of a union only restrict which properties occur together.

    Such a union (`oneOf: [{required: [a]}, {required: [b]}]`) is for the server to check; it
    says nothing about types.
    """
    return bool(members) and all(
        is_map(each) and bool(each) and each.keys() <= _ASSERTIONS for each in members
    )


def merge_all_of(schema: dict[str, Any], dereference: Callable[[Any], Any]) -> dict[str, Any]:
    """Merge the members of `allOf`, and what stands beside it, into one schema.

    A property that several members declare takes the later declaration, unless that one is
    empty; `required` is the union of all.
    """
    merged: dict[str, Any] = {}
    beside = {word: value for word, value in schema.items() if word != "allOf"}
    for each in [*schema["allOf"], beside]:
        part = dereference(each)
        if not is_map(part) or not part:
            continue
        if "allOf" in part:
            part = merge_all_of(part, dereference)
        _merge_into(merged, split_null(part)[1])
    return merged


def _merge_into(merged: dict[str, Any], part: dict[str, Any]) -> None:
    for word, value in part.items():
        if word == "properties":
            properties = dict(merged.get("properties", {}))
            for name, each in value.items():
                properties[name] = each or properties.get(name, each)
            merged["properties"] = properties
        elif word == "required":
            known = merged.get("required", [])
            merged["required"] = [*known, *(each for each in value if each not in known)]
        elif word in ("oneOf", "anyOf") and word in merged:
            merged[word] = [*merged[word], *value]
        else:
            merged[word] = value
