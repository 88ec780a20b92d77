"""What kinds of JSON value an argument may be, for the check that names a wrong one."""

from __future__ import annotations

from collections.abc import Mapping

from bindwright.normalize.form import (
    AliasSchema,
    Anything,
    Array,
    Constant,
    File,
    Map,
    Named,
    Nothing,
    Nullable,
    ObjectSchema,
    OneOf,
    Primitive,
    Schema,
    Tuple,
    Type,
)

ANYTHING = "anything"
_ORDER = ("string", "integer", "number", "boolean", "array", "object")
"""The types of JSON Schema 2020-12 (Validation, section 6.1.1) but null, which always passes."""


def kinds_text(type_: Type, schemas: Mapping[str, Schema]) -> str:
    """The kinds of JSON value that a type takes: `string or object`."""
    found = _kinds(type_, schemas, frozenset())
    if ANYTHING in found or not found:
        return ANYTHING
    if "number" in found:
        found -= {"integer"}
    return " or ".join(each for each in _ORDER if each in found)


def _kinds(type_: Type, schemas: Mapping[str, Schema], seen: frozenset[str]) -> frozenset[str]:
    match type_:
        case Primitive(kind=kind):
            return frozenset({kind})
        case Constant(values=values):
            return frozenset(map(_kind_of_value, values))
        case Array() | Tuple():
            return frozenset({"array"})
        case Map():
            return frozenset({"object"})
        case Nullable(inner=inner):
            return _kinds(inner, schemas, seen)
        case OneOf(members=members):
            return _any_of(members, schemas, seen)
        case Named(name=name):
            return frozenset() if name in seen else _named(schemas[name], schemas, seen | {name})
        case Nothing():
            return frozenset()
        case Anything() | File():
            return frozenset({ANYTHING})


def _named(schema: Schema, schemas: Mapping[str, Schema], seen: frozenset[str]) -> frozenset[str]:
    if isinstance(schema, ObjectSchema):
        return frozenset({"object"})
    if isinstance(schema, AliasSchema):
        return _kinds(schema.type, schemas, seen)
    return _any_of(schema.members, schemas, seen)


def _any_of(
    members: tuple[Type, ...], schemas: Mapping[str, Schema], seen: frozenset[str]
) -> frozenset[str]:
    return frozenset[str]().union(*(_kinds(each, schemas, seen) for each in members))


def _kind_of_value(value: str | float | bool) -> str:
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, str):
        return "string"
    return "integer" if isinstance(value, int) else "number"
