"""Every form of a call sends the same request through openai 3.54.0 and through ours."""

from __future__ import annotations

import asyncio
import inspect
from typing import Any

import openai
import openai_runs
import pytest
from calls import CALLS, STREAMING, content
from pair import FORMS, OPTIONS, PACKAGES, call, ending, requests
from recorder import Recorder, Sent
from values import DATACLASSES, PARAMS

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")

DONE = "event: done\ndata: [DONE]\n\n"

PATH_NAMES = {
    name: [key for key in required if key in ("thread_id", "run_id")]
    for name, (_, _, required, _) in CALLS.items()
}
"""Operation -> path parameters that are given by keyword."""


def _same_but_for_what_is_accepted(theirs: Sent, ours: Sent) -> None:
    """Theirs asks for JSON even where it wants events; ours asks for events."""
    assert ours.comparable() == theirs.comparable()
    assert theirs.headers["accept"] == "application/json"
    assert ours.headers["accept"] == "text/event-stream"


def _answered(name: str, server: Recorder) -> None:
    server.answer(content(name)["application/json"]["example"])


@pytest.mark.parametrize("form", FORMS[2:])
@pytest.mark.parametrize("name", CALLS)
def test_raw_forms(name: str, form: str, server: Recorder) -> None:
    path, args, required, more = CALLS[name]
    _answered(name, server)
    (theirs,), (ours,) = requests(form, server, path, args, {**required, **more})
    assert ours.comparable("accept") == theirs.comparable("accept")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", STREAMING)
def test_streams_with_everything(name: str, form: str, server: Recorder) -> None:
    path, args, required, more = CALLS[name]
    server.stream(DONE)
    everything = {**required, **more, "stream": True}
    (theirs,), (ours,) = requests(form, server, path, args, everything)
    _same_but_for_what_is_accepted(theirs, ours)


@pytest.mark.parametrize("stream", [False, None, "omit", "NOT_GIVEN"])
@pytest.mark.parametrize("name", STREAMING)
def test_no_stream(name: str, stream: Any, server: Recorder) -> None:
    path, args, required, _ = CALLS[name]
    _answered(name, server)
    sent: list[Any] = []
    for package in PACKAGES:
        value = getattr(package, stream) if isinstance(stream, str) else stream
        call(package, "sync", server, path, args, {**required, "stream": value})
        sent.append(server.take().comparable("accept"))
    assert sent[1] == sent[0]


def _by_name(name: str, args: list[Any], required: dict[str, Any]) -> dict[str, Any]:
    """The arguments of a helper, whose signature has the path parameters in another order."""
    if name == "createThreadAndRun":
        return required
    return {**required, "thread_id" if name == "createRun" else "run_id": args[0]}


@pytest.mark.parametrize("client", ["OpenAI", "AsyncOpenAI"])
@pytest.mark.parametrize(
    ("name", "helper"),
    [
        ("createRun", "stream"),
        ("createRun", "create_and_stream"),
        ("submitToolOuputsToRun", "submit_tool_outputs_stream"),
        ("createThreadAndRun", "create_and_run_stream"),
    ],
)
def test_managers(name: str, helper: str, client: str, server: Recorder) -> None:
    _, args, required, more = CALLS[name]
    if helper == "create_and_stream":  # theirs was never given these two
        more = {
            key: each for key, each in more.items() if key not in ("include", "reasoning_effort")
        }
    kwargs = {**_by_name(name, args, required), **more}
    server.stream(DONE)

    async def follow(package: Any) -> None:
        async with package.AsyncOpenAI(base_url=server.url, **OPTIONS) as made:
            threads = made.beta.threads
            owner = threads if hasattr(threads, helper) else threads.runs
            async with getattr(owner, helper)(**kwargs) as stream:
                await stream.until_done()

    sent: list[Any] = []
    for package in PACKAGES:
        if client == "AsyncOpenAI":
            asyncio.run(follow(package))
        else:
            with package.OpenAI(base_url=server.url, **OPTIONS) as made:
                threads = made.beta.threads
                owner = threads if hasattr(threads, helper) else threads.runs
                with getattr(owner, helper)(**kwargs) as stream:
                    stream.until_done()
        sent.append(server.take())
    _same_but_for_what_is_accepted(*sent)


@pytest.mark.parametrize("name", DATACLASSES)
def test_dataclasses(name: str, server: Recorder) -> None:
    path, args, required, more = CALLS[name]
    _answered(name, server)
    call(openai, "sync", server, path, args, {**required, **more})
    theirs = server.take()
    call(openai_runs, "sync", server, path, args, {**required, **more, **DATACLASSES[name]})
    assert server.take().comparable() == theirs.comparable()


@pytest.mark.parametrize("form", ["sync", "async"])
@pytest.mark.parametrize("kind", [dict, "class"], ids=["dict", "class"])
@pytest.mark.parametrize("name", PARAMS)
def test_all_arguments_as_one_value(name: str, kind: Any, form: str, server: Recorder) -> None:
    path, args, required, more = CALLS[name]
    _answered(name, server)
    call(openai, form, server, path, args, {**required, **more})
    theirs = server.take()
    given = {**required, **more, **DATACLASSES.get(name, {})}
    by_name = {key: given.pop(key) for key in PATH_NAMES[name]}
    params = given if kind is dict else PARAMS[name](**given)
    call(openai_runs, form, server, path, [*args, params], by_name)
    assert server.take().comparable() == theirs.comparable()


