"""Decoders, and the encoding of what a caller passes."""

import io
from collections import OrderedDict, UserDict, deque
from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal
from enum import Enum, IntEnum
from typing import Any
from uuid import UUID

import pytest
from _core import codec
from _core.absent import not_given, omit
from _core.codec import Unknown, by_kind, dict_of, encode, list_of, number, tagged
from hypothesis import given
from hypothesis import strategies as st


class Colour(Enum):
    RED = "red"


class Level(IntEnum):
    HIGH = 3


class Name(str):
    pass


@pytest.mark.parametrize(
    ("value", "encoded"),
    [
        ({"a": omit, "b": not_given, "c": None}, {"c": None}),
        ((1, 2.5, True), [1, 2.5, True]),
        (deque(["a"]), ["a"]),
        ((item for item in "ab"), ["a", "b"]),
        ({"a": 1}.values(), [1]),
        (OrderedDict(a=UserDict(b=1)), {"a": {"b": 1}}),
        (Colour.RED, "red"),
        ({Colour.RED: Level.HIGH}, {"red": 3}),
        (Name("n"), "n"),
        (b"\x00\xff", "AP8="),
        (bytearray(b"a"), "YQ=="),
        (UUID(int=1), "00000000-0000-0000-0000-000000000001"),
        (Decimal("1.50"), "1.50"),
        (datetime(2024, 1, 2, 3, 4, 5, tzinfo=timezone.utc), "2024-01-02T03:04:05Z"),
        (datetime(2024, 1, 2, tzinfo=timezone(timedelta(hours=2))), "2024-01-02T00:00:00+02:00"),
        (datetime(2024, 1, 2, 3), "2024-01-02T03:00:00"),
        (date(2024, 1, 2), "2024-01-02"),
        (time(3, 4), "03:04:00"),
        (Unknown("x", {"type": "x"}), {"type": "x"}),
    ],
)
def test_values_have_a_json_form(value: object, encoded: object) -> None:
    assert encode(value) == encoded


class OnlyIterable:
    def __iter__(self) -> Any:
        return iter([("a", 1)])


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ({1, 2}, "a set cannot be sent as JSON"),
        ({"tools": [{"function": {1}}]}, "tools[0].function: a set cannot be sent as JSON"),
        ([[], [object()]], "[1][0]: an object cannot be sent as JSON"),
        ({"a b": [1, 1j]}, "['a b'][1]: a complex cannot be sent as JSON"),
        ({"a": {1: "x"}}, "a[1]: an int cannot be sent as JSON"),
        ({"a": [omit]}, "a[0]: an Omit cannot be sent as JSON"),
        (io.BytesIO(b"x"), "a BytesIO cannot be sent as JSON"),
        ({"a": OnlyIterable()}, "a: an OnlyIterable cannot be sent as JSON"),
    ],
)
def test_what_has_no_json_form_is_named_with_its_place(value: object, message: str) -> None:
    with pytest.raises(TypeError) as caught:
        encode(value)
    assert str(caught.value) == message


def test_encoding_copies_containers() -> None:
    given_list = [1]
    encoded = encode({"a": given_list})
    encoded["a"].append(2)
    assert given_list == [1]


def test_numbers_are_floats_and_nothing_else_changes() -> None:
    assert [repr(number(raw)) for raw in (1, 1.5, None, "1", True)] == [
        "1.0",
        "1.5",
        "None",
        "'1'",
        "True",
    ]
    assert number(10**400) == 10**400


@pytest.mark.parametrize(
    ("parse", "text", "value"),
    [
        (
            codec.parse_datetime,
            "2024-01-02T03:04:05.5Z",
            datetime(2024, 1, 2, 3, 4, 5, 500000, tzinfo=timezone.utc),
        ),
        (codec.parse_datetime, "2024-01-02T03:04:05", datetime(2024, 1, 2, 3, 4, 5)),
        (codec.parse_date, "2024-02-29", date(2024, 2, 29)),
        (codec.parse_uuid, "00000000-0000-0000-0000-00000000000A", UUID(int=10)),
        (codec.parse_bytes, "AP8=", b"\x00\xff"),
        (codec.parse_decimal, "12.30", Decimal("12.30")),
    ],
)
def test_formats_are_read(parse: codec.Decoder[Any], text: str, value: object) -> None:
    assert parse(text) == value
    assert type(parse(text)) is type(value)


@pytest.mark.parametrize(
    "parse",
    [
        codec.parse_datetime,
        codec.parse_date,
        codec.parse_uuid,
        codec.parse_bytes,
        codec.parse_decimal,
    ],
)
@pytest.mark.parametrize("raw", ["not one!", None, 1704067200, 1.5, {}, ["2024-01-02"]])
def test_what_does_not_fit_its_format_stays_as_it_is(parse: Any, raw: object) -> None:
    assert parse(raw) is raw


