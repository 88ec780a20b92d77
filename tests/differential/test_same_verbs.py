"""The client's own get, post, put, patch and delete, beside those of openai 3.54.0."""

from __future__ import annotations

import asyncio
from importlib import import_module
from typing import Any

import httpx2
import openai_runs
import pytest
from openai_runs.types.beta.threads import MessageCreateParams
from pair import OPTIONS, PACKAGES, PLAIN, plain
from recorder import Recorder

RUN = {"id": "run_1", "object": "thread.run", "status": "queued", "temperature": 1}
BODY = {"name": "ü", "parts": [1, None]}
VERBS = {
    "get": {},
    "post": {"body": BODY},
    "put": {"body": BODY},
    "patch": {"content": b'"a,b"'},
    "delete": {},
}
KINDS = ("Run", dict, object, str, bytes, type(None), httpx2.Response)


def _call(package: Any, client: str, server: Recorder, verb: str, path: str, **given: Any) -> Any:
    options = {"base_url": server.url, **OPTIONS}
    if client == "OpenAI":
        with package.OpenAI(http_client=httpx2.Client(verify=PLAIN), **options) as sync:
            return getattr(sync, verb)(path, **given)

    async def send() -> Any:
        async with package.AsyncOpenAI(
            http_client=httpx2.AsyncClient(verify=PLAIN), **options
        ) as made:
            return await getattr(made, verb)(path, **given)

    return asyncio.run(send())


def _run(package: Any) -> Any:
    # Neither library imports its types before they are needed.
    return import_module(f"{package.__name__}.types.beta.threads").Run


def _comparable(value: Any) -> Any:
    if isinstance(value, httpx2.Response):
        return value.status_code, value.json(), value.headers["x-request-id"]
    return type(value).__name__, plain(value)


@pytest.mark.parametrize("client", ["OpenAI", "AsyncOpenAI"])
@pytest.mark.parametrize("kind", KINDS)
def test_what_comes_back(kind: Any, client: str, server: Recorder) -> None:
    server.answer(RUN)
    theirs, ours = (
        _call(
            package,
            client,
            server,
            "get",
            "/threads/t/runs/r",
            cast_to=_run(package) if kind == "Run" else kind,
        )
        for package in PACKAGES
    )
    assert _comparable(ours) == _comparable(theirs)
    assert getattr(ours, "_request_id", None) == getattr(theirs, "_request_id", None)


@pytest.mark.parametrize("client", ["OpenAI", "AsyncOpenAI"])
@pytest.mark.parametrize("verb", VERBS)
def test_what_is_sent(verb: str, client: str, server: Recorder) -> None:
    given = VERBS[verb]
    extras = {"X-More": "1", "Content-Type": "text/csv"} if "content" in given else {"X-More": "1"}
    server.answer(RUN)
    theirs: dict[str, Any] = {"options": {"headers": extras, "params": {"a": [1, 2]}}}
    ours: dict[str, Any] = {"extra_headers": extras, "extra_query": {"a": [1, 2]}}
    sent: list[Any] = []
    for package, options in zip(PACKAGES, (theirs, ours), strict=True):
        _call(package, client, server, verb, "files/a b", cast_to=dict, **given, **options)
        sent.append(server.take().comparable("x-more"))
    assert sent[1] == sent[0]


@pytest.mark.parametrize("client", ["OpenAI", "AsyncOpenAI"])
def test_errors(client: str, server: Recorder) -> None:
    server.answer({"error": {"message": "no"}}, 404)
    for package in PACKAGES:
        with pytest.raises(package.NotFoundError):
            _call(package, client, server, "delete", "/x", cast_to=dict)


@pytest.mark.parametrize(
    ("path", "given", "said"),
    [
        ("https://elsewhere.test/x", {}, "below the base URL"),
        ("/x?a=b", {}, "without a query"),
        ("/x", {"body": 1, "content": b"1"}, "not both"),
        ("/x", {"bodi": 1}, "'bodi'"),
        ("/x", {"cast_to": MessageCreateParams}, "only sent"),
    ],
)
def test_what_cannot_be_sent(path: str, given: Any, said: str, server: Recorder) -> None:
    with pytest.raises((TypeError, ValueError), match=said) as caught:
        _call(openai_runs, "OpenAI", server, "post", path, **{"cast_to": dict, **given})
    assert not server.sent
    assert path == "/x" or path not in str(caught.value)
