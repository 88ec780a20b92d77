"""Inline unions that say the same thing become one: three lists of tools share one alias."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from bindwright.normalize.form import (
    AliasSchema,
    Array,
    Map,
    Named,
    Nullable,
    ObjectSchema,
    OneOf,
    Property,
    Schema,
    Tuple,
    Type,
    UnionSchema,
)


def equal_unions(
    schemas: Mapping[str, Schema],
    sources: Mapping[str, str],
    named: Mapping[str, str],
    kept: Collection[str] = (),
) -> dict[str, str]:
    """Name of an inline union -> the name that all equal ones share.

    The shared name is the one from the settings if there is one, else one that is `kept`, else
    the first. Components, and unions that the settings name or that keep a name, are never
    renamed themselves.
    """
    keys = {name: key for key, name in sources.items()}
    groups: dict[tuple[tuple[Type, ...], str | None], list[str]] = {}
    for name, schema in schemas.items():
        if isinstance(schema, UnionSchema) and keys[name] != keys[name].split(".")[0]:
            groups.setdefault((schema.members, schema.tag), []).append(name)
    renamed: dict[str, str] = {}
    for names in groups.values():
        before = next((each for each in names if each in kept), names[0])
        chosen = next((each for each in names if keys[each] in named), before)
        for name in names:
            if name != chosen and keys[name] not in named and name not in kept:
                renamed[name] = chosen
    return renamed


def rename(type_: Type, names: Mapping[str, str]) -> Type:
    """The type with its references renamed."""
    match type_:
        case Named(name=name):
            return Named(names.get(name, name))
        case Array(items=inner):
            return Array(rename(inner, names))
        case Tuple(items=items, rest=rest):
            renamed = tuple(rename(each, names) for each in items)
            return Tuple(renamed, rest and rename(rest, names))
        case Map(values=inner):
            return Map(rename(inner, names))
        case Nullable(inner=inner):
            return Nullable(rename(inner, names))
        case OneOf(members=members):
            return OneOf(tuple(rename(each, names) for each in members))
        case _:
            return type_


def rename_property(property_: Property, names: Mapping[str, str]) -> Property:
    """The property with the references of its type renamed."""
    return replace(property_, type=rename(property_.type, names))


def rename_schema(schema: Schema, names: Mapping[str, str]) -> Schema:
    """The schema with its references renamed."""
    match schema:
        case ObjectSchema():
            return replace(
                schema,
                properties=tuple(rename_property(each, names) for each in schema.properties),
                additional=rename(schema.additional, names) if schema.additional else None,
            )
        case UnionSchema():
            return replace(schema, members=tuple(rename(each, names) for each in schema.members))
        case AliasSchema():
            return replace(schema, type=rename(schema.type, names))
