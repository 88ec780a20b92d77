"""What generated decoders are made of: from parsed JSON to values, leniently.

A decoder takes parsed JSON and returns the value. Servers grow, so kinds and tags a decoder does
not know become `Unknown`, and a string that does not fit its format stays a string. A decoder
raises `DecodeError` only where nothing sensible can be returned.

The way back needs no generated code: see `encode`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import zip_longest
from typing import Any, Generic, NamedTuple, TypeAlias, TypeVar, cast

from .records import Record, Unknown, encode, known_fields
from .scalars import parse_bytes, parse_date, parse_datetime, parse_decimal, parse_uuid

__all__ = [
    "DecodeError",
    "Decoder",
    "Getter",
    "Member",
    "Unknown",
    "as_is",
    "by_keys",
    "by_kind",
    "dict_of",
    "encode",
    "items_of",
    "list_of",
    "new",
    "not_an_object",
    "number",
    "parse_bytes",
    "parse_date",
    "parse_datetime",
    "parse_decimal",
    "parse_uuid",
    "rest_of",
    "tagged",
    "tuple_of",
    "unknown",
    "values_of",
]

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

Decoder: TypeAlias = Callable[[Any], T]
"""Makes a value of parsed JSON."""
Getter: TypeAlias = Callable[[str], Any]
"""The type of `raw.get` in a decoder: what a property holds, None if it is missing."""

new = object.__new__
"""Makes a model without its constructor: a decoder sets every field itself, in half the time."""


class DecodeError(ValueError):
    """JSON that cannot be read as what the description promises."""


def as_is(raw: Any) -> Any:
    """The decoder of what needs no decoding."""
    return raw


def unknown(raw: Any) -> Unknown:
    """The decoder of what this version does not know."""
    return Unknown(None, raw)


def number(raw: Any) -> Any:
    """`type: number`: JSON writes 1.0 as 1 too, and both are a float here."""
    if raw.__class__ is int:
        try:
            return float(raw)
        except OverflowError:
            return raw
    return raw


def not_an_object(cls: type[T], raw: Any) -> T:
    """What a generated decoder makes of JSON that is no object: None of null.

    Raises:
        DecodeError: it is anything else.
    """
    if raw is None:
        return cast(T, None)
    raise DecodeError(f"expected a JSON object for {cls.__name__}, but received {_described(raw)}")


def items_of(decode: Decoder[T], raw: Any) -> list[T]:
    """Read the items of a JSON array with `decode`; null reads as None.

    Raises:
        DecodeError: it is anything else.
    """
    if raw.__class__ is list:
        return [decode(item) for item in raw]
    if raw is None:
        return cast(list[T], None)
    raise DecodeError(f"expected a JSON array, but received {_described(raw)}")


def values_of(decode: Decoder[T], raw: Any) -> dict[str, T]:
    """Read the values of a JSON object with any names with `decode`; null reads as None.

    Raises:
        DecodeError: it is anything else.
    """
    if raw.__class__ is dict:
        return {name: decode(item) for name, item in raw.items()}
    if raw is None:
        return cast(dict[str, T], None)
    raise DecodeError(f"expected a JSON object, but received {_described(raw)}")


def list_of(decode: Decoder[T]) -> Decoder[list[T]]:
    """The decoder of an array whose items `decode` reads; null reads as None.

    It raises DecodeError for anything else.
    """

    def decode_list(raw: Any) -> list[T]:
        return items_of(decode, raw)

    return decode_list


def dict_of(decode: Decoder[T]) -> Decoder[dict[str, T]]:
    """The decoder of an object with any names, whose values `decode` reads; null reads as None.

    It raises DecodeError for anything else.
    """

    def decode_dict(raw: Any) -> dict[str, T]:
        return values_of(decode, raw)

    return decode_dict


def tuple_of(*decoders: Decoder[Any], rest: Decoder[Any] = as_is) -> Decoder[Any]:
    """The decoder of an array whose first items have a decoder each, and all others `rest`.

    It raises DecodeError for anything else; null reads as None.
    """

    def decode_tuple(raw: Any) -> Any:
        if raw.__class__ is list:
            pairs = zip_longest(decoders[: len(raw)], raw, fillvalue=rest)
            return tuple(decode(item) for decode, item in pairs)
        if raw is None:
            return None
        raise DecodeError(f"expected a JSON array, but received {_described(raw)}")

    return decode_tuple


def rest_of(cls: type[Record], raw: Mapping[str, Any], decode: Decoder[T] = as_is) -> dict[str, T]:
    """The properties of an object that its class does not declare, read with `decode`."""
    known = {field.wire for field in known_fields(cls)}
    return {name: decode(item) for name, item in raw.items() if name not in known}


def tagged(
    name: str,
    decoders: Mapping[str, Decoder[T]],
    other: Decoder[T | Unknown] | None = None,
    untagged: Decoder[T | Unknown] | None = None,
) -> Decoder[T | Unknown]:
    """The decoder of a union told apart by a property (OpenAPI, Discriminator Object).

    Args:
        name: the property that holds the tag.
        decoders: the decoder for each tag.
        other: what reads an object with any other tag; by default it is an `Unknown`.
        untagged: what reads an object without a tag; by default, the same as `other`.
    """
    find = decoders.get
    without = untagged or other

    def decode_tagged(raw: Any) -> T | Unknown:
        if raw.__class__ is not dict:
            return _not_known(raw)
        tag = raw.get(name)
        if tag.__class__ is not str:
            return Unknown(None, raw) if without is None else without(raw)
        decode = find(tag)
        if decode is None:
            return Unknown(tag, raw) if other is None else other(raw)
        return decode(raw)

    return decode_tagged


class Member(NamedTuple, Generic[T_co]):
    """A member of a union that is told apart by what is in an object."""

    decode: Callable[[Any], T_co]
    required: frozenset[str] = frozenset()
    """Properties that such an object always has."""
    known: frozenset[str] = frozenset()
    """All properties that it can have."""
    fixed: Mapping[str, tuple[object, ...]] = {}
    """Property -> the only values that it has, if it is there."""
    kinds: Mapping[str, tuple[type, ...]] = {}
    """Property -> the kinds of JSON value that it has, if it is there; null aside."""

    def fits(self, raw: Mapping[str, Any]) -> bool:
        """Whether an object can be one of this member."""
        return (
            self.required <= raw.keys()
            and all(raw[name] in self.fixed[name] for name in self.fixed.keys() & raw.keys())
            and all(
                raw[name] is None or raw[name].__class__ in self.kinds[name]
                for name in self.kinds.keys() & raw.keys()
            )
        )


def by_keys(*members: Member[T], other: Decoder[T] | None = None) -> Decoder[T | Unknown]:
    """The decoder of a union without a tag, told apart by the properties of an object.

    Of the members that fit, the one that knows most of the object's properties is taken, the
    first of them if there are several. Where none fits, `other` reads it, or it is an `Unknown`.
    """

    def decode_by_keys(raw: Any) -> T | Unknown:
        if raw.__class__ is not dict:
            return _not_known(raw)
        fitting = [each for each in members if each.fits(raw)]
        if fitting:
            return max(fitting, key=lambda each: len(each.known & raw.keys())).decode(raw)
        return Unknown(None, raw) if other is None else other(raw)

    return decode_by_keys


def by_kind(
    *,
    string: Decoder[T] | None = None,
    number: Decoder[T] | None = None,
    integer: Decoder[T] | None = None,
    boolean: Decoder[T] | None = None,
    array: Decoder[T] | None = None,
    object: Decoder[T] | None = None,
    null: Decoder[T] | None = None,
) -> Decoder[T | Unknown]:
    """The decoder of a union told apart by the kind of JSON value (JSON Schema, `type`).

    A kind without a decoder makes an `Unknown`. `number` reads integers too, unless `integer` has
    a decoder of its own.
    """
    decoders: dict[type, Decoder[T] | None] = {
        str: string,
        int: integer or number,
        float: number,
        bool: boolean,
        list: array,
        dict: object,
        type(None): null,
    }

    def decode_by_kind(raw: Any) -> T | Unknown:
        decode = decoders.get(raw.__class__)
        return _not_known(raw) if decode is None else decode(raw)

    return decode_by_kind


def _not_known(raw: Any) -> Unknown:
    """What a union has no member for; null reads as None, as it does everywhere."""
    return cast(Unknown, None) if raw is None else Unknown(None, raw)


_KINDS: Mapping[type, str] = {
    str: "a string",
    int: "a number",
    float: "a number",
    bool: "a boolean",
    list: "an array",
    dict: "an object",
}


def _described(raw: object) -> str:
    text = repr(raw)
    shown = text if len(text) <= 80 else text[:80] + "…"
    return f"{_KINDS.get(type(raw), type(raw).__name__)}: {shown}"
