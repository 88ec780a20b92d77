"""What handlers are told, for two kinds of API that work otherwise than whole objects and deltas."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from _core.accumulate import Accumulated, Accumulation, Delta, Hooks, Kind, Parts
from _core.handlers import EventHandler, HandlerStateError, StreamManager
from _core.merging import Merge
from _core.model import Model, Unknown
from _core.reporting import Reports

Json = dict[str, Any]

# ---- an API whose every event is a piece of the one object there is


def completion(raw: Any) -> Unknown:
    return Unknown(None, raw)


CHAT = Accumulation(
    name=None,
    merge=Merge(replace=frozenset({"id", "role"}), rename={"delta": "message"}),
    objects={
        "completion": Accumulated(
            decode=completion,
            key="id",
            deltas={"": (Delta(),)},
            created_by_delta=True,
            hooks=Hooks(created="on_begun", delta="on_chunk"),
        )
    },
)


def chunk(**delta: Any) -> Json:
    return {"id": "c1", "choices": [{"index": 0, "delta": delta, "finish_reason": None}]}


def test_chunks_of_one_object() -> None:
    reports = Reports(CHAT)
    call = {"index": 0, "id": "t1", "function": {"name": "tide", "arguments": ""}}
    events = [
        chunk(role="assistant", content=""),
        chunk(content="Low"),
        chunk(content=" water", tool_calls=[call, {"index": 0, "function": {"arguments": "{"}}]),
        chunk(tool_calls=[{"index": 0, "function": {"arguments": "}"}}]),
        {"id": "c1", "choices": [{"index": 0, "finish_reason": "stop"}], "usage": {"total": 7}},
    ]
    hooks = [name for event in events for name, _ in reports.calls(event)]
    assert hooks == ["on_event", "on_begun", "on_chunk", *["on_event", "on_chunk"] * 4]
    assert reports.snapshots.current("completion").raw == {
        "id": "c1",
        "choices": [
            {
                "index": 0,
                "message": {
                    "role": "assistant",
                    "content": "Low water",
                    "tool_calls": [
                        {"index": 0, "id": "t1", "function": {"name": "tide", "arguments": "{}"}}
                    ],
                },
                "finish_reason": "stop",
            }
        ],
        "usage": {"total": 7},
    }


# ---- an API whose events say which part they begin, extend and end


BLOCKS = Accumulation(
    name="type",
    merge=Merge(kind="type", replace=frozenset({"stop_reason"})),
    objects={
        "message": Accumulated(
            decode=lambda raw: Unknown(None, raw),
            holder=("message",),
            created=frozenset({"message_start"}),
            deltas={
                "block_start": (Delta(fragment=("block",), into=("content",), index="index"),),
                "block_delta": (
                    Delta(
                        fragment=("delta",),
                        into=("content",),
                        index="index",
                        ignore=frozenset({"type"}),
                    ),
                ),
                "message_delta": (
                    Delta(fragment=("delta",)),
                    Delta(fragment=("usage",), into=("usage",)),
                ),
            },
            done=frozenset({"message_stop"}),
            hooks=Hooks(created="on_message", delta="on_change", done="on_message_done"),
            parts=Parts(
                at=("content",),
                ended_by=frozenset({"block_stop"}),
                kinds={
                    "text": Kind(
                        value=("text",),
                        hooks=Hooks(delta="on_text", done="on_text_done"),
                        texts="text_stream",
                    ),
                    "tool_use": Kind(
                        value=("input_json",),
                        hooks=Hooks(delta="on_input", done="on_input_done"),
                    ),
                },
            ),
        )
    },
)


@dataclass(slots=True, kw_only=True)
class Tagged(Model):
    """Stands for an event that is its own payload."""

    type: str
    index: int | None = None
    message: Any = None
    block: Any = None
    delta: Any = None
    usage: Any = None


BLOCK_EVENTS = [
    Tagged(type="message_start", message={"content": [], "usage": {"input": 3, "output": 0}}),
    Tagged(type="block_start", index=0, block={"type": "text", "text": ""}),
    Tagged(type="block_delta", index=0, delta={"type": "text_delta", "text": "Low"}),
    Tagged(type="block_delta", index=0, delta={"type": "text_delta", "text": " water"}),
    Tagged(type="block_stop", index=0),
    Tagged(type="block_start", index=1, block={"type": "tool_use", "input_json": ""}),
    Tagged(type="block_delta", index=1, delta={"type": "json_delta", "input_json": "{}"}),
    Tagged(type="block_stop", index=1),
    Tagged(type="message_delta", delta={"stop_reason": "end"}, usage={"output": 9}),
    Tagged(type="message_stop"),
]


def test_blocks() -> None:
    reports = Reports(BLOCKS)
    told: list[tuple[str, Any]] = []
    texts: list[str] = []
    for event in BLOCK_EVENTS:
        told += [(name, given) for name, given in reports.calls(event) if name != "on_event"]
        texts += reports.texts("text_stream")
    whole = {
        "content": [
            {"type": "text", "text": "Low water", "index": 0},
            {"type": "tool_use", "input_json": "{}", "index": 1},
        ],
        "usage": {"input": 3, "output": 9},
        "stop_reason": "end",
    }
    assert told[1:-2] == [
        ("on_text", ("", "")),
        ("on_text", ("Low", "Low")),
        ("on_text", (" water", "Low water")),
        ("on_text_done", ("Low water",)),
        ("on_input", ("", "")),
        ("on_input", ("{}", "{}")),
        ("on_input_done", ("{}",)),
    ]
    assert [name for name, _ in told[-2:]] == ["on_change", "on_message_done"]
    assert told[-2][1] == ({"stop_reason": "end"}, Unknown(None, whole))
    assert texts == ["Low", " water"]
    assert reports.texts("other") == []


def test_part_that_is_not_sticky_ends_once() -> None:
    reports = Reports(BLOCKS)
    events = [*BLOCK_EVENTS[:4], BLOCK_EVENTS[-1], *BLOCK_EVENTS[:4], BLOCK_EVENTS[-1]]
    names = [name for event in events for name, _ in reports.calls(event)]
    assert names.count("on_text_done") == 2


# ---- handlers


class Blocks(EventHandler[Tagged]):
    """A handler as it is generated."""

    def __init__(self) -> None:
        self.told: list[str] = []

    def _accumulation(self) -> Accumulation:
        return BLOCKS

    def __getattr__(self, name: str) -> Any:
        if not name.startswith("on_"):
            raise AttributeError(name)
        return lambda *_: self.told.append(name)


class Events:
    """Stands for a stream."""

    def __init__(self, events: list[Any]) -> None:
        self._events = events
        self.closed = False

    def __iter__(self) -> Iterator[Any]:
        return iter(self._events)

    def close(self) -> None:
        self.closed = True


def test_handler_follows_its_stream() -> None:
    events: Any = Events(BLOCK_EVENTS)
    with StreamManager(lambda: events, event_handler=Blocks()) as handler:
        assert list(handler) == BLOCK_EVENTS
    assert handler.told[:2] == ["on_message", "on_text"]
    assert handler.told[-1] == "on_message_done"
    assert events.closed
    assert handler.current_event is None


def test_base_class_alone_declares_nothing() -> None:
    events: Any = Events([])
    with pytest.raises(NotImplementedError):
        StreamManager(lambda: events, event_handler=EventHandler[Any]()).__enter__()
    with pytest.raises(HandlerStateError):
        next(EventHandler[Any]())
