"""Clients set up alike send alike, and fail alike, in both libraries."""

from __future__ import annotations

from typing import Any

import httpx2
import openai_runs
import pytest
from calls import content
from pair import FORMS, OPTIONS, PACKAGES, call, ending, requests
from recorder import Recorder

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")

AGAIN = {"retry_after_ms": "1"}
THREAD: dict[str, Any] = content("getThread")["application/json"]["example"]
SHOWN = (
    "accept",
    "content-type",
    "cookie",
    "idempotency-key",
    "openai-beta",
    "x-default",
    "x-mine",
)

CLIENTS: dict[str, dict[str, Any]] = {
    "nothing but a key": {"api_key": "k2"},
    "organization": {"api_key": "k", "organization": "o2"},
    "project": {"api_key": "k", "project": "p2"},
    "empty organization": {"api_key": "k", "organization": "", "project": ""},
    "headers": {**OPTIONS, "default_headers": {"X-Default": "1", "OpenAI-Organization": "mine"}},
    "beta header": {**OPTIONS, "default_headers": {"OpenAI-Beta": "assistants=v3"}},
    "other authorization": {**OPTIONS, "default_headers": {"Authorization": "Basic x"}},
    "query": {**OPTIONS, "default_query": {"api-version": "1", "some": ["a", "b"], "on": True}},
}


@pytest.mark.parametrize("form", ["sync", "async"])
@pytest.mark.parametrize("case", CLIENTS)
def test_options_of_the_client(case: str, form: str, server: Recorder) -> None:
    server.answer(THREAD)
    (theirs,), (ours,) = requests(
        form, server, "update", ["thread_1"], {"metadata": {}}, options=CLIENTS[case]
    )
    assert ours.comparable(*SHOWN) == theirs.comparable(*SHOWN)


