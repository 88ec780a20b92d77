"""What kinds of JSON value a type takes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

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

JsonKind = Literal["string", "integer", "number", "boolean", "array", "object", "null", "any"]
"""A type of JSON Schema 2020-12 (Validation, section 6.1.1), or any of them."""


def kind_of(type_: Type, schemas: Mapping[str, Schema]) -> JsonKind:
    """The kind of JSON value that a type takes, or `any` when there are several.

    An integer is a number here: JSON has no integers of its own.
    """
    found: set[JsonKind] = {
        "number" if each == "integer" else each for each in kinds_of(type_, schemas)
    }
    return found.pop() if len(found) == 1 else "any"


def kinds_of(
    type_: Type, schemas: Mapping[str, Schema], seen: frozenset[str] = frozenset()
) -> frozenset[JsonKind]:
    """The kinds of JSON value that a type takes; that it is nullable does not count."""
    match type_:
        case Primitive():
            return frozenset({type_.kind})
        case Constant(values=values):
            return frozenset(_kind_of_value(each) for each in values)
        case Array() | Tuple():
            return frozenset({"array"})
        case Map():
            return frozenset({"object"})
        case Nothing():
            return frozenset({"null"})
        case Named(name=name):
            # A union that holds itself adds nothing to what its other members say.
            return frozenset() if name in seen else _named(schemas[name], schemas, seen | {name})
        case OneOf(members=members):
            return _any_of(members, schemas, seen)
        case Nullable(inner=inner):
            return kinds_of(inner, schemas, seen)
        case Anything() | File():
            return frozenset({"any"})


def _named(
    schema: Schema, schemas: Mapping[str, Schema], seen: frozenset[str]
) -> frozenset[JsonKind]:
    if isinstance(schema, ObjectSchema):
        return frozenset({"object"})
    if isinstance(schema, AliasSchema):
        return kinds_of(schema.type, schemas, seen)
    return _any_of(schema.members, schemas, seen)


def _any_of(
    members: Iterable[Type], schemas: Mapping[str, Schema], seen: frozenset[str]
) -> frozenset[JsonKind]:
    return frozenset[JsonKind]().union(*(kinds_of(each, schemas, seen) for each in members))


def _kind_of_value(value: str | float | bool) -> JsonKind:
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, str):
        return "string"
    return "integer" if isinstance(value, int) else "number"
