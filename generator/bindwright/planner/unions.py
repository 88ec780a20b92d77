"""Unions: how a decoder tells the members apart, decided here and written out as tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from bindwright.literal import py_str, py_value
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
    Property,
    Schema,
    Type,
    UnionSchema,
)
from bindwright.normalize.kinds import JsonKind, kind_of
from bindwright.normalize.unions import by_tag, objects_among, tagged

_KINDS: tuple[JsonKind, ...] = ("string", "number", "boolean", "array", "object")
_CLASSES: Mapping[JsonKind, str] = {
    "string": "str",
    "number": "int, float",
    "boolean": "bool",
    "array": "list",
    "object": "dict",
}

Function = Callable[[Type], str]


class Unions:
    """Writes the decoders of unions.

    `function` gives the source of the decoder of a type, `decoder` the name of that of a class.
    """

    def __init__(
        self, schemas: Mapping[str, Schema], function: Function, decoder: Callable[[str], str]
    ) -> None:
        self._schemas = schemas
        self._function = function
        self._decoder = decoder

    def source(self, members: Sequence[Type], union: UnionSchema | None = None) -> str:
        """Source of the decoder of a union, which may have a schema of its own."""
        groups: dict[JsonKind, list[Type]] = {}
        for each in self._single_kinds(members):
            groups.setdefault(kind_of(each, self._schemas), []).append(each)
        anything = bool(groups.pop("any", []))
        groups.pop("null", None)
        calls = {
            kind: self._one_kind(kind, groups[kind], union) for kind in _KINDS if kind in groups
        }
        if anything:
            calls = {kind: calls.get(kind, "as_is") for kind in _KINDS}
        if list(calls) == ["object"]:
            return calls["object"]
        # The order of the members, in which people read the description, decides no more.
        first = {kind: list(groups).index(kind) for kind in calls if kind in groups}
        ordered = sorted(calls, key=lambda kind: first.get(kind, len(first)))
        return f"by_kind({', '.join(f'{kind}={calls[kind]}' for kind in ordered)})"

    def _single_kinds(
        self, members: Sequence[Type], seen: frozenset[str] = frozenset()
    ) -> Iterator[Type]:
        """The members, those of several kinds of JSON value taken apart."""
        for each in members:
            inner: Sequence[Type] = ()
            if isinstance(each, Nullable):
                inner = (each.inner,)
            elif isinstance(each, OneOf):
                inner = each.members
            elif isinstance(each, Named) and kind_of(each, self._schemas) == "any":
                schema = self._schemas[each.name]
                inner = schema.members if isinstance(schema, UnionSchema) else ()
                inner = (schema.type,) if isinstance(schema, AliasSchema) else inner
                if each.name in seen:
                    continue
                seen |= {each.name}
            if inner:
                yield from self._single_kinds(inner, seen)
            elif not isinstance(each, Nothing):
                yield each

    def _one_kind(self, kind: JsonKind, members: list[Type], union: UnionSchema | None) -> str:
        calls = list(dict.fromkeys(self._function(each) for each in members))
        match kind:
            case "object":
                return self._objects(members, union)
            case "array" if len(calls) > 1:
                items = [
                    each.items for each in map(self._plain, members) if isinstance(each, Array)
                ]
                return self._function(Array(_one_of(items)))
            case "string":
                # What reads a format leaves other strings as they are.
                return next((each for each in calls if each != "as_is"), "as_is")
            case "number" if "as_is" in calls:
                return "as_is"
            case _:
                return calls[0]

    def _objects(self, members: list[Type], union: UnionSchema | None) -> str:
        objects = list(objects_among(members, self._schemas))
        plain = [self._plain(each) for each in members]
        values = [each.values for each in plain if isinstance(each, Map)]
        other = self._function(Map(_one_of(values))) if values else ""
        if union is None or union.tag is None:
            found = UnionSchema(name="", members=tuple(Named(each.name) for each in objects))
            union = tagged(found, self._schemas, {})
        if not objects:
            return other
        if len(members) == 1 and not other:
            return self._function(members[0]) if union.name == "" else self._table(union, other)
        if union.tag:
            return self._table(union, other)
        return self._by_keys(list(self._branches(members)), other)

    def _branches(self, members: Sequence[Type]) -> Iterator[ObjectSchema]:
        """The objects among the members, those of a union with a tag of its own as one."""
        for each in map(self._plain, members):
            schema = self._schemas[each.name] if isinstance(each, Named) else None
            if isinstance(schema, UnionSchema) and schema.tag is None:
                yield from self._branches(schema.members)
            elif isinstance(schema, UnionSchema):
                objects = list(objects_among(schema.members, self._schemas))
                yield ObjectSchema(name=schema.name, properties=tuple(_common(objects)))
            else:
                yield from objects_among([each], self._schemas)

    def _table(self, union: UnionSchema, other: str) -> str:
        table, rest = by_tag(union, self._schemas)
        known = {each.name: each for each in objects_among(union.members, self._schemas)}
        known_unions = {each.name for each in union.members if isinstance(each, Named)}
        entries: list[str] = []
        for value, names in table.items():
            found = [each for each in names if each in known or each in known_unions]
            if len(found) == 1:
                entries.append(f"{py_str(value)}: {self._decoder(found[0])}")
            elif found:
                several = [known[each] for each in found if each in known]
                entries.append(f"{py_str(value)}: {self._by_keys(several, '')}")
        untagged = self._untagged(union, known, rest, other) if not union.fallback else ""
        if union.fallback:
            other = self._decoder(union.fallback)
        elif rest:
            other = self._by_keys([known[each] for each in rest], other)
        tail = f", {other}" if other else ""
        tail += f", untagged={untagged}" if untagged else ""
        return f"tagged({py_str(union.tag or '')}, {{{', '.join(entries)}}}{tail})"

    def _untagged(
        self, union: UnionSchema, known: Mapping[str, ObjectSchema], rest: list[str], other: str
    ) -> str:
        """What reads an object without its tag, which some members do not require, or have."""
        optional = [
            name
            for name, schema in known.items()
            if not any(each.wire == union.tag and each.required for each in schema.properties)
        ]
        if set(optional) <= set(rest):
            return ""
        return self._by_keys(
            [each for name, each in known.items() if name in {*optional, *rest}], other
        )

    def _by_keys(self, objects: list[ObjectSchema], other: str) -> str:
        kinds = {each.name: self._property_kinds(each) for each in objects}
        members = [self._member(each, kinds) for each in objects]
        if other:
            members.append(f"other={other}")
        return f"by_keys({', '.join(members)})"

    def _property_kinds(self, schema: ObjectSchema) -> dict[str, JsonKind]:
        found: dict[str, JsonKind] = {}
        for each in schema.properties:
            kind = kind_of(each.type, self._schemas)
            if kind != "any" and kind != "null":
                found[each.wire] = kind
        return found

    def _member(self, schema: ObjectSchema, kinds: Mapping[str, Mapping[str, JsonKind]]) -> str:
        own = kinds[schema.name]
        others = [each for name, each in kinds.items() if name != schema.name]
        telling: dict[str, JsonKind] = {
            name: kind
            for name, kind in own.items()
            if any(each.get(name, kind) != kind for each in others)
        }
        fixed = {
            each.wire: each.type.values
            for each in schema.properties
            if isinstance(each.type, Constant) and each.required
        }
        parts = [
            self._decoder(schema.name),
            _keys("required", [each.wire for each in schema.properties if each.required]),
            _keys("known", [each.wire for each in schema.properties]),
            _mapping("fixed", {name: map(py_value, values) for name, values in fixed.items()}),
            _mapping("kinds", {name: [_CLASSES[kind]] for name, kind in telling.items()}),
        ]
        return f"Member({', '.join(each for each in parts if each)})"

    def _plain(self, type_: Type) -> Type:
        """What aliases and null stand around."""
        while True:
            if isinstance(type_, Nullable):
                type_ = type_.inner
            elif isinstance(type_, Named) and isinstance(
                schema := self._schemas[type_.name], AliasSchema
            ):
                type_ = schema.type
            else:
                return type_


def _common(objects: Sequence[ObjectSchema]) -> Iterator[Property]:
    """What is known of the properties of an object that is one of several."""
    found: dict[str, list[Property]] = {}
    for each in (each for schema in objects for each in schema.properties):
        found.setdefault(each.wire, []).append(each)
    for alike in found.values():
        always = len(alike) == len(objects) and all(each.required for each in alike)
        same = len({each.type for each in alike}) == 1
        type_ = alike[0].type if same else Anything()
        yield replace(alike[0], required=always, type=type_)


def _one_of(types: Sequence[Type]) -> Type:
    distinct = tuple(dict.fromkeys(types))
    if any(isinstance(each, Anything) for each in distinct):
        return Anything()
    if all(isinstance(each, Primitive) and each.kind == "integer" for each in distinct):
        return distinct[0]
    return distinct[0] if len(distinct) == 1 else OneOf(distinct)


def _keys(name: str, keys: Sequence[str]) -> str:
    return f"{name}=frozenset({{{', '.join(map(py_str, keys))}}})" if keys else ""


def _mapping(name: str, entries: Mapping[str, Iterator[str] | Sequence[str]]) -> str:
    items = [f"{py_str(key)}: ({', '.join(values)},)" for key, values in entries.items()]
    return f"{name}={{{', '.join(items)}}}" if items else ""
