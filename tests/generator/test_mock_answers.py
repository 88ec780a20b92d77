"""Answers: which example, which status, which page, and what the request said comes back."""

from __future__ import annotations

from typing import Any

import pytest
from mock_kit import JSON, answering, client, message

NAMED = {"small": {"value": {"size": "s"}}, "large": {"$ref": "#/components/examples/Large"}}
LARGE = {"examples": {"Large": {"value": {"size": "l"}}}}
ITEMS = [{"id": f"i{number}"} for number in range(5)]
LIST = {"data": ITEMS, "has_more": True, "first_id": "i0", "last_id": "i4"}
PAGED = [
    {"name": "limit", "in": "query", "schema": {"type": "integer", "default": 4}},
    {"name": "after", "in": "query", "schema": {"type": "string"}},
    {"name": "before", "in": "query", "schema": {"type": "string"}},
    {"name": "order", "in": "query", "schema": {"enum": ["asc", "desc"], "default": "desc"}},
]
ERROR = {
    "type": "object",
    "required": ["error"],
    "properties": {
        "type": {"const": "error"},
        "error": {
            "type": "object",
            "required": ["message", "type"],
            "properties": {
                "message": {"type": "string"},
                "type": {"type": "string"},
                "param": {"type": ["string", "null"]},
                "code": {"type": ["string", "null"]},
            },
        },
    },
}


@pytest.mark.parametrize(
    ("prefer", "size", "applied"),
    [
        (None, "s", None),
        ("example=large", "l", "example=large"),
        ('respond-async, Example="large"; x=1, example=small', "l", "example=large"),
        ("example=huge", "s", None),
        ("code=x, cut=-1, =, example", "s", None),
    ],
)
def test_the_preferred_example(prefer: str | None, size: str, applied: str | None) -> None:
    api = client({"/x": {"get": answering(examples=NAMED)}}, components=LARGE)
    answer = api.get("/x", headers={"prefer": prefer} if prefer else {})
    assert answer.json() == {"size": size}
    assert answer.headers.get("preference-applied") == applied


def test_an_example_comes_before_what_could_be_made() -> None:
    schema = {"type": "object", "properties": {"size": {"type": "string"}}}
    paths = {
        "/x": {"get": answering(schema, example={"size": "s"}, examples={})},
        "/y": {"get": answering(schema)},
    }
    assert client(paths).get("/x").json() == {"size": "s"}
    assert client(paths).get("/y").json() == {"size": "text"}


@pytest.mark.parametrize(
    ("responses", "prefer", "status"),
    [
        ({"201": {}, "200": {}}, "", 200),
        ({"default": {}, "2XX": {}, "202": {}}, "", 202),
        ({"2XX": {}}, "", 200),
        ({"404": {}, "302": {}}, "", 302),
        ({"default": {}}, "", 200),
        ({"404": {}}, "", 204),
        ({"200": {}, "202": {}}, "code=202", 202),
        ({"2XX": {}}, "code=206", 206),
        ({"200": {}}, "code=206", 200),
        ({"200": {}, "default": {}}, "code=206", 200),
        ({"200": {}}, "code=418", 418),
        ({"200": {}}, "code=999", 200),
    ],
)
def test_the_status(responses: Any, prefer: str, status: int) -> None:
    answer = client({"/x": {"get": {"responses": responses}}}).get("/x", headers={"prefer": prefer})
    assert answer.status_code == status
    honoured = prefer.endswith(str(status)) and bool(prefer)
    assert answer.headers.get("preference-applied") == (prefer if honoured else None)


def test_a_preferred_error_has_its_own_example() -> None:
    gone = {"error": {"message": "It went away.", "type": "gone"}}
    operation = answering(example=1)
    operation["responses"]["410"] = {"content": {JSON: {"schema": ERROR, "example": gone}}}
    operation["responses"]["default"] = {"content": {JSON: {"schema": ERROR}}}
    api = client({"/x": {"get": operation}})
    assert api.get("/x", headers={"prefer": "code=410"}).json() == gone
    other = api.get("/x", headers={"prefer": "code=429"})
    assert (other.status_code, other.json()["type"]) == (429, "error")
    assert other.json()["error"]["type"] == "rate_limit_error"


