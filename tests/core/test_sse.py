"""The event stream parser, against the standard and against every way to cut a stream."""

import tracemalloc
from collections.abc import Iterable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from _core.sse import EventParser, ServerSentEvent
from sse_model import before_too_large, interpret

BOM = b"\xef\xbb\xbf"


def parse(chunks: Iterable[bytes], parser: EventParser | None = None) -> list[ServerSentEvent]:
    parser = parser or EventParser()
    return [event for chunk in chunks for event in parser.feed(chunk)]


def pieces(stream: bytes, size: int) -> list[bytes]:
    return [stream[start : start + size] for start in range(0, len(stream), size)]


# Made of what the grammar cares about, so that short inputs reach its corners.
FRAGMENTS = [
    *(b"\n", b"\r", b"\r\n", b"\n\n", b":", b" ", b"\0", BOM, b"\xff", b"\xe2\x80\xa8", b"\xc3"),
    *(
        b"data",
        b"data:",
        b"data: ",
        b"event: ",
        b"event:x",
        b"id: 7",
        b"id",
        b"retry: 20",
        b"retry:",
    ),
    *(b": ping\n\n", b"event: a\ndata: {}\n\n", b"data: [DONE]\n\n", b"{}", b"\xc3\xa9", b"x"),
]
STREAMS = st.lists(st.sampled_from(FRAGMENTS) | st.binary(max_size=3), max_size=24).map(b"".join)


@given(STREAMS, st.lists(st.integers(0, 120), max_size=6))
@example(b"data: a\r\n\r\ndata: b\r\r\ndata: c\n\r\n", [9, 10, 11])
@example(b"event: a\ndata: {}\n\n\n", [])
@example(BOM + BOM + b"data: x\n\n", [1, 2, 4])
def test_any_stream_cut_anywhere_means_what_the_standard_says(
    stream: bytes, cuts: list[int]
) -> None:
    edges = sorted({0, len(stream), *(cut for cut in cuts if cut < len(stream))})
    chunks = [stream[start:stop] for start, stop in zip(edges, edges[1:])]
    expected = interpret(stream)
    parser = EventParser()

    assert parse(chunks, parser) == expected.events
    assert parser.last_event_id == expected.last_event_id


@given(STREAMS, st.integers(1, 30), st.integers(1, 24))
@example(b"data: x\n\n", 1, 7)
@example(b": a long comment that goes on and on\ndata: x\n\n", 4, 7)
@example(b"data: too long\n\ndata\n", 24, 4)
@example(b"data: 1\n\n: a comment\r\rdata: far too long\n\ndata: 2\n\n", 50, 8)
def test_the_limit_does_not_depend_on_the_cuts_either(stream: bytes, size: int, limit: int) -> None:
    parser = EventParser(limit)

    events = parse(pieces(stream, size), parser)

    accepted = before_too_large(stream, limit)
    assert parser.overflowed == (accepted is not None)
    assert events == interpret(stream if accepted is None else accepted).events


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
def test_every_cut_of_a_stream_with_every_feature(end: str) -> None:
    lines = [": hello", "", "event: greeting", "id: 1", "data: grüß", "data", "data:  dich", ""]
    lines += ["data: a\u2028b\x85c\vd", "retry: 1500", "", "id: 2", "", "event: only a name", ""]
    lines += ["unknown: field", "data:{}", ": in between", "data:[]", "", ""]
    stream = BOM + end.join(lines).encode() + b"data: unfinished"
    expected = [
        ServerSentEvent("greeting", "grüß\n\n dich", "1"),
        ServerSentEvent("message", "a\u2028b\x85c\vd", "1", 1500),
        ServerSentEvent("message", "{}\n[]", "2"),
    ]

    for cut in range(len(stream) + 1):
        assert parse([stream[:cut], stream[cut:]]) == expected
    assert parse(pieces(stream, 1)) == expected


