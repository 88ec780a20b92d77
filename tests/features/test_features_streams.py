"""Streams: server-sent events in the ways descriptions tell of them, and JSON line by line."""

from __future__ import annotations

from datetime import date
from typing import assert_type

import pytest
from feature_kit import Feature


def test_lines_of_json_come_one_by_one_and_typed(feature: Feature) -> None:
    sdk = feature("json-lines")
    from json_lines import JsonLines, UnknownEvent
    from json_lines.types import Begin, End, Row

    client = sdk.client(JsonLines)
    rows = list(client.jsonl.list())
    assert_type(rows, list[Row])
    assert sdk.sent.headers["accept"] == "application/jsonl"
    assert rows == [Row(id=1, at=date(2026, 1, 2)), Row(id=2, at=date(2026, 1, 3))]
    assert [each.id for each in client.sequence.list()] == [1, 2]
    assert sdk.sent.headers["accept"] == "application/json-seq"
    assert client.opaque.list() == b"1\n2\n"
    assert client.ndjson.create(count=1) == [Row(id=1)]
    with client.ndjson.create(count=1, stream=True) as stream:
        events = list(stream)
    assert_type(events, list[Begin | End | UnknownEvent])
    assert events == [Begin(n=1), End(ok=True)]


def test_lines_may_be_cut_anywhere(feature: Feature) -> None:
    sdk = feature("json-lines")
    from json_lines import JsonLines
    from json_lines.types import Begin, End

    client = sdk.client(JsonLines, default_headers={"Prefer": "split=1"})
    events = list(client.ndjson.create(count=1, stream=True))
    assert events == [Begin(n=1), End(ok=True)]


def test_events_whose_data_is_json_text_or_text(feature: Feature) -> None:
    sdk = feature("event-streams")
    from event_streams import EventStreams, UnknownEvent
    from event_streams.types import Added, AddedData, Note

    events = list(sdk.client(EventStreams).content.list())
    assert_type(events, list[Added | Note | UnknownEvent])
    assert events == [
        Added(event="added", data=AddedData(id=1)),
        Note(event="note", data="plain text"),
        UnknownEvent("new", {}),
    ]


def test_events_with_an_object_straight_on_data(feature: Feature) -> None:
    sdk = feature("event-streams")
    from event_streams import EventStreams
    from event_streams.types import GetObjectsEventMoved, GetObjectsEventStopped

    moved, stopped = sdk.client(EventStreams).objects.list()
    assert isinstance(moved, GetObjectsEventMoved) and moved.data.x == 3
    assert isinstance(stopped, GetObjectsEventStopped) and stopped.data.why == "end"


def test_events_of_one_type_keep_their_parts(feature: Feature) -> None:
    sdk = feature("event-streams")
    from event_streams import EventStreams
    from event_streams.types import GetTextsEvent, Tick, TickData

    client = sdk.client(EventStreams)
    ticks = list(client.single.list())
    assert_type(ticks, list[Tick])
    assert ticks == [
        Tick(event="tick", id="a", data=TickData(n=1)),
        Tick(event="message", id="a", data=TickData(n=2)),
    ]
    assert list(client.texts.list()) == [GetTextsEvent(data="one"), GetTextsEvent(data="2")]


def test_an_event_may_be_the_error_of_the_api(feature: Feature) -> None:
    sdk = feature("errors-in-streams")
    from errors_in_streams import ErrorsInStreams, StreamEventError, UnknownEvent
    from errors_in_streams.types import Attempt, Done, Tried, Word

    client = sdk.client(ErrorsInStreams)
    words = iter(client.words.list())
    assert next(words) == Word(text="one")
    with pytest.raises(StreamEventError, match="too many words") as caught:
        next(words)
    assert (caught.value.code, caught.value.status_code) == ("words", None)
    assert list(client.attempts.list()) == [Attempt(number=1, error="not yet"), Attempt(number=2)]
    steps = iter(client.steps.list())
    assert [next(steps), next(steps)] == [Tried(error="not yet"), Done()]
    assert isinstance(next(steps), UnknownEvent)
    with pytest.raises(StreamEventError, match="out of order"):
        next(steps)


def test_events_that_narrow_what_all_of_them_have(feature: Feature) -> None:
    sdk = feature("event-streams-narrowed")
    from event_streams_narrowed import EventStreamsNarrowed
    from event_streams_narrowed.types import (
        GetEventsEventPoint,
        GetEventsEventPointData,
        GetEventsEventText,
    )

    with sdk.client(EventStreamsNarrowed).events.list() as stream:
        events = list(stream)
    assert events == [
        GetEventsEventText(data="12"),
        GetEventsEventPoint(data=GetEventsEventPointData(x=3), id="b"),
    ]
