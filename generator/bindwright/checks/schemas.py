"""Rules about schemas: what they say has to fit together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from bindwright.checks.api import Api, Node, as_list, as_map
from bindwright.checks.rule import Found, flow, remove, rule, update
from bindwright.diagnostics import shown
from bindwright.normalize.raw import is_list, is_map
from bindwright.source import from_fragment, pointer

_ANY = frozenset({"string", "number", "integer", "boolean", "array", "object", "null"})


@rule("enum-of-another-type")
def enums_have_the_type(api: Api) -> Iterator[Found]:
    """Every value of an enum, and every const, is of the schema's type."""
    for node in api.nodes["schema"]:
        kinds = _kinds(node.value, api.version)
        for index, value in enumerate(as_list(node.value.get("enum"))):
            if not _is_of(value, kinds):
                yield _of_another_type(node, pointer("enum", index), value, kinds)
        if "const" in node.value and not _is_of(node.value["const"], kinds):
            yield _of_another_type(node, "/const", node.value["const"], kinds)


def _of_another_type(node: Node, place: str, value: Any, kinds: frozenset[str]) -> Found:
    remedy = "quote it, or correct the type" if "string" in kinds else "correct it, or the type"
    if value is None:
        remedy = f"write `type: {flow([*sorted(kinds), 'null'])}`"
    return Found(
        node.pointer + place,
        f"{shown(value)} is no {' or '.join(sorted(kinds))}",
        "the SDK offers it, and the server would refuse it",
        remedy,
    )


@rule("enum-with-a-value-twice", "warning")
def enums_are_distinct(api: Api) -> Iterator[Found]:
    """No enum has a value twice."""
    for node in api.nodes["schema"]:
        seen: list[str] = []
        for index, value in enumerate(as_list(node.value.get("enum"))):
            if shown(value) in seen:
                yield Found(
                    node.pointer + pointer("enum", index),
                    f"{shown(value)} stands there twice",
                    "the SDK has it once",
                    remove(node.pointer + pointer("enum", index)),
                )
            seen.append(shown(value))


@rule("default-of-another-type", "warning")
def defaults_have_the_type(api: Api) -> Iterator[Found]:
    """A default is a value that the schema allows."""
    for node in api.nodes["schema"]:
        if "default" not in node.value:
            continue
        value, kinds = node.value["default"], _kinds(node.value, api.version)
        choices = as_list(node.value.get("enum"))
        place = f"{node.pointer}/default"
        if not _is_of(value, kinds):
            yield Found(
                place,
                f"the default {shown(value)} is no {' or '.join(sorted(kinds))}",
                "the documentation of the SDK says something impossible",
                update(node.pointer, {"default": "..."}),
            )
        elif choices and value not in choices and value is not None:
            yield Found(
                place,
                f"the default {shown(value)} is not among the values of the enum",
                "the documentation of the SDK says something impossible",
                f"one of: {', '.join(map(shown, choices))}",
            )


@rule("required-but-undeclared", "warning")
def required_properties_are_declared(api: Api) -> Iterator[Found]:
    """A property that is required is declared, too."""
    for node in api.nodes["schema"]:
        required = as_list(node.value.get("required"))
        if not required or not is_map(node.value.get("properties")):
            continue
        known = api.properties(node.value)
        known |= {
            name: each
            for word in ("oneOf", "anyOf")
            for member in as_list(node.value.get(word))
            for name, each in api.properties(member).items()
        }
        for index, name in enumerate(required):
            if isinstance(name, str) and name not in known and not _is_part(node.pointer):
                yield Found(
                    node.pointer + pointer("required", index),
                    f"the property {name!r} is required, and not declared",
                    "the class has no field for it; it is kept among the unknown ones",
                    update(node.pointer, {"properties": {name: {"type": "string"}}}),
                )


def _is_part(place: str) -> bool:
    """Whether a schema is one of an allOf, whose other members may declare the property."""
    return place.rpartition("/")[0].rpartition("/")[2] in ("allOf", "oneOf", "anyOf")


@rule("empty-union")
def unions_have_members(api: Api) -> Iterator[Found]:
    """A oneOf, anyOf or allOf has members."""
    for node in api.nodes["schema"]:
        for word in ("oneOf", "anyOf", "allOf"):
            if is_list(node.value.get(word)) and not node.value[word]:
                yield Found(
                    f"{node.pointer}/{word}",
                    f"{word} is empty",
                    "it says nothing: the value can be anything",
                    remove(f"{node.pointer}/{word}"),
                )


