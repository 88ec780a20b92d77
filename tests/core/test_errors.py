"""Errors: what they say, what they carry, and what they must not show."""

import copy
import pickle
from collections.abc import Callable
from typing import Any

import httpx2
import pytest
from _core import errors
from _core.errors import (
    APIConnectionError,
    APIError,
    APIResponseValidationError,
    APIStatusError,
    APITimeoutError,
    ErrorFormat,
    SDKError,
    StreamDeadlineExceeded,
    StreamDecodeError,
    StreamError,
    StreamEventError,
    StreamEventTooLarge,
    StreamIdleTimeout,
    StreamTruncated,
    excerpt,
    redact,
    status_error,
    stream_event_error,
)

SECRET = "sk-very-secret"
REQUEST = httpx2.Request(
    "POST",
    "https://example.test/v1/runs",
    headers={"Authorization": f"Bearer {SECRET}", "X-Api-Key": SECRET, "Accept": "text/plain"},
    content=b"{}",
)
ENVELOPE = ErrorFormat(envelope="error")


def answer(status: int, body: str = "", request_id: str | None = None) -> httpx2.Response:
    headers = {"Set-Cookie": SECRET} | ({"x-request-id": request_id} if request_id else {})
    return httpx2.Response(status, text=body, headers=headers, request=REQUEST)


@pytest.mark.parametrize(
    ("status", "name"),
    [
        (400, "BadRequestError"),
        (401, "AuthenticationError"),
        (403, "PermissionDeniedError"),
        (404, "NotFoundError"),
        (409, "ConflictError"),
        (422, "UnprocessableEntityError"),
        (429, "RateLimitError"),
        (500, "InternalServerError"),
        (503, "InternalServerError"),
        (418, "APIStatusError"),
    ],
)
def test_the_status_chooses_the_class(status: int, name: str) -> None:
    error = status_error(answer(status), "")
    assert type(error) is getattr(errors, name)
    assert error.status_code == status
    assert getattr(type(error), "status_code", status) == status


FACTS = '{"message": "bad", "type": "t", "param": "p", "code": "c"}'


@pytest.mark.parametrize(
    ("format", "text"), [(ENVELOPE, f'{{"error": {FACTS}}}'), (ErrorFormat(), FACTS)]
)
def test_the_facts_of_a_json_body(format: ErrorFormat, text: str) -> None:
    error = status_error(answer(400, text, "req_1"), text, format)
    assert str(error) == error.message == "Error code: 400 - bad (request id req_1)"
    assert (error.code, error.param, error.type) == ("c", "p", "t")
    assert error.body == {"message": "bad", "type": "t", "param": "p", "code": "c"}
    assert error.request_id == "req_1"
    assert error.request is REQUEST
    assert error.response.status_code == 400


def test_other_names_for_the_facts() -> None:
    format = ErrorFormat(
        envelope="fault",
        message="text",
        code="number",
        param="field",
        type="kind",
        request_id_header="request-id",
    )
    text = '{"fault": {"text": "no", "number": 7, "field": "f", "kind": "k", "code": "x"}}'
    response = answer(400, text)
    response.headers["request-id"] = "r"
    error = status_error(response, text, format)
    assert error.message == "Error code: 400 - no (request id r)"
    assert (error.code, error.param, error.type, error.request_id) == ("7", "f", "k", "r")


@pytest.mark.parametrize(
    ("text", "body", "message"),
    [
        ("<html>\n  no gateway", "<html>\n  no gateway", "Error code: 502 - <html> no gateway"),
        ("", "", "Error code: 502"),
        ('{"detail": [1]}', {"detail": [1]}, 'Error code: 502 - {"detail": [1]}'),
        ('{"error": "busy"}', "busy", "Error code: 502 - busy"),
        ('{"message": "flat", "code": true}', {"message": "flat", "code": True}, None),
        ("[1]", [1], "Error code: 502 - [1]"),
        ("null", None, "Error code: 502 - null"),
        ('{"error": {"message": 5}}', {"message": 5}, None),
    ],
)
def test_bodies_of_another_shape(text: str, body: object, message: str | None) -> None:
    error = status_error(answer(502, text), text, ENVELOPE)
    assert error.body == body
    assert error.code is None
    if message is not None:
        assert str(error) == message


def test_a_long_body_is_shown_in_part() -> None:
    text = "x" * 100_000
    error = status_error(answer(500, text), text)
    assert len(str(error)) < 300
    assert str(error).endswith("…")
    assert error.body == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [("a\r\n b\t c", "a b c"), ("", ""), ("x" * 10, "x" * 10), ("x" * 11, "x" * 10 + "…")],
)
def test_an_excerpt_is_one_short_line(text: str, shown: str) -> None:
    assert excerpt(text, 10) == shown


def test_an_excerpt_says_that_only_blanks_were_looked_at() -> None:
    assert excerpt(" " * 100 + "x", 10) == "…"


def test_errors_in_streams() -> None:
    data = {"error": {"message": "overloaded", "code": 529, "status": 529}}
    error = stream_event_error(answer(200, "", "req_1"), "error", data, ENVELOPE)
    assert str(error) == "overloaded (request id req_1)"
    assert (error.event, error.code, error.status_code) == ("error", "529", 529)
    assert error.body == data["error"]
    assert isinstance(error, APIError) and not isinstance(error, APIStatusError)


@pytest.mark.parametrize("status", [200, "500", None, True, 4000])
def test_the_status_of_a_stream_error_is_never_made_up(status: object) -> None:
    error = stream_event_error(answer(200), None, {"status": status})
    assert error.status_code is None
    assert str(error)


