"""Streams over real connections: how they end, well or badly, and in what time."""

import asyncio
import subprocess
import sys
import time
import warnings
from pathlib import Path
from typing import Any

import httpx2
import pytest
from stream_kit import (
    A,
    B,
    C,
    DONE,
    Read,
    async_client,
    client,
    open_async,
    open_stream,
    read_async,
    read_sync,
    table,
)
from stream_server import DROP, HOLD, PATIENCE, PING, Script, StreamServer

RUNTIME = Path(__file__).parents[2] / "templates" / "sdk" / "src" / "__package__"

from _core.errors import (
    APIConnectionError,
    APITimeoutError,
    StreamDeadlineExceeded,
    StreamDecodeError,
    StreamError,
    StreamEventError,
    StreamEventTooLarge,
    StreamIdleTimeout,
    StreamTruncated,
)
from _core.events import Done


@pytest.fixture(params=[read_sync, read_async], ids=["sync", "async"])
def read(request: pytest.FixtureRequest) -> Read:
    chosen: Read = request.param
    return chosen


# The end, and what comes after it


@pytest.mark.parametrize("pause", [0, 0.1])
def test_a_finished_stream_leaves_its_connection_to_the_next_request(pause: float) -> None:
    with StreamServer([A, B, DONE, pause]) as server, client() as http:
        assert [list(open_stream(http, server.url)) for _ in range(3)] == [[1, 2]] * 3
        assert server.connections == 1


@pytest.mark.parametrize("pause", [0, 0.1])
def test_a_finished_async_stream_leaves_its_connection_too(pause: float) -> None:
    async def run() -> None:
        async with async_client() as http:
            for _ in range(3):
                stream = await open_async(http, server.url)
                assert [event async for event in stream] == [1, 2]

    with StreamServer([A, B, DONE, pause]) as server:
        asyncio.run(run())
        assert server.connections == 1


def test_leaving_at_the_last_event_counts_as_finished() -> None:
    last = table(done=Done(events=frozenset({"word"}), yields=True))
    with StreamServer([A]) as server, client() as http:
        for _ in range(2):
            for event in open_stream(http, server.url, table=last):
                assert event == 1
                break
        assert server.connections == 1


@pytest.mark.parametrize("afterwards", [HOLD, PING])
def test_a_server_that_does_not_end_the_body_is_not_waited_for(read: Read, afterwards: Any) -> None:
    with StreamServer([A, DONE, afterwards]) as server:
        begin = time.monotonic()
        assert read(server) == ([1], None)
        assert time.monotonic() - begin < 2
        assert server.client_left()


def test_a_stream_at_its_end_stays_there() -> None:
    with StreamServer([A, DONE]) as server, client() as http:
        stream = open_stream(http, server.url)
        assert list(stream) == [1]
        assert list(stream) == []
        with pytest.raises(StopIteration):
            next(stream)
        stream.close()


def test_a_stream_without_a_declared_end_ends_with_its_body(read: Read) -> None:
    with StreamServer([A, B]) as server:
        assert read(server, table=table(done=Done())) == ([1, 2], None)


# Failures


@pytest.mark.parametrize("ending", [[], [b"data: cut off"]])
def test_a_stream_that_stops_early_is_truncated(read: Read, ending: Script) -> None:
    with StreamServer([A, B, *ending]) as server:
        events, error = read(server)
    assert events == [1, 2]
    assert isinstance(error, StreamTruncated)
    assert isinstance(error, APIConnectionError)
    assert (error.events_seen, error.last_event_id) == (2, "2")
    assert error.__cause__ is None


def test_truncation_can_be_a_warning_or_nothing(read: Read) -> None:
    with StreamServer([A]) as server:
        with pytest.warns(RuntimeWarning, match="incomplete after 1 events") as warned:
            assert read(server, truncation="warn") == ([1], None)
        assert Path(warned[0].filename).name == "stream_kit.py"  # where the loop is
        with warnings.catch_warnings():
            warnings.simplefilter("error", RuntimeWarning)
            assert read(server, truncation="accept") == ([1], None)


