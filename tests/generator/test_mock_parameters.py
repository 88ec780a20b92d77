"""Parameters become the JSON values that their styles and schemas say."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl

import pytest
from mock_kit import client, message

from bindwright.mock.checking import Checker
from bindwright.mock.description import Description
from bindwright.mock.parameters import Given, Parameter, Undecodable

NUMBERS = {"type": "array", "items": {"type": "integer"}}
POINT = {"type": "object", "properties": {"x": {"type": "integer"}, "tag": {"type": "string"}}}
NESTED = {
    "type": "object",
    "properties": {"at": POINT, "ids": NUMBERS, "size": {"type": "number"}},
}


def read(declared: dict[str, Any], text: str) -> Any:
    """The value of the parameter `p`, or None; `text` is a query or the parameter itself."""
    description = Description({})
    parameter = Parameter({"name": "p", **declared}, description, Checker(description).broken)
    query = parse_qsl(text, keep_blank_values=True) if declared["in"] == "query" else []
    one = {declared.get("name", "p").lower(): text}
    found = parameter.read(Given(one, query, one, list(one.items())))
    return found[0] if found is not None else None


@pytest.mark.parametrize(
    ("schema", "text", "value"),
    [
        ({"type": "string"}, "5", "5"),
        ({"type": "integer"}, "5", 5),
        ({"type": "integer"}, "-5", -5),
        ({"type": "integer"}, "٥", "٥"),
        ({"type": "number"}, "2.5e3", 2500.0),
        ({"type": "boolean"}, "true", True),
        ({"type": "boolean"}, "yes", "yes"),
        ({"type": ["integer", "null"]}, "null", None),
        ({"type": ["integer", "string"]}, "five", "five"),
        ({"anyOf": [{"type": "integer"}, {"enum": ["all"]}]}, "7", 7),
        ({"enum": [1, 2]}, "2", 2),
        ({"const": True}, "true", True),
        ({"type": "integer", "maximum": 3}, "5", 5),
        ({"allOf": [{"type": "integer"}, {"minimum": 1}]}, "5", 5),
        ({}, "5", "5"),
    ],
)
def test_a_scalar_is_read_as_its_schema_wants(schema: Any, text: str, value: Any) -> None:
    found = read({"in": "path", "schema": schema}, text)
    assert (found, type(found)) == (value, type(value))


@pytest.mark.parametrize(
    ("declared", "text", "value"),
    [
        ({"in": "query", "schema": NUMBERS}, "p=1&p=2", [1, 2]),
        ({"in": "query", "schema": NUMBERS}, "p=1", [1]),
        ({"in": "query", "schema": NUMBERS}, "p[]=1&p[]=2", [1, 2]),
        ({"in": "query", "name": "p[]", "schema": NUMBERS}, "p[]=1&p[]=2", [1, 2]),
        ({"in": "query", "explode": False, "schema": NUMBERS}, "p=1,2", [1, 2]),
        ({"in": "query", "explode": False, "schema": NUMBERS}, "p=1%2C2", [1, 2]),
        ({"in": "query", "explode": False, "schema": NUMBERS}, "p=", []),
        ({"in": "query", "style": "spaceDelimited", "schema": NUMBERS}, "p=1%202", [1, 2]),
        ({"in": "query", "style": "pipeDelimited", "schema": NUMBERS}, "p=1|2", [1, 2]),
        ({"in": "path", "schema": NUMBERS}, "1,2", [1, 2]),
        ({"in": "path", "style": "label", "schema": NUMBERS}, ".1,2", [1, 2]),
        ({"in": "path", "style": "label", "explode": True, "schema": NUMBERS}, ".1.2", [1, 2]),
        ({"in": "path", "style": "matrix", "schema": NUMBERS}, ";p=1,2", [1, 2]),
        (
            {"in": "path", "style": "matrix", "explode": True, "schema": NUMBERS},
            ";p=1;p=2",
            [1, 2],
        ),
        ({"in": "header", "schema": NUMBERS}, "1,2", [1, 2]),
        ({"in": "cookie", "explode": False, "schema": NUMBERS}, "1,2", [1, 2]),
    ],
)
def test_an_array(declared: dict[str, Any], text: str, value: Any) -> None:
    assert read(declared, text) == value


@pytest.mark.parametrize(
    ("declared", "text"),
    [
        ({"in": "query", "schema": POINT}, "other=1&x=1&tag=a"),
        ({"in": "query", "explode": False, "schema": POINT}, "p=x,1,tag,a"),
        ({"in": "query", "style": "deepObject", "schema": POINT}, "p[x]=1&p[tag]=a"),
        ({"in": "path", "schema": POINT}, "x,1,tag,a"),
        ({"in": "path", "explode": True, "schema": POINT}, "x=1,tag=a"),
        ({"in": "path", "style": "label", "schema": POINT}, ".x,1,tag,a"),
        ({"in": "path", "style": "label", "explode": True, "schema": POINT}, ".x=1.tag=a"),
        ({"in": "path", "style": "matrix", "schema": POINT}, ";p=x,1,tag,a"),
        ({"in": "path", "style": "matrix", "explode": True, "schema": POINT}, ";x=1;tag=a"),
        ({"in": "header", "schema": POINT}, "x,1,tag,a"),
        (
            {"in": "query", "content": {"application/json": {"schema": POINT}}},
            'p={"x":1,"tag":"a"}',
        ),
    ],
)
def test_an_object(declared: dict[str, Any], text: str) -> None:
    assert read(declared, text) == {"x": 1, "tag": "a"}


def test_a_deep_object_goes_as_deep_as_it_likes() -> None:
    text = "p[at][x]=1&p[ids][]=1&p[ids][]=2&p[size]=2.5&p[new][deep]=z&q[size]=1"
    value = {"at": {"x": 1}, "ids": [1, 2], "size": 2.5, "new": {"deep": "z"}}
    assert read({"in": "query", "style": "deepObject", "schema": NESTED}, text) == value


@pytest.mark.parametrize(
    ("declared", "text"),
    [
        ({"in": "query", "schema": NUMBERS}, "q=1"),
        ({"in": "query", "schema": POINT}, "q=1"),
        ({"in": "query", "style": "deepObject", "schema": POINT}, "p=1"),
        ({"in": "query", "schema": {"type": "string"}}, ""),
    ],
)
def test_a_parameter_that_is_not_there(declared: dict[str, Any], text: str) -> None:
    assert read(declared, text) is None


def test_text_and_list_may_both_be_allowed() -> None:
    declared = {"in": "query", "schema": {"anyOf": [{"type": "string"}, {**NUMBERS}]}}
    assert read(declared, "p=1") == "1"
    assert read(declared, "p=1&p=2") == [1, 2]


@pytest.mark.parametrize(
    ("declared", "text", "problem"),
    [
        ({"in": "query", "schema": {"type": "string"}}, "p=a&p=b", "is given 2 times"),
        ({"in": "path", "schema": POINT}, "x,1,tag", "not a list of names and values"),
        ({"in": "query", "content": {"application/json": {}}}, "p={", "is not JSON"),
        (
            {"in": "query", "style": "deepObject", "schema": NESTED},
            "p[size]=1&p[size][x]=1",
            "both a value and properties at 'size'",
        ),
        (
            {"in": "query", "style": "deepObject", "schema": POINT},
            "p[x]=1&p[x][]=1",
            "both a value and a list at 'x'",
        ),
    ],
)
def test_a_parameter_that_makes_no_sense(declared: Any, text: str, problem: str) -> None:
    with pytest.raises(Undecodable, match=problem):
        read(declared, text)


def test_what_is_wrong_is_told_with_the_place() -> None:
    spots = [
        {"name": "size", "in": "query", "required": True, "schema": {"type": "integer"}},
        {"name": "ids[]", "in": "query", "schema": NUMBERS},
        {"name": "at", "in": "query", "style": "deepObject", "schema": POINT},
        {"name": "X-Trace", "in": "header", "required": True, "schema": {"maxLength": 2}},
        {"name": "tin", "in": "cookie", "required": True, "schema": {}},
        {"name": "Accept", "in": "header", "required": True, "schema": {"const": "ignored"}},
    ]
    api = client({"/cats": {"get": {"parameters": spots, "responses": {}}}})
    answer = api.get("/cats?ids[]=1&ids[]=two&at[x]=far", headers={"x-trace": "abc"})
    assert answer.status_code == 400
    assert message(answer).split("; ") == [
        "query.size: is required, and missing",
        "query.ids[1]: 'two' is not of type 'integer'",
        "query.at.x: 'far' is not of type 'integer'",
        "header.X-Trace: 'abc' is too long",
        "cookie.tin: is required, and missing",
    ]


def test_an_operation_overrides_the_parameters_of_its_path() -> None:
    loose = {"name": "p", "in": "query", "schema": {}}
    item = {"parameters": [{**loose, "required": True}], "get": {"responses": {}}, "put": {}}
    item["put"] = {"parameters": [loose], "responses": {}}
    api = client({"/cats": item})
    assert [api.get("/cats").status_code, api.put("/cats").status_code] == [400, 204]