def test_text_as_a_stream_error() -> None:
    error = stream_event_error(answer(200), "error", "it broke")
    assert (str(error), error.body) == ("it broke", "it broke")


ERRORS: list[Callable[[], SDKError]] = [
    lambda: SDKError("no key"),
    lambda: APIError("m", REQUEST, body={"code": "c"}),
    lambda: APIResponseValidationError(answer(200), "x"),
    lambda: status_error(answer(429, FACTS, "req_1"), FACTS),
    lambda: APIConnectionError(request=REQUEST),
    lambda: APIConnectionError(message="m", request=REQUEST),
    lambda: APITimeoutError(REQUEST),
    lambda: stream_event_error(answer(200), "error", {"message": "m"}),
    lambda: StreamError("m", response=answer(200)),
    lambda: StreamTruncated(
        "m", response=answer(200), events_seen=3, last_event_id="7", snapshot=[1]
    ),
    lambda: StreamDecodeError("m", response=answer(200), event="e", offset=2, data="{" * 1000),
    lambda: StreamEventTooLarge("m", response=answer(200), limit=10),
    lambda: StreamIdleTimeout("m", response=answer(200), seconds=1.5),
    lambda: StreamDeadlineExceeded("m", response=answer(200), seconds=2),
]
PLAIN = (str, int, float, list, dict, type(None))


@pytest.mark.parametrize("make", ERRORS, ids=lambda make: type(make()).__name__)
@pytest.mark.parametrize(
    "duplicate", [copy.copy, copy.deepcopy, lambda error: pickle.loads(pickle.dumps(error))]
)
def test_errors_can_be_copied(
    make: Callable[[], SDKError], duplicate: Callable[[SDKError], SDKError]
) -> None:
    error = make()
    error.add_note("n")
    twin = duplicate(error)
    assert type(twin) is type(error)
    assert (str(twin), twin.args) == (str(error), error.args)
    assert twin.__dict__.keys() == error.__dict__.keys()
    for name, value in error.__dict__.items():
        if isinstance(value, PLAIN):
            assert twin.__dict__[name] == value
    if isinstance(twin, APIError):
        assert twin.request.url == REQUEST.url
        assert twin.request.headers["accept"] == "text/plain"


@pytest.mark.parametrize("make", ERRORS, ids=lambda make: type(make()).__name__)
def test_errors_do_not_give_secrets_away(make: Callable[[], SDKError]) -> None:
    error = make()
    assert SECRET not in f"{error} {error!r}"
    assert SECRET.encode() not in pickle.dumps(error)
    # The original still has what it was given.
    if isinstance(error, APIError):
        assert SECRET in error.request.headers["authorization"]


def test_a_pickled_response_can_be_read() -> None:
    error = status_error(answer(404, FACTS), FACTS)
    twin = pickle.loads(pickle.dumps(error))
    assert twin.response.text == FACTS
    assert twin.response.status_code == twin.status_code == 404


class OwnError(APIStatusError):
    """As an application may derive it, with a constructor of its own."""

    def __init__(self, response: httpx2.Response, *, hint: str) -> None:
        super().__init__("own", response=response, body=None)
        self.hint = hint


def test_derived_errors_can_be_pickled() -> None:
    twin = pickle.loads(pickle.dumps(OwnError(answer(418), hint="h")))
    assert (type(twin), twin.hint, twin.status_code) == (OwnError, "h", 418)


@pytest.mark.parametrize(
    ("cls", "bases"),
    [
        (StreamTruncated, (StreamError, APIConnectionError)),
        (StreamIdleTimeout, (StreamError, APITimeoutError)),
        (StreamDeadlineExceeded, (StreamError, APITimeoutError)),
        (StreamDecodeError, (StreamError,)),
        (StreamEventTooLarge, (StreamError,)),
        (StreamEventError, (APIError,)),
        (APITimeoutError, (APIConnectionError,)),
        (APIResponseValidationError, (APIError,)),
    ],
)
def test_what_a_caller_can_catch(cls: type, bases: tuple[type, ...]) -> None:
    for base in (*bases, APIError, SDKError):
        assert issubclass(cls, base)


def test_a_decode_error_shows_the_beginning_of_its_data() -> None:
    error = StreamDecodeError("m", response=answer(200), event="e", offset=2, data="{" * 1000)
    assert len(error.excerpt) < 250
    assert error.body == "{" * 1000


def test_default_messages() -> None:
    assert str(APIConnectionError(request=REQUEST)) == "Connection error."
    assert str(APITimeoutError(request=REQUEST)) == "Request timed out."
    validation: Any = APIResponseValidationError(answer(200), None, message="odd")
    assert (str(validation), validation.status_code) == ("odd", 200)


SECRET_HEADERS = [
    *("Authorization", "Proxy-Authorization", "Cookie", "Set-Cookie", "api-key", "X-API-Key"),
    *("x-goog-api-key", "Ocp-Apim-Subscription-Key", "X-Auth-Token", "x-amz-security-token"),
    "X-Client-Secret",
]
OPEN_HEADERS = [
    *("Accept", "Content-Type", "Idempotency-Key", "x-request-id", "x-ratelimit-limit-tokens"),
    "X-Organization",
]


@pytest.mark.parametrize("name", SECRET_HEADERS)
def test_secret_headers_are_redacted(name: str) -> None:
    assert redact({name: SECRET}) == {name: "[redacted]"}


@pytest.mark.parametrize("name", OPEN_HEADERS)
def test_other_headers_are_shown(name: str) -> None:
    assert redact({name: "v"}) == {name: "v"}
