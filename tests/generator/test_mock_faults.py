"""What is wrong with a body is said with its place, inside the member of a union that was meant."""

from __future__ import annotations

import json
from typing import Any

import pytest
from mock_kit import answering, client, message, taking

CAT = {
    "type": "object",
    "required": ["kind", "lives"],
    "properties": {"kind": {"const": "cat"}, "lives": {"type": "integer", "maximum": 9}},
}
DOG = {
    "type": "object",
    "required": ["kind", "tricks"],
    "properties": {
        "kind": {"enum": ["dog", "puppy"]},
        "tricks": {"type": "array", "items": {"type": "string"}},
    },
}
SCHEMAS = {"Cat": CAT, "Dog": DOG}
REFS = [{"$ref": "#/components/schemas/Cat"}, {"$ref": "#/components/schemas/Dog"}]
PETS = {"type": "object", "properties": {"pets": {"type": "array", "items": {"oneOf": REFS}}}}


def faults(schema: Any, body: Any) -> list[str]:
    api = client({"/x": {"post": taking(schema)}}, components={"schemas": SCHEMAS})
    answer = api.post("/x", json=body)
    assert answer.status_code in (204, 400)
    return message(answer).split("; ") if answer.status_code == 400 else []


@pytest.mark.parametrize(
    ("pet", "said"),
    [
        ({"kind": "cat", "lives": 9}, []),
        ({"kind": "cat", "lives": 10}, [".lives: 10 is greater than the maximum of 9"]),
        ({"kind": "cat"}, [": 'lives' is a required property"]),
        ({"lives": 3}, [": 'kind' is a required property"]),
        ({"kind": "caat"}, [".kind: 'caat' is not one of ['cat', 'dog', 'puppy']"]),
        ({"kind": ["cat"]}, [".kind: ['cat'] is not one of ['cat', 'dog', 'puppy']"]),
        (
            {"kind": "puppy", "tricks": [1, "sit", 2]},
            [".tricks[0]: 1 is not of type 'string'", ".tricks[2]: 2 is not of type 'string'"],
        ),
        ("cat", [": 'cat' is not of type 'object'"]),
    ],
)
def test_a_constant_tells_which_member_is_meant(pet: Any, said: list[str]) -> None:
    assert faults(PETS, {"pets": [pet]}) == [f"body.pets[0]{each}" for each in said]


@pytest.mark.parametrize(
    ("discriminator", "tag", "known"),
    [
        ({"propertyName": "is"}, "Dog", "['Cat', 'Dog']"),
        ({"propertyName": "is", "mapping": {"d": "Dog", "c": "Cat"}}, "d", "['c', 'd']"),
        (
            {"propertyName": "is", "mapping": {"d": "#/components/schemas/Dog", "c": "Cat"}},
            "d",
            "['c', 'd']",
        ),
    ],
)
def test_a_discriminator_tells_it_without_constants(
    discriminator: Any, tag: str, known: str
) -> None:
    union = {"oneOf": REFS, "discriminator": discriminator}
    wrong = [f"body: {name!r} is a required property" for name in ("kind", "tricks")]
    assert faults(union, {"is": tag}) == wrong
    assert faults(union, {"is": "Cow"}) == [f"body.is: 'Cow' is not one of {known}"]


def test_unions_within_unions() -> None:
    union = {"anyOf": [{"oneOf": REFS}, {"type": "string"}]}
    assert faults(union, {"kind": "dog", "tricks": 5}) == ["body.tricks: 5 is not of type 'array'"]
    assert faults(union, 5) == ["body: 5 is not of type 'object' or 'string'"]


def test_members_that_are_made_of_others() -> None:
    named = {"allOf": [REFS[1], {"properties": {"name": {"type": "string"}}}]}
    union = {"oneOf": [REFS[0], named]}
    body = {"kind": "dog", "tricks": [], "name": 5}
    assert faults(union, body) == ["body.name: 5 is not of type 'string'"]


def test_lists_of_values_are_told_together() -> None:
    union = {"anyOf": [{"enum": ["a", "b"]}, {"const": "c"}, REFS[0]]}
    assert faults(union, "z") == ["body: 'z' is not one of ['a', 'b', 'c']"]


def test_the_nearest_member_speaks_where_nothing_tells_them_apart() -> None:
    near = {"type": "object", "properties": {"a": {"type": "string"}}}
    far = {"type": "object", "required": ["x", "y"], "properties": {"a": {"type": "string"}}}
    assert faults({"anyOf": [far, near]}, {"a": 1}) == ["body.a: 1 is not of type 'string'"]


