"""What the servers of the benchmarks answer, and transports that answer it without a network."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Iterator
from typing import Any, Final

import httpx2

CHUNK: Final = 4096
"""Bytes in one piece of a streamed body, about what one read from a socket brings."""

RUN: Final[dict[str, Any]] = {
    "id": "run_Qm4tVw81kZpR0sYb7xLc2dHe",
    "object": "thread.run",
    "created_at": 1790000000,
    "assistant_id": "asst_J6uNf3gXa9oTq5iWz1vBk8rM",
    "thread_id": "thread_hD2yEs7lPc4mUx0aGw6nKj9Z",
    "status": "completed",
    "started_at": 1790000001,
    "expires_at": None,
    "cancelled_at": None,
    "failed_at": None,
    "completed_at": 1790000004,
    "required_action": None,
    "last_error": None,
    "model": "gpt-4o",
    "instructions": "You answer questions of harbour masters about tides, berths and pilots. " * 3,
    "tools": [
        {"type": "code_interpreter"},
        {
            "type": "function",
            "function": {
                "name": "get_tide_times",
                "description": "High and low water at a harbour on one day.",
                "parameters": {
                    "type": "object",
                    "properties": {"harbour": {"type": "string"}, "date": {"type": "string"}},
                    "required": ["harbour", "date"],
                },
                "strict": False,
            },
        },
    ],
    "metadata": {"harbour": "north", "shift": "early"},
    "incomplete_details": None,
    "usage": {"prompt_tokens": 123, "completion_tokens": 456, "total_tokens": 579},
    "temperature": 1.0,
    "top_p": 1.0,
    "max_prompt_tokens": 1000,
    "max_completion_tokens": 1000,
    "truncation_strategy": {"type": "auto", "last_messages": None},
    "response_format": "auto",
    "tool_choice": "auto",
    "parallel_tool_calls": True,
}
"""A finished run, with every property a server sends."""

PAGE: Final[dict[str, Any]] = {
    "object": "list",
    "data": [{**RUN, "id": f"run_Qm4tVw81kZpR0sYb7xLc2d{number:02}"} for number in range(100)],
    "first_id": "run_Qm4tVw81kZpR0sYb7xLc2d00",
    "last_id": "run_Qm4tVw81kZpR0sYb7xLc2d99",
    "has_more": False,
}
"""A full page of runs."""

ARGUMENTS: Final[dict[str, Any]] = {
    "assistant_id": "asst_J6uNf3gXa9oTq5iWz1vBk8rM",
    "model": "gpt-4o",
    "reasoning_effort": "low",
    "instructions": RUN["instructions"],
    "additional_instructions": "Give times in UTC.",
    "additional_messages": [
        {
            "role": "user",
            "content": [{"type": "text", "text": "When is high water?"}],
            "attachments": [{"file_id": "file_1", "tools": [{"type": "file_search"}]}],
            "metadata": {"desk": "2"},
        }
    ],
    "tools": RUN["tools"],
    "metadata": RUN["metadata"],
    "temperature": 0.4,
    "top_p": 0.9,
    "max_prompt_tokens": 1000,
    "max_completion_tokens": 1000,
    "truncation_strategy": {"type": "last_messages", "last_messages": 5},
    "tool_choice": {"type": "function", "function": {"name": "get_tide_times"}},
    "parallel_tool_calls": False,
    "response_format": {"type": "text"},
    "include": ["step_details.tool_calls[*].file_search.results[*].content"],
}
"""Every argument of `runs.create` but `stream`, spelled alike in both SDKs."""

_MESSAGE: Final = "msg_Tz8wRb3eLx6yCj1qAb4dEf7h"


def event(name: str, payload: object) -> bytes:
    """A server-sent event (WHATWG HTML, section 9.2) as OpenAI's servers write it."""
    data = json.dumps(payload, separators=(",", ":"))
    return f"event: {name}\ndata: {data}\n\n".encode()


DELTA: Final = event(
    "thread.message.delta",
    {
        "id": _MESSAGE,
        "object": "thread.message.delta",
        "delta": {
            "content": [{"index": 0, "type": "text", "text": {"value": " water is at 06:12"}}]
        },
    },
)
"""A piece of a message: 191 bytes."""

_CREATED: Final = event(
    "thread.message.created",
    {
        "id": _MESSAGE,
        "object": "thread.message",
        "created_at": 1790000001,
        "thread_id": RUN["thread_id"],
        "status": "in_progress",
        "incomplete_details": None,
        "completed_at": None,
        "incomplete_at": None,
        "role": "assistant",
        "content": [],
        "assistant_id": RUN["assistant_id"],
        "run_id": RUN["id"],
        "attachments": [],
        "metadata": {},
    },
)
_END: Final = b"event: done\ndata: [DONE]\n\n"


def chunks(events: int) -> Iterator[bytes]:
    """A stream of a message in that many pieces, cut without regard to where events end."""
    waiting = bytearray(_CREATED)
    while events > 0:
        waiting += DELTA * min(events, 100)
        events -= 100
        full = len(waiting) - len(waiting) % CHUNK
        for start in range(0, full, CHUNK):
            yield bytes(waiting[start : start + CHUNK])
        del waiting[:full]
    yield bytes(waiting) + _END


class _Body(httpx2.SyncByteStream):
    """A streamed body, made while it is read, so that it takes no memory itself."""

    def __init__(self, events: int) -> None:
        self._events = events

    def __iter__(self) -> Iterator[bytes]:
        return chunks(self._events)


class _AsyncBody(httpx2.AsyncByteStream):
    """The same for an asynchronous client."""

    def __init__(self, events: int) -> None:
        self._events = events

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for chunk in chunks(self._events):
            yield chunk


def streaming(events: int, *, asynchronous: bool = False) -> httpx2.MockTransport:
    """A transport that answers every request with that many events."""

    def answer(_: httpx2.Request) -> httpx2.Response:
        body = _AsyncBody(events) if asynchronous else _Body(events)
        return httpx2.Response(200, headers={"content-type": "text/event-stream"}, stream=body)

    return httpx2.MockTransport(answer)


def answering(value: object) -> httpx2.MockTransport:
    """A transport that answers every request with the same JSON."""
    content = json.dumps(value).encode()
    headers = {"content-type": "application/json"}
    return httpx2.MockTransport(lambda _: httpx2.Response(200, headers=headers, content=content))