def test_an_event_is_there_as_soon_as_its_blank_line_is() -> None:
    parser = EventParser()
    assert parser.feed(b"data: x\r\n\r") == [ServerSentEvent("message", "x")]
    assert parser.feed(b"\ndata: y\n") == []
    assert parser.feed(b"\n") == [ServerSentEvent("message", "y")]


@pytest.mark.parametrize(
    "block",
    [
        b"",
        b"\n\n\n",
        b": comment\n\n",
        b"event: x\n\n",
        b"id: 4\n\n",
        b"retry: 10\n\n",
        b"data: x\n",
    ],
)
def test_what_has_no_data_or_no_end_is_no_event(block: bytes) -> None:
    assert parse([block]) == []


def test_an_empty_data_line_is_data() -> None:
    assert parse([b"event: x\ndata:\n\n"]) == [ServerSentEvent("x", "")]
    assert parse([b"data\ndata\n\n"]) == [ServerSentEvent("message", "\n")]


def test_the_name_is_not_carried_over_to_the_next_event() -> None:
    assert parse([b"event: a\n\ndata: x\n\n"]) == [ServerSentEvent("message", "x")]
    assert parse([b"event: \ndata: x\n\n"]) == [ServerSentEvent("message", "x")]


def test_an_id_lasts_until_the_next_and_an_empty_one_resets_it() -> None:
    stream = b"id: 1\ndata: a\n\ndata: b\n\nid: 2\0\ndata: c\n\nid\ndata: d\n\n"
    assert [event.id for event in parse([stream])] == ["1", "1", "1", ""]


def test_an_id_counts_only_once_its_block_is_complete() -> None:
    parser = EventParser()
    parser.feed(b"id: 1\ndata: a\n\nid: 2\ndata: b\n")
    assert parser.last_event_id == "1"


@pytest.mark.parametrize("value", ["", "-1", "1.5", "1 ", "٣", "1e3"])
def test_a_retry_that_is_not_ascii_digits_is_ignored(value: str) -> None:
    parser = EventParser()
    parser.feed(b"retry: 5\n\n")
    parser.feed(f"retry: {value}\n\n".encode())
    assert parser.retry == 5


def test_an_absurd_retry_does_no_harm() -> None:
    parser = EventParser()
    assert parser.feed(b"retry: " + b"9" * 5000 + b"\ndata: x\n\n")
    assert parser.retry is None


def test_a_restart_forgets_the_unfinished_and_keeps_id_and_retry() -> None:
    parser = EventParser()
    parser.feed(b"id: 5\nretry: 10\n\ndata: lost\r")
    parser.restart()
    assert parser.feed(BOM + b"data: x\n\n") == [ServerSentEvent("message", "x", "5")]
    assert parser.retry == 10


def test_events_before_the_one_that_is_too_large_still_come() -> None:
    parser = EventParser(limit=10)
    assert parser.feed(b"data: 1\n\ndata: 22222\n\ndata: 3\n\n") == [
        ServerSentEvent("message", "1")
    ]
    assert parser.overflowed
    assert parser.feed(b"data: 4\n\n") == []


def test_comments_without_end_need_no_memory() -> None:
    parser = EventParser(limit=1000)
    parser.feed(b"data: kept\n")
    tracemalloc.start()
    for _ in range(200):
        parser.feed(b": ping\n" * 100)
        parser.feed(b":" + b"-" * 1000)
        parser.feed(b"data: still the comment\n")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert not parser.overflowed
    assert peak < 100_000
    assert parser.feed(b"\n") == [ServerSentEvent("message", "kept")]


def test_a_large_event_costs_time_in_proportion_to_its_size() -> None:
    """40 MB in small chunks; copying the rest for every chunk would move 200 GB."""
    parser = EventParser()
    chunk = b"x" * 4096
    parser.feed(b"data: ")
    for _ in range(10_000):
        assert parser.feed(chunk) == []
    (event,) = parser.feed(b"\n\n")
    assert len(event.data) == 40_960_000
