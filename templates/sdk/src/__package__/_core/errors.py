"""What can go wrong in a call, as exceptions a caller can tell apart by class.

    SDKError
      APIError                          anything about one request
        APIResponseValidationError      an answer that is not what the description promises
        APIStatusError                  an answer with status 4xx or 5xx; subclasses by status
        APIConnectionError              no answer, or only part of one
          APITimeoutError
        StreamEventError                the server reported an error inside a stream
        StreamError                     a stream that cannot be read to its end

Every error can be pickled and copied. The copy's request and response carry no credentials.
"""

# The classes for one status narrow `status_code` from int to that literal, which is sound because
# nobody assigns it after the constructor.
# pyright: reportIncompatibleVariableOverride=false

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final, Literal, TypeVar

from .error_format import DEFAULT_FORMAT as DEFAULT_FORMAT
from .error_format import ErrorFormat as ErrorFormat
from .error_format import excerpt as excerpt
from .error_format import is_object
from .error_format import redact as redact
from .error_format import without_secrets

if TYPE_CHECKING:
    import httpx2

ErrorT = TypeVar("ErrorT", bound="SDKError")


class SDKError(Exception):
    """The base of every error this package raises on purpose."""

    def __reduce__(self) -> tuple[Any, ...]:
        # Exception would call the class with `args` alone, which a keyword-only signature refuses.
        state = {name: without_secrets(value) for name, value in self.__dict__.items()}
        return _restore, (type(self), self.args), state


