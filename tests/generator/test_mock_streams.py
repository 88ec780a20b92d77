"""Event streams: when, what, how fast, and with which faults."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from typing import Any

import httpx2
import pytest
from mock_kit import EVENTS, JSON, answering, client, described

from bindwright.mock import create_app, running
from bindwright.mock.preferences import Preferences
from bindwright.mock.streaming import Stream

TEXT = ": hello\n\nevent: one\ndata: {}\n\nevent: two\ndata: caf\u00e9\n\nevent: done\ndata: [DONE]\n\n"
OTHER = "event: other\ndata: {}\n\n"
STREAM = {"examples": {"first": {"value": TEXT}, "other": {"value": OTHER}}}


def both() -> dict[str, Any]:
    """An operation that answers with JSON or with a stream."""
    operation = answering(example={"whole": True})
    operation["responses"]["200"]["content"][EVENTS] = STREAM
    operation["requestBody"] = {"content": {JSON: {}}}
    return {"/x": {"post": operation, "get": answering(media_type=EVENTS, **STREAM)}}


@pytest.mark.parametrize(
    ("body", "accept", "streams"),
    [
        ({"stream": True}, "*/*", True),
        ({"stream": True}, "application/json", True),
        ({"stream": "true"}, "*/*", False),
        ({"stream": False}, "*/*", False),
        ({"store": True}, "*/*", False),
        ({}, "text/event-stream", True),
        ({}, "Text/Event-Stream; q=1", True),
        ({}, "application/json, text/event-stream", False),
        ([True], "*/*", False),
    ],
)
def test_who_gets_a_stream(body: Any, accept: str, streams: bool) -> None:
    answer = client(both()).post("/x", json=body, headers={"accept": accept})
    assert answer.headers["content-type"].startswith(EVENTS if streams else JSON)
    assert answer.text == (TEXT if streams else '{"whole": true}')


def test_a_stream_needs_no_switch_where_there_is_nothing_else() -> None:
    api = client(both())
    assert api.get("/x").text == TEXT
    assert api.get("/x").headers["cache-control"] == "no-cache"
    head = api.head("/x")
    assert (head.status_code, head.headers["content-type"]) == (200, f"{EVENTS}; charset=utf-8")


def test_another_transcript() -> None:
    answer = client(both()).get("/x", headers={"prefer": "example=other"})
    assert (answer.text, answer.headers["preference-applied"]) == (OTHER, "example=other")


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ("data: 1\r\n\r\ndata: 2\r\n\r\n", "data: 1\r\n\r\ndata: 2\r\n\r\n"),
        ("data: 1\r\rdata: 2\r\r", "data: 1\r\rdata: 2\r\r"),
        ("data: 1\n\n\n\ndata: 2\n", "data: 1\n\n\n\ndata: 2\n\n"),
        ("data: 1", "data: 1\n\n"),
        ("data: 1\r\n", "data: 1\r\n\r\n"),
        ("", ""),
    ],
)
def test_a_transcript_is_sent_as_it_is_written(written: str, sent: str) -> None:
    operation = answering(media_type=EVENTS, example=written)
    assert client({"/x": {"get": operation}}).get("/x").content.decode() == sent


@pytest.mark.parametrize(
    ("example", "sent"),
    [
        ({"event": "a", "data": {"x": 1}}, 'event: a\ndata: {"x": 1}\n\n'),
        ([{"data": "1\n2"}, {"data": ""}], "data: 1\ndata: 2\n\ndata: \n\n"),
        ({"type": "a", "data": 1}, 'data: {"type": "a", "data": 1}\n\n'),
    ],
)
def test_an_example_may_be_the_events_themselves(example: Any, sent: str) -> None:
    operation = answering(media_type=EVENTS, example=example)
    assert client({"/x": {"get": operation}}).get("/x").text == sent


@pytest.mark.parametrize("word", ["schema", "itemSchema"])
def test_events_are_made_from_the_schema_of_one(word: str) -> None:
    def event(name: str, data: Any) -> dict[str, Any]:
        properties = {"event": {"const": name}, "data": data}
        return {"type": "object", "required": ["event", "data"], "properties": properties}

    schema = {
        "oneOf": [
            {"anyOf": [event("a", {"type": "integer"}), event("b", {"const": {"x": 1}})]},
            {"$ref": "#/components/schemas/Done"},
        ]
    }
    parts = {"schemas": {"Done": event("done", {"const": "[DONE]"})}}
    api = client({"/x": {"get": answering(media_type=EVENTS, **{word: schema})}}, components=parts)
    blocks = ["event: a\ndata: 1", 'event: b\ndata: {"x": 1}', "event: done\ndata: [DONE]", ""]
    assert api.get("/x").text == "\n\n".join(blocks)


def test_a_union_of_itself_makes_no_endless_stream() -> None:
    parts = {"schemas": {"E": {"oneOf": [{"$ref": "#/components/schemas/E"}, {"const": "a"}]}}}
    operation = answering({"$ref": "#/components/schemas/E"}, media_type=EVENTS)
    api = client({"/x": {"get": operation}}, components=parts)
    assert api.get("/x").text == "data: a\n\n"


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    with running(create_app(described(both()), pace=0.05)) as made:
        yield f"{made}/x"


def test_events_are_paced(url: str) -> None:
    with httpx2.stream("GET", url) as answer:
        times = [time.perf_counter() for _ in answer.iter_raw()]
    gaps = [later - sooner for sooner, later in zip(times, times[1:], strict=False)]
    assert len(times) == 4
    assert all(each > 0.03 for each in gaps), gaps


@pytest.mark.parametrize(("events", "blocks"), [(0, 1), (1, 2), (2, 3), (3, 4), (9, 4)])
def test_a_cut_stream_looks_whole(url: str, events: int, blocks: int) -> None:
    answer = httpx2.get(url, headers={"prefer": f"cut={events}"})
    whole = [f"{each}\n\n" for each in TEXT.split("\n\n")[:-1]]
    kept = whole[: blocks if events else 0]
    assert answer.text == "".join(kept)
    assert answer.headers["preference-applied"] == f"cut={events}"


@pytest.mark.parametrize("events", [0, 2])
def test_a_dropped_connection_is_an_error(url: str, events: int) -> None:
    text = ""
    with httpx2.stream("GET", url, headers={"prefer": f"drop={events}"}) as answer:
        with pytest.raises(httpx2.RemoteProtocolError):
            for each in answer.iter_text():
                text += each
    assert text.count("data:") == events


@pytest.mark.parametrize("size", [1, 3, 7, 10_000])
def test_a_split_stream_is_the_same(url: str, size: int) -> None:
    answer = httpx2.get(url, headers={"prefer": f"split={size}, cut=2"})
    assert answer.text == TEXT.partition("event: done")[0]
    assert answer.headers["preference-applied"] == f"cut=2, split={size}"


def test_pieces_are_of_the_size_that_was_asked_for() -> None:
    async def pieces() -> list[Any]:
        stream = Stream(["data: \u00e9\n\n", ":\n\n"], Preferences(split=4), 0, 200)
        return [each async for each in stream.body_iterator]

    assert asyncio.run(pieces()) == [b"data", b": \xc3\xa9", b"\n\n", b":\n\n"]


def test_who_goes_away_stops_the_stream_and_nothing_else(url: str) -> None:
    for _ in range(3):
        with httpx2.stream("GET", url) as answer:
            next(answer.iter_raw())
    assert httpx2.get(url).text == TEXT


def made_up(schema: Any, schemas: Any = None) -> list[str]:
    """The blocks of a stream that has no example."""
    stream = {"/x": {"get": answering(media_type=EVENTS, schema=schema)}}
    components = {"schemas": schemas or {}}
    return client(stream, components=components).get("/x").text.split("\n\n")[:-1]


def event(name: str) -> dict[str, Any]:
    return {"type": "object", "required": ["type"], "properties": {"type": {"const": name}}}


def test_no_error_is_made_up_beside_other_events() -> None:
    assert made_up({"oneOf": [event("a"), event("error"), event("b")]}) == [
        'data: {"type": "a"}',
        'data: {"type": "b"}',
    ]
    assert made_up(event("error")) == ['data: {"type": "error"}']


def test_a_discriminator_says_what_made_up_events_are_called() -> None:
    kinds = {"type": "object", "properties": {"type": {"enum": ["start", "stop"]}}}
    union = {
        "oneOf": [{"$ref": "#/components/schemas/Start"}, {"$ref": "#/components/schemas/Stop"}],
        "discriminator": {
            "propertyName": "type",
            "mapping": {"start": "Start", "stop": "#/components/schemas/Stop"},
        },
    }
    schemas = {"Start": kinds, "Stop": {**kinds, "description": "The other."}}
    assert made_up(union, schemas) == ['data: {"type": "start"}', 'data: {"type": "stop"}']


def test_properties_that_no_event_stream_has_are_not_sent() -> None:
    pair = {
        "type": "object",
        "required": ["enabled", "event", "data"],
        "properties": {
            "enabled": {"const": True},
            "event": {"const": "made"},
            "data": {"const": {"id": 1}},
        },
    }
    assert made_up(pair) == ['event: made\ndata: {"id": 1}']
