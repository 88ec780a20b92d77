"""Unions: how a decoder tells their members apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Literal

from bindwright.normalize.form import (
    AliasSchema,
    Anything,
    Array,
    Constant,
    Map,
    Named,
    Nothing,
    Nullable,
    ObjectSchema,
    OneOf,
    Primitive,
    Schema,
    Type,
    UnionSchema,
)

JsonKind = Literal["string", "number", "boolean", "array", "object", "null", "any"]


def nullable(inner: Type, null: bool) -> Type:
    """The type, or the type or null; never null twice."""
    if not null or isinstance(inner, Nullable | Nothing | Anything):
        return inner
    return Nullable(inner)


def kind_of(type_: Type, schemas: Mapping[str, Schema]) -> JsonKind:
    """The kind of JSON value that a type takes, or `any` when there are several."""
    match type_:
        case Primitive(kind="string"):
            return "string"
        case Primitive(kind="boolean"):
            return "boolean"
        case Primitive():
            return "number"
        case Constant(values=values):
            return _only({_kind_of_value(each) for each in values})
        case Array():
            return "array"
        case Map():
            return "object"
        case Nothing():
            return "null"
        case Named(name=name):
            schema = schemas[name]
            if isinstance(schema, AliasSchema):
                return kind_of(schema.type, schemas)
            if isinstance(schema, ObjectSchema):
                return "object"
            return _only({kind_of(each, schemas) for each in schema.members})
        case OneOf(members=members):
            return _only({kind_of(each, schemas) for each in members})
        case Nullable() | Anything():
            return "any"


def _kind_of_value(value: str | float | bool) -> JsonKind:
    if isinstance(value, bool):
        return "boolean"
    return "string" if isinstance(value, str) else "number"


def _only(kinds: set[JsonKind]) -> JsonKind:
    return next(iter(kinds)) if len(kinds) == 1 else "any"


def objects_of(union: UnionSchema, schemas: Mapping[str, Schema]) -> Iterator[ObjectSchema]:
    """The object schemas of a union, those of nested unions included."""
    for member in union.members:
        if isinstance(member, Named):
            schema = schemas[member.name]
            if isinstance(schema, ObjectSchema):
                yield schema
            elif isinstance(schema, UnionSchema):
                yield from objects_of(schema, schemas)


def tagged(union: UnionSchema, schemas: Mapping[str, Schema]) -> UnionSchema:
    """The union with its tag: the declared one, else the property whose constants differ."""
    objects = list(objects_of(union, schemas))
    candidates = [union.tag] if union.tag else _shared_constants(objects)
    for tag in candidates:
        mapping = _mapping(tag, objects)
        if union.tag:
            return replace(union, mapping={**mapping, **union.mapping})
        if mapping and len(set(mapping.values())) == len(objects):
            return replace(union, tag=tag, mapping=mapping)
    return union


def _shared_constants(objects: list[ObjectSchema]) -> list[str]:
    """Names of the properties that are constants in every object, in order."""
    names = [
        [each.wire for each in schema.properties if isinstance(each.type, Constant)]
        for schema in objects
    ]
    return [name for name in names[0] if all(name in each for each in names)] if names else []


def _mapping(tag: str, objects: list[ObjectSchema]) -> dict[str, str]:
    """Tag value -> class; empty when two objects share a value."""
    mapping: dict[str, str] = {}
    for schema in objects:
        for each in schema.properties:
            if each.wire == tag and isinstance(each.type, Constant):
                for value in each.type.values:
                    if mapping.setdefault(str(value), schema.name) != schema.name:
                        return {}
    return mapping
