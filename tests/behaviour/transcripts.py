"""Streams of runs, as a server sends them: those of the description, and made ones."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import yaml

DESCRIPTION = Path(__file__).parents[2] / "specs" / "openai-runs" / "openapi.yaml"

Json = dict[str, Any]
Event = tuple[str, Json]


def stream(*events: Event, done: bool = True) -> bytes:
    """The body of a response with these events."""
    blocks = [f"event: {name}\ndata: {json.dumps(data)}\n\n" for name, data in events]
    return "".join([*blocks, "event: done\ndata: [DONE]\n\n" if done else ""]).encode()


def run(event: str, **facts: Any) -> Event:
    status = {"created": "queued"}.get(event, event)
    data = {"id": "run_1", "object": "thread.run", "thread_id": "thread_1", "status": status}
    return f"thread.run.{event}", {**data, "created_at": 1, "tools": [], "metadata": {}, **facts}


def step(event: str, id: str = "step_1", calls: list[Json] | None = None, **facts: Any) -> Event:
    """A step of tool calls, or of the message `msg_1` where `calls` is None."""
    kind = "message_creation" if calls is None else "tool_calls"
    made = {"message_id": "msg_1"} if calls is None else calls
    data: Json = {
        "id": id,
        "object": "thread.run.step",
        "run_id": "run_1",
        "type": kind,
        "status": {"created": "in_progress"}.get(event, event),
        "step_details": {"type": kind, kind: made},
        "usage": None,
        **facts,
    }
    return f"thread.run.step.{event}", data


def calls(*entries: Json, id: str = "step_1") -> Event:
    """Pieces of tool calls."""
    delta = {"step_details": {"type": "tool_calls", "tool_calls": list(entries)}}
    return "thread.run.step.delta", {"id": id, "object": "thread.run.step.delta", "delta": delta}


def function(index: int, arguments: str, **facts: Any) -> Json:
    """A piece of a function call: with `name` and `id` for the first one."""
    inner = {"arguments": arguments}
    if "name" in facts:
        inner = {"name": facts.pop("name"), "arguments": arguments, "output": None}
    return {"index": index, "type": "function", "function": inner, **facts}


def code(index: int, text: str | None = None, *outputs: Json, **facts: Any) -> Json:
    inner: Json = {} if text is None else {"input": text}
    if outputs:
        inner["outputs"] = list(outputs)
    return {"index": index, "type": "code_interpreter", "code_interpreter": inner, **facts}


def logs(index: int, text: str) -> Json:
    return {"index": index, "type": "logs", "logs": text}


def search(index: int, **facts: Any) -> Json:
    return {"index": index, "type": "file_search", "file_search": {}, **facts}


def message(event: str, content: list[Json] | None = None, id: str = "msg_1") -> Event:
    data = {
        "id": id,
        "object": "thread.message",
        "thread_id": "thread_1",
        "role": "assistant",
        "status": {"created": "in_progress"}.get(event, event),
        "content": content or [],
        "metadata": {"town": "Saltby"},
    }
    return f"thread.message.{event}", data


def pieces(*content: Json, id: str = "msg_1", **facts: Any) -> Event:
    delta = {"content": list(content), **facts}
    return "thread.message.delta", {"id": id, "object": "thread.message.delta", "delta": delta}


def text(index: int | None, value: str, **facts: Any) -> Json:
    """A piece of text, or a whole one without an index."""
    where = {} if index is None else {"index": index}
    return {**where, "type": "text", "text": {"value": value, **facts}}


def image(index: int | None, file: str = "file_1") -> Json:
    where = {} if index is None else {"index": index}
    return {**where, "type": "image_file", "image_file": {"file_id": file, "detail": "auto"}}


def link(index: int | None) -> Json:
    where = {} if index is None else {"index": index}
    url = {"url": "https://saltby.example/tide.png", "detail": "low"}
    return {**where, "type": "image_url", "image_url": url}


def refusal(index: int | None, value: str) -> Json:
    where = {} if index is None else {"index": index}
    return {**where, "type": "refusal", "refusal": value}


def note(index: int, value: str) -> Json:
    """A note that a piece of text refers to a file."""
    cited = {"file_id": "file_2"}
    return {
        "index": index,
        "type": "file_citation",
        "text": value,
        "start_index": 0,
        "end_index": 3,
        "file_citation": cited,
    }


BEGUN = (run("created"), run("queued"), run("in_progress"))
WRITING = (*BEGUN, step("created"), step("in_progress"), message("created"), message("in_progress"))
CALLING = (*BEGUN, step("created", calls=[]), step("in_progress", calls=[]))
WRITTEN = (step("completed"), run("completed"))
CALLED = (step("completed", calls=[]), run("completed"))

MADE: dict[str, bytes] = {
    "nothing": stream(),
    "run alone": stream(*BEGUN, run("completed")),
    "thread": stream(("thread.created", {"id": "thread_1", "object": "thread"}), *BEGUN),
    "text": stream(
        *WRITING,
        pieces(text(0, "Low ", annotations=[]), role="assistant"),
        pieces(text(0, "water")),
        pieces(text(0, "")),
        pieces(text(0, " at six.")),
        message("completed", [text(None, "Low water at six.")]),
        *WRITTEN,
    ),
    "notes": stream(
        *WRITING,
        pieces(text(0, "As [1]", annotations=[])),
        pieces(text(0, " and [2]", annotations=[note(0, "[1]")])),
        pieces({"index": 0, "type": "text", "text": {"annotations": [note(1, "[2]")]}}),
        message("completed", [text(None, "As [1] and [2]")]),
        *WRITTEN,
    ),
    "text, image, text": stream(
        *WRITING,
        pieces(text(0, "Here:")),
        pieces(image(1)),
        pieces(text(2, "the ")),
        pieces(text(2, "map")),
        message("completed", [text(None, "Here:"), image(None), text(None, "the map")]),
        *WRITTEN,
    ),
    "image at the end": stream(
        *WRITING,
        pieces(text(0, "Here:"), image(1)),
        message("completed", [text(None, "Here:"), image(None)]),
        *WRITTEN,
    ),
    "other kinds of content": stream(
        *WRITING,
        pieces(refusal(0, "I must ")),
        pieces(refusal(0, "not.")),
        pieces(link(1)),
        pieces({"index": 2, "type": "hologram", "hologram": {"size": 3}}),
        pieces(text(3, "So.")),
        message(
            "completed",
            [refusal(None, "I must not."), link(None), {"type": "hologram"}, text(None, "So.")],
        ),
        *WRITTEN,
    ),
    "interleaved content": stream(
        *WRITING,
        pieces(text(0, "a"), text(1, "A")),
        pieces(text(1, "B"), text(0, "b")),
        pieces(text(0, "c")),
        pieces(text(1, "C"), text(2, "x"), text(0, "d")),
        message("completed", [text(None, "abcd"), text(None, "ABC"), text(None, "x")]),
        *WRITTEN,
    ),
    "one index twice in a piece": stream(
        *WRITING,
        pieces(text(0, "a"), text(0, "b")),
        pieces(text(0, "c"), text(0, "d")),
        message("completed", [text(None, "abcd")]),
        *WRITTEN,
    ),
    "content from the beginning": stream(
        *BEGUN,
        message("created", [text(None, "Low ")]),
        pieces(text(0, "water")),
        message("completed", [text(None, "Low water")]),
    ),
    "pieces without content": stream(
        *WRITING,
        ("thread.message.delta", {"id": "msg_1", "object": "thread.message.delta", "delta": {}}),
        pieces(),
        message("completed"),
        *WRITTEN,
    ),
    "two messages": stream(
        *WRITING,
        pieces(text(0, "First")),
        message("completed", [text(None, "First")]),
        message("created", id="msg_2"),
        pieces(text(0, "Second"), id="msg_2"),
        pieces(image(1), id="msg_2"),
        message("completed", [text(None, "Second"), image(None)], id="msg_2"),
        message("created", id="msg_3"),
        pieces(text(0, "Third"), id="msg_3"),
        message("incomplete", [text(None, "Third")], id="msg_3"),
        *WRITTEN,
    ),
    "message never streamed": stream(
        *WRITING,
        message("completed", [text(None, "All at once")]),
        *WRITTEN,
    ),
    "a message streamed, another not": stream(
        *WRITING,
        pieces(text(0, "First")),
        message("completed", [text(None, "First")]),
        message("created", id="msg_2"),
        message("completed", [text(None, "Second")], id="msg_2"),
        *WRITTEN,
    ),
    "incomplete": stream(
        *WRITING,
        pieces(text(0, "Low wa")),
        message("incomplete", [text(None, "Low wa")]),
        step("completed"),
        run("incomplete", incomplete_details={"reason": "max_completion_tokens"}),
    ),
    "function call": stream(
        *CALLING,
        calls(function(0, "", name="tide", id="call_1")),
        calls(function(0, '{"on":')),
        calls(function(0, '"Sunday"}')),
        run("requires_action"),
    ),
    "calls of every kind": stream(
        *CALLING,
        calls(code(0, "", id="call_1")),
        calls(code(0, "print(")),
        calls(code(0, "1)")),
        calls(code(0, None, logs(0, "1"))),
        calls(code(0, None, logs(0, "\n"), {"index": 1, "type": "image", "image": {}})),
        calls(code(0, None, {"index": 1, "type": "image", "image": {"file_id": "file_9"}})),
        calls(search(1, id="call_2")),
        calls(function(2, "", name="tide", id="call_3")),
        calls(function(2, "{}")),
        calls({"index": 3, "type": "teleport", "id": "call_4", "teleport": {"to": "Sal"}}),
        calls({"index": 3, "type": "teleport", "teleport": {"to": "tby"}}),
        step("completed", calls=[]),
        step("created", "step_2"),
        step("in_progress", "step_2"),
        message("created"),
        pieces(text(0, "Done.")),
        message("completed", [text(None, "Done.")]),
        step("completed", "step_2"),
        run("completed"),
    ),
    "interleaved calls": stream(
        *CALLING,
        calls(function(0, "", name="tide", id="call_1"), function(1, "", name="wind", id="call_2")),
        calls(function(1, "{"), function(0, "{")),
        calls(function(0, '"a":1')),
        calls(function(0, "}"), function(1, "}")),
        run("requires_action"),
    ),
    "one call twice in a piece": stream(
        *CALLING,
        calls(function(0, "", name="tide", id="call_1"), function(0, '{"a"')),
        calls(function(0, ":1"), function(0, "}")),
        calls(code(1, "", id="call_2"), code(1, None, logs(0, "a"), logs(0, "b"))),
        run("requires_action"),
    ),
    "two steps of calls": stream(
        *CALLING,
        calls(function(0, "", name="tide", id="call_1")),
        calls(function(0, "{}")),
        step("completed", calls=[]),
        step("created", "step_2", calls=[]),
        step("in_progress", "step_2", calls=[]),
        calls(code(0, "", id="call_2"), id="step_2"),
        calls(code(0, "1+1"), id="step_2"),
        calls(search(1, id="call_3"), id="step_2"),
        step("completed", "step_2", calls=[]),
        run("completed"),
    ),
    "interleaved steps": stream(
        *CALLING,
        step("created", "step_2", calls=[]),
        calls(function(0, "", name="tide", id="call_1")),
        calls(code(1, "", id="call_2"), id="step_1"),
        calls(search(0, id="call_3"), id="step_2"),
        step("completed", calls=[]),
        calls(search(0), id="step_2"),
        step("completed", "step_2", calls=[]),
        run("completed"),
    ),
    "step without pieces": stream(*CALLING, *CALLED),
    "cancelled": stream(
        *CALLING,
        calls(function(0, "", name="tide", id="call_1")),
        run("cancelling"),
        step("cancelled", calls=[]),
        run("cancelled"),
    ),
    "failed": stream(
        *CALLING,
        calls(code(0, "1/0", id="call_1")),
        step("failed", calls=[], last_error={"code": "server_error", "message": "Sorry."}),
        run("failed", last_error={"code": "server_error", "message": "Sorry."}),
    ),
    "expired": stream(
        *CALLING,
        calls(search(0, id="call_1")),
        step("expired", calls=[]),
        run("expired"),
    ),
    "after tool outputs": stream(
        step("completed", calls=[]),
        run("queued"),
        run("in_progress"),
        step("created", "step_2"),
        message("created"),
        pieces(text(0, "Six.")),
        message("completed", [text(None, "Six.")]),
        step("completed", "step_2"),
        run("completed"),
    ),
    "an error": stream(*WRITING, pieces(text(0, "Lo")), done=False)
    + b'event: error\ndata: {"error":{"message":"Sorry.","type":"server_error"}}\n\n',
    "an error without a name": stream(*WRITING, pieces(text(0, "Lo")), done=False)
    + b'data: {"error":{"message":"Sorry.","type":"server_error"}}\n\n',
}


@cache
def described() -> dict[str, bytes]:
    """The streams that the description gives as examples."""
    document: Json = yaml.load(DESCRIPTION.read_text("utf-8"), Loader=yaml.CSafeLoader)
    found: dict[str, bytes] = {}
    for methods in document["paths"].values():
        for operation in methods.values():
            answer = operation.get("responses", {}).get("200", {}) if operation else {}
            media = answer.get("content", {}).get("text/event-stream", {})
            for name, example in media.get("examples", {}).items():
                found[f"{operation['operationId']}: {name}"] = example["value"].encode()
    return found
