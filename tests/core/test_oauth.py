"""Tokens by client credentials: how they are asked for, kept, shared and renewed."""

import asyncio
import base64
import pickle
import threading
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qsl

import httpx2
import pytest
from answer_server import CUT, Answer, AnswerServer, Received, answer
from client_kit import KINDS, SECRET, Kind
from vault_kit import CONFIG, AsyncVault, Vault, get, use

from _core import errors, oauth
from _core.oauth import AsyncClientCredentials, ClientCredentials, Grant, TokenError
from _core.requests import Options

PET = answer({"id": "1"})

kinds = pytest.mark.parametrize("kind", KINDS)


def token(name: str, **more: Any) -> Answer:
    return answer({"access_token": name, "token_type": "Bearer", **more})


def source(client: Any, url: str, **more: Any) -> Any:
    cls = ClientCredentials if isinstance(client, Vault) else AsyncClientCredentials
    facts = {"client_id": "me", "client_secret": SECRET, "scope": "a b", "in_body": False}
    return cls.of(client, **{"token_url": f"{url}/token", **facts, **more})


def with_tokens(url: str, **more: Any) -> Callable[[Any], None]:
    """Gives a client tokens from `url`."""

    def prepare(client: Any) -> None:
        client.given = {"token": source(client, url, **more)}

    return prepare


def form(request: Received) -> dict[str, str]:
    return dict(parse_qsl(request.body.decode()))


@kinds
def test_a_token_is_asked_for_once_and_sent(kind: Kind) -> None:
    with AnswerServer(token("t1", expires_in=3600)) as auth, AnswerServer(PET) as api:
        use(kind, api.url, {}, get(), get(), prepare=with_tokens(auth.url))
    (asked,) = auth.requests
    assert form(asked) == {"grant_type": "client_credentials", "scope": "a b"}
    assert (asked.method, asked.path) == ("POST", "/token")
    pair = base64.b64decode(asked.headers["Authorization"].removeprefix("Basic ")).decode()
    assert pair == f"me:{SECRET}"
    assert [each.headers["Authorization"] for each in api.requests] == ["Bearer t1"] * 2


@kinds
def test_nothing_of_the_client_goes_to_the_token_endpoint(kind: Kind) -> None:
    with AnswerServer(token("t")) as auth, AnswerServer(PET) as api:
        use(
            kind,
            api.url,
            {},
            get(),
            prepare=with_tokens(auth.url, scope="", client_id="a b:c"),
            default_headers={"X-Api-Key": SECRET},
            default_query={"key": SECRET},
        )
    (asked,) = auth.requests
    assert asked.headers["X-Api-Key"] is None and asked.query == []
    assert form(asked) == {"grant_type": "client_credentials"}
    pair = base64.b64decode(asked.headers["Authorization"].removeprefix("Basic ")).decode()
    assert pair.startswith("a+b%3Ac:")


@kinds
def test_id_and_secret_in_the_body(kind: Kind) -> None:
    with AnswerServer(token("t")) as auth, AnswerServer(PET) as api:
        use(kind, api.url, {}, get(), prepare=with_tokens(auth.url, in_body=True))
    assert auth.requests[0].headers["Authorization"] is None
    assert (form(auth.requests[0])["client_id"], form(auth.requests[0])["client_secret"]) == (
        ("me", SECRET)
    )


@kinds
def test_the_token_url_may_be_relative(kind: Kind) -> None:
    def respond(request: Received) -> Answer:
        return token("t") if request.path == "/auth" else PET

    with AnswerServer(respond=respond) as server:
        use(kind, server.url, {}, get(), prepare=with_tokens("", token_url="/auth"))
    assert [each.path for each in server.requests] == ["/auth", "/things"]


