"""Nullability: every way a description says "or null", as one boolean."""

from __future__ import annotations

from typing import Any

from bindwright.normalize.raw import is_list, is_map

_NULL = {"type": "null"}


def split_null(schema: Any) -> tuple[bool, Any]:
    """Whether null is allowed, and the schema without that.

    Understands `type: [x, "null"]` and `type: "null"` members (JSON Schema 2020-12, section
    6.1.1), `null` in an enum, and the `nullable` of OpenAPI 3.0, also where a 3.1 document uses
    it: published descriptions do, and their servers do send null.
    """
    if not is_map(schema):
        return False, schema
    null = schema.get("nullable") is True
    rest = {word: value for word, value in schema.items() if word != "nullable"}
    kind = rest.get("type")
    if is_list(kind) and "null" in kind:
        null = True
        kinds = [each for each in kind if each != "null"]
        rest["type"] = kinds[0] if len(kinds) == 1 else kinds
    if is_list(rest.get("enum")) and None in rest["enum"]:
        null = True
        rest["enum"] = [each for each in rest["enum"] if each is not None]
    for word in ("anyOf", "oneOf", "allOf"):
        if is_list(rest.get(word)):
            found, members = _split_members(rest[word])
            null = null or found
            rest[word] = members
            if word != "allOf" and len(members) == 1 and _only_wraps(rest, word):
                inner, target = split_null(members[0])
                return null or inner, _with_prose(target, rest)
    return null, rest


def _split_members(members: list[Any]) -> tuple[bool, list[Any]]:
    kept = [each for each in members if each not in (_NULL, {"nullable": True})]
    return len(kept) != len(members), kept


def _only_wraps(schema: dict[str, Any], word: str) -> bool:
    """Whether a union of one member says nothing more than the member does."""
    prose = {word, "description", "title", "default", "example", "examples", "deprecated"}
    prose |= {"readOnly", "writeOnly", "discriminator"}
    return schema.keys() <= prose | {each for each in schema if each.startswith("x-")}


def _with_prose(target: Any, outer: dict[str, Any]) -> Any:
    if not is_map(target) or "$ref" in target:
        return target
    return {**target, **{word: outer[word] for word in ("description",) if word in outer}}