@pytest.mark.parametrize("key", ["400", "4XX", "default", "422"])
def test_errors_have_the_declared_shape(key: str) -> None:
    operation = {**answering(example=1), "parameters": [PAGED[0]]}
    operation["responses"][key] = {"content": {JSON: {"schema": ERROR}}}
    answer = client({"/x": {"get": operation}}).get("/x?limit=many")
    error = {
        "message": "query.limit: 'many' is not of type 'integer'",
        "type": "invalid_request_error",
        "param": "query.limit",
        "code": None,
    }
    assert (answer.status_code, answer.json()) == (400, {"type": "error", "error": error})


@pytest.mark.parametrize(
    ("schema", "body"),
    [
        (
            {"type": "object", "properties": {"message": {"type": "string"}}},
            {"message": "query.limit: 'a' is not of type 'integer'"},
        ),
        (
            {
                "type": "object",
                "required": ["code"],
                "properties": {"code": {"enum": ["bad"]}, "error": {"type": "string"}},
            },
            {"code": "bad", "error": "query.limit: 'a' is not of type 'integer'"},
        ),
        (
            {
                "properties": {
                    name: {"type": kind}
                    for name, kind in (
                        ("title", "string"),
                        ("status", "integer"),
                        ("detail", "string"),
                    )
                }
            },
            {
                "title": "Bad Request",
                "status": 400,
                "detail": "query.limit: 'a' is not of type 'integer'",
            },
        ),
        (
            {"properties": {"errors": {"type": "array", "items": ERROR["properties"]["error"]}}},
            {
                "errors": [
                    {
                        "message": "query.limit: 'a' is not of type 'integer'",
                        "type": "invalid_request_error",
                        "param": "query.limit",
                        "code": None,
                    }
                ]
            },
        ),
    ],
)
def test_errors_of_other_shapes_say_what_they_can(schema: Any, body: Any) -> None:
    operation = {**answering(example=1), "parameters": [PAGED[0]]}
    operation["responses"]["4XX"] = {"content": {"application/problem+json": {"schema": schema}}}
    answer = client({"/x": {"get": operation}}).get("/x?limit=a")
    assert (answer.status_code, answer.json()) == (400, body)


def test_the_path_and_the_body_come_back_where_they_fit() -> None:
    pet = {
        "type": "object",
        "properties": {"id": {}, "owner_id": {}, "name": {"maxLength": 5}, "note": {}, "made": {}},
    }
    answer = {"id": "p1", "owner_id": "o1", "name": "Tom", "note": None, "made": 1, "object": "pet"}
    paths = {
        "/owners/{owner_id}/pets": {"post": answering(pet, example=answer)},
        "/owners/{owner_id}/pets/{pet_id}": {"put": answering(pet, example=answer)},
        "/owners/{owner_id}/pets/{pet_id}/feed": {"post": answering(pet, example=answer)},
    }
    for path in paths.values():
        for operation in path.values():
            operation["requestBody"] = {"content": {JSON: {}}}
    api = client(paths)
    body = {"name": "Felix the cat", "note": {"x": [1]}, "more": 1}
    made = api.post("/owners/o9/pets", json=body)
    assert made.json() == {**answer, "owner_id": "o9", "note": {"x": [1]}}
    assert api.put("/owners/o9/pets/p9").json() == {**answer, "owner_id": "o9", "id": "p9"}
    assert api.post("/owners/o9/pets/p9/feed").json()["id"] == "p9"
    odd = api.post("/owners/o/pets", content=b'{"note":"\\ud800"}', headers={"content-type": JSON})
    assert odd.content.isascii() and odd.json()["note"] == "\ud800"


