"""What the clients make of answers: results, errors, and bodies that are not what they should be."""

import gzip
from dataclasses import replace
from typing import Any

import pytest
from answer_server import Answer, AnswerServer, answer
from client_kit import DELETE, GET, KINDS, TABLE, WATCH, Kind, Pet, call, open_stream

from _core import errors, retry
from _core.events import Done, Truncation
from _core.requests import Options
from _core.responses import IncompleteResponseError, IncompleteResponseTimeout

PET = answer({"id": "1", "name": "Rex"})

kinds = pytest.mark.parametrize("kind", KINDS)


@pytest.fixture(autouse=True)
def without_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retry, "INITIAL_DELAY", 0.001)


@kinds
def test_a_result_knows_its_request(kind: Kind) -> None:
    with AnswerServer(PET) as server:
        pet = call(kind, server.url)
    assert pet == Pet(id="1", name="Rex")
    assert pet._request_id == "req-1"


@kinds
@pytest.mark.parametrize(
    "given", [answer(b"", 204, {"Content-Length": ""}), answer(b"<html>"), PET]
)
def test_a_method_without_an_answer(kind: Kind, given: Answer) -> None:
    with AnswerServer(given) as server:
        assert call(kind, server.url, DELETE) is None


@kinds
@pytest.mark.parametrize(
    ("status", "kind_of_error"),
    [
        (400, errors.BadRequestError),
        (401, errors.AuthenticationError),
        (403, errors.PermissionDeniedError),
        (404, errors.NotFoundError),
        (409, errors.ConflictError),
        (422, errors.UnprocessableEntityError),
        (429, errors.RateLimitError),
        (500, errors.InternalServerError),
        (529, errors.InternalServerError),
        (418, errors.APIStatusError),
    ],
)
@pytest.mark.parametrize("stream", [False, True])
def test_errors_by_status(
    kind: Kind, status: int, kind_of_error: type[errors.APIStatusError], stream: bool
) -> None:
    body = {"error": {"message": "No.", "code": "c7", "param": "id", "type": "bad"}}
    with AnswerServer(answer(body, status)) as server, pytest.raises(kind_of_error) as caught:
        if stream:
            open_stream(kind, server.url, lambda _: None)
        else:
            call(kind, server.url, max_retries=0)
    error = caught.value
    assert type(error) is kind_of_error
    assert (error.status_code, error.request_id) == (status, "req-1")
    assert (error.code, error.param, error.type) == ("c7", "id", "bad")
    assert error.body == body["error"]
    assert str(error) == f"Error code: {status} - No. (request id req-1)"
    assert error.response.is_closed
    assert error.response.json() == body


@kinds
@pytest.mark.parametrize(
    ("given", "said"),
    [
        (
            answer(b"<html>Sorry</html>", headers={"Content-Type": "text/html"}),
            "text/html.*<html>Sorry",
        ),
        (answer(b""), "an empty answer"),
        (answer(b"", 204, {"Content-Length": ""}), "an empty answer"),
        (answer(b'{"id": "1"'), '{"id": "1"'),
        (answer(b'{"id": "\xff"}'), "octet-stream"),
        (answer([1]), "Expected a JSON object for Pet, but received an array"),
        (answer("Rex"), "Expected a JSON object for Pet, but received a string"),
        (
            answer(gzip.compress(b'{"id": "1"}')[:-12], headers={"Content-Encoding": "gzip"}),
            "Expected JSON",
        ),
    ],
)
def test_success_without_the_promised_json(kind: Kind, given: Answer, said: str) -> None:
    with AnswerServer(given) as server:
        with pytest.raises(errors.APIResponseValidationError, match=said) as caught:
            call(kind, server.url)
    status = int(given.data.split()[1])
    assert caught.value.status_code == status
    assert f"(status {status}, request id req-1)" in str(caught.value)
    assert len(server.requests) == 1


@kinds
@pytest.mark.parametrize(
    "content_type",
    ["application/problem+json", "text/json; charset=utf-8", "application/octet-stream", ""],
)
def test_json_of_any_kind_is_read(kind: Kind, content_type: str) -> None:
    given = answer(b'{"id": "1"}', headers={"Content-Type": content_type})
    with AnswerServer(given) as server:
        assert call(kind, server.url) == Pet(id="1")


