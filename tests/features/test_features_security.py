"""Security schemes: what each operation asks for, and who gives a token."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from http.cookies import SimpleCookie

import pytest
from feature_kit import Feature, Sent
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from bindwright.mock import running

KEYS = {"api_key": "t", "header": "h", "query": "q", "cookie": "c"}


def carried(sent: Sent) -> set[str]:
    """What of a request shows who is calling."""
    found = {"token"} if "authorization" in sent.headers else set[str]()
    found |= {"header"} if "x-key" in sent.headers else set()
    found |= {"query"} if "api_key=" in sent.query else set()
    return found | ({"cookie"} if "session=" in sent.headers.get("cookie", "") else set())


def test_each_operation_gets_what_it_asks_for(feature: Feature) -> None:
    sdk = feature("security")
    from security import Security

    client = sdk.client(Security, **KEYS)
    client.usual.retrieve()
    assert carried(sdk.sent) == {"token"}
    client.public.retrieve()
    assert carried(sdk.sent) == set()
    client.perhaps.retrieve()
    assert carried(sdk.sent) == {"query"}
    client.header_api.retrieve()
    assert carried(sdk.sent) == {"header"}
    client.query_api.retrieve(q="a")
    assert sdk.sent.query == "api_key=q&q=a"
    client.cookie_api.retrieve(theme="dark")
    assert SimpleCookie(sdk.sent.headers["cookie"]).output() == (
        SimpleCookie("theme=dark; session=c").output()
    )
    client.both.retrieve()
    assert carried(sdk.sent) == {"header", "query"}
    client.copy(header="other").both.retrieve()
    assert sdk.sent.headers["x-key"] == "other"


def test_another_alternative_serves(feature: Feature) -> None:
    sdk = feature("security")
    from security import Security

    client = sdk.client(Security, header="h", cookie="c")
    client.usual.retrieve()
    assert carried(sdk.sent) == {"header"}
    client.both.retrieve()
    assert carried(sdk.sent) == {"cookie"}
    client.perhaps.retrieve()
    assert carried(sdk.sent) == set()


def test_a_user_name_and_a_password(feature: Feature, monkeypatch: pytest.MonkeyPatch) -> None:
    sdk = feature("security")
    from security import Security

    monkeypatch.setenv("SECURITY_PASSWORD", "secret")
    sdk.client(Security, username="me").login.retrieve()
    expected = base64.b64encode(b"me:secret").decode()
    assert sdk.sent.headers["authorization"] == f"Basic {expected}"


def test_without_credentials_the_server_says_so(feature: Feature) -> None:
    sdk = feature("security")
    from security import AuthenticationError, Security

    client = sdk.client(Security)
    for resource in (client.usual, client.login, client.machine):
        with pytest.raises(AuthenticationError):
            resource.retrieve()


def test_a_key_from_a_function(feature: Feature) -> None:
    sdk = feature("security")
    from security import Security

    keys = iter("ab")
    client = sdk.client(Security, api_key=lambda: next(keys))
    client.usual.retrieve()
    client.usual.retrieve()
    assert sdk.sent.headers["authorization"] == "Bearer b"


def test_where_nothing_is_said_all_that_is_given_goes_along(feature: Feature) -> None:
    sdk = feature("security-alone")
    from security_alone import SecurityAlone

    sdk.client(SecurityAlone, token="t", api_key="k").things.list()
    assert sdk.sent.query == "key=k"
    assert sdk.sent.headers["authorization"] == "Bearer t"
    sdk.client(SecurityAlone, token="t").things.list()
    assert sdk.sent.query == ""


@pytest.fixture
def tokens() -> Iterator[tuple[str, list[str]]]:
    """The URL of a token endpoint, and the bodies that came to it."""
    bodies: list[str] = []

    async def give(request: Request) -> JSONResponse:
        bodies.append((await request.body()).decode())
        return JSONResponse({"access_token": f"t{len(bodies)}", "token_type": "bearer"})

    with running(Starlette(routes=[Route("/token", give, methods=["POST"])])) as url:
        yield f"{url}/token", bodies


def test_client_credentials_are_exchanged_once(
    feature: Feature, tokens: tuple[str, list[str]]
) -> None:
    sdk = feature("security")
    from security import Security

    url, bodies = tokens
    client = sdk.client(Security, client_id="me", client_secret="s", token_url=url)
    client.machine.retrieve()
    client.copy(timeout=5).machine.retrieve()
    assert sdk.sent.headers["authorization"] == "Bearer t1"
    assert bodies == ["grant_type=client_credentials&scope=write+read"]
    client.copy(scope="admin").machine.retrieve()
    assert bodies[1:] == ["grant_type=client_credentials&scope=admin"]
    assert "s" not in repr(client).replace("Security", "").partition("<")[0]