@pytest.mark.parametrize(
    ("query", "ids", "more"),
    [
        ("", "0123", True),
        ("limit=2", "01", True),
        ("limit=5", "01234", False),
        ("limit=0", "", True),
        ("limit=2&after=i1", "23", True),
        ("limit=2&after=i2", "34", False),
        ("after=i4", "", False),
        ("order=asc", "4321", True),
        ("order=asc&after=i3&limit=2", "21", True),
        ("limit=2&before=i3", "12", True),
        ("limit=3&before=i3", "012", False),
        ("after=i0&before=i3", "12", False),
        ("after=i3&before=i1", "", False),
    ],
)
def test_pages(query: str, ids: str, more: bool) -> None:
    api = client({"/x": {"get": {**answering(example=LIST), "parameters": PAGED}}})
    page = api.get(f"/x?{query}").json()
    assert "".join(each["id"][1:] for each in page["data"]) == ids
    assert page["has_more"] is more
    ends = (f"i{ids[0]}", f"i{ids[-1]}") if ids else (None, None)
    assert (page["first_id"], page["last_id"]) == ends


def test_every_item_is_on_one_page() -> None:
    api = client({"/x": {"get": {**answering(example=LIST), "parameters": PAGED}}})
    seen: list[str] = []
    page = api.get("/x?limit=2").json()
    while page["data"]:
        seen += [each["id"] for each in page["data"]]
        page = api.get(f"/x?limit=2&after={page['last_id']}").json()
    assert seen == [each["id"] for each in ITEMS]


def test_a_cursor_must_name_an_item() -> None:
    api = client({"/x": {"get": {**answering(example=LIST), "parameters": PAGED}}})
    answer = api.get("/x?after=i9")
    assert answer.status_code == 400
    assert message(answer).startswith("query.after: 'i9' is not the id of an item; there are 'i0'")


@pytest.mark.parametrize(
    ("example", "parameters"),
    [
        (LIST, []),
        ({"data": {"id": "i0"}, "has_more": False}, PAGED),
        ([1, 2], PAGED),
    ],
)
def test_only_lists_that_have_pages_are_paged(example: Any, parameters: Any) -> None:
    api = client({"/x": {"get": {**answering(example=example), "parameters": parameters}}})
    assert api.get("/x?limit=1&after=i1").json() == example


@pytest.mark.parametrize("example", [ITEMS, {"data": ITEMS}])
def test_a_list_that_says_nothing_of_more_goes_on_after_an_item(example: Any) -> None:
    api = client({"/x": {"get": {**answering(example=example), "parameters": PAGED}}})
    found = api.get("/x?after=i2").json()
    assert (found["data"] if isinstance(found, dict) else found) == ITEMS[3:]
    assert api.get("/x?after=i9").json() == example


@pytest.mark.parametrize(
    ("accept", "kind", "text"),
    [
        ("*/*", "application/json", '"j"'),
        ("text/plain", "text/plain; charset=utf-8", "t"),
        ("image/webp, text/*;q=0.5", "text/plain; charset=utf-8", "t"),
        ("image/png", "application/json", '"j"'),
    ],
)
def test_the_media_type_that_is_accepted(accept: str, kind: str, text: str) -> None:
    operation = answering(media_type="text/plain", example="t")
    operation["responses"]["200"]["content"][JSON] = {"example": "j"}
    answer = client({"/x": {"get": operation}}).get("/x", headers={"accept": accept})
    assert (answer.headers["content-type"], answer.text) == (kind, text)


def test_declared_headers_are_sent() -> None:
    operation = answering(example=1)
    operation["responses"]["200"]["headers"] = {
        "Retry-After": {"schema": {"type": "integer", "minimum": 3}},
        "X-Note": {"example": "caf\u00e9\r\nX-Evil: 1"},
        "Content-Length": {"schema": {"const": 9999}},
    }
    answer = client({"/x": {"get": operation}}).get("/x")
    assert answer.headers["retry-after"] == "3"
    assert answer.headers["x-note"] == "caf%C3%A9%0D%0AX-Evil: 1"
    assert answer.headers["content-length"] == "1"