@pytest.mark.parametrize("form", ["sync", "async"])
def test_options_from_the_environment(
    form: str, server: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.answer(THREAD)
    for name, value in {
        "OPENAI_API_KEY": "from-env",
        "OPENAI_ORG_ID": "org-env",
        "OPENAI_PROJECT_ID": "proj-env",
        "OPENAI_BASE_URL": f"{server.url}/env/",
    }.items():
        monkeypatch.setenv(name, value)
    sent: list[Any] = []
    for package in PACKAGES:
        call(package, form, server, "retrieve", ["thread_1"], options={"base_url": None})
        sent.append(server.take().comparable())
    assert sent[1] == sent[0]
    assert sent[1]["path"] == "/v1/env/threads/thread_1"


@pytest.mark.parametrize("client", ["OpenAI", "AsyncOpenAI"])
def test_no_key(client: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    for package in PACKAGES:
        for given in ({}, {"api_key": None}, {"api_key": ""}):
            with pytest.raises(package.OpenAIError, match="OPENAI_API_KEY"):
                getattr(package, client)(**given)


@pytest.mark.parametrize("client", ["OpenAI", "AsyncOpenAI"])
def test_a_key_of_another_kind_is_named_and_not_shown(client: str) -> None:
    with pytest.raises(TypeError, match="^api_key takes text, not bytes$"):
        getattr(openai_runs, client)(api_key=b"secret")


@pytest.mark.parametrize("tail", ["", "/", "/deep/er", "/deep/er/", "/a%20b"])
def test_base_urls(tail: str, server: Recorder) -> None:
    server.answer(THREAD)
    for made in (str, httpx2.URL):
        options = {**OPTIONS, "base_url": made(server.url + tail)}
        (theirs,), (ours,) = requests("sync", server, "retrieve", ["t"], options=options)
        assert ours.comparable() == theirs.comparable()


def _keys(form: str, *given: str) -> Any:
    """A function that gives one key after the other, as the client of this form takes it."""
    left = list(given)

    def next_key() -> str:
        return left.pop(0)

    async def next_key_async() -> str:
        return left.pop(0)

    return next_key_async if form.startswith("async") else next_key


@pytest.mark.parametrize("form", FORMS)
def test_a_key_that_a_function_gives(form: str, server: Recorder) -> None:
    """It is asked for every attempt."""
    sent: list[Any] = []
    for package in PACKAGES:
        server.answers((500, {}, AGAIN), (200, THREAD, {}))
        options = {"api_key": _keys(form, "k1", "k2"), "max_retries": 1}
        call(package, form, server, "retrieve", ["t"], options=options)
        sent.append([each.comparable() for each in server.sent])
        server.sent.clear()
    assert sent[1] == sent[0]
    assert [each["headers"]["authorization"] for each in sent[1]] == ["Bearer k1", "Bearer k2"]


def test_a_function_for_the_key_stays_with_copies(server: Recorder) -> None:
    server.answer(THREAD)
    sent: list[Any] = []
    for package in PACKAGES:
        with package.OpenAI(base_url=server.url, api_key=_keys("sync", "k1", "k2")) as client:
            keys = [client.api_key]
            client.with_options(max_retries=0).beta.threads.retrieve("t")
            keys.append(client.api_key)
            client.beta.threads.retrieve("t")
            keys.append(client.api_key)
            client.with_options(api_key="k3").beta.threads.retrieve("t")
        sent.append((keys, [each.comparable() for each in server.sent]))
        server.sent.clear()
    assert sent[1] == sent[0]
    assert sent[1][0] == ["", "", "k2"]


@pytest.mark.filterwarnings("ignore:coroutine")
def test_a_function_that_fails_or_gives_no_key(server: Recorder) -> None:
    def fail() -> str:
        raise LookupError("no key today")

    async def waits() -> str:
        return "k"

    for package in PACKAGES:
        with pytest.raises(LookupError, match="no key today"):
            call(package, "sync", server, "retrieve", ["t"], options={"api_key": fail})
        with pytest.raises(TypeError):
            call(package, "sync", server, "retrieve", ["t"], options={"api_key": lambda: ""})
    with pytest.raises(TypeError, match="api_key gave a value of type coroutine"):
        call(openai_runs, "sync", server, "retrieve", ["t"], options={"api_key": waits})
    assert server.sent == []


HEADERS: dict[str, Any] = {
    "further": {"X-Mine": "1"},
    "in place of ours": {"openai-beta": "x", "AUTHORIZATION": "Basic y", "Accept": "text/x"},
    "other content type": {"Content-Type": "application/json; charset=utf-8"},
    "empty": {"X-Mine": ""},
}


@pytest.mark.parametrize("case", HEADERS)
def test_headers_of_one_call(case: str, server: Recorder) -> None:
    server.answer(THREAD)
    kwargs = {"metadata": {"a": "b"}, "extra_headers": HEADERS[case]}
    options = {**OPTIONS, "default_headers": {"X-Mine": "default", "X-Default": "1"}}
    (theirs,), (ours,) = requests("sync", server, "update", ["t"], kwargs, options=options)
    assert ours.comparable(*SHOWN) == theirs.comparable(*SHOWN)


@pytest.mark.parametrize("name", ["OpenAI-Beta", "OpenAI-Organization", "X-Default", "Accept"])
def test_headers_left_out(name: str, server: Recorder) -> None:
    server.answer(THREAD)
    sent: list[Any] = []
    for package in PACKAGES:
        options = {**OPTIONS, "default_headers": {"X-Default": "1"}}
        kwargs = {"extra_headers": {name: package.Omit()}}
        call(package, "sync", server, "retrieve", ["t"], kwargs, options)
        sent.append(server.take().comparable(*SHOWN))
    assert sent[1] == sent[0]
    assert sent[1]["headers"].get(name.lower()) in (None, "*/*")


CHANGES: dict[str, dict[str, Any]] = {
    "key": {"api_key": "k2"},
    "organization": {"organization": "o2", "project": "p2"},
    "more headers": {"default_headers": {"X-Mine": "1"}},
    "other headers": {"set_default_headers": {"X-Mine": "1"}},
    "no headers": {"set_default_headers": {}},
    "more query": {"default_query": {"b": "2"}},
    "other query": {"set_default_query": {"b": "2"}},
    "timeout": {"timeout": 3, "max_retries": 1},
}


@pytest.mark.parametrize("way", ["copy", "with_options"])
@pytest.mark.parametrize("case", CHANGES)
def test_changed_clients(case: str, way: str, server: Recorder) -> None:
    server.answer(THREAD)
    facts: list[Any] = []
    for package in PACKAGES:
        with package.OpenAI(
            base_url=server.url,
            default_headers={"X-Default": "1"},
            default_query={"a": "1"},
            **OPTIONS,
        ) as client:
            changed = getattr(client, way)(**CHANGES[case])
            changed.beta.threads.retrieve("t")
            first = server.take().comparable(*SHOWN)
            client.beta.threads.retrieve("t")
            second = server.take().comparable(*SHOWN)
            facts.append((first, second, changed.timeout, changed.max_retries, client.timeout))
    assert facts[1] == facts[0]


@pytest.mark.parametrize("kind", ["headers", "query"])
def test_both_added_and_replaced(kind: str) -> None:
    for package in PACKAGES:
        client = package.OpenAI(api_key="k")
        with pytest.raises(ValueError, match="mutually exclusive|both"):
            client.copy(**{f"default_{kind}": {"a": "1"}, f"set_default_{kind}": {"b": "2"}})


def test_facts_of_the_client(server: Recorder) -> None:
    for options in (OPTIONS, {"api_key": "k", "timeout": None, "max_retries": 7}):
        facts: list[Any] = []
        for package in PACKAGES:
            client = package.OpenAI(base_url=server.url, **options)
            facts.append(
                (
                    client.api_key,
                    client.organization,
                    client.project,
                    str(client.base_url),
                    client.max_retries,
                    client.timeout,
                    client.auth_headers,
                    client.is_closed(),
                    client.close(),
                    client.is_closed(),
                )
            )
        assert facts[1] == facts[0]


def test_the_base_url_can_be_changed(server: Recorder) -> None:
    server.answer(THREAD)
    paths: list[str] = []
    for package in PACKAGES:
        with package.OpenAI(base_url="http://localhost:1/", **OPTIONS) as client:
            client.base_url = f"{server.url}/other"
            client.beta.threads.retrieve("t")
        paths.append(server.take().path)
    assert paths[1] == paths[0]


def test_the_key_can_be_changed(server: Recorder) -> None:
    server.answer(THREAD)
    keys: list[Any] = []
    for package in PACKAGES:
        with package.OpenAI(base_url=server.url, **OPTIONS) as client:
            client.api_key, client.organization = "k3", "o3"
            client.beta.threads.retrieve("t")
        keys.append(server.take().comparable())
    assert keys[1] == keys[0]
