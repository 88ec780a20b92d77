"""How one type differs from another, apart from what its classes hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from bindwright.changes.model import Severity
from bindwright.hints import PARSED_FORMATS, needs_decoding
from bindwright.normalize.form import (
    AliasSchema,
    Anything,
    Array,
    Constant,
    Map,
    Named,
    NormalForm,
    Nothing,
    Nullable,
    OneOf,
    Primitive,
    Schema,
    Tuple,
    Type,
    UnionSchema,
)

Way = Literal["wider", "narrower", "added", "removed", "other"]
"""`added`, `removed`: a fixed value or a member of a union came or went."""

Direction = Literal["request", "response"]


@dataclass(frozen=True, slots=True)
class Difference:
    """One way in which a type has changed."""

    way: Way
    value: object = None
    """For a fixed value that came or went: the value."""
    member: Type | None = None
    """For a member of a union that came or went: the member."""


class Retyping:
    """Compares types of an old and a new description.

    Args:
        old: The old description.
        new: The new one.
        renamed: Old class name -> the new name of the same class, where the two differ.
    """

    def __init__(self, old: NormalForm, new: NormalForm, renamed: Mapping[str, str]) -> None:
        self._old, self._new, self._renamed = old.schemas, new.schemas, renamed
        # Pairs of aliases that are being looked behind: an alias may hold itself.
        self._looking: list[tuple[Type, Type]] = []

    def differences(self, old: Type, new: Type) -> list[Difference]:
        """What differs; a class is the same as long as its name, or its successor, is."""
        return list(dict.fromkeys(self._differences(old, new)))

    def same(self, old: Type, new: Type) -> bool:
        """Whether nothing differs."""
        return not self.differences(old, new)

    def _differences(self, old: Type, new: Type) -> Iterator[Difference]:
        if isinstance(old, Nullable) != isinstance(new, Nullable):
            yield Difference("narrower" if isinstance(old, Nullable) else "wider")
        old = old.inner if isinstance(old, Nullable) else old
        new = new.inner if isinstance(new, Nullable) else new
        match old, new:
            case (Named(name=was), Named(name=name)) if self._renamed.get(was, was) == name:
                return
            case (Array(items=was), Array(items=now)) | (Map(values=was), Map(values=now)):
                yield from self._differences(was, now)
            case Tuple(), Tuple() if len(old.items) == len(new.items):
                for each, other in zip(old.items, new.items, strict=True):
                    yield from self._differences(each, other)
                yield from self._rest(old.rest, new.rest)
            case Constant(values=was), Constant(values=now):
                yield from values(was, now)
            case Primitive(), Primitive():
                yield from _primitives(old, new)
            case _ if not self._seen_through(old, new) == (old, new):
                if (old, new) not in self._looking:
                    self._looking.append((old, new))
                    yield from self._differences(*self._seen_through(old, new))
                    self._looking.pop()
            case OneOf(members=was), OneOf(members=now):
                yield from self._unnamed(was, now, open_=needs_decoding(old, self._old))
            case _, OneOf(members=now) if any(self.same(old, each) for each in now):
                yield Difference("wider")
            case OneOf(members=was), _ if any(self.same(each, new) for each in was):
                yield Difference("narrower")
            case _:
                yield from self._kinds(old, new)

    def _rest(self, old: Type | None, new: Type | None) -> Iterator[Difference]:
        """What may follow the first items of a tuple."""
        if old is not None and new is not None:
            yield from self._differences(old, new)
        elif old is not new:
            yield Difference("wider" if old is None else "narrower")

    def _seen_through(self, old: Type, new: Type) -> tuple[Type, Type]:
        """What aliases stand for."""
        return _behind(old, self._old), _behind(new, self._new)

    def _unnamed(
        self, old: Sequence[Type], new: Sequence[Type], *, open_: bool
    ) -> Iterator[Difference]:
        """Unions without a name: only one that is `open_` has told its readers of the unknown."""
        for each in self.members(old, new):
            yield Difference("wider") if each.way == "added" and not open_ else each

    def _kinds(self, old: Type, new: Type) -> Iterator[Difference]:
        """Types of which neither says what the other does."""
        match old, new:
            case _ if old == new:
                return
            case Constant(values=values), Primitive() if _fits(values, new):
                yield Difference("wider")
            case Primitive(), Constant(values=values) if _fits(values, old):
                yield Difference("narrower")
            case _, Anything() if not needs_decoding(old, self._old):
                yield Difference("wider")
            case Anything(), _ if not needs_decoding(new, self._new):
                yield Difference("narrower")
            case Nothing(), _:
                yield Difference("wider")
            case Named(), Named(name=name) if self._among(old, self._new.get(name)):
                yield Difference("wider")
            case Named(name=name), Named() if self._among(new, self._old.get(name), back=True):
                yield Difference("narrower")
            case _:
                yield Difference("other")

    def _among(self, type_: Type, union: Schema | None, *, back: bool = False) -> bool:
        """Whether a type is a member of a union of the other side."""
        members = union.members if isinstance(union, UnionSchema) else ()
        return any(self.same(each, type_) if back else self.same(type_, each) for each in members)

    def members(self, old: Sequence[Type], new: Sequence[Type]) -> Iterator[Difference]:
        """The members of two unions."""
        rest = list(new)
        gone: list[Type] = []
        for each in old:
            found = next((other for other in rest if self.same(each, other)), None)
            if found is None:
                gone.append(each)
            else:
                rest.remove(found)
        for each in list(gone):
            # Two sets of fixed values, or of texts, are one member that has changed.
            found = next((other for other in rest if _alike(each, other)), None)
            if found is not None:
                gone.remove(each)
                rest.remove(found)
                yield from self._differences(each, found)
        yield from (Difference("removed", member=each) for each in gone)
        yield from (Difference("added", member=each) for each in rest)


def values(old: Sequence[object], new: Sequence[object]) -> Iterator[Difference]:
    """The fixed values that came and went."""
    yield from (Difference("removed", value=each) for each in old if each not in new)
    yield from (Difference("added", value=each) for each in new if each not in old)


def severity_of(difference: Difference, direction: Direction) -> Severity:
    """How badly a difference strikes those who send, or receive, a value of the type."""
    match difference.way:
        case "added":
            # A client keeps what it does not know, so every program goes on.
            return "addition"
        case "removed" | "other":
            return "breaking"
        case "wider":
            return "addition" if direction == "request" else "breaking"
        case "narrower":
            return "breaking" if direction == "request" else "fix"


def _behind(type_: Type, schemas: Mapping[str, Schema]) -> Type:
    if isinstance(type_, Named) and isinstance(schema := schemas.get(type_.name), AliasSchema):
        return schema.type
    return type_


def _alike(old: Type, new: Type) -> bool:
    return isinstance(old, Constant | Primitive | Array | Map) and type(old) is type(new)


def _primitives(old: Primitive, new: Primitive) -> Iterator[Difference]:
    if old.kind == new.kind:
        formats = {each.format for each in (old, new)} & PARSED_FORMATS
        if old.format != new.format and formats and old.kind == "string":
            yield Difference("other")
    elif (old.kind, new.kind) == ("integer", "number"):
        yield Difference("wider")
    elif (old.kind, new.kind) == ("number", "integer"):
        yield Difference("narrower")
    else:
        yield Difference("other")


def _fits(values: Sequence[object], primitive: Primitive) -> bool:
    """Whether fixed values are values of a primitive type that stays as it is in JSON."""
    if primitive.kind == "boolean":
        return all(isinstance(each, bool) for each in values)
    numbers = int if primitive.kind == "integer" else int | float
    kind = str if primitive.kind == "string" else numbers
    return all(isinstance(each, kind) and not isinstance(each, bool) for each in values)
