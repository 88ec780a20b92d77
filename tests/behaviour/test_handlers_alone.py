"""What our event handlers do where the reference library fails, or does not say."""

from __future__ import annotations

import asyncio
from typing import Any

import openai
import pytest
from handler_recorder import Record, Server, followed, recorder
from openai_runs import _handlers as ours
from openai_runs._core.handlers import HandlerStateError
from openai_runs._core.merging import AccumulationError
from transcripts import (
    BEGUN,
    CALLING,
    MADE,
    WRITING,
    WRITTEN,
    calls,
    function,
    image,
    message,
    pieces,
    run,
    stream,
    text,
)

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


def own(server: Server) -> Record:
    record = Record()
    handler = recorder(ours.AssistantEventHandler, record, asynchronous=False)
    return followed(server.ours(handler), record)


def test_unknown_event_passes_through_on_event() -> None:
    mine = own(Server(stream(*BEGUN, ("thread.weather.changed", {"wind": 7}), run("completed"))))
    assert mine.hooks == ["on_event"] * 5 + ["on_end"]
    assert mine.events[3] == {"event": "thread.weather.changed", "data": {"wind": 7}}
    assert mine.raised is None


@pytest.mark.parametrize(
    "events",
    [
        (*BEGUN, pieces(text(0, "Lo"))),
        (*WRITING, pieces(text(0, "Lo"), id="msg_9")),
        (*CALLING, calls(function(0, "{"), id="step_9")),
    ],
)
def test_piece_of_something_unknown(events: Any) -> None:
    mine = own(Server(stream(*events)))
    assert mine.raised == "AccumulationError"
    assert mine.hooks[-2:] == ["on_exception", "on_end"]
    with Server(stream(*events)).ours(ours.AssistantEventHandler()) as handler:
        with pytest.raises(AccumulationError, match=r"delta is about the .*, which never began"):
            handler.until_done()


def test_piece_without_an_index() -> None:
    mine = own(Server(stream(*WRITING, pieces(text(None, "Lo")))))
    assert mine.raised == "AccumulationError"


def test_parts_out_of_order_and_of_two_kinds_at_one_index() -> None:
    # The reference library merges these into other parts, or fails.
    body = stream(
        *WRITING,
        pieces(text(1, "B")),
        pieces(text(0, "a")),
        pieces(image(0)),
        pieces(text(0, "b")),
        pieces(text(1, "C")),
        run("completed"),
    )
    with Server(body).ours(ours.AssistantEventHandler()) as handler:
        (got,) = handler.get_final_messages()
    assert [each.type for each in got.content] == ["text", "image_file", "text"]
    assert [got.content[0].text.value, got.content[2].text.value] == ["ab", "BC"]
    assert got.content[1].image_file.file_id == "file_1"


def test_final_message_without_the_last_part() -> None:
    # The reference library fails with an IndexError.
    server = Server(
        stream(
            *WRITING,
            pieces(text(0, "a"), text(1, "b")),
            message("completed", [text(None, "a")]),
            *WRITTEN,
        )
    )
    with server.openai(openai.AssistantEventHandler()) as theirs:
        with pytest.raises(IndexError):
            theirs.until_done()
    mine = own(server)
    assert mine.raised is None
    assert mine.hooks.count("on_message_done") == 1


def test_interleaved_messages_stay_apart() -> None:
    # The reference library adds every piece to the message that began last.
    body = stream(
        *WRITING,
        message("created", id="msg_2"),
        pieces(text(0, "one")),
        pieces(text(0, "two"), id="msg_2"),
        pieces(text(0, "!")),
        run("completed"),
    )
    with Server(body).ours(ours.AssistantEventHandler()) as handler:
        found = handler.get_final_messages()
    assert [each.content[0].text.value for each in found] == ["one!", "two"]


def test_snapshots_are_the_objects_that_the_reference_exposes() -> None:
    kept: dict[str, list[Any]] = {"message": [], "step": [], "text": []}

    def handler(base: Any) -> Any:
        class Keeper(base):
            def on_message_created(self, message: Any) -> None:
                kept["message"].append(message)

            def on_message_delta(self, delta: Any, snapshot: Any) -> None:
                kept["message"].append(snapshot)

            def on_run_step_created(self, run_step: Any) -> None:
                kept["step"].append(run_step)

            def on_run_step_delta(self, delta: Any, snapshot: Any) -> None:
                kept["step"].append(snapshot)

            def on_text_delta(self, delta: Any, snapshot: Any) -> None:
                kept["text"].append(snapshot)

        return Keeper()

    def identities(values: list[Any]) -> list[int]:
        found: list[Any] = []
        for value in values:
            if not any(value is each for each in found):
                found.append(value)
        return [next(i for i, each in enumerate(found) if each is value) for value in values]

    body = stream(
        *CALLING,
        calls(function(0, "{")),
        calls(function(0, "}")),
        message("created"),
        pieces(text(0, "a")),
        pieces(text(0, "b")),
        run("completed"),
    )
    with Server(body).openai(handler(openai.AssistantEventHandler)) as stream_:
        stream_.until_done()
    theirs = {name: identities(values) for name, values in kept.items()}
    for values in kept.values():
        values.clear()
    with Server(body).ours(handler(ours.AssistantEventHandler)) as stream_:
        events = [event.to_dict() for event in stream_]
    assert {name: identities(values) for name, values in kept.items()} == theirs
    assert [each.value for each in kept["text"]] == ["a", "ab"]
    # What the caller got before is as it came, but for the message that is the snapshot.
    assert kept["step"][0].step_details.tool_calls == []
    assert [each["data"]["delta"] for each in events if each["event"].endswith("delta")] == [
        data["delta"]
        for name, data in (
            calls(function(0, "{")),
            calls(function(0, "}")),
            pieces(text(0, "a")),
            pieces(text(0, "b")),
        )
    ]


