"""Paths through the types of a description."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from bindwright.normalize.form import (
    AliasSchema,
    Array,
    Constant,
    Named,
    Nullable,
    ObjectSchema,
    OneOf,
    Schema,
    Type,
)
from bindwright.normalize.unions import objects_of


class TypePaths:
    """Finds its way in the types of a description."""

    def __init__(self, schemas: Mapping[str, Schema]) -> None:
        self._schemas = schemas

    def plain(self, type_: Type) -> Type:
        """The type without null."""
        return type_.inner if isinstance(type_, Nullable) else type_

    def members(self, type_: Type) -> Iterator[ObjectSchema]:
        """The object schemas that a value of the type can have."""
        match self.plain(type_):
            case Named(name=name):
                schema = self._schemas[name]
                if isinstance(schema, ObjectSchema):
                    yield schema
                elif isinstance(schema, AliasSchema):
                    yield from self.members(schema.type)
                else:
                    yield from objects_of(schema, self._schemas)
            case OneOf(members=members):
                for each in members:
                    yield from self.members(each)
            case _:
                return

    def member(self, type_: Type, name: str) -> Iterator[Type]:
        """The types that a property can have."""
        for schema in self.members(type_):
            for each in schema.properties:
                if each.wire == name:
                    yield self.plain(each.type)

    def along(self, type_: Type, path: tuple[str, ...]) -> tuple[Type, ...]:
        """The types at the end of a path; none if there is no such path."""
        found: tuple[Type, ...] = (type_,)
        for name in path:
            found = tuple(each for one in found for each in self.member(one, name))
        return found

    def items(self, types: Iterable[Type]) -> tuple[Type, ...]:
        """The types of the items of lists."""
        return tuple(each.items for each in types if isinstance(each, Array))

    def of_kind(self, types: Iterable[Type], tag: str, kind: str) -> Iterator[Type]:
        """The objects among the types whose tag can be `kind`."""
        for type_ in types:
            for schema in self.members(type_):
                for each in schema.properties:
                    if each.wire == tag and isinstance(each.type, Constant):
                        if kind in each.type.values:
                            yield Named(schema.name)
