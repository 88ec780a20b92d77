"""Redirects: what goes along, what stays at home, and where they end."""

import asyncio
from typing import Any

import httpx2
import pytest
from answer_server import PATIENCE, AnswerServer, answer
from client_kit import GET, KINDS, SECRET, AsyncPets, Kind, Pet, Pets, call, decode_pet

from _core import errors
from _core.requests import JSONBody, Options, Request

PET = answer({"id": "1", "name": "Rex"})
POST: Request[Pet] = Request("POST", "/pets", decode=decode_pet, body=JSONBody({"a": 1, "b": 2}))

kinds = pytest.mark.parametrize("kind", KINDS)


def http(kind: Kind, **settings: Any) -> Any:
    """An HTTP client of the caller's own."""
    make = httpx2.Client if kind == "sync" else httpx2.AsyncClient
    return make(**{"follow_redirects": True, **settings})


@kinds
def test_redirects_are_followed_with_credentials_at_home(kind: Kind) -> None:
    moved = answer(b"", 307, {"Location": "/v2/pets"})
    with AnswerServer(moved, PET) as server:
        assert call(kind, server.url, POST).id == "1"
    assert [request.path for request in server.requests] == ["/pets", "/v2/pets"]
    assert server.requests[1].headers["X-Pets"] == SECRET
    assert server.requests[1].headers["Authorization"] == f"Bearer {SECRET}"
    assert server.requests[1].json == {"a": 1, "b": 2}
    assert server.connections == 1


@kinds
def test_redirects_take_no_credentials_elsewhere(kind: Kind) -> None:
    more = {"X-Api-Key": SECRET, "Cookie": f"session={SECRET}", "X-Team": "a"}
    with AnswerServer(PET) as other:
        moved = answer(b"", 302, {"Location": f"{other.url}/pets"})
        with AnswerServer(moved) as home:
            call(kind, home.url, options=Options(extra_headers=more))
    assert SECRET in home.requests[0].headers["X-Pets"]
    assert SECRET not in str(other.requests[0].headers)
    assert other.requests[0].headers["X-Team"] == "a"


@kinds
def test_the_callers_http_client_keeps_its_own_credentials_at_home_too(kind: Kind) -> None:
    with AnswerServer(PET) as other:
        moved = answer(b"", 302, {"Location": f"{other.url}/pets"})
        with AnswerServer(moved) as home:
            call(kind, home.url, http_client=http(kind, auth=("user", SECRET)))
    assert home.requests[0].headers["Authorization"].startswith("Basic ")
    # Basic credentials are base64, so that looking for the secret itself would prove nothing.
    assert other.requests[0].headers["Authorization"] is None


@kinds
def test_a_callers_http_client_decides_about_redirects(kind: Kind) -> None:
    moved = answer(b"", 302, {"Location": "/v2/pets"})
    with AnswerServer(moved, PET) as server, pytest.raises(errors.APIStatusError) as caught:
        call(kind, server.url, http_client=http(kind, follow_redirects=False))
    assert caught.value.status_code == 302
    assert len(server.requests) == 1


@kinds
def test_a_circle_of_redirects_ends_and_gives_its_connection_back(kind: Kind) -> None:
    round_and_round = answer(b"come again", 302, {"Location": "/pets/1"})
    with AnswerServer(round_and_round) as server:
        mine = http(kind, limits=httpx2.Limits(max_connections=1))
        failures = failures_of_two_calls(kind, server.url, mine)
    # Had the first call kept the only connection, the second would wait for it until a timeout.
    assert [type(each) for each in failures] == [errors.APIConnectionError] * 2
    assert "redirects in a row" in str(failures[1])
    assert len(server.requests) == 2 * (mine.max_redirects + 1)


def failures_of_two_calls(kind: Kind, url: str, http_client: Any) -> list[errors.APIError]:
    """How two calls by the same client fail."""
    caught: list[errors.APIError] = []
    options: dict[str, Any] = {"http_client": http_client, "max_retries": 0, "timeout": PATIENCE}
    if kind == "sync":
        with Pets(base_url=url, **options) as client:
            for _ in range(2):
                with pytest.raises(errors.APIError) as failure:
                    client.send(GET, Options())
                caught.append(failure.value)
        return caught

    async def run() -> None:
        async with AsyncPets(base_url=url, **options) as client:
            for _ in range(2):
                with pytest.raises(errors.APIError) as failure:
                    await client.send(GET, Options())
                caught.append(failure.value)

    asyncio.run(run())
    return caught
