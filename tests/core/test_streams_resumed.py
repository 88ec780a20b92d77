"""Streams over real connections: how they go on after the connection broke."""

import time
from typing import Any

import pytest
from stream_kit import A, B, C, DONE, Positions, Read, read_async, read_sync, table
from stream_server import DROP, HOLD, PING, Script, StreamServer

from _core.errors import APIConnectionError, StreamError, StreamTruncated
from _core.events import Resume


@pytest.fixture(params=[read_sync, read_async], ids=["sync", "async"])
def read(request: pytest.FixtureRequest) -> Read:
    chosen: Read = request.param
    return chosen


LAST_EVENT_ID = table(resume=Resume(attempts=2))
CURSOR = table(resume=Resume(cursor="n", parameter="after", attempts=2))
QUICKLY = b"retry: 10\n\n"


def test_a_broken_stream_goes_on_after_the_last_event(read: Read) -> None:
    positions: Positions = []
    with StreamServer([QUICKLY, A, DROP], [B], [b"id: 2b\n\n"], [C, DONE]) as server:
        assert read(server, positions=positions, table=LAST_EVENT_ID) == ([1, 2, 3], None)
    assert positions == ["1", "2", "2b"]


def test_half_an_event_is_forgotten_when_the_connection_breaks(read: Read) -> None:
    positions: Positions = []
    with StreamServer([QUICKLY, A, B[:-1], DROP], [B, DONE]) as server:
        assert read(server, positions=positions, table=LAST_EVENT_ID) == ([1, 2], None)
    assert positions == ["1"]


def test_a_stream_goes_on_by_cursor(read: Read) -> None:
    positions: Positions = []
    event = b'event: word\ndata: {"n": 4}\n\n'
    with StreamServer([QUICKLY, event], [DONE]) as server:
        assert read(server, positions=positions, table=CURSOR) == ([4], None)
    assert positions == ["4"]


def test_a_stream_that_fell_silent_goes_on(read: Read) -> None:
    positions: Positions = []
    with StreamServer([QUICKLY, A, HOLD], [B, DONE]) as server:
        got = read(server, positions=positions, table=LAST_EVENT_ID, idle_timeout=0.2)
        assert got == ([1, 2], None)
        assert server.client_left()
    assert positions == ["1"]


def test_a_stream_that_broke_before_its_first_event_begins_again(read: Read) -> None:
    positions: Positions = []
    with StreamServer([QUICKLY, DROP], [A, DONE]) as server:
        assert read(server, positions=positions, table=LAST_EVENT_ID) == ([1], None)
    assert positions == [None]


def test_attempts_without_any_event_are_counted(read: Read) -> None:
    positions: Positions = []
    with StreamServer([QUICKLY, A], [], [B], []) as server:
        events, error = read(server, positions=positions, table=LAST_EVENT_ID)
    assert events == [1, 2]
    assert positions == ["1", "1", "2", "2"]
    assert isinstance(error, StreamTruncated)


def test_attempts_that_do_not_connect_are_counted(read: Read) -> None:
    positions: Positions = []
    with StreamServer([QUICKLY, A]) as server:
        events, error = read(server, positions=positions, table=LAST_EVENT_ID, broken=True)
    assert events == [1]
    assert positions == ["1", "1"]
    assert isinstance(error, APIConnectionError)
    assert not isinstance(error, StreamTruncated)


@pytest.mark.parametrize(
    ("status", "events", "resumed", "more"),
    [
        ("204 No Content", [], LAST_EVENT_ID, {}),
        ("200 OK", [b'event: word\ndata: {"n": 1}\n\n'], LAST_EVENT_ID, {}),
        ("200 OK", [A], table(), {}),
        ("200 OK", [b"retry: 5000\n\n", A], LAST_EVENT_ID, {"deadline": 4}),
        ("200 OK", [A, PING], LAST_EVENT_ID, {"deadline": 0.2}),
    ],
    ids=["no more wanted", "position unknown", "not declared", "no time to wait", "no time left"],
)
def test_when_a_stream_does_not_go_on(
    read: Read, status: str, events: Script, resumed: Any, more: Any
) -> None:
    positions: Positions = []
    with StreamServer(events, status=status) as server:
        _, error = read(server, positions=positions, table=resumed, **more)
    assert isinstance(error, StreamError)
    assert positions == []


def test_the_wait_grows_unless_the_server_says_how_long(read: Read) -> None:
    with StreamServer([A], [], [DONE]) as server:
        begin = time.monotonic()
        assert read(server, positions=[], table=LAST_EVENT_ID) == ([1], None)
        assert 1.5 <= time.monotonic() - begin < 3