SCHEMES = {
    "header": {"type": "apiKey", "in": "header", "name": "X-Key"},
    "query": {"type": "apiKey", "in": "query", "name": "key"},
    "cookie": {"type": "apiKey", "in": "cookie", "name": "key"},
    "basic": {"type": "http", "scheme": "Basic"},
    "token": {"type": "oauth2", "flows": {}},
    "tls": {"type": "mutualTLS"},
}


@pytest.mark.parametrize(
    ("security", "query", "headers", "lacking"),
    [
        ([{"header": []}], "", {"x-key": "k"}, ""),
        ([{"header": []}], "", {}, "header.X-Key"),
        ([{"query": []}], "?key=k", {}, ""),
        ([{"query": []}], "?key=", {}, "query.key"),
        ([{"cookie": []}], "", {"cookie": "key=k"}, ""),
        ([{"basic": []}], "", {"authorization": "basic abc"}, ""),
        ([{"basic": []}], "", {"authorization": "Bearer abc"}, "header.Authorization"),
        ([{"token": []}], "", {"authorization": "Bearer abc"}, ""),
        ([{"token": []}], "", {"authorization": "Bearer "}, "header.Authorization"),
        ([{"header": [], "query": []}], "?key=k", {}, "header.X-Key"),
        ([{"header": []}, {"query": []}], "?key=k", {}, ""),
        ([{"header": []}, {}], "", {}, ""),
        ([{"tls": []}], "", {}, ""),
        ([], "", {}, ""),
    ],
)
def test_credentials(security: Any, query: str, headers: Any, lacking: str) -> None:
    operation = {**answering(example=1), "security": security}
    parts = {"securitySchemes": SCHEMES}
    api = client({"/x": {"get": operation}}, components=parts, security=[{"header": []}])
    answer = api.get(f"/x{query}", headers=headers)
    assert answer.status_code == (401 if lacking else 200)
    if lacking:
        assert message(answer).startswith(f"{lacking}: is required by the security scheme ")
        assert answer.headers["www-authenticate"]


def test_credentials_come_before_everything_else() -> None:
    operation = {**answering(example=1), "parameters": [{**PAGED[0], "required": True}]}
    parts = {"securitySchemes": SCHEMES}
    api = client({"/x": {"get": operation}}, components=parts, security=[{"header": []}])
    assert api.get("/x", headers={"prefer": "code=500"}).status_code == 401
    assert api.get("/x", headers={"x-key": "k", "prefer": "code=500"}).status_code == 400


@pytest.mark.parametrize(
    ("asked", "more"),
    [
        ({"page": 1}, True),
        ({"page": 2}, False),
        ({"offset": 0}, True),
        ({"offset": 3}, False),
        ({"pageToken": "text"}, False),
    ],
)
def test_there_is_nothing_beyond_the_only_page(asked: dict[str, Any], more: bool) -> None:
    schema = {
        "type": "object",
        "required": ["rows", "total"],
        "properties": {
            "rows": {"type": "array", "items": {"type": "string"}},
            "total": {"type": "integer"},
            "nextPageToken": {"type": "string"},
        },
    }
    kinds = {"page": "integer", "offset": "integer", "pageToken": "string"}
    parameters = [
        {"name": name, "in": "query", "schema": {"type": kind}} for name, kind in kinds.items()
    ]
    mock = client({"/rows": {"get": {**answering(schema), "parameters": parameters}}})
    page = mock.get("/rows", params=asked).json()
    whole = {"rows": ["text"], "total": 1, "nextPageToken": "text"}
    assert page == (whole if more else {"rows": [], "total": 1})
