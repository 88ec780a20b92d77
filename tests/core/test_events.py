"""From bytes to typed events: what each kind of table makes of them, without any connection."""

import json
from dataclasses import dataclass
from typing import Any

import httpx2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from _core.codec import DecodeError
from _core.errors import (
    ErrorFormat,
    StreamDecodeError,
    StreamEventError,
    StreamEventTooLarge,
    StreamTruncated,
)
from _core.events import Done, EventTable, Resume, UnknownEvent
from _core.reader import EventReader
from _core.requests import Request


@dataclass
class Word:
    text: str


@dataclass
class Finished:
    words: int


def decode_word(raw: Any) -> Word:
    if not isinstance(raw, dict):
        raise DecodeError("a Word is an object")
    return Word(raw["text"])  # pyright: ignore[reportUnknownArgumentType]


def decode_finished(raw: Any) -> Finished:
    return Finished(raw["words"])


DECODERS = {"word": decode_word, "finished": decode_finished}


def table(**changes: Any) -> EventTable[Any]:
    arguments: dict[str, Any] = {"by": "event", "events": DECODERS, **changes}
    return EventTable(**arguments)


def response(**headers: str) -> httpx2.Response:
    fields = {"content-type": "text/event-stream", **headers}
    return httpx2.Response(200, headers=fields, request=httpx2.Request("GET", "http://test/"))


def read(stream: str, table: EventTable[Any], **policy: Any) -> tuple[list[Any], EventReader[Any]]:
    reader = EventReader(response(), table, **policy)
    reader.receive(stream.encode())
    return list(reader.batch), reader


def sent(name: str, data: object) -> str:
    return f"event: {name}\ndata: {data if isinstance(data, str) else json.dumps(data)}\n\n"


def test_an_event_is_typed_by_its_name() -> None:
    stream = sent("word", {"text": "a"}) + sent("finished", {"words": 1})
    events, reader = read(stream, table())
    assert events == [Word("a"), Finished(1)]
    assert reader.events_seen == 2


def test_an_unknown_name_keeps_its_data() -> None:
    stream = "id: 7\n" + sent("new", {"a": 1}) + sent("newer", "no JSON") + "data: 3\n\n"
    events, _ = read(stream, table())
    assert events == [
        UnknownEvent("new", {"a": 1}, "7"),
        UnknownEvent("newer", "no JSON", "7"),
        UnknownEvent("message", 3, "7"),
    ]


def test_an_event_is_typed_by_its_tag() -> None:
    stream = (
        'data: {"type": "word", "text": "a"}\n\n'
        + sent("ignored", {"type": "finished", "words": 1})
        + sent("named", {"type": "new"})
        + sent("untagged", {"a": 1})
        + sent("no object", [1])
    )
    events, _ = read(stream, table(by="tag", tag="type"))
    assert events == [
        Word("a"),
        Finished(1),
        UnknownEvent("new", {"type": "new"}),
        UnknownEvent("untagged", {"a": 1}),
        UnknownEvent("no object", [1]),
    ]


def test_all_events_have_one_type() -> None:
    chunks = table(by="payload", events={"word": decode_word}, done=Done(sentinel="[DONE]"))
    stream = sent("any name", {"text": "a"}) + 'data: {"text": "b"}\n\ndata: [DONE]\n\n'
    events, reader = read(stream, chunks)
    assert events == [Word("a"), Word("b")]
    assert reader.ended


def test_a_table_must_make_sense() -> None:
    with pytest.raises(TypeError, match="tag"):
        table(by="tag")
    with pytest.raises(TypeError, match="tag"):
        table(tag="type")
    with pytest.raises(TypeError, match="one decoder"):
        read("data: 1\n\n", table(by="payload"))


def test_decoders_are_loaded_at_the_first_event_and_once() -> None:
    loads: list[int] = []

    def load() -> Any:
        loads.append(1)
        return DECODERS

    lazy = table(events=load)
    read(": nothing yet\n\n", lazy)
    assert loads == []
    assert read(sent("word", {"text": "a"}), lazy)[0] == [Word("a")]
    assert read(sent("new", 1), lazy)[0] == [UnknownEvent("new", 1)]
    assert loads == [1]