@pytest.mark.parametrize("value", ["omit", "NOT_GIVEN", "not_given", None])
@pytest.mark.parametrize("name", [name for name, each in CALLS.items() if each[3]])
def test_nothing_for_every_optional_argument(
    name: str, value: str | None, server: Recorder
) -> None:
    path, args, required, more = CALLS[name]
    _answered(name, server)
    sent: list[Any] = []
    for package in PACKAGES:
        given = getattr(package, value) if value else None
        call(package, "sync", server, path, args, {**required, **dict.fromkeys(more, given)})
        sent.append(server.take().comparable())
    assert sent[1] == sent[0]


ONE_PASS = ("tools", "additional_messages", "tool_outputs", "messages")


@pytest.mark.parametrize("made", [iter, tuple])
@pytest.mark.parametrize("name", ["createRun", "submitToolOuputsToRun", "createThread"])
def test_any_iterable_is_a_list(name: str, made: Any, server: Recorder) -> None:
    path, args, required, more = CALLS[name]
    _answered(name, server)
    sent: list[Any] = []
    for package in PACKAGES:
        given = {
            key: made(each) if key in ONE_PASS else each
            for key, each in {**required, **more}.items()
        }
        call(package, "sync", server, path, args, given)
        sent.append(server.take().comparable())
    assert sent[1] == sent[0]


IDS = ["a b", "a/b", "../x", "ü", "a%2Fb", "a?b#c", "a;b=c,d", "a+b", "~a", "a:b@c", "'\"<>|"]


@pytest.mark.parametrize("odd", IDS)
def test_ids_are_quoted_alike(odd: str, server: Recorder) -> None:
    _answered("getRun", server)
    (theirs,), (ours,) = requests("sync", server, "runs.retrieve", [odd], {"thread_id": f"t{odd}"})
    assert ours.comparable() == theirs.comparable()


@pytest.mark.parametrize("dots", [".", "..", "%2e", ".%2E"])
def test_ids_of_dots_alone(dots: str, server: Recorder) -> None:
    """Such ids would lead to another path; what is sent instead, or said, is the same."""
    _answered("getRun", server)
    found: list[Any] = []
    for package in PACKAGES:
        end = ending(package, "sync", server, "runs.retrieve", [dots], {"thread_id": "t"})
        found.append(end[0] if isinstance(end, tuple) else server.take().path)
    assert found[1] == found[0]


LISTS: list[dict[str, Any]] = [
    {"limit": 0},
    {"limit": "7"},
    {"after": ""},
    {"after": "ü&=/ +"},
    {"order": "sideways"},
    {"extra_query": {"limit": 9, "on": True, "off": False, "none": None, "some": [1, "b"]}},
    {"limit": 3, "extra_query": {"limit": 9}},
]


@pytest.mark.parametrize("given", LISTS, ids=str)
def test_queries(given: dict[str, Any], server: Recorder) -> None:
    _answered("listRuns", server)
    (theirs,), (ours,) = requests("sync", server, "runs.list", ["thread_1"], given)
    assert ours.comparable() == theirs.comparable()


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", [name for name, each in CALLS.items() if each[1]])
def test_empty_ids_in_every_form(name: str, form: str, server: Recorder) -> None:
    path, args, required, _ = CALLS[name]
    for empty in (None, *PATH_NAMES[name]):
        given = [""] if empty is None else args
        kwargs = {**required, **({} if empty is None else {empty: ""})}
        theirs, ours = (ending(each, form, server, path, given, kwargs) for each in PACKAGES)
        assert ours == theirs
        assert ours[0] == "ValueError"
    assert not server.sent


NEEDED = {
    name: [key for key in required if key not in PATH_NAMES[name]]
    for name, (_, _, required, _) in CALLS.items()
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", [name for name, each in NEEDED.items() if each])
def test_a_required_argument_is_missing(name: str, form: str, server: Recorder) -> None:
    """Both say so before anything is sent, by a TypeError that names the argument."""
    path, args, required, _ = CALLS[name]
    for missing in NEEDED[name]:
        kwargs = {key: each for key, each in required.items() if key != missing}
        for package in PACKAGES:
            kind, words = ending(package, form, server, path, args, kwargs)
            assert kind == "TypeError"
            assert missing in words
    assert not server.sent


@pytest.mark.parametrize("name", CALLS)
def test_an_argument_that_nobody_knows(name: str, server: Recorder) -> None:
    path, args, required, _ = CALLS[name]
    for package in PACKAGES:
        kind, words = ending(package, "sync", server, path, args, {**required, "unheard_of": 1})
        assert kind == "TypeError"
        assert "unheard_of" in words
    assert not server.sent


def test_ids_by_name(server: Recorder) -> None:
    """The path parameters that may be positional may also be given by their names."""
    for name, (path, args, required, _) in CALLS.items():
        if not args:
            continue
        _answered(name, server)
        owner: Any = openai.OpenAI(api_key="k").beta.threads
        for part in path.split("."):
            owner = getattr(owner, part)
        first = next(iter(inspect.signature(owner).parameters))
        (theirs,), (ours,) = requests("sync", server, path, [], {**required, first: args[0]})
        assert ours.comparable() == theirs.comparable()