def test_text_deltas() -> None:
    body = stream(
        *WRITING,
        pieces(text(0, "Low"), text(1, "water")),
        pieces(text(0, ""), image(2)),
        pieces(text(1, " at six")),
        message("completed", [text(None, "Low"), text(None, "water at six"), image(None)]),
        *WRITTEN,
    )

    async def collected() -> list[str]:
        async with Server(body).async_ours(ours.AsyncAssistantEventHandler()) as handler:
            return [each async for each in handler.text_deltas]

    with Server(body).openai(openai.AssistantEventHandler()) as handler:
        theirs = list(handler.text_deltas)
    with Server(body).ours(ours.AssistantEventHandler()) as handler:
        first = next(handler.text_deltas)
        assert [first, *handler.text_deltas] == theirs == ["Low", "water", " at six"]
        assert handler.get_final_run().status == "completed"
    assert asyncio.run(collected()) == theirs


def test_handler_before_its_start() -> None:
    handler = ours.AssistantEventHandler()
    assert handler.current_event is handler.current_run is handler.current_message_snapshot is None
    for use in (handler.until_done, handler.get_final_run, lambda: next(handler)):
        with pytest.raises(HandlerStateError, match="no stream yet"):
            use()
    handler.close()
    with Server(MADE["text"]).ours(handler):  # and it is still good
        assert handler.get_final_run().status == "completed"


def test_async_handler_before_its_start() -> None:
    handler = ours.AsyncAssistantEventHandler()
    with pytest.raises(HandlerStateError, match="no stream yet"):
        asyncio.run(handler.until_done())
    asyncio.run(handler.close())


def test_handler_follows_one_stream() -> None:
    handler = ours.AssistantEventHandler()
    with Server(MADE["text"]).ours(handler):
        handler.until_done()
    sent: list[int] = []

    def send() -> Any:
        sent.append(1)

    with pytest.raises(HandlerStateError, match="make a new one"):
        with ours.AssistantStreamManager(send, event_handler=handler):
            raise AssertionError("entered")
    assert not sent


def test_constructor_of_a_subclass_need_not_call_ours() -> None:
    class Counter(ours.AssistantEventHandler):
        def __init__(self) -> None:
            self.count = 0

        def on_text_delta(self, delta: Any, snapshot: Any) -> None:
            self.count += 1

    with Server(MADE["text"]).ours(Counter()) as handler:
        handler.until_done()
    assert handler.count == 4


def test_left_early() -> None:
    record = Record()
    handler = recorder(ours.AssistantEventHandler, record, asynchronous=False)
    with Server(MADE["text"]).ours(handler) as entered:
        next(entered)
    assert record.hooks == ["on_event", "on_end"]
    assert handler._stream.is_closed
    with pytest.raises(HandlerStateError, match="left before the end"):
        handler.get_final_run()


def test_left_early_asynchronously() -> None:
    record = Record()
    handler = recorder(ours.AsyncAssistantEventHandler, record, asynchronous=True)

    async def leave() -> None:
        async with Server(MADE["text"]).async_ours(handler) as entered:
            async for _ in entered:
                break
        with pytest.raises(HandlerStateError, match="left before the end"):
            await entered.get_final_run()

    asyncio.run(leave())
    assert record.hooks == ["on_event", "on_end"]


def test_what_a_hook_raises() -> None:
    class Refusing(ours.AssistantEventHandler):
        told: list[Exception]

        def on_message_created(self, message: Any) -> None:
            raise LookupError("no such town")

        def on_exception(self, exception: Exception) -> None:
            self.told = [exception]

    with Server(MADE["text"]).ours(Refusing()) as handler:
        with pytest.raises(LookupError) as caught:
            handler.until_done()
        assert handler.told == [caught.value]
        assert handler.current_event is not None
    assert handler._stream is not None and handler._stream.is_closed


def test_nothing_to_give_at_the_end() -> None:
    with Server(stream()).ours(ours.AssistantEventHandler()) as handler:
        for get in (handler.get_final_run, handler.get_final_messages):
            with pytest.raises(RuntimeError, match="brought no"):
                get()