@pytest.mark.parametrize("text", ["NaN", "Infinity", "sNaN"])
def test_decimals_are_finite(text: str) -> None:
    assert codec.parse_decimal(text) == text


@given(
    st.datetimes(timezones=st.just(timezone.utc) | st.none())
    | st.dates()
    | st.uuids()
    | st.binary()
    | st.decimals(allow_nan=False, allow_infinity=False)
)
def test_what_is_encoded_parses_back(value: object) -> None:
    parse = {
        datetime: codec.parse_datetime,
        date: codec.parse_date,
        UUID: codec.parse_uuid,
        bytes: codec.parse_bytes,
        Decimal: codec.parse_decimal,
    }[type(value)]
    assert parse(encode(value)) == value


def test_a_tag_chooses_the_decoder() -> None:
    decode = tagged("type", {"a": lambda raw: ("A", raw["x"])})
    assert decode({"type": "a", "x": 1}) == ("A", 1)


@pytest.mark.parametrize(
    ("raw", "tag"),
    [
        ({"type": "new", "x": 1}, "new"),
        ({"x": 1}, None),
        ({"type": None}, None),
        ({"type": ["a"]}, None),
        ("text", None),
        ([], None),
    ],
)
def test_an_unknown_tag_keeps_the_json(raw: object, tag: str | None) -> None:
    value = tagged("type", {"a": codec.as_is})(raw)
    assert value == Unknown(tag, raw)
    assert encode(value) == raw


def test_kinds_choose_the_decoder() -> None:
    kinds = ("string", "number", "integer", "boolean", "array", "object", "null")
    samples = ("s", 1.5, 1, True, [], {}, None)
    decode = by_kind(**{kind: lambda raw, kind=kind: (kind, raw) for kind in kinds})
    assert [decode(raw) for raw in samples] == list(zip(kinds, samples))


def test_numbers_take_integers_unless_these_have_a_decoder() -> None:
    assert by_kind(number=float)(1) == 1.0
    assert by_kind(number=float, integer=str)(1) == "1"
    assert by_kind(integer=str)(1.5) == Unknown(None, 1.5)
    assert by_kind(number=float)(True) == Unknown(None, True)


def test_an_unknown_kind_keeps_the_json() -> None:
    assert by_kind(string=codec.as_is)({"a": 1}) == Unknown(None, {"a": 1})
    assert by_kind(string=codec.as_is)([1]) == Unknown(None, [1])


def test_null_reads_as_none_though_a_union_has_no_place_for_it() -> None:
    assert by_kind(string=codec.as_is)(None) is None
    assert tagged("type", {"a": codec.as_is})(None) is None
    assert codec.by_keys(codec.Member(codec.as_is))(None) is None


def test_what_has_no_tag_is_read_by_what_reads_untagged_objects() -> None:
    decode = tagged("type", {"a": codec.as_is}, untagged=lambda raw: ("untagged", raw))
    assert decode({"x": 1}) == ("untagged", {"x": 1})
    assert decode({"type": "new"}) == Unknown("new", {"type": "new"})
    both = tagged("type", {}, lambda raw: ("other", raw), lambda raw: ("untagged", raw))
    assert both({"type": "new"}) == ("other", {"type": "new"})
    assert both({}) == ("untagged", {})


def test_lists_and_dicts_decode_their_items() -> None:
    assert list_of(number)([1, None]) == [1.0, None]
    assert dict_of(list_of(number))({"a": [1]}) == {"a": [1.0]}
    assert list_of(number)(None) is None
    assert dict_of(number)(None) is None


@pytest.mark.parametrize(
    ("decode", "raw", "message"),
    [
        (list_of(number), "abc", "expected a JSON array, but received a string: 'abc'"),
        (dict_of(number), [1], "expected a JSON object, but received an array: [1]"),
        (
            lambda raw: codec.not_an_object(Colour, raw),
            1,
            "expected a JSON object for Colour, but received a number: 1",
        ),
    ],
)
def test_a_container_of_another_kind_is_an_error(
    decode: codec.Decoder[Any], raw: object, message: str
) -> None:
    with pytest.raises(codec.DecodeError) as caught:
        decode(raw)
    assert str(caught.value) == message


def test_a_long_value_is_shown_in_part() -> None:
    with pytest.raises(codec.DecodeError) as caught:
        codec.not_an_object(Colour, "x" * 10_000)
    assert len(str(caught.value)) < 200


def test_null_instead_of_an_object_is_none() -> None:
    assert codec.not_an_object(Colour, None) is None
