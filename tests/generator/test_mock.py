"""The mock server, made from tiny descriptions: one feature a test."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx2
import pytest
import yaml

from bindwright import Refused
from bindwright.mock import running
from bindwright.mock.description import one_dialect

ITEM = {
    "type": "object",
    "required": ["id", "size"],
    "properties": {
        "id": {"type": "string"},
        "size": {"enum": ["s", "m", "l"]},
        "note": {"type": ["string", "null"], "maxLength": 5},
        "part": {
            "oneOf": [
                {
                    "type": "object",
                    "required": ["kind", "length"],
                    "properties": {"kind": {"const": "pipe"}, "length": {"type": "integer"}},
                },
                {
                    "type": "object",
                    "required": ["kind", "width"],
                    "properties": {"kind": {"const": "plate"}, "width": {"type": "integer"}},
                },
            ]
        },
    },
}
ERROR = {
    "type": "object",
    "properties": {
        "error": {
            "type": "object",
            "properties": {
                "message": {"type": "string"},
                "param": {"type": ["string", "null"]},
                "type": {"type": "string"},
            },
        }
    },
}


def description(**more: Any) -> dict[str, Any]:
    """Items that can be made, read, listed and watched."""
    answer = {"application/json": {"schema": {"$ref": "#/components/schemas/Item"}}}
    failed = {"content": {"application/json": {"schema": ERROR}}}
    items = [{"id": f"i{number}", "size": "s"} for number in range(5)]
    listed = {"example": {"data": items, "has_more": False, "first_id": "i0", "last_id": "i4"}}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Items", "version": "1"},
        "servers": [{"url": "https://example.com/v1"}],
        "paths": {
            "/items": {
                "post": {
                    "requestBody": {"required": True, "content": answer},
                    "responses": {
                        "201": {"content": {**answer, "text/event-stream": {"example": STREAM}}},
                        "4XX": failed,
                    },
                },
                "get": {
                    "parameters": [
                        {"name": "limit", "in": "query", "schema": {"type": "integer"}},
                        {"name": "after", "in": "query", "schema": {"type": "string"}},
                        {
                            "name": "tags[]",
                            "in": "query",
                            "schema": {"type": "array", "items": {"enum": ["a", "b"]}},
                        },
                        {"name": "X-Trace", "in": "header", "schema": {"type": "integer"}},
                    ],
                    "responses": {"200": {"content": {"application/json": listed}}},
                },
            },
            "/items/special": {"get": {"responses": {"204": {"description": "Nothing."}}}},
            "/items/{id}": {
                "get": {
                    "parameters": [
                        {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}
                    ],
                    "responses": {"200": {"content": answer}, "default": failed},
                }
            },
        },
        "components": {"schemas": {"Item": ITEM}},
        **more,
    }


STREAM = "event: one\ndata: {}\n\nevent: two\ndata: {}\n\nevent: done\ndata: [DONE]\n\n"


@contextmanager
def served(folder: Path, data: Mapping[str, Any]) -> Iterator[httpx2.Client]:
    path = folder / "openapi.yaml"
    path.write_text(yaml.safe_dump(dict(data)), encoding="utf-8")
    with running(path, pace=0) as url, httpx2.Client(base_url=f"{url}/v1") as client:
        yield client


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx2.Client]:
    with served(tmp_path_factory.mktemp("mock"), description()) as made:
        yield made


def test_an_answer_is_made_from_the_schema(client: httpx2.Client) -> None:
    answer = client.get("/items/i7")
    assert answer.status_code == 200
    assert answer.headers["x-request-id"]
    assert answer.json()["id"] == "i7"
    assert answer.json()["size"] == "s"


def test_what_the_request_says_comes_back(client: httpx2.Client) -> None:
    answer = client.post("/items", json={"id": "x", "size": "l", "note": "hi"})
    assert answer.status_code == 201
    assert answer.json() | {"id": "x", "size": "l", "note": "hi"} == answer.json()


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ({"size": "s"}, "body: 'id' is a required property"),
        ({"id": 1, "size": "s"}, "body.id: 1 is not of type 'string'"),
        ({"id": "a", "size": "xl"}, "body.size: 'xl' is not one of ['s', 'm', 'l']"),
        ({"id": "a", "size": "s", "note": "too long"}, "body.note: 'too long' is too long"),
        (
            {"id": "a", "size": "s", "part": {"kind": "plate", "width": "wide"}},
            "body.part.width: 'wide' is not of type 'integer'",
        ),
        (
            {"id": "a", "size": "s", "part": {"kind": "pipe"}},
            "body.part: 'length' is a required property",
        ),
    ],
)
def test_a_wrong_body_is_explained(client: httpx2.Client, body: Any, said: str) -> None:
    answer = client.post("/items", json=body)
    assert answer.status_code == 400
    assert answer.json()["error"]["message"] == said
    assert answer.json()["error"]["param"] == said.partition(":")[0]


def test_all_faults_are_told_at_once(client: httpx2.Client) -> None:
    answer = client.get(
        "/items", params={"limit": "many", "tags[]": "z"}, headers={"X-Trace": "no"}
    )
    message = answer.json()["error"]["message"]
    assert answer.status_code == 400
    assert "query.limit: 'many' is not of type 'integer'" in message
    assert "query.tags[0]: 'z' is not one of ['a', 'b']" in message
    assert "header.X-Trace" in message


@pytest.mark.parametrize(
    ("content", "kind", "said"),
    [
        (b"", "application/json", "body: is required, and missing"),
        (b"{", "application/json", "body: is not JSON"),
        (b"<a/>", "text/xml", "content-type: is text/xml; expected application/json"),
    ],
)
def test_a_body_that_is_no_json(
    client: httpx2.Client, content: bytes, kind: str, said: str
) -> None:
    answer = client.post("/items", content=content, headers={"content-type": kind})
    assert answer.status_code == 400
    assert said in answer.json()["error"]["message"]


def test_a_literal_path_wins(client: httpx2.Client) -> None:
    assert client.get("/items/special").status_code == 204


def test_what_is_not_there(client: httpx2.Client) -> None:
    missing = client.get("/itms")
    assert missing.status_code == 404
    assert "/items" in missing.json()["error"]["message"]
    wrong = client.delete("/items")
    assert wrong.status_code == 405
    assert wrong.headers["allow"] == "GET, POST"


def test_pages(client: httpx2.Client) -> None:
    first = client.get("/items", params={"limit": 2}).json()
    assert [each["id"] for each in first["data"]] == ["i0", "i1"]
    assert (first["has_more"], first["first_id"], first["last_id"]) == (True, "i0", "i1")
    last = client.get("/items", params={"limit": 2, "after": "i3"}).json()
    assert [each["id"] for each in last["data"]] == ["i4"]
    assert last["has_more"] is False


def test_errors_on_demand(client: httpx2.Client) -> None:
    answer = client.get("/items/i1", headers={"Prefer": "code=503"})
    assert answer.status_code == 503
    assert answer.json()["error"]["message"]


def test_streams(client: httpx2.Client) -> None:
    made = {"accept": "text/event-stream"}
    answer = client.post("/items", json={"id": "a", "size": "s"}, headers=made)
    assert answer.headers["content-type"].startswith("text/event-stream")
    assert answer.text == STREAM
    cut = client.post("/items", json={"id": "a", "size": "s"}, headers={**made, "Prefer": "cut=1"})
    assert cut.text == "event: one\ndata: {}\n\n"


def test_the_path_of_the_server_may_be_left_out(tmp_path: Path) -> None:
    with served(tmp_path, description()) as made:
        url = str(made.base_url).rstrip("/").removesuffix("/v1")
        assert httpx2.get(f"{url}/items/i1").status_code == 200


def test_security_is_asked_for(tmp_path: Path) -> None:
    secured = description(security=[{"key": []}, {"token": []}])
    secured["components"]["securitySchemes"] = {
        "key": {"type": "apiKey", "in": "header", "name": "X-Key"},
        "token": {"type": "http", "scheme": "bearer"},
    }
    with served(tmp_path, secured) as made:
        assert made.get("/items").status_code == 401
        assert made.get("/items", headers={"X-Key": "k"}).status_code == 200
        assert made.get("/items", headers={"Authorization": "Bearer k"}).status_code == 200


def test_openapi_30_is_understood() -> None:
    old = {"type": "integer", "nullable": True, "minimum": 1, "exclusiveMinimum": True}
    assert one_dialect(old) == {"type": ["integer", "null"], "exclusiveMinimum": 1}
    assert one_dialect({"$ref": "#/x", "nullable": True}) == {
        "anyOf": [{"$ref": "#/x"}, {"type": "null"}]
    }


def test_a_port_in_use_is_a_diagnostic(tmp_path: Path) -> None:
    path = tmp_path / "openapi.json"
    path.write_text(json.dumps(description()), encoding="utf-8")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(Refused) as caught, running(path, port=port):
            pass
    assert caught.value.diagnostics[0].code == "port-in-use"