@pytest.mark.parametrize(
    ("done", "expected"),
    [
        (Done(events=frozenset({"finished"}), yields=True), [Word("a"), Finished(1)]),
        (Done(events=frozenset({"finished"})), [Word("a")]),
        (Done(sentinel='{"words": 1}'), [Word("a")]),
    ],
)
def test_nothing_after_the_end_is_read(done: Done, expected: list[Any]) -> None:
    stream = sent("word", {"text": "a"}) + sent("finished", {"words": 1}) + sent("word", "garbage")
    events, reader = read(stream, table(done=done))
    assert events == expected
    assert reader.ended
    assert reader.events_seen == len(expected)


@pytest.mark.parametrize("by", ["event", "tag"])
def test_an_event_that_is_the_end_may_be_unknown_or_no_json(by: Any) -> None:
    done = Done(events=frozenset({"over"}))
    by_what = table(by=by, tag="type" if by == "tag" else None, done=done)
    assert read(sent("over", "not JSON"), by_what)[1].ended
    assert read(sent("over", {"words": 1}), by_what)[1].ended


def test_a_sentinel_is_handed_out_where_it_has_a_type() -> None:
    done = Done(sentinel="[DONE]", yields=True)
    texts = table(events={"done": str.lower}, done=done, text_events=frozenset({"done"}))
    assert read(sent("done", "[DONE]"), texts)[0] == ["[done]"]
    assert read("data: [DONE]\n\n", texts)[0] == []
    silent = table(
        events={"done": str.lower},
        done=Done(sentinel="[DONE]"),
        text_events=frozenset({"done"}),
    )
    assert read(sent("done", "[DONE]"), silent)[0] == []


def test_text_events_are_not_parsed() -> None:
    texts = table(events={"log": str.upper}, text_events=frozenset({"log"}))
    assert read(sent("log", "{half"), texts)[0] == ["{HALF"]


ERROR = {"message": "too many words", "code": "words", "type": "limit", "status": 429}


@pytest.mark.parametrize(
    ("changes", "stream", "name"),
    [
        ({"errors": frozenset({"error"})}, sent("error", {"error": ERROR}), "error"),
        ({"errors": frozenset({"error"})}, sent("error", ERROR), "error"),
        (
            {"by": "tag", "tag": "type", "errors": frozenset({"failed"})},
            sent("message", {"type": "failed", "error": ERROR}),
            "failed",
        ),
        ({"error_property": "error"}, sent("message", {"error": ERROR}), None),
        (
            {"by": "tag", "tag": "type", "error_property": "error"},
            sent("message", {"error": ERROR}),
            None,
        ),
        (
            {"by": "payload", "events": {"": decode_word}, "error_property": "error"},
            f"data: {json.dumps({'error': ERROR})}\n\n",
            None,
        ),
    ],
)
def test_a_reported_error_is_raised(changes: Any, stream: str, name: str | None) -> None:
    reporting = table(error=ErrorFormat(envelope="error"), **changes)
    reader = EventReader(response(**{"x-request-id": "req_1"}), reporting)
    reader.receive(stream.encode())
    with pytest.raises(StreamEventError, match="too many words") as caught:
        list(reader.batch)
    error = caught.value
    assert (error.event, error.code, error.type) == (name, "words", "limit")
    assert (error.status_code, error.request_id) == (429, "req_1")


def test_a_reported_error_may_be_plain_text() -> None:
    with pytest.raises(StreamEventError, match="out of order") as caught:
        read(sent("error", "out of order"), table(errors=frozenset({"error"})))
    assert caught.value.status_code is None


def test_an_empty_error_property_is_no_error() -> None:
    stream = sent("other", {"error": None})
    assert read(stream, table(error_property="error"))[0] == [
        UnknownEvent("other", {"error": None})
    ]


def test_an_event_of_a_known_type_may_have_an_error_property() -> None:
    stream = sent("word", {"text": "a", "error": ERROR})
    assert read(stream, table(error_property="error"))[0] == [Word("a")]


@pytest.mark.parametrize("data", ["{half", "", "NaN", "[1]"])
@pytest.mark.parametrize("changes", [{}, {"error_property": "error"}, {"by": "payload"}])
def test_what_cannot_be_decoded_says_where_and_what(changes: Any, data: str) -> None:
    if changes.get("by") == "payload":
        changes = {**changes, "events": {"": decode_word}}
    reader = EventReader(response(), table(**changes))
    reader.receive((sent("word", {"text": "a"}) + sent("word", data)).encode())
    assert next(reader.batch) == Word("a")
    with pytest.raises(StreamDecodeError, match="Event 1") as caught:
        next(reader.batch)
    error = caught.value
    assert (error.event, error.offset, error.excerpt) == ("word", 1, data)
    assert isinstance(error.__cause__, ValueError)


