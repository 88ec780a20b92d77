"""An argument of the wrong kind is named before anything is sent."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

import pytest
from _core.absent import not_given, omit
from _core.kinds import check_kinds, check_parameters
from _core.records import encode
from _core.requests import Options, json_body


class Size(Enum):
    LARGE = "large"
    TWO = 2


@pytest.mark.parametrize(
    ("kinds", "value"),
    [
        ("string", "text"),
        ("string", date(2024, 1, 2)),
        ("string", b"bytes"),
        ("string", Size.LARGE),
        ("string", Decimal("0.5")),
        ("integer", 3),
        ("integer", Size.TWO),
        ("integer", 3.0),
        ("number", 3),
        ("number", 0.5),
        ("boolean", True),
        ("array", ["a"]),
        ("array", ("a",)),
        ("array", (each for each in "ab")),
        ("object", {"a": 1}),
        ("string or object", "auto"),
        ("string or object", {"type": "function"}),
        ("anything", 3),
        *((each, None) for each in ("string", "integer", "number", "boolean", "array", "object")),
    ],
)
def test_the_right_kind_passes(kinds: str, value: Any) -> None:
    check_kinds(encode({"size": value}), {"size": kinds})


@pytest.mark.parametrize(
    ("kinds", "value", "said"),
    [
        ("string", 3, "size takes a string, not an integer"),
        ("string", {"a": "x"}, "size takes a string, not an object"),
        ("integer", "3", "size takes an integer, not a string"),
        ("integer", 0.5, "size takes an integer, not a number"),
        ("integer", True, "size takes an integer, not a boolean"),
        ("number", "0.5", "size takes a number, not a string"),
        ("boolean", "true", "size takes a boolean, not a string"),
        ("boolean", 1, "size takes a boolean, not an integer"),
        ("array", "text", "size takes an array, not a string"),
        ("array", {"a": 1}, "size takes an array, not an object"),
        ("string or object", ["a"], "size takes a string or an object, not an array"),
    ],
)
def test_another_kind_is_named(kinds: str, value: Any, said: str) -> None:
    body = json_body({"size": value, "other": 1}, {"size": kinds, "other": "anything"})
    with pytest.raises(TypeError, match=f"^{re.escape(said)}$"):
        body.encoded()


@pytest.mark.parametrize(
    ("kinds", "value"),
    [
        ("integer", 5),
        ("integer", "5"),
        ("integer", None),
        ("integer", omit),
        ("integer", not_given),
        ("boolean", "true"),
        ("string", Size.LARGE),
        ("string", date(2024, 1, 2)),
        ("array", ["a", "b"]),
        ("array", "a"),
        ("array", 3),
        ("object", {"a": 1}),
        ("anything", {"a": 1}),
    ],
)
def test_what_reads_the_same_as_text_passes(kinds: str, value: Any) -> None:
    check_parameters({"size": value, "other": {"a": 1}}, {"size": kinds, "absent": "integer"})


@pytest.mark.parametrize(
    ("kinds", "value", "said"),
    [
        ("integer", {"a": 1}, "size takes an integer, not an object"),
        ("integer", [1, 2], "size takes an integer, not an array"),
        ("integer", True, "size takes an integer, not a boolean"),
        ("integer", 0.5, "size takes an integer, not a number"),
        ("string", ["a"], "size takes a string, not an array"),
        ("array", {"a": 1}, "size takes an array, not an object"),
        ("object", ["a"], "size takes an object, not an array"),
    ],
)
def test_what_another_request_would_be_is_named(kinds: str, value: Any, said: str) -> None:
    with pytest.raises(TypeError, match=f"^{re.escape(said)}$"):
        check_parameters({"size": value}, {"size": kinds})


def test_what_the_caller_adds_is_not_judged() -> None:
    assert json_body({"a": "x"}, {"a": "string"}).encoded({"a": 3, "b": 4}) == b'{"a":3,"b":4}'


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"extra_headers": ["secret"]}, "extra_headers takes a mapping, not list"),
        ({"extra_query": 3}, "extra_query takes a mapping, not int"),
        ({"timeout": "secret"}, "timeout takes seconds or an httpx2.Timeout, not str"),
    ],
)
def test_options_of_the_wrong_kind_are_named(options: dict[str, Any], said: str) -> None:
    with pytest.raises(TypeError, match=f"^{re.escape(said)}$"):
        Options(**options)
