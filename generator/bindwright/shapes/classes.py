"""Schemas -> dataclasses and aliases, and their twins for plain dicts."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from bindwright.hints import answer_hint, argument_hint, has_twin, twin_name
from bindwright.literal import py_value
from bindwright.names import attribute, distinct
from bindwright.normalize.form import (
    AliasSchema,
    Anything,
    Array,
    Constant,
    Map,
    Named,
    Nullable,
    ObjectSchema,
    OneOf,
    Property,
    Schema,
    Type,
    UnionSchema,
)
from bindwright.shapes.form import Field, Open, Shape

_WORD = re.compile(r"[A-Za-z_]+")
# Lower-case names that stand in the annotations and defaults of a class.
_ANNOTATING = frozenset(
    {"bool", "bytes", "date", "datetime", "dict", "field", "float", "int", "list", "omit"}
    | {"read_only", "str", "tuple"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Uses:
    """How the calls of an SDK use the schemas, and what is settled about their names."""

    schemas: Mapping[str, Schema]
    answers: Collection[str]
    """The schemas that answers hold."""
    arguments: Collection[str]
    """The schemas that callers send."""
    events: Collection[str]
    """The unions that are events of a stream."""
    values: Collection[str]
    """The schemas that come in other ways than as events."""
    attributes: Mapping[str, Mapping[str, str]]
    """The names that the settings give to properties: schema -> property -> name."""
    former: Mapping[str, Collection[str]]
    """Deprecated names of fields, by class."""


def shapes_of(schema: Schema, uses: Uses) -> Iterator[Shape]:
    """The shapes of one schema: its class or alias, and the twin that callers may send."""
    argued = schema.name in uses.arguments
    match schema:
        case ObjectSchema():
            yield _class(schema, uses)
            if argued:
                yield _twin_of_object(schema, uses.schemas)
        case UnionSchema():
            yield _union(schema, uses)
            if argued:
                yield _twin_of_alias(schema, schema.members, uses.schemas)
        case AliasSchema():
            yield _alias(schema, uses)
            if argued and has_twin(schema.name, uses.schemas):
                yield _twin_of_alias(schema, (schema.type,), uses.schemas)


def _class(schema: ObjectSchema, uses: Uses) -> Shape:
    answered, argued = schema.name in uses.answers, schema.name in uses.arguments
    settled = uses.attributes.get(schema.name, {})
    declared = (
        _field(each, uses.schemas, name=settled.get(each.wire), answered=answered, argued=argued)
        for each in schema.properties
    )
    return Shape(
        name=schema.name,
        kind="dataclass",
        fields=distinct_fields(
            [*declared, *_additional(schema, uses.schemas, answered=answered)],
            settled.keys(),
            uses.former.get(schema.name, ()),
        ),
        description=schema.description,
        schema=schema.name,
    )


def _union(schema: UnionSchema, uses: Uses) -> Shape:
    unknown: Open = "Unknown"
    if schema.name in uses.events:
        unknown = "Unknown | UnknownEvent" if schema.name in uses.values else "UnknownEvent"
    hints = dict.fromkeys(answer_hint(each, uses.schemas) for each in schema.members)
    return Shape(
        name=schema.name,
        kind="alias",
        hint=" | ".join(hints),
        type=Named(schema.name),
        description=schema.description,
        schema=schema.name,
        # A nested union keeps its unknown member to itself only when it is decoded itself.
        open=unknown if schema.name in uses.answers else "",
    )


def _alias(schema: AliasSchema, uses: Uses) -> Shape:
    hint = answer_hint if schema.name in uses.answers else argument_hint
    return Shape(
        name=schema.name,
        kind="alias",
        hint=hint(schema.type, uses.schemas),
        type=schema.type,
        description=schema.description,
        schema=schema.name,
    )


def _field(
    property_: Property,
    schemas: Mapping[str, Schema],
    *,
    name: str | None,
    answered: bool,
    argued: bool,
) -> Field:
    type_ = property_.type
    hint = answer_hint(type_, schemas) if answered else argument_hint(type_, schemas)
    given = ""
    if answered and argued and _takes(type_, schemas) and not _stays_plain(type_, schemas):
        given = argument_hint(type_, schemas, open=True)
    default: str | None = None
    if property_.read_only and property_.required and argued:
        # Only servers set it: who makes a value to send leaves it out.
        default = "read_only"
    elif property_.write_only and answered:
        hint, default = _or_none(hint), "None"  # servers never send it
        given = _or_none(given) if given else ""
    elif property_.required:
        if isinstance(type_, Constant) and len(type_.values) == 1:
            default = py_value(type_.values[0])
    elif argued and property_.nullable:
        hint, default = f"{hint} | Omit", "omit"
        given = f"{given} | Omit" if given else ""
    else:
        hint, default = _or_none(hint), "None"
        given = _or_none(given) if given else ""
    return Field(
        wire=property_.wire,
        name=name or attribute(property_.wire),
        type=type_,
        hint=hint,
        default=default,
        description=describe(property_),
        given=given,
    )


def _additional(
    schema: ObjectSchema, schemas: Mapping[str, Schema], *, answered: bool
) -> Iterator[Field]:
    """The field for the properties that the description lets stand beside the declared ones."""
    if schema.additional is None:
        return
    hint = answer_hint if answered else argument_hint
    yield Field(
        wire="",
        name="additional_properties",
        type=schema.additional,
        hint=f"dict[str, {hint(schema.additional, schemas)}]",
        default="field",
        description="All further properties, by their names in JSON.",
        additional=True,
    )


def _takes(type_: Type, schemas: Mapping[str, Schema]) -> bool:
    """Whether callers may pass plain dicts for objects in a value of this type."""
    match type_:
        case Array(items=inner) | Nullable(inner=inner):
            return _takes(inner, schemas)
        case OneOf(members=members):
            return any(_takes(each, schemas) for each in members)
        case Named(name=name):
            return has_twin(name, schemas)
        case _:
            return False


def _stays_plain(
    type_: Type, schemas: Mapping[str, Schema], seen: frozenset[str] = frozenset()
) -> bool:
    """Whether a dict can be what a value of this type is meant to hold."""
    match type_:
        case Array(items=inner) | Nullable(inner=inner):
            return _stays_plain(inner, schemas, seen)
        case OneOf(members=members):
            return any(_stays_plain(each, schemas, seen) for each in members)
        case Named(name=name) if name not in seen:
            schema, seen = schemas[name], seen | {name}
            if isinstance(schema, AliasSchema):
                return _stays_plain(schema.type, schemas, seen)
            members = schema.members if isinstance(schema, UnionSchema) else ()
            return any(_stays_plain(each, schemas, seen) for each in members)
        case _:
            return isinstance(type_, Anything | Map)


def distinct_fields(
    fields: Iterable[Field], settled: Collection[str] = (), taken: Collection[str] = ()
) -> tuple[Field, ...]:
    """The fields under names that differ, and that hide nothing their annotations use.

    Those whose wire names are `settled` keep their names; the others get none that is `taken`.
    """
    found = list(fields)
    # A field whose name differs from its wire name is written with `field`.
    hidden = annotating(
        [*(f"{each.hint} {each.default}" for each in found), "field omit read_only"]
    )
    kept = {each.name for each in found if each.wire in settled}
    wished = (each.name for each in found if each.wire not in settled)
    free = iter(distinct(wished, hidden | kept | {*taken}))
    return unhidden(
        each if each.wire in settled else replace(each, name=next(free)) for each in found
    )


def unhidden(fields: Iterable[Field], former: Iterable[str] = ()) -> tuple[Field, ...]:
    """The fields, their annotations by other names where a field hides what they use.

    A field keeps the name that it has had, even when a later one is annotated with that name.
    `former` are deprecated names, which hide as much.
    """
    found = list(fields)
    hidden = {*former, *(each.name for each in found)} & annotating(
        f"{each.hint} {each.given}" for each in found
    )
    if not hidden:
        return tuple(found)
    return tuple(
        replace(
            each, hint=by_other_names(each.hint, hidden), given=by_other_names(each.given, hidden)
        )
        for each in found
    )


def by_other_names(hint: str, hidden: Collection[str]) -> str:
    """An annotation with `_list` for `list`, where that is among what is `hidden`."""
    words = re.compile(rf'"(?:[^"\\]|\\.)*"|\b(?:{"|".join(sorted(hidden))})\b')

    def other(match: re.Match[str]) -> str:
        return match[0] if match[0].startswith('"') else f"_{match[0]}"

    return words.sub(other, hint)


def annotating(sources: Iterable[str]) -> frozenset[str]:
    """The names in annotations and defaults that a field of a class must not hide."""
    return _ANNOTATING & {word for each in sources for word in _WORD.findall(each)}


def _or_none(hint: str) -> str:
    return hint if hint == "Any" or hint.endswith("None") else f"{hint} | None"


def describe(property_: Property) -> str:
    """What stands below a field: its description, its server default, whether to avoid it."""
    parts = [property_.description.strip()]
    if property_.has_default and property_.default is not None:
        parts.append(f"Default: `{py_value(property_.default)}`.")
    if property_.deprecated:
        parts.append("Deprecated.")
    return "\n\n".join(each for each in parts if each)


def _twin_of_object(schema: ObjectSchema, schemas: Mapping[str, Schema]) -> Shape:
    fields = tuple(
        Field(
            wire=each.wire,
            name=each.wire,
            type=each.type,
            hint=argument_hint(each.type, schemas),
            default=None if each.required else "absent",
            description=describe(each),
        )
        for each in schema.properties
        if not each.read_only
    )
    return Shape(
        name=twin_name(schema.name, schemas),
        kind="typed_dict",
        fields=fields,
        description=f"A plain dict in place of `{schema.name}`.",
        schema=schema.name,
        twin=True,
    )


def _twin_of_alias(
    schema: UnionSchema | AliasSchema, members: tuple[Type, ...], schemas: Mapping[str, Schema]
) -> Shape:
    hints: list[str] = []
    for each in members:
        hint = argument_hint(each, schemas)
        if isinstance(each, Named) and has_twin(each.name, schemas):
            hint = twin_name(each.name, schemas)
        hints.append(hint)
    return Shape(
        name=twin_name(schema.name, schemas),
        kind="alias",
        hint=" | ".join(dict.fromkeys(hints)),
        type=Named(schema.name),
        description=f"Plain dicts in place of `{schema.name}`.",
        schema=schema.name,
        twin=True,
    )