def test_what_comes_before_an_event_that_is_too_large_is_handed_out() -> None:
    reader = EventReader(response(), table(), event_limit=40)
    reader.receive((sent("word", {"text": "a"}) + sent("word", {"text": "b" * 50})).encode())
    assert next(reader.batch) == Word("a")
    with pytest.raises(StreamEventTooLarge) as caught:
        next(reader.batch)
    assert caught.value.limit == 40


def test_the_end_of_the_body_is_the_end_where_nothing_else_is_declared() -> None:
    for done in (Done(), Done(end_of_file=True, sentinel="[DONE]")):
        _, reader = read(sent("word", {"text": "a"}), table(done=done))
        assert not reader.receive(b"")
        assert reader.ended


def test_a_body_that_stops_early_is_truncated() -> None:
    _, reader = read("id: 9\n" + sent("word", {"text": "a"}), table(done=Done(sentinel="[DONE]")))
    with pytest.raises(StreamTruncated, match="after 1 events") as caught:
        reader.receive(b"")
    assert (caught.value.events_seen, caught.value.last_event_id) == (1, "9")


def test_an_answer_that_is_no_event_stream_is_named() -> None:
    done = table(done=Done(sentinel="[DONE]"))
    reader = EventReader(response(**{"content-type": "application/json"}), done)
    reader.receive(b'{"text": "a"}')
    with pytest.raises(StreamTruncated, match="application/json"):
        reader.receive(b"")


def test_id_and_retry_follow_the_events_handed_out() -> None:
    reader = EventReader(response(), table())
    reader.receive(f"id: 1\n{sent('new', 1)}retry: 20\nid: 2\n{sent('new', 2)}id: 3\n\n".encode())
    seen = [(next(reader.batch), reader.last_event_id) for _ in range(2)]
    assert [last for _, last in seen] == ["1", "2"]
    assert list(reader.batch) == []
    assert reader.position == reader.last_event_id == "3"
    assert reader.retry == 20


def test_a_cursor_in_the_data_is_the_position() -> None:
    by_cursor = table(by="tag", tag="type", resume=Resume(cursor="number", parameter="after"))
    stream = sent("new", {"number": 4}) + sent("new", {"number": None}) + sent("new", {})
    _, reader = read(stream, by_cursor)
    assert reader.position == "4"
    named = table(resume=Resume(cursor="number", parameter="after"))
    assert read(sent("word", {"text": "a", "number": 5}), named)[1].position == "5"


def test_a_request_that_takes_a_stream_up_again() -> None:
    request: Request[None] = Request("GET", "/x", query=(("after", "1"), ("stream", "true")))
    assert Resume().applied(request, None) is request
    assert Resume().applied(request, "7").headers == {"Last-Event-ID": "7"}
    by_query = Resume(cursor="number", parameter="after").applied(request, "7")
    assert by_query.query == (("stream", "true"), ("after", "7"))
    assert by_query.headers == {}


EVENTS: st.SearchStrategy[list[tuple[str, object]]] = st.lists(
    st.tuples(
        st.sampled_from(["word", "finished", "error", "log", "new"]),
        st.sampled_from([{"text": "a"}, {"words": 2}, {}, [], None, "END", "{"]),
    ),
    max_size=6,
)


@given(EVENTS, st.booleans())
def test_the_short_way_and_the_general_way_agree(
    events: list[tuple[str, object]], yields: bool
) -> None:
    """A table that resumes by a property of the data, which none has, may not take the short way."""
    stream = ": begin\n\n" + "".join(sent(name, data) for name, data in events)

    def lenient(raw: Any) -> Any:
        if raw == []:
            raise DecodeError("no list")
        return ("word", raw)

    def outcome(resume: Resume | None) -> tuple[list[Any], str, bool, int]:
        reader = EventReader(
            response(),
            table(
                events={"word": lenient, "finished": lenient, "log": str.upper},
                done=Done(sentinel="END", events=frozenset({"finished"}), yields=yields),
                errors=frozenset({"error"}),
                text_events=frozenset({"log"}),
                resume=resume,
            ),
        )
        handed_out: list[Any] = []
        failure = ""
        if reader.receive(stream.encode()):
            try:
                handed_out.extend(reader.batch)
            except (StreamEventError, StreamDecodeError) as error:
                failure = repr(error)
        return handed_out, failure, reader.ended, reader.events_seen

    assert outcome(None) == outcome(Resume(cursor="never there"))