@kinds
def test_a_token_is_fetched_anew_shortly_before_it_expires(
    kind: Kind, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 1000.0
    monkeypatch.setattr(oauth.time, "monotonic", lambda: now)

    def later(seconds: float) -> Callable[[Any], None]:
        def prepare(client: Any) -> None:
            nonlocal now
            now += seconds

        return prepare

    held: list[Any] = []

    def keep(client: Any) -> None:
        with_tokens(auth.url)(client)
        held.append(client.given["token"])

    with AnswerServer(token("t1", expires_in=600), token("t2")) as auth, AnswerServer(PET) as api:
        for seconds, expected in ((0, "t1"), (569, "t1"), (2, "t2"), (10**6, "t2")):
            now += seconds
            if kind == "sync":
                with Vault(config=CONFIG, base_url=api.url) as client:
                    if not held:
                        keep(client)
                    held[0]._client = client
                    client.given = {"token": held[0]}
                    client.send(get(), Options())
            else:
                asyncio.run(_send(api.url, held, keep))
            assert api.requests[-1].headers["Authorization"] == f"Bearer {expected}"


async def _send(url: str, held: list[Any], keep: Callable[[Any], None]) -> None:
    async with AsyncVault(config=CONFIG, base_url=url) as client:
        if not held:
            keep(client)
        held[0]._client = client
        client.given = {"token": held[0]}
        await client.send(get(), Options())


def test_a_short_lived_token_is_used_at_all() -> None:
    with AnswerServer(token("t", expires_in=10)) as auth, AnswerServer(PET) as api:
        use("sync", api.url, {}, get(), get(), prepare=with_tokens(auth.url))
    assert len(auth.requests) == 1


@kinds
def test_a_token_that_is_not_accepted_is_renewed_once(kind: Kind) -> None:
    denied = answer({"error": "expired"}, 401)
    with AnswerServer(token("t1"), token("t2"), token("t3")) as auth:
        with AnswerServer(denied, PET) as api:
            use(kind, api.url, {}, get(), prepare=with_tokens(auth.url), max_retries=0)
        assert [each.headers["Authorization"] for each in api.requests] == [
            "Bearer t1",
            "Bearer t2",
        ]
    with AnswerServer(token("t")) as auth, AnswerServer(denied) as api:
        with pytest.raises(errors.AuthenticationError):
            use(kind, api.url, {}, get(), prepare=with_tokens(auth.url))
    assert len(api.requests) == 2


@kinds
def test_a_refresh_token_is_used_while_it_serves(kind: Kind) -> None:
    tokens = (token("t1", refresh_token="r1"), token("t2", refresh_token="r2"))
    gone = answer({"error": "invalid_grant"}, 400)
    denied = answer({}, 401)
    with AnswerServer(*tokens, gone, token("t3")) as auth:
        with AnswerServer(denied, PET, denied, PET) as api:
            use(kind, api.url, {}, get(), get(), prepare=with_tokens(auth.url))
    sent = [form(each).get("refresh_token", "-") for each in auth.requests]
    assert sent == ["-", "r1", "r2", "-"]
    assert api.requests[-1].headers["Authorization"] == "Bearer t3"


def slow(request: Received) -> Answer:
    time.sleep(0.1)
    return token("t")


def test_threads_share_one_fetch() -> None:
    with AnswerServer(respond=slow) as auth, AnswerServer(PET) as api:
        with Vault(config=CONFIG, base_url=api.url) as client:
            with_tokens(auth.url)(client)
            calls = [
                threading.Thread(target=client.send, args=(get(), Options())) for _ in range(5)
            ]
            for each in calls:
                each.start()
            for each in calls:
                each.join()
    assert (len(auth.requests), len(api.requests)) == (1, 5)


def test_tasks_share_one_fetch_and_one_may_be_cancelled() -> None:
    async def run() -> None:
        async with AsyncVault(config=CONFIG, base_url=api.url) as client:
            with_tokens(auth.url)(client)
            first, *rest = [asyncio.create_task(client.send(get(), Options())) for _ in range(5)]
            await asyncio.sleep(0.02)
            first.cancel()
            await asyncio.gather(*rest)
            assert first.cancelled()

    with AnswerServer(respond=slow) as auth, AnswerServer(PET) as api:
        asyncio.run(run())
    assert (len(auth.requests), len(api.requests)) == (1, 4)


def test_threads_share_a_failure_and_the_next_call_tries_again() -> None:
    answers = [answer({"error": "invalid_client"}, 401), token("t")]

    def respond(request: Received) -> Answer:
        time.sleep(0.1)
        return answers.pop(0)

    failures: list[Exception] = []

    def call(client: Vault) -> None:
        try:
            client.send(get(), Options())
        except TokenError as error:
            failures.append(error)

    with AnswerServer(respond=respond) as auth, AnswerServer(PET) as api:
        with Vault(config=CONFIG, base_url=api.url) as client:
            with_tokens(auth.url)(client)
            calls = [threading.Thread(target=call, args=(client,)) for _ in range(3)]
            for each in calls:
                each.start()
            for each in calls:
                each.join()
            client.send(get(), Options())
    assert (len(failures), len(auth.requests)) == (3, 2)


@kinds
def test_the_fetch_is_tried_again_like_any_request(kind: Kind) -> None:
    busy = answer({}, 503, {"retry-after-ms": "1"})
    with AnswerServer(busy, CUT, token("t")) as auth, AnswerServer(PET) as api:
        use(kind, api.url, {}, get(), prepare=with_tokens(auth.url))
    assert len(auth.requests) == 3


@kinds
@pytest.mark.parametrize(
    ("given", "says", "code"),
    [
        (
            answer({"error": "invalid_scope", "error_description": "Not for you."}, 400),
            "No access token: Error code: 400 - Not for you.",
            "invalid_scope",
        ),
        (answer({"error": "invalid_client"}, 401), "No access token: ", "invalid_client"),
        (answer({"token": "t"}), "answered without a token", None),
        (answer(b"<html>"), "answered without a token", None),
        (answer({"access_token": "t", "token_type": "mac"}), "no bearer token", None),
        (answer(b"", 307, {"Location": "/elsewhere"}), "No access token: ", None),
    ],
)
def test_what_is_no_token_is_an_error_of_its_own(
    kind: Kind, given: Answer, says: str, code: str | None
) -> None:
    with AnswerServer(given) as auth, AnswerServer(PET) as api:
        with pytest.raises(TokenError, match=says) as caught:
            use(kind, api.url, {}, get(), prepare=with_tokens(auth.url, in_body=True))
    assert (caught.value.code, len(auth.requests), len(api.requests)) == (code, 1, 0)
    # The secret stood in the body of the request.
    assert SECRET.encode() not in pickle.dumps(caught.value) + caught.value.request.content


@kinds
def test_nobody_there_to_give_a_token(kind: Kind) -> None:
    with AnswerServer(PET) as api, pytest.raises(errors.APIConnectionError) as caught:
        closed = "http://127.0.0.1:1"
        use(kind, api.url, {}, get(), prepare=with_tokens(closed, in_body=True), max_retries=0)
    assert SECRET.encode() not in caught.value.request.content


def test_no_secret_in_any_representation() -> None:
    grant = Grant(token_url="https://a.test/t", client_id="me", client_secret=SECRET)
    client = Vault(config=CONFIG)
    assert SECRET not in repr(grant) + repr(ClientCredentials(client, grant))


def test_a_copy_shares_the_tokens_for_the_same_grant() -> None:
    client = Vault(config=CONFIG)
    mine, same = source(client, "https://a.test"), source(client, "https://a.test")
    other = source(client, "https://a.test", client_secret="x")
    assert oauth.shared({"a": mine}, {"a": same})["a"] is mine
    assert oauth.shared({"a": mine}, {"a": other})["a"] is other
    assert oauth.shared({"a": None}, {"a": other, "b": None}) == {"a": other, "b": None}
    assert source(client, "https://a.test", client_id=None) is None
    assert isinstance(client.base_url, httpx2.URL)
