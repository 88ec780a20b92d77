"""The mock finds the operation that a request means."""

from __future__ import annotations

from typing import Any

import pytest
from mock_kit import answering, client, message

ONE = answering(example={"it": "one"})
TWO = answering(example={"it": "two"})


@pytest.mark.parametrize(
    "servers",
    [
        [{"url": "https://zoo.example/v1"}],
        [{"url": "/v1/"}],
        [{"url": "https://zoo.example/{version}", "variables": {"version": {"default": "v1"}}}],
    ],
)
def test_the_path_of_the_server_may_be_there_or_not(servers: Any) -> None:
    api = client({"/cats": {"get": ONE}}, servers=servers)
    assert api.get("/v1/cats").json() == api.get("/cats").json() == {"it": "one"}
    assert api.get("/v2/cats").status_code == 404
    assert api.get("/v1cats").status_code == 404


def test_a_path_may_have_servers_of_its_own() -> None:
    api = client({"/cats": {"get": ONE, "servers": [{"url": "/other"}]}})
    assert api.get("/other/cats").status_code == 200


@pytest.mark.parametrize("order", [1, -1])
def test_a_literal_path_wins_wherever_it_stands(order: int) -> None:
    paths = {"/cats/{id}": {"get": ONE}, "/cats/best": {"get": TWO}, "/{any}/best": {"get": ONE}}
    api = client(dict(list(paths.items())[::order]))
    assert api.get("/cats/best").json() == {"it": "two"}
    assert api.get("/cats/b").json() == {"it": "one"}


def test_a_literal_path_wins_even_without_the_method() -> None:
    api = client({"/cats/{id}": {"get": ONE}, "/cats/best": {"post": ONE}})
    answer = api.get("/cats/best")
    assert (answer.status_code, answer.headers["allow"]) == (405, "POST")


def test_a_path_may_be_told_apart_by_its_query() -> None:
    api = client({"/cats": {"get": ONE}, "/cats?beta=true": {"get": TWO}})
    assert api.get("/cats").json() == api.get("/cats?beta=false").json() == {"it": "one"}
    assert api.get("/cats?limit=1&beta=true").json() == {"it": "two"}


def test_paths_of_the_same_form_share_their_methods() -> None:
    api = client({"/cats/{a}": {"get": ONE}, "/cats/{b}": {"post": TWO}})
    assert api.get("/cats/1").json() == {"it": "one"}
    assert api.post("/cats/1").json() == {"it": "two"}


def test_an_encoded_slash_does_not_end_a_segment() -> None:
    api = client({"/cats/{id}": {"get": answering(example={"id": "?"})}})
    assert api.get("/cats/a%2Fb%20%C3%BC").json() == {"id": "a/b ü"}
    assert api.get("/cats/a/b").status_code == 404


def test_a_segment_may_be_a_parameter_in_part() -> None:
    api = client({"/cats/{id}.{kind}": {"get": answering(example={"id": "", "kind": ""})}})
    assert api.get("/cats/tom.json").json() == {"id": "tom", "kind": "json"}
    assert api.get("/cats/tom").status_code == 404


@pytest.mark.parametrize(
    ("asked", "nearest"),
    [
        ("/cast", "/cats"),
        ("/v1/cast", "/cats"),
        ("/cast/tom", "/cats/{id}"),
        ("/cats/tom/toy", "/cats/{id}/toys"),
        ("/" + "x" * 5000, ""),
    ],
)
def test_an_unknown_path_is_told_the_nearest(asked: str, nearest: str) -> None:
    paths = {path: {"get": ONE} for path in ("/cats", "/cats/{id}", "/cats/{id}/toys", "/dogs")}
    answer = client(paths, servers=[{"url": "/v1"}]).get(asked)
    assert answer.status_code == 404
    assert message(answer).startswith(f"path: the description has no {asked[:200]}; the nearest is")
    assert message(answer).endswith(nearest)
    assert answer.headers["x-request-id"].startswith("req_")


def test_a_description_without_paths_answers_too() -> None:
    assert "nearest" not in message(client({}).get("/cats"))


def test_head_is_get_without_the_body() -> None:
    paths = {"/cats": {"get": ONE}, "/dogs": {"post": ONE}}
    answer = client(paths).head("/cats")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/json")
    assert client(paths).head("/dogs").status_code == 405


def test_options_lists_the_methods() -> None:
    answer = client({"/cats": {"get": ONE, "post": ONE}}).options("/cats")
    assert (answer.status_code, answer.headers["allow"]) == (204, "GET, POST")
    declared = client({"/cats": {"options": TWO}}).options("/cats")
    assert declared.json() == {"it": "two"}


def test_a_path_may_be_a_reference() -> None:
    item = {"get": ONE}
    api = client(
        {"/cats": {"$ref": "#/components/pathItems/Cats"}}, components={"pathItems": {"Cats": item}}
    )
    assert api.get("/cats").json() == {"it": "one"}
