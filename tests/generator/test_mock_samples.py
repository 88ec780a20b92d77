"""Values made from schemas: valid, always the same, and never endless."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bindwright.mock.checking import Checker
from bindwright.mock.description import Description
from bindwright.mock.samples import Samples


def made(schema: Any, **schemas: Any) -> Any:
    """The sample of a schema, which must be valid."""
    description = Description({"components": {"schemas": {"It": schema, **schemas}}})
    checker = Checker(description)
    own = description.data["components"]["schemas"]["It"]
    value = Samples(description, checker).make(own)
    assert checker.is_valid(own, value), (schema, value)
    return value


def ref(name: str) -> dict[str, Any]:
    return {"$ref": f"#/components/schemas/{name}"}


@pytest.mark.parametrize(
    ("schema", "value"),
    [
        ({"const": 5}, 5),
        ({"const": None}, None),
        ({"type": "string", "example": "a", "default": "b", "enum": ["c", "b", "a"]}, "a"),
        ({"type": "string", "examples": ["e"], "default": "b"}, "e"),
        ({"type": "string", "default": "b"}, "b"),
        ({"type": "string", "enum": ["c", "b"]}, "c"),
        ({"type": "integer", "example": "wrong", "default": 7}, 7),
        ({"type": "string", "format": "date-time"}, "2024-05-04T12:30:00Z"),
        ({"type": "string", "minLength": 6}, "textxx"),
        ({"type": "string", "maxLength": 2}, "te"),
        ({"type": ["null", "string"]}, "text"),
        ({"type": "boolean"}, True),
        ({"type": "null"}, None),
        ({"type": "array", "items": {"type": "integer"}}, [1]),
        ({"type": "array", "minItems": 3, "items": {"const": "a"}}, ["a", "a", "a"]),
        ({"type": "array", "maxItems": 0}, []),
        (
            {"type": "array", "prefixItems": [{"const": 1}, {"const": "b"}], "items": False},
            [1, "b"],
        ),
        ({"type": "object"}, {}),
        (
            {"type": "object", "minProperties": 2, "additionalProperties": {"const": 1}},
            {"key1": 1, "key2": 1},
        ),
        ({"type": "object", "required": ["a"]}, {"a": {}}),
        ({"properties": {"a": {"const": 1}, "b": {"const": 2, "writeOnly": True}}}, {"a": 1}),
        ({"allOf": [{"enum": ["a", "b"]}, {"enum": ["b", "c"]}]}, "b"),
        ({"oneOf": [{"enum": ["b"], "type": "string"}], "description": "One."}, "b"),
        ({"anyOf": [{"type": "string", "maxLength": 1}, {"const": 5}]}, "t"),
        ({}, {}),
        (True, {}),
    ],
)
def test_what_is_made(schema: Any, value: Any) -> None:
    assert made(schema) == value


def test_properties_stand_beside_a_union() -> None:
    union = [{"properties": {"kind": {"const": "b"}}, "required": ["kind"]}]
    schema = {"type": "object", "properties": {"id": {"const": 1}}, "oneOf": union}
    assert made(schema) == {"id": 1, "kind": "b"}


def test_what_stands_beside_a_reference_counts_first() -> None:
    assert made({**ref("Size"), "default": "m"}, Size={"enum": ["s", "m"]}) == "m"


def test_all_of_is_merged() -> None:
    base = {"type": "object", "required": ["id"], "properties": {"id": {"type": "integer"}}}
    more = {"properties": {"id": {"type": "integer", "const": 7}, "name": {"type": "string"}}}
    assert made({"allOf": [more, ref("Base")]}, Base=base) == {"id": 7, "name": "text"}


@pytest.mark.parametrize(
    ("schema", "value"),
    [
        ({"type": "object", "properties": {"next": ref("It")}}, {}),
        ({"type": "array", "items": ref("It")}, []),
        (
            {"oneOf": [{"type": "array", "minItems": 1, "items": ref("It")}, {"const": "leaf"}]},
            "leaf",
        ),
        (
            {
                "type": "object",
                "required": ["next"],
                "properties": {"next": {"anyOf": [ref("It"), {"type": "null"}]}},
            },
            {"next": None},
        ),
    ],
)
def test_recursion_ends(schema: Any, value: Any) -> None:
    assert made(schema) == value


def test_a_schema_that_no_finite_value_fits_has_an_empty_sample() -> None:
    schema = {"type": "object", "required": ["me"], "properties": {"me": ref("It")}}
    description = Description({"components": {"schemas": {"It": schema}}})
    own = description.data["components"]["schemas"]["It"]
    assert Samples(description, Checker(description)).make(own) == {}


def test_a_wide_and_deep_description_is_answered_at_once() -> None:
    names = [f"S{number}" for number in range(12)]
    wide = {
        name: {"type": "object", "properties": {each: ref(each) for each in names}}
        for name in names
    }
    found = made(ref("S0"), **wide)
    assert found["S1"]["S2"]
    assert len(str(found)) < 2_000_000


def test_the_caller_may_change_what_it_got() -> None:
    description = Description({})
    samples = Samples(description, Checker(description))
    schema = {"type": "array", "items": {"const": 1}}
    samples.make(schema).append(2)
    assert samples.make(schema) == [1]


BOUND = st.integers(-50, 50) | st.floats(-50, 50).map(lambda each: round(each, 2))


@given(
    kind=st.sampled_from(["integer", "number"]),
    low=BOUND,
    width=st.integers(2, 9),
    strict=st.tuples(st.booleans(), st.booleans()),
)
def test_numbers_keep_their_bounds(
    kind: str, low: float, width: int, strict: tuple[bool, bool]
) -> None:
    lower = "exclusiveMinimum" if strict[0] else "minimum"
    upper = "exclusiveMaximum" if strict[1] else "maximum"
    made({"type": kind, lower: low, upper: low + width})
    made({"type": kind, lower: low})
    made({"type": kind, upper: low})


@given(step=st.integers(1, 9), low=st.integers(-50, 50))
def test_numbers_are_multiples(step: int, low: int) -> None:
    made({"type": "integer", "multipleOf": step, "minimum": low, "maximum": low + 2 * step})
