"""The data that is measured, and transports that serve it without a network."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Iterator
from typing import Any

import httpx2

CHUNK = 4096

DELTA = {
    "id": "msg_abc123",
    "object": "thread.message.delta",
    "delta": {"content": [{"index": 0, "type": "text", "text": {"value": " hello there"}}]},
}
RUN: dict[str, Any] = {
    "id": "run_1",
    "object": "thread.run",
    "created_at": 1,
    "assistant_id": "asst_1",
    "thread_id": "thread_1",
    "status": "completed",
    "started_at": 1,
    "expires_at": None,
    "cancelled_at": None,
    "failed_at": None,
    "completed_at": 2,
    "required_action": None,
    "last_error": None,
    "model": "gpt-4o",
    "instructions": "x" * 300,
    "tools": [
        {"type": "code_interpreter"},
        {"type": "function", "function": {"name": "f", "parameters": {"type": "object"}}},
    ],
    "metadata": {"a": "b"},
    "incomplete_details": None,
    "usage": {"prompt_tokens": 1, "completion_tokens": 2, "total_tokens": 3},
    "temperature": 1.0,
    "top_p": 1.0,
    "max_prompt_tokens": 1000,
    "max_completion_tokens": 1000,
    "truncation_strategy": {"type": "auto", "last_messages": None},
    "response_format": "auto",
    "tool_choice": "auto",
    "parallel_tool_calls": True,
}
PAGE = {"object": "list", "data": [RUN] * 100, "first_id": "a", "last_id": "b", "has_more": False}
EVENT = b"event: thread.message.delta\ndata: " + json.dumps(DELTA).encode() + b"\n\n"
END = b"event: done\ndata: [DONE]\n\n"


def chunks(events: int) -> Iterator[bytes]:
    """A stream of that many events, in pieces as a socket hands them out."""
    block = EVENT * 1000
    waiting = b""
    for _ in range(events // 1000):
        waiting += block
        while len(waiting) >= CHUNK:
            yield waiting[:CHUNK]
            waiting = waiting[CHUNK:]
    yield waiting + END


class Body(httpx2.SyncByteStream):
    """Such a stream as the body of an answer."""

    def __init__(self, events: int) -> None:
        self._events = events

    def __iter__(self) -> Iterator[bytes]:
        return chunks(self._events)


class AsyncBody(httpx2.AsyncByteStream):
    """The same for an asynchronous client."""

    def __init__(self, events: int) -> None:
        self._events = events

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for chunk in chunks(self._events):
            yield chunk


def streaming(events: int, *, asynchronous: bool = False) -> httpx2.MockTransport:
    """A transport that answers every request with the stream."""

    def answer(_: httpx2.Request) -> httpx2.Response:
        body = AsyncBody(events) if asynchronous else Body(events)
        return httpx2.Response(200, headers={"content-type": "text/event-stream"}, stream=body)

    return httpx2.MockTransport(answer)


def answering(value: Any) -> httpx2.MockTransport:
    """A transport that answers every request with the same JSON."""
    content = json.dumps(value).encode()
    headers = {"content-type": "application/json"}
    return httpx2.MockTransport(lambda _: httpx2.Response(200, headers=headers, content=content))