def test_one_of_means_exactly_one_unless_a_discriminator_decides() -> None:
    both: dict[str, Any] = {"oneOf": [{"required": ["a"]}, {"required": ["b"]}]}
    said = ["body: fits several of the alternatives, and must fit exactly one"]
    assert faults(both, {"a": 1, "b": 1}) == said
    assert faults({**both, "discriminator": {"propertyName": "a"}}, {"a": 1, "b": 1}) == []


def test_keys_that_are_no_names_are_quoted() -> None:
    schema = {"additionalProperties": {"type": "string"}}
    assert faults(schema, {"a b\n": 1}) == ["body['a b\\n']: 1 is not of type 'string'"]


def test_long_values_are_cut() -> None:
    (said,) = faults({"type": "integer"}, "x" * 5000)
    assert len(said) < 300
    assert said.endswith("is not of type 'integer'")


def test_a_recursive_schema_and_a_deep_body() -> None:
    tree: dict[str, Any] = {
        "type": "object",
        "required": ["child"],
        "properties": {"child": {"anyOf": [{"$ref": "#/components/schemas/T"}, {"type": "null"}]}},
    }
    paths = {"/x": {"post": taking({"$ref": "#/components/schemas/T"})}}
    api = client(paths, components={"schemas": {"T": tree}})
    assert api.post("/x", json={"child": {"child": None}}).status_code == 204
    body = '{"child":' * 400 + "{}" + "}" * 400
    answer = api.post("/x", content=body, headers={"content-type": "application/json"})
    assert answer.status_code == 400


@pytest.mark.parametrize(
    ("content", "kind", "said"),
    [
        (b"", "application/json", "body: is required, and missing"),
        (b"{", "application/json", "body: is not JSON: "),
        (b"\xff", "application/json", "body: is not JSON: "),
        (b"NaN", "application/json", "body: is not JSON: NaN is no JSON value"),
        (b"[" * 100_000, "application/json", "body: is nested too deeply"),
        (b"{}", "", "content-type: is missing; expected application/json"),
        (b"a=b", "application/x-www-form-urlencoded", "content-type: is application/x-www"),
    ],
)
def test_a_body_that_is_no_json(content: bytes, kind: str, said: str) -> None:
    api = client({"/x": {"post": taking({})}})
    answer = api.post("/x", content=content, headers={"content-type": kind} if kind else {})
    assert answer.status_code == 400
    assert message(answer).startswith(said)


@pytest.mark.parametrize(
    ("declared", "sent", "status"),
    [
        ("application/json; charset=utf-8", "application/json", 204),
        ("application/json", "Application/JSON; charset=utf-8", 204),
        ("application/*", "application/merge-patch+json", 204),
        ("*/*", "image/png", 204),
        ("multipart/form-data", "multipart/form-data; boundary=x", 204),
        ("text/*", "application/json", 400),
    ],
)
def test_media_types_match_as_they_are_declared(declared: str, sent: str, status: int) -> None:
    operation = {"requestBody": {"content": {declared: {}}}, "responses": {}}
    api = client({"/x": {"post": operation}})
    assert api.post("/x", content=b"1", headers={"content-type": sent}).status_code == status


def test_a_body_may_be_left_out_or_not_declared() -> None:
    optional = {**taking(CAT), "requestBody": {"content": {"application/json": {"schema": CAT}}}}
    api = client({"/x": {"post": optional}, "/y": {"post": answering(example=1)}})
    assert api.post("/x").status_code == 204
    assert api.post("/x", json={}).status_code == 400
    assert api.post("/y", json={"any": "thing"}).status_code == 200


@pytest.mark.parametrize(
    ("schema", "good", "bad"),
    [
        ({"type": "string", "nullable": True}, None, 1),
        ({"type": "string", "nullable": True, "enum": ["a"]}, None, "b"),
        ({"allOf": [{"type": "string"}], "nullable": True}, None, 1),
        ({"type": "integer", "minimum": 1, "exclusiveMinimum": True}, 2, 1),
        ({"type": "integer", "maximum": 1, "exclusiveMaximum": True}, 0, 1),
        ({"type": "integer", "maximum": 1, "exclusiveMaximum": False}, 1, 2),
        ({"type": "object", "properties": {"nullable": {"type": "string"}}}, {}, {"nullable": 1}),
        ({"const": {"nullable": True}}, {"nullable": True}, {}),
        ({"type": "string", "pattern": r"^\p{L}$"}, "anything", 1),
    ],
)
def test_openapi_30_and_foreign_patterns(schema: Any, good: Any, bad: Any) -> None:
    api = client({"/x": {"post": taking(schema)}})
    json_type = {"content-type": "application/json"}
    for value, status in ((good, 204), (bad, 400)):
        answer = api.post("/x", content=json.dumps(value), headers=json_type)
        assert answer.status_code == status
