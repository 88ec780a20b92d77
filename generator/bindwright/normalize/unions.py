"""Unions: how a decoder tells their members apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from bindwright.normalize.form import (
    Anything,
    Constant,
    Named,
    Nothing,
    Nullable,
    ObjectSchema,
    OneOf,
    Schema,
    Type,
    UnionSchema,
)


def nullable(inner: Type, null: bool) -> Type:
    """The type, or the type or null; never null twice."""
    if not null or isinstance(inner, Nullable | Nothing | Anything):
        return inner
    return Nullable(inner)


def class_of(type_: Type) -> str:
    """The name of the class that a type is, null aside; empty where it has none."""
    found = type_.inner if isinstance(type_, Nullable) else type_
    return found.name if isinstance(found, Named) else ""


def distinct(members: Iterable[Type]) -> tuple[Type, ...]:
    """The members without null and without repetition, in order."""
    plain = [each.inner if isinstance(each, Nullable) else each for each in members]
    return tuple(dict.fromkeys(each for each in plain if not isinstance(each, Nothing)))


def objects_of(union: UnionSchema, schemas: Mapping[str, Schema]) -> Iterator[ObjectSchema]:
    """The object schemas of a union, those of nested unions included, each once."""
    yield from objects_among(union.members, schemas)


def objects_among(members: Iterable[Type], schemas: Mapping[str, Schema]) -> Iterator[ObjectSchema]:
    """The object schemas among types, those in unions and aliases included, each once."""
    waiting, seen = list(members), set[str]()
    while waiting:
        member = waiting.pop(0)
        if isinstance(member, OneOf):
            waiting[:0] = member.members
        elif isinstance(member, Nullable):
            waiting.insert(0, member.inner)
        elif isinstance(member, Named) and member.name not in seen:
            seen.add(member.name)
            schema = schemas[member.name]
            if isinstance(schema, ObjectSchema):
                yield schema
            else:
                inner = schema.members if isinstance(schema, UnionSchema) else (schema.type,)
                waiting[:0] = inner


def tagged(
    union: UnionSchema, schemas: Mapping[str, Schema], components: Mapping[str, str]
) -> UnionSchema:
    """The union with its tag: the declared one, else the property whose constants differ.

    `components` says which component each class stands for: where a declared tag is no constant,
    its value is the name of the component (OpenAPI 3.1, section 4.8.25).
    """
    objects = list(objects_of(union, schemas))
    if union.tag and union.inherited:
        return replace(union, mapping=_of_heirs(union, objects, components))
    if union.tag:
        mapping = {**_mapping(union.tag, objects), **union.mapping}
        for schema in objects:
            key = components.get(schema.name)
            if key is not None and not _constants(schema, union.tag):
                if schema.name not in mapping.values():
                    mapping.setdefault(key, schema.name)
        return replace(union, mapping=mapping)
    for tag in _shared_constants(objects):
        mapping = _mapping(tag, objects)
        if len(set(mapping.values())) == len(objects):
            return replace(union, tag=tag, mapping=mapping)
    return union


def by_tag(
    union: UnionSchema, schemas: Mapping[str, Schema]
) -> tuple[dict[str, list[str]], list[str]]:
    """Value of the tag -> the classes that it can mean; and the classes that no value means."""
    table = {value: [name] for value, name in union.mapping.items()}
    if union.inherited:
        return table, [union.fallback]
    rest: list[str] = []
    for schema in objects_of(union, schemas):
        values = _constants(schema, union.tag or "")
        for value in values:
            if value not in union.mapping:
                table.setdefault(value, []).append(schema.name)
        if not values and schema.name not in union.mapping.values():
            rest.append(schema.name)
    return table, rest


def _of_heirs(
    union: UnionSchema, objects: list[ObjectSchema], components: Mapping[str, str]
) -> dict[str, str]:
    """Tag value -> class, where the members inherit the tag.

    A value is that of the member which restricts the tag the most; one that adds no value to those
    that it inherits goes by its name.
    """
    tag = union.tag or ""
    values = {each.name: _constants(each, tag) for each in objects}
    inherited = values.pop(union.fallback, ())
    mapping: dict[str, str] = {}
    for name in sorted(values, key=lambda each: len(values[each])):
        own = [each for each in values[name] if each not in mapping]
        if values[name] == inherited or not own:
            own = [] if name in union.mapping.values() else [components.get(name, name)]
        for value in own:
            mapping.setdefault(value, name)
    return {**mapping, **union.mapping}


def _shared_constants(objects: list[ObjectSchema]) -> list[str]:
    """Names of the properties that are texts known beforehand in every object, in order."""
    if not objects:
        return []
    names = [each.wire for each in objects[0].properties]
    return [name for name in names if all(_constants(each, name) for each in objects)]


def _constants(schema: ObjectSchema, tag: str) -> tuple[str, ...]:
    """The texts that a property of an object can be; none where it can be anything."""
    for each in schema.properties:
        if each.wire == tag and isinstance(each.type, Constant):
            if all(isinstance(value, str) for value in each.type.values):
                return tuple(str(value) for value in each.type.values)
    return ()


def _mapping(tag: str, objects: list[ObjectSchema]) -> dict[str, str]:
    """Tag value -> class, without the values that two objects share."""
    mapping: dict[str, str] = {}
    shared: set[str] = set()
    for schema in objects:
        for value in _constants(schema, tag):
            if mapping.setdefault(value, schema.name) != schema.name:
                shared.add(value)
    return {value: name for value, name in mapping.items() if value not in shared}