@pytest.mark.parametrize("truncation", ["error", "accept"])
def test_a_connection_that_breaks_is_an_error_in_any_case(read: Read, truncation: str) -> None:
    with StreamServer([A, DROP]) as server:
        events, error = read(server, truncation=truncation)
    assert events == [1]
    assert isinstance(error, StreamTruncated)
    assert isinstance(error.__cause__, httpx2.RemoteProtocolError)


def test_an_error_event_is_raised_and_the_connection_closed(read: Read) -> None:
    report = b'event: error\ndata: {"error": {"message": "overloaded", "code": "busy"}}\n\n'
    with StreamServer([A, report, B, HOLD]) as server:
        events, error = read(server)
        assert server.client_left()
    assert events == [1]
    assert isinstance(error, StreamEventError)
    assert (error.message, error.code, error.status_code) == ("overloaded", "busy", None)


def test_data_that_is_no_json_is_raised_and_the_connection_closed(read: Read) -> None:
    with StreamServer([A + b"event: word\ndata: {\xff\n\n", HOLD]) as server:
        events, error = read(server)
        assert server.client_left()
    assert events == [1]
    assert isinstance(error, StreamDecodeError)
    assert (error.event, error.offset, error.excerpt) == ("word", 1, "{\ufffd")


def test_an_event_without_end_is_not_kept_in_memory(read: Read) -> None:
    with StreamServer([A, b"data: ", *[b"x" * 1000] * 100, HOLD]) as server:
        events, error = read(server, event_limit=10_000)
        assert server.client_left()
    assert events == [1]
    assert isinstance(error, StreamEventTooLarge)
    assert error.limit == 10_000


def test_the_read_timeout_of_the_transport_is_a_timeout(read: Read) -> None:
    with StreamServer([A, HOLD]) as server:
        events, error = read(server, timeout=httpx2.Timeout(PATIENCE, read=0.1))
        assert server.client_left()
    assert events == [1]
    assert isinstance(error, APITimeoutError)
    assert not isinstance(error, StreamError)


# Limits of time


@pytest.mark.parametrize("silence", [HOLD, PING])
def test_the_idle_timeout_counts_events_only(read: Read, silence: Any) -> None:
    with StreamServer([A, 0.2, B, 0.2, C, silence]) as server:
        begin = time.monotonic()
        events, error = read(server, idle_timeout=0.4)
        assert 0.8 <= time.monotonic() - begin < 2
        assert server.client_left()
    assert events == [1, 2, 3]
    assert isinstance(error, StreamIdleTimeout)
    assert isinstance(error, APITimeoutError)
    assert error.seconds == 0.4


def test_comments_count_as_signs_of_life_if_asked(read: Read) -> None:
    pings: list[Any] = [b": ping\n\n", 0.1] * 5
    with StreamServer([A, *pings, DONE]) as server:
        assert read(server, idle_timeout=0.3, count_keep_alives=True) == ([1], None)
        events, error = read(server, idle_timeout=0.3)
    assert events == [1]
    assert isinstance(error, StreamIdleTimeout)


def test_the_time_the_caller_takes_is_not_idle_time() -> None:
    with StreamServer([A, 0.1, B, 0.1, DONE]) as server, client() as http:
        for _ in open_stream(http, server.url, idle_timeout=0.3):
            time.sleep(0.4)


def test_the_deadline_ends_a_stream_that_goes_on(read: Read) -> None:
    words: list[bytes | float] = [B, 0.05]
    script: Script = [A, *words * 100]
    with StreamServer(script) as server:
        begin = time.monotonic()
        events, error = read(server, deadline=0.3)
        assert 0.3 <= time.monotonic() - begin < 1.5
    assert events[0] == 1
    assert isinstance(error, StreamDeadlineExceeded)
    assert error.seconds == 0.3


def test_the_deadline_ends_a_stream_that_is_silent(read: Read) -> None:
    with StreamServer([A, HOLD]) as server:
        events, error = read(server, deadline=0.3, idle_timeout=10)
        assert server.client_left()
    assert events == [1]
    assert isinstance(error, StreamDeadlineExceeded)


def test_importing_streams_imports_no_http_library() -> None:
    code = (
        "import sys, _core.streams; print(*{'httpx2', 'asyncio', 'json', 'ssl'} & {*sys.modules})"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=RUNTIME, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == []
