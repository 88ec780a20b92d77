"""Credentials: which are sent, where they go, and where they never show."""

import base64
import logging
import pickle
from typing import Any

import httpx2
import pytest
from answer_server import AnswerServer, answer
from client_kit import KINDS, SECRET, Kind, transport
from vault_kit import AsyncVault, Vault, get, use

from _core import errors
from _core.requests import Options
from _core.security import Alternatives, pair

PET = answer({"id": "1"})
ALL = {"token": "t", "login": ("me", "pass"), "header": "h", "query": "q", "cookie": "c"}

kinds = pytest.mark.parametrize("kind", KINDS)


@pytest.mark.parametrize(
    ("given", "asked", "sent"),
    [
        (ALL, None, {"token"}),
        ({**ALL, "token": None}, None, {"login"}),
        ({**ALL, "token": ""}, None, {"login"}),
        (ALL, (), set()),
        (ALL, ((),), set()),
        (ALL, ((), ("query",)), {"query"}),
        (ALL, (("header", "query"),), {"header", "query"}),
        ({"cookie": "c", "header": "h"}, (("header", "query"), ("cookie",)), {"cookie"}),
        ({"header": "h"}, (("query",), ("header", "query")), {"header"}),
        ({}, (("query",),), set()),
    ],
)
@kinds
def test_which_credentials_are_sent(
    kind: Kind, given: Any, asked: Alternatives | None, sent: set[str]
) -> None:
    with AnswerServer(PET) as server:
        use(kind, server.url, given, get(asked))
    request = server.requests[0]
    kind_of = {"Bearer": "token", "Basic": "login", "": ""}
    found = {kind_of[str(request.headers["Authorization"] or "").partition(" ")[0]]}
    found |= {"header"} if request.headers["X-Vault"] == "h" else set()
    found |= {"query"} if request.query == [("unlock", "q")] else set()
    found |= {"cookie"} if request.headers["Cookie"] == "door=c" else set()
    assert found - {""} == sent


@kinds
def test_basic_authentication(kind: Kind) -> None:
    with AnswerServer(PET) as server:
        use(kind, server.url, {"login": pair("mé", "p:ss")}, get())
    scheme, _, text = server.requests[0].headers["Authorization"].partition(" ")
    assert (scheme, base64.b64decode(text).decode()) == ("Basic", "mé:p:ss")
    assert pair(None, "p") is None
    with pytest.raises(ValueError, match="colon"):
        pair("a:b", None)


@kinds
def test_cookies_go_beside_those_of_the_request_and_of_the_http_client(kind: Kind) -> None:
    cookies = {"mine": "1"}
    make = httpx2.Client if kind == "sync" else httpx2.AsyncClient
    asked = (("cookie",),)
    with AnswerServer(PET) as server:
        given = {"cookie": "c"}
        use(kind, server.url, given, get(asked), http_client=make(cookies=cookies))
        use(kind, server.url, given, get(asked, headers={"Cookie": "theme=dark"}))
    assert server.requests[0].headers["Cookie"] == "mine=1; door=c"
    assert server.requests[1].headers["Cookie"] == "theme=dark; door=c"


@kinds
def test_what_the_caller_sets_wins(kind: Kind) -> None:
    options = Options(extra_headers={"X-Vault": "mine"}, extra_query={"unlock": "mine"})
    with AnswerServer(PET) as server:
        use(kind, server.url, ALL, get((("header", "query"),)), options=options)
    assert server.requests[0].headers["X-Vault"] == "mine"
    assert server.requests[0].query == [("unlock", "mine")]


@kinds
def test_a_function_is_asked_for_each_request(kind: Kind) -> None:
    tokens = iter("ab")
    with AnswerServer(PET) as server:
        use(kind, server.url, {"token": lambda: next(tokens)}, get(), get())
    assert [each.headers["Authorization"] for each in server.requests] == ["Bearer a", "Bearer b"]


@pytest.mark.filterwarnings("ignore:coroutine .* was never awaited")
def test_a_function_may_be_awaited() -> None:
    async def token() -> str:
        return "later"

    with AnswerServer(PET) as server:
        use("async", server.url, {"query": token}, get((("query",),)))
        assert server.requests[0].query == [("unlock", "later")]
        with pytest.raises(TypeError, match="gave a value of type coroutine"):
            use("sync", server.url, {"token": token}, get())


@kinds
def test_a_function_is_asked_again_before_a_retry_but_not_for_a_refusal(kind: Kind) -> None:
    tokens = iter("abc")
    busy, denied = answer({}, 503, {"retry-after-ms": "1"}), answer({}, 401)
    with AnswerServer(busy, denied) as server, pytest.raises(errors.AuthenticationError):
        use(kind, server.url, {"token": lambda: next(tokens)}, get())
    assert [each.headers["Authorization"] for each in server.requests] == ["Bearer a", "Bearer b"]


@kinds
def test_redirects_keep_credentials_at_home(kind: Kind) -> None:
    asked = (("header", "query", "cookie"),)
    given: dict[str, Any] = dict.fromkeys(ALL, SECRET)
    with AnswerServer(PET) as other:
        away = answer(b"", 302, {"Location": f"{other.url}/x?unlock={SECRET}&page=2"})
        home = answer(b"", 302, {"Location": f"/things?unlock={SECRET}"})
        with AnswerServer(home, away) as server:
            use(kind, server.url, given, get(asked))
    first, second = server.requests
    assert second.headers["Cookie"] == first.headers["Cookie"] == f"door={SECRET}"
    assert second.headers["X-Vault"] == SECRET
    assert other.requests[0].query == [("page", "2")]
    assert SECRET not in str(other.requests[0].headers)


@kinds
def test_no_secret_shows(kind: Kind, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    given: dict[str, Any] = dict.fromkeys(ALL, SECRET)
    shown: list[str] = []
    asked = (("header", "query", "cookie"),)
    with AnswerServer(answer({"error": "no"}, 400)) as server:
        with pytest.raises(errors.BadRequestError) as caught:
            use(kind, server.url, given, get(asked), prepare=lambda each: shown.append(repr(each)))
    assert server.requests[0].query == [("unlock", SECRET)]
    error = caught.value
    shown += [str(error), repr(error), repr(error.request), repr(error.response)]
    shown += [str(error.request.url), repr(error.request.url), str(error.response.url)]
    shown.append(pickle.dumps(error).decode("latin-1"))
    assert not [each for each in [*shown, caplog.text] if SECRET in each]
    assert "HTTP Request" in caplog.text


@kinds
def test_no_secret_shows_where_nothing_answers(kind: Kind) -> None:
    def refuse(request: httpx2.Request) -> httpx2.Response:
        raise httpx2.ConnectError(f"no way to {request.url}", request=request)

    with pytest.raises(errors.APIConnectionError) as caught:
        use(
            kind,
            "https://vault.test",
            {"query": SECRET},
            get((("query",),)),
            http_client=transport(kind, refuse),
            max_retries=0,
        )
    assert "unlock=redacted" in str(caught.value)
    assert SECRET not in repr(caught.value)


def test_default_headers_show_what_is_usual() -> None:
    from vault_kit import CONFIG

    for cls in (Vault, AsyncVault):
        client = cls(config=CONFIG)
        client.given = {"token": "t"}
        assert client.default_headers["Authorization"] == "Bearer t"
        client.given = {"token": lambda: "t"}
        assert client.auth_headers == {}
