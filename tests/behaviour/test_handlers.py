"""Event handlers beside those of OpenAI's own library: the same calls, in the same order, with the
same arguments, and the same properties at each of them.
"""

from __future__ import annotations

import asyncio
from typing import Any

import httpx2
import openai
import openai_runs
import pytest
from handler_recorder import HOOKS, Record, Server, async_followed, followed, recorder
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from openai_runs import _handlers as ours
from transcripts import (
    BEGUN,
    MADE,
    WRITING,
    Json,
    calls,
    code,
    described,
    function,
    image,
    logs,
    message,
    pieces,
    run,
    search,
    step,
    stream,
    text,
)

pytestmark = [
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    # The reference library complains about kinds of values that it does not know.
    pytest.mark.filterwarnings("ignore:Pydantic serializer warnings"),
]

ALL = {**described(), **MADE}


def reference(server: Server) -> Record:
    record = Record()
    handler = recorder(openai.AssistantEventHandler, record, asynchronous=False)
    return followed(server.openai(handler), record)


def own(server: Server) -> Record:
    record = Record()
    handler = recorder(ours.AssistantEventHandler, record, asynchronous=False)
    return followed(server.ours(handler), record)


def async_own(server: Server) -> Record:
    record = Record()
    handler = recorder(ours.AsyncAssistantEventHandler, record, asynchronous=True)
    return asyncio.run(async_followed(server.async_ours(handler), record))


def async_reference(server: Server) -> Record:
    record = Record()
    handler = recorder(openai.AsyncAssistantEventHandler, record, asynchronous=True)
    return asyncio.run(async_followed(server.async_openai(handler), record))


@pytest.mark.parametrize("name", ALL)
def test_same_calls(name: str) -> None:
    server = Server(ALL[name])
    assert own(server) == reference(server)


@pytest.mark.parametrize("name", ALL)
def test_same_calls_asynchronously(name: str) -> None:
    server = Server(ALL[name], size=70)
    assert async_own(server) == async_reference(server)


def test_every_hook_is_exercised() -> None:
    # Otherwise equality would say nothing about it. on_timeout has a test of its own.
    seen = {hook for body in ALL.values() for hook in own(Server(body)).hooks}
    assert seen == set(HOOKS) - {"on_timeout"}


contents = st.lists(
    st.tuples(st.integers(0, 3), st.sampled_from(["text", "image"]), st.text(max_size=3)),
    max_size=5,
)


def message_events(drawn: list[list[tuple[int, str, str]]], id: str) -> list[Any]:
    """A message whose content arrives as drawn, each part with one kind, none left out."""
    kinds: list[str] = []
    texts: list[str] = []
    events: list[Any] = [message("created", id=id)]
    for chunk in drawn:
        content: list[Json] = []
        for wanted, kind, value in chunk:
            index = min(wanted, len(kinds))
            if index == len(kinds):
                kinds.append(kind)
                texts.append("")
            elif kinds[index] == "image":
                continue
            if kinds[index] == "text":
                texts[index] += value
            content.append(text(index, value) if kinds[index] == "text" else image(index))
        events.append(pieces(*content, id=id))
    whole = [
        text(None, value) if kind == "text" else image(None)
        for kind, value in zip(kinds, texts, strict=True)
    ]
    return [*events, message("completed", whole, id=id)] if whole else events


@settings(max_examples=40, deadline=None)
@given(first=st.lists(contents, max_size=4), second=st.lists(contents, max_size=4))
def test_same_calls_for_any_content(first: Any, second: Any) -> None:
    events = [*message_events(first, "msg_1"), *message_events(second, "msg_2")]
    server = Server(stream(*BEGUN, *events, run("completed")))
    theirs = reference(server)
    assume(theirs.raised != "IndexError")  # it looks for the first message's parts in the second
    assert own(server) == theirs


tool_calls = st.lists(
    st.tuples(st.integers(0, 3), st.sampled_from(["code", "function", "logs", "search"])),
    max_size=4,
)


@settings(max_examples=40, deadline=None)
@given(first=st.lists(tool_calls, max_size=4), second=st.lists(tool_calls, max_size=4))
def test_same_calls_for_any_tool_calls(first: Any, second: Any) -> None:
    events: list[Any] = []
    for id, drawn in (("step_1", first), ("step_2", second)):
        events.append(step("created", id, calls=[]))
        kinds: list[str] = []
        for chunk in drawn:
            entries: list[Json] = []
            for wanted, kind in chunk:
                index = min(wanted, len(kinds))
                if index == len(kinds):
                    kinds.append("code" if kind == "logs" else kind)
                entries.append(tool_call_piece(index, kinds[index], kind))
            events.append(calls(*entries, id=id))
        events.append(step("completed", id, calls=[]))
    server = Server(stream(*BEGUN, *events, run("completed")))
    assert own(server) == reference(server)


def tool_call_piece(index: int, kind: str, asked: str) -> Json:
    if kind == "code":
        return code(index, None, logs(0, "1")) if asked == "logs" else code(index, "x")
    return function(index, "{") if kind == "function" else search(index)


def test_timeout() -> None:
    body = stream(*WRITING, pieces(text(0, "Lo")), done=False)
    server = Server(body, httpx2.ReadTimeout("slow"))
    mine, theirs = own(server), reference(server)
    assert mine == theirs
    assert mine.hooks[-3:] == ["on_timeout", "on_exception", "on_end"]
    assert async_own(server) == mine


def test_timeout_of_a_hook() -> None:
    told: list[str] = []

    def handler(base: Any) -> Any:
        class Slow(base):
            def on_message_created(self, message: Any) -> None:
                raise TimeoutError

            def on_timeout(self) -> None:
                told.append("timeout")

        return Slow()

    with Server(MADE["text"]).openai(handler(openai.AssistantEventHandler)) as theirs:
        with pytest.raises(TimeoutError):
            theirs.until_done()
    with Server(MADE["text"]).ours(handler(ours.AssistantEventHandler)) as mine:
        with pytest.raises(TimeoutError):
            mine.until_done()
    assert told == ["timeout", "timeout"]


def test_broken_connection() -> None:
    body = stream(*WRITING, pieces(text(0, "Lo")), done=False)
    mine = own(Server(body, httpx2.ReadError("reset")))
    assert mine.raised == "API error"
    assert mine.hooks[-2:] == ["on_exception", "on_end"]


def test_truncated_stream_is_an_error_with_what_had_arrived() -> None:
    # The reference library takes it for complete.
    server = Server(stream(*WRITING, pieces(text(0, "Low")), done=False))
    mine, theirs = own(server), reference(server)
    assert theirs.raised is None
    assert mine.raised == "API error"
    assert mine.calls[:-2] == theirs.calls[:-1]
    assert mine.hooks[-2:] == ["on_exception", "on_end"]
    with server.ours(ours.AssistantEventHandler()) as handler:
        with pytest.raises(openai_runs.StreamTruncated) as caught:
            handler.get_final_messages()
    snapshot: Any = caught.value.snapshot
    assert snapshot["message"][0].content[0].text.value == "Low"
    assert [each.status for each in snapshot["run"]] == ["in_progress"]