@kinds
@pytest.mark.parametrize("content_type", ["text/plain", "text/html; charset=utf-8", "image/png"])
def test_what_is_said_to_be_something_else_is_not_read_as_json(
    kind: Kind, content_type: str
) -> None:
    given = answer(b'{"id": "1"}', headers={"Content-Type": content_type})
    with AnswerServer(given) as server:
        with pytest.raises(errors.APIResponseValidationError, match=content_type) as caught:
            call(kind, server.url)
    error = caught.value
    assert (error.status_code, error.request_id, error.body) == (200, "req-1", '{"id": "1"}')
    assert 'it begins: {"id": "1"}' in str(error)


@kinds
def test_whatever_was_asked_for_is_read(kind: Kind) -> None:
    anything = replace(GET, accept="*/*")
    with AnswerServer(answer(b'{"id": "1"}', headers={"Content-Type": "text/plain"})) as server:
        assert call(kind, server.url, anything) == Pet(id="1")


def _events(stream: Any) -> Any:
    """All events of a stream; for the asynchronous one, once this is awaited."""

    async def collect() -> list[Any]:
        return [event async for event in stream]

    return collect() if hasattr(stream, "__aiter__") else list(stream)


@kinds
@pytest.mark.parametrize("done", [Done(sentinel="[DONE]"), Done(end_of_file=True)])
@pytest.mark.parametrize("truncation", ["error", "accept"])
@pytest.mark.parametrize("content_type", ["text/html", "application/json"])
def test_a_stream_that_is_something_else(
    kind: Kind, content_type: str, truncation: Truncation, done: Done
) -> None:
    """Even where a stream may end at any time: nothing in it was an event."""
    watch = replace(WATCH, events=replace(TABLE, done=done, truncation=truncation))
    given = answer(b"<html>Sorry</html>", headers={"Content-Type": content_type})
    with AnswerServer(given) as server:
        with pytest.raises(errors.StreamTruncated, match=f"of type '{content_type}'") as caught:
            open_stream(kind, server.url, _events, watch)
    error = caught.value
    assert (error.status_code, error.request_id) == (200, "req-1")
    assert error.body == "<html>Sorry</html>"
    assert str(error).endswith("it begins: <html>Sorry</html> (status 200, request id req-1)")


@kinds
def test_an_empty_stream_that_may_end_at_any_time(kind: Kind) -> None:
    watch = replace(WATCH, events=replace(TABLE, done=Done(end_of_file=True)))
    for headers in ({"Content-Type": "text/event-stream"}, {"Content-Type": ""}):
        with AnswerServer(answer(b"", headers=headers)) as server:
            assert open_stream(kind, server.url, _events, watch) == []


HALF = b'{"id": "1", "na'
CHUNKED = {"Transfer-Encoding": "chunked", "Content-Length": ""}


@kinds
@pytest.mark.parametrize(
    "given",
    [
        answer(HALF, length=100, cut=True),
        answer(b"%x\r\n%s\r\n" % (len(HALF), HALF), headers=CHUNKED, cut=True),
        answer(b"64\r\n" + HALF, headers=CHUNKED, cut=True),
        answer(
            gzip.compress(HALF)[:-8], headers={"Content-Encoding": "gzip"}, length=999, cut=True
        ),
    ],
    ids=["length", "chunk", "half a chunk", "gzip"],
)
def test_half_a_body(kind: Kind, given: Answer) -> None:
    with AnswerServer(given) as server, pytest.raises(IncompleteResponseError) as caught:
        call(kind, server.url, max_retries=0)
    error = caught.value
    assert isinstance(error, errors.APIConnectionError)
    assert not isinstance(error, errors.APITimeoutError)
    assert (error.status_code, error.request_id) == (200, "req-1")
    assert str(error.body).startswith(HALF.decode())
    assert "(status 200, request id req-1); it begins: " + HALF.decode() in str(error)
    assert error.response.is_closed


@kinds
def test_a_body_that_cannot_be_unpacked(kind: Kind) -> None:
    broken = answer(b"this is no gzip", headers={"Content-Encoding": "gzip"})
    with AnswerServer(broken) as server, pytest.raises(IncompleteResponseError, match="this is no"):
        call(kind, server.url, max_retries=0)


@kinds
def test_a_body_that_stops_coming(kind: Kind) -> None:
    slow = answer(HALF, length=100, hold=True)
    with AnswerServer(slow) as server, pytest.raises(IncompleteResponseTimeout) as caught:
        call(kind, server.url, options=Options(timeout=0.1), max_retries=0)
    assert isinstance(caught.value, errors.APITimeoutError)
    assert "status 200, request id req-1" in str(caught.value)
    assert server.client_left()