class APIError(SDKError):
    """Something went wrong with one request.

    Attributes:
        message: what happened, for people; the same as `str(error)`.
        request: the request as it was sent.
        body: the error object of a JSON answer, the text of any other, None without one.
        code: the API's own short code for the error, where the body has one.
        param: the parameter the API complains about, where the body names one.
        type: the API's kind of error, where the body names one.
    """

    message: str
    request: httpx2.Request
    body: object | None
    code: str | None
    param: str | None
    type: str | None

    def __init__(
        self,
        message: str,
        request: httpx2.Request,
        *,
        body: object | None,
        format: ErrorFormat = DEFAULT_FORMAT,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.request = request
        self.body = body
        facts: Mapping[str, object] = body if is_object(body) else {}
        self.code = _text(facts.get(format.code))
        self.param = _text(facts.get(format.param))
        self.type = _text(facts.get(format.type))


class APIResponseValidationError(APIError):
    """The server answered with success, and with something else than the description promises.

    Attributes:
        response: the answer, its body read.
        status_code: its status.
        request_id: the server's own name for the request.
    """

    response: httpx2.Response
    status_code: int
    request_id: str | None

    def __init__(
        self, response: httpx2.Response, body: object | None, *, message: str | None = None
    ) -> None:
        text = message or "The response does not fit the API's description."
        super().__init__(text, response.request, body=body)
        self.response = response
        self.status_code = response.status_code
        self.request_id = response.extensions.get("request_id")


class APIStatusError(APIError):
    """The server answered with an error status (RFC 9110, sections 15.5 and 15.6).

    Attributes:
        response: the answer, its body read.
        status_code: its status.
        request_id: the server's own name for the request, for asking its operators.
        parsed: the whole body as the class declared for the status; None if there is none.
    """

    response: httpx2.Response
    status_code: int
    request_id: str | None
    parsed: object | None = None

    def __init__(
        self,
        message: str,
        *,
        response: httpx2.Response,
        body: object | None,
        format: ErrorFormat = DEFAULT_FORMAT,
    ) -> None:
        super().__init__(message, response.request, body=body, format=format)
        self.response = response
        self.status_code = response.status_code
        self.request_id = response.headers.get(format.request_id_header)


class BadRequestError(APIStatusError):
    """400: the request is malformed, or a parameter is not acceptable."""

    status_code: Literal[400] = 400


class AuthenticationError(APIStatusError):
    """401: the credentials are missing or not valid."""

    status_code: Literal[401] = 401


class PermissionDeniedError(APIStatusError):
    """403: the credentials are valid, and do not allow this."""

    status_code: Literal[403] = 403


class NotFoundError(APIStatusError):
    """404: there is no such thing, or it is not for the caller to see."""

    status_code: Literal[404] = 404


class ConflictError(APIStatusError):
    """409: the thing is in a state that does not allow this."""

    status_code: Literal[409] = 409


class UnprocessableEntityError(APIStatusError):
    """422: the request is well formed, and its content makes no sense to the server."""

    status_code: Literal[422] = 422


class RateLimitError(APIStatusError):
    """429: too many requests, or a quota is used up."""

    status_code: Literal[429] = 429


class InternalServerError(APIStatusError):
    """500 and above: the server failed."""


_BY_STATUS: Final[Mapping[int, type[APIStatusError]]] = {
    400: BadRequestError,
    401: AuthenticationError,
    403: PermissionDeniedError,
    404: NotFoundError,
    409: ConflictError,
    422: UnprocessableEntityError,
    429: RateLimitError,
}


class APIConnectionError(APIError):
    """The request could not be sent, or its answer could not be received."""

    def __init__(self, *, message: str = "Connection error.", request: httpx2.Request) -> None:
        super().__init__(message, request, body=None)


class APITimeoutError(APIConnectionError):
    """The server took longer than the timeout allows."""

    def __init__(self, request: httpx2.Request, *, message: str = "Request timed out.") -> None:
        super().__init__(message=message, request=request)


class StreamEventError(APIError):
    """The server reported an error by an event of the stream.

    Attributes:
        event: the name of that event, None where the error stands in an event of another name.
        status_code: the HTTP status the event's body names, None where it names none. (The
            response itself began as a success.)
        request_id: the server's own name for the request.
    """

    response: httpx2.Response
    event: str | None
    status_code: int | None
    request_id: str | None

    def __init__(
        self,
        message: str,
        *,
        response: httpx2.Response,
        body: object | None,
        event: str | None = None,
        format: ErrorFormat = DEFAULT_FORMAT,
    ) -> None:
        super().__init__(message, response.request, body=body, format=format)
        self.response = response
        self.event = event
        self.status_code = format.status_of(body)
        self.request_id = response.headers.get(format.request_id_header)


class StreamError(APIError):
    """A stream cannot be read to its end; the events before it were delivered and stand.

    Attributes:
        response: the answer, which began as a success.
        status_code: its status.
        request_id: the server's own name for the request.
        body: the beginning of the answer, where it is no stream of events.
    """

    response: httpx2.Response
    status_code: int
    request_id: str | None

    def __init__(
        self, message: str, *, response: httpx2.Response, body: object | None = None
    ) -> None:
        # Not super(): some subclasses are connection errors too, whose signature is another one.
        APIError.__init__(self, message, response.request, body=body)
        self.response = response
        self.status_code = response.status_code
        self.request_id = response.extensions.get("request_id")


class StreamTruncated(StreamError, APIConnectionError):
    """The connection ended before the end that the API declares for its streams.

    Attributes:
        events_seen: how many events were delivered.
        last_event_id: the last `id` the server sent, None without one.
        snapshot: what had been accumulated by then, where the stream accumulates.
    """

    events_seen: int
    last_event_id: str | None
    snapshot: object | None

    def __init__(
        self,
        message: str,
        *,
        response: httpx2.Response,
        events_seen: int,
        last_event_id: str | None = None,
        snapshot: object | None = None,
        body: str | None = None,
    ) -> None:
        super().__init__(message, response=response, body=body)
        self.events_seen = events_seen
        self.last_event_id = last_event_id
        self.snapshot = snapshot


class StreamDecodeError(StreamError):
    """An event's data is not what the description says it is.

    Attributes:
        event: the event's name.
        offset: its place in the stream, counted in events from 0.
        excerpt: the beginning of its data.
    """

    event: str
    offset: int
    excerpt: str

    def __init__(
        self, message: str, *, response: httpx2.Response, event: str, offset: int, data: str
    ) -> None:
        super().__init__(message, response=response, body=data)
        self.event = event
        self.offset = offset
        self.excerpt = excerpt(data)


class StreamEventTooLarge(StreamError):
    """An event is larger than the limit, and was not kept in memory.

    Attributes:
        limit: the limit, in bytes.
    """

    limit: int

    def __init__(self, message: str, *, response: httpx2.Response, limit: int) -> None:
        super().__init__(message, response=response)
        self.limit = limit


class StreamIdleTimeout(StreamError, APITimeoutError):
    """No event arrived for longer than the idle timeout allows.

    Attributes:
        seconds: the idle timeout.
    """

    seconds: float

    def __init__(self, message: str, *, response: httpx2.Response, seconds: float) -> None:
        super().__init__(message, response=response)
        self.seconds = seconds


class StreamDeadlineExceeded(StreamError, APITimeoutError):
    """The stream as a whole took longer than its deadline allows.

    Attributes:
        seconds: the time allowed from the beginning of the stream.
    """

    seconds: float

    def __init__(self, message: str, *, response: httpx2.Response, seconds: float) -> None:
        super().__init__(message, response=response)
        self.seconds = seconds


def status_error(
    response: httpx2.Response, body_text: str, format: ErrorFormat = DEFAULT_FORMAT
) -> APIStatusError:
    """The exception for a response with an error status; `body_text` is its whole body.

    The message holds the status, then what the body says (its beginning where it has no message
    of its own), then the request id, as far as they are known.
    """
    from .jsontext import loads

    try:
        body = format.unwrap(loads(body_text))
    except ValueError:
        body = body_text
        said = None
    else:
        said = format.message_of(body)
    status = response.status_code
    message = f"Error code: {status}"
    if detail := said or excerpt(body_text):
        message += f" - {detail}"
    if request_id := response.headers.get(format.request_id_header):
        message += f" (request id {request_id})"
    fallback = InternalServerError if status >= 500 else APIStatusError
    return _BY_STATUS.get(status, fallback)(message, response=response, body=body, format=format)


def stream_event_error(
    response: httpx2.Response, event: str | None, data: object, format: ErrorFormat = DEFAULT_FORMAT
) -> StreamEventError:
    """The exception for an error event; `data` is its data as parsed JSON, or text if it is not."""
    body = format.unwrap(data)
    message = format.message_of(body) or "The server reported an error in the stream."
    if request_id := response.headers.get(format.request_id_header):
        message += f" (request id {request_id})"
    return StreamEventError(message, response=response, body=body, event=event, format=format)


def _text(value: object) -> str | None:
    """A fact of an error body as text: some APIs send codes as numbers."""
    return str(value) if isinstance(value, (str, int)) and not isinstance(value, bool) else None


def _restore(cls: type[ErrorT], args: tuple[object, ...]) -> ErrorT:
    return cls.__new__(cls, *args)