@rule("array-without-items", "note")
def arrays_have_items(api: Api) -> Iterator[Found]:
    """An array says what it holds."""
    for node in api.nodes["schema"]:
        if node.value.get("type") == "array" and not node.value.keys() & {"items", "prefixItems"}:
            yield Found(
                node.pointer,
                "the array does not say what it holds",
                "it is a list of anything",
                update(node.pointer, {"items": {"type": "string"}}),
            )


@rule("discriminator-to-nowhere")
def discriminators_lead_somewhere(api: Api) -> Iterator[Found]:
    """What a discriminator maps to is there."""
    for node in api.nodes["schema"]:
        mapping = as_map(as_map(node.value.get("discriminator")).get("mapping"))
        for value, target in mapping.items():
            if not isinstance(target, str) or _leads(api, target):
                continue
            yield Found(
                node.pointer + pointer("discriminator", "mapping", value),
                f"the discriminator maps {value!r} to {target!r}, which is nowhere",
                "objects with this value are read as Unknown",
                "correct it: it is a reference, or the name of a schema under components",
            )


def _leads(api: Api, target: str) -> bool:
    if target.startswith("#"):
        return api.at(from_fragment(target)) is not None
    is_name = api.at(pointer("components", "schemas", target)) is not None
    return is_name or ("/" in target or "." in target)  # another file, which is linked elsewhere


@rule("discriminator-without-property")
def discriminators_have_a_property(api: Api) -> Iterator[Found]:
    """Every member of a union has the property that its discriminator names."""
    for node in api.nodes["schema"]:
        tag = as_map(node.value.get("discriminator")).get("propertyName")
        members = [*as_list(node.value.get("oneOf")), *as_list(node.value.get("anyOf"))]
        if not isinstance(tag, str):
            continue
        for member in members:
            target = as_map(api.follow(member))
            nested = target.keys() & {"oneOf", "anyOf", "discriminator"}
            if target and not nested and tag not in api.properties(target):
                name = str(as_map(member).get("$ref", "")).rpartition("/")[2] or "a member"
                yield Found(
                    f"{node.pointer}/discriminator/propertyName",
                    f"{name} has no property {tag!r}, which tells the members apart",
                    "it is told apart by the name of its schema alone",
                    "declare the property, with a const, in every member",
                )


_JOINED = re.compile(r"(/allOf/\d+)+$")
"""The way from a schema to what it joins in its own place."""


@rule("discriminator-without-union", "note")
def discriminators_are_used(api: Api) -> Iterator[Found]:
    """A discriminator stands beside a oneOf or anyOf, or others inherit by allOf."""
    inherited = {
        str(each.get("$ref"))
        for node in api.nodes["schema"]
        for each in as_list(node.value.get("allOf"))
        if is_map(each)
    }
    for node in api.nodes["schema"]:
        if "discriminator" not in node.value or node.value.keys() & {"oneOf", "anyOf"}:
            continue
        if f"#{_JOINED.sub('', node.pointer)}" not in inherited:
            yield Found(
                f"{node.pointer}/discriminator",
                "the discriminator stands beside no oneOf or anyOf",
                "there is nothing to tell apart, so it changes nothing",
                remove(f"{node.pointer}/discriminator"),
            )


def _kinds(schema: dict[str, Any], version: str) -> frozenset[str]:
    """The types that a schema allows by its own word."""
    declared = schema.get("type")
    kinds = {str(each) for each in (declared if is_list(declared) else [declared])}
    if declared is None or not kinds <= _ANY:
        return _ANY
    if schema.get("nullable") is True:
        kinds.add("null")
    return frozenset(kinds)


def _is_of(value: Any, kinds: frozenset[str]) -> bool:
    """Whether a value is of one of the types (JSON Schema Validation, section 6.1.1)."""
    if value is None:
        return "null" in kinds
    if isinstance(value, bool):
        return "boolean" in kinds
    if isinstance(value, int | float):
        whole = isinstance(value, int) or value.is_integer()
        return "number" in kinds or ("integer" in kinds and whole)
    if isinstance(value, str):
        return "string" in kinds
    return ("array" if is_list(value) else "object") in kinds
