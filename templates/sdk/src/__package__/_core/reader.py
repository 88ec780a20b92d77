"""Streams without their I/O: bytes in, typed events out, and what each kind of end means.

`Stream` and `AsyncStream` read from the network, and leave every decision to an `EventReader`.
"""

from __future__ import annotations

from collections.abc import Iterator
from time import monotonic
from typing import TYPE_CHECKING, Any, Final, Generic, NoReturn, TypedDict

from .error_format import excerpt, is_object
from .errors import (
    APIError,
    APITimeoutError,
    StreamDeadlineExceeded,
    StreamDecodeError,
    StreamEventError,
    StreamEventTooLarge,
    StreamIdleTimeout,
    StreamTruncated,
    stream_event_error,
)
from .events import E_co, EventTable, Truncation
from .jsontext import reader
from .lines import RECORD, LineParser
from .sse import DEFAULT_EVENT_LIMIT, EventParser, ServerSentEvent
from .wire import may_be

if TYPE_CHECKING:
    import httpx2

LONGEST_DELAY: Final = 30.0
"""How long to wait at most before a stream is taken up again, in seconds."""
FIRST_DELAY: Final = 0.5
"""How long to wait before the first attempt, where the server does not say; then twice as long."""
HEAD_LENGTH: Final = 1024
"""How much is remembered of a body that may turn out to be no stream of events, in bytes."""
CLOCK_TOLERANCE: Final = 0.001
"""How much too early a timer may go off, in seconds."""


class StreamPolicy(TypedDict, total=False):
    """What a caller can decide about a stream."""

    truncation: Truncation
    """What it means when a stream just stops, without the end its API declares: an error (the
    default), a RuntimeWarning, or nothing, for servers that never send the declared end. A
    connection that breaks is an error in any case, and so is an answer that is no stream."""
    event_limit: int
    """The largest event accepted, in bytes; 64 MiB by default."""
    idle_timeout: float | None
    """How many seconds to wait for the next event. None, the default, leaves it to the
    transport's read timeout, which any byte starts anew. (Where a connection is shared, over
    HTTP/2, a synchronous stream notices that the time is up only when it is woken.)"""
    count_keep_alives: bool
    """Whether bytes that complete no event, such as comments, start the idle timeout anew."""
    deadline: float | None
    """How many seconds the stream may take as a whole; None, the default, for no limit."""


def transport_errors() -> tuple[type[Exception], ...]:
    """What is raised when a body cannot be read on, or not in time. (Loads the HTTP library.)"""
    import httpx2

    return httpx2.RequestError, TimeoutError


class EventReader(Generic[E_co]):
    """Turns the chunks of a response, or of several in a row, into the events of one stream.

    Attributes:
        batch: the events at hand. Taking one raises what it amounts to: StreamEventError for an
            error of the server, StreamDecodeError for data that is not what it should be, and
            StreamEventTooLarge.
        ended: the stream came to its proper end; nothing more is to be read.
        events_seen: how many events were taken.
        position: where to take the stream up again after the events taken; None if not known.
    """

    def __init__(
        self,
        response: httpx2.Response,
        table: EventTable[E_co],
        *,
        truncation: Truncation = "error",
        event_limit: int = DEFAULT_EVENT_LIMIT,
        idle_timeout: float | None = None,
        count_keep_alives: bool = False,
        deadline: float | None = None,
    ) -> None:
        self._response = response
        self._table = table
        self._parser = _parser(table.media_type, event_limit)
        self._truncation: Truncation = truncation
        self._idle_timeout = idle_timeout
        self._count_keep_alives = count_keep_alives
        self._deadline = deadline
        self._begun_at = self._waiting_since = monotonic()
        self._last_event_id = ""
        self._cursor: str | None = None
        self._attempts = 0
        self._head = b""
        self.batch: Iterator[E_co] = iter(())
        self.ended = False
        self.events_seen = 0

    @property
    def last_event_id(self) -> str | None:
        return self._last_event_id or None

    @property
    def retry(self) -> int | None:
        return self._parser.retry

    @property
    def position(self) -> str | None:
        resume = self._table.resume
        return self._cursor if resume and resume.cursor else self.last_event_id

    def receive(self, chunk: bytes) -> bool:
        """Take the next bytes of the body, b"" at its end; only once all of `batch` is taken.

        Returns:
            Whether there are events at hand.

        Raises:
            StreamTruncated: the body is over and the stream is not.
            StreamIdleTimeout, StreamDeadlineExceeded: it took too long.
        """
        if not chunk:
            if rest := self._parser.finish():
                self.batch = self._typed(rest)
                return True
            self._check_time()
            self._end_body()
            return False
        if self.events_seen == 0 and len(self._head) < HEAD_LENGTH:
            self._head += chunk[:HEAD_LENGTH]
        sent = self._parser.feed(chunk)
        if sent or self._parser.overflowed:
            self._attempts = 0
            self.batch = self._typed(sent)
            return True
        self._last_event_id = self._parser.last_event_id
        self._check_time()
        if self._count_keep_alives:
            self.start_waiting()
        return False

    def lose_connection(self, error: Exception) -> NoReturn:
        """Raise what it means that the body cannot be read on, because of `error`.

        Raises:
            StreamTruncated: the connection broke.
            APITimeoutError: the transport waited long enough.
            StreamIdleTimeout, StreamDeadlineExceeded: the stream's own time limit was the cause.
        """
        import httpx2

        self._check_time()
        if isinstance(error, httpx2.TimeoutException):
            raise APITimeoutError(self._response.request) from error
        reason = str(error) or type(error).__name__
        raise self._truncated(f"the connection broke ({reason})") from error

    def start_waiting(self) -> None:
        """The caller asks for the next event: from now on the idle timeout runs."""
        self._waiting_since = monotonic()

    def time_left(self) -> float | None:
        """How many seconds the next bytes may be waited for; None for no limit."""
        limits: list[float] = []
        if self._idle_timeout is not None:
            limits.append(self._waiting_since + self._idle_timeout)
        if self._deadline is not None:
            limits.append(self._begun_at + self._deadline)
        return max(0.0, min(limits) - monotonic()) if limits else None

    def next_attempt(self) -> float | None:
        """How many seconds to wait before taking the stream up again.

        None if that is no use: the time is up, the server wants no more connections (status 204,
        WHATWG HTML, section 9.2.3), there were enough attempts, or it is not known where to go on.
        """
        resume = self._table.resume
        if resume is None:
            return None
        lost = self.events_seen > 0 and self.position is None
        if lost or self._response.status_code == 204 or self._attempts >= resume.attempts:
            return None
        asked = self.retry
        delay = FIRST_DELAY * 2**self._attempts if asked is None else asked / 1000
        self._attempts += 1
        delay = min(delay, LONGEST_DELAY)
        if self._deadline is not None and monotonic() + delay > self._begun_at + self._deadline:
            return None
        return delay

    def continue_with(self, response: httpx2.Response) -> None:
        """Go on with a response that takes the stream up again."""
        self._response = response
        self._parser.restart()
        self.start_waiting()

    def give_up(self, failure: APIError) -> None:
        """Raise `failure`, unless it is a stream that just stopped and the policy allows that."""
        stopped = isinstance(failure, StreamTruncated) and failure.__cause__ is None
        if not stopped or self._truncation == "error" or self._is_no_stream():
            raise failure
        if self._truncation == "warn":
            import warnings

            warnings.warn(failure.message, RuntimeWarning, stacklevel=5)  # the caller's loop
        self.ended = True

    def _typed(self, sent: list[ServerSentEvent]) -> Iterator[E_co]:
        plain = self._table.plain
        sentinel = self._table.done.sentinel
        read = reader()
        for event in sent:
            self._last_event_id = event.id
            decode = plain.get(event.event)
            if decode is None or event.data == sentinel:
                yield from self._interpreted(event)
                if self.ended:
                    return
            else:
                # What `_interpreted` would do, for nearly all events of nearly all streams.
                try:
                    typed = decode(read(event.data))
                except ValueError as error:
                    raise self._undecodable(event, error) from error
                self.events_seen += 1
                yield typed
        self._last_event_id = self._parser.last_event_id
        if self._parser.overflowed:
            raise self._too_large()

    def _interpreted(self, event: ServerSentEvent) -> Iterator[E_co]:
        """The event typed, unless it is the end and not to be handed out."""
        table = self._table
        self.ended = event.data == table.done.sentinel
        if self.ended and event.event not in table.text_events:
            return
        try:
            name, data = table.parse(event)
            if table.reports_error(name, data):
                raise self._reported(name, data)
            self.ended = self.ended or name in table.done.events
            if self.ended and not table.done.yields:
                return
            typed = table.typed(name, data, event)
        except ValueError as error:
            raise self._undecodable(event, error) from error
        resume = table.resume
        if resume and resume.cursor and is_object(data) and data.get(resume.cursor) is not None:
            self._cursor = str(data[resume.cursor])
        self.events_seen += 1
        yield typed

    def _reported(self, name: str, data: Any) -> StreamEventError:
        table = self._table
        named = name if name in table.errors else None
        return stream_event_error(self._response, named, data, table.error)

    def _end_body(self) -> None:
        if not (self._is_no_stream() or self._table.done.must_be_announced):
            self.ended = True
            return
        raise self._truncated("it stopped without the end that the API declares")

    def _is_no_stream(self) -> bool:
        """Whether the answer was something else altogether, such as a page of a proxy."""
        kind = self._response.headers.get("content-type", "")
        return self.events_seen == 0 and not may_be(kind, self._table.media_type)

    def _is_expected(self, response: httpx2.Response) -> bool:
        """Whether the answer says that it is what was asked for."""
        kind = response.headers.get("content-type", "")
        return bool(kind.startswith(self._table.media_type))

    def _truncated(self, reason: str) -> StreamTruncated:
        response, body = self._response, None
        if self.events_seen == 0 and not self._is_expected(response):
            body = self._head.decode("utf-8", "replace")
            reason += f" (the response is of type {response.headers.get('content-type', '')!r})"
            reason += f"; it begins: {excerpt(body)}" if body else ""
        if request_id := response.extensions.get("request_id"):
            reason += f" (status {response.status_code}, request id {request_id})"
        return StreamTruncated(
            f"The stream is incomplete after {self.events_seen} events: {reason}",
            response=response,
            events_seen=self.events_seen,
            last_event_id=self.last_event_id,
            body=body,
        )

    def _check_time(self) -> None:
        now = monotonic() + CLOCK_TOLERANCE
        response = self._response
        if self._deadline is not None and now >= self._begun_at + self._deadline:
            text = f"The stream took longer than {self._deadline} s"
            raise StreamDeadlineExceeded(text, response=response, seconds=self._deadline)
        if self._idle_timeout is not None and now >= self._waiting_since + self._idle_timeout:
            text = f"No event arrived for {self._idle_timeout} s"
            raise StreamIdleTimeout(text, response=response, seconds=self._idle_timeout)

    def _undecodable(self, event: ServerSentEvent, error: ValueError) -> StreamDecodeError:
        return StreamDecodeError(
            f"Event {self.events_seen} ({event.event!r}) cannot be decoded: {error}",
            response=self._response,
            event=event.event,
            offset=self.events_seen,
            data=event.data,
        )

    def _too_large(self) -> StreamEventTooLarge:
        limit = self._parser.limit
        text = f"Event {self.events_seen} is larger than {limit} bytes"
        return StreamEventTooLarge(text, response=self._response, limit=limit)


def _parser(media_type: str, limit: int) -> EventParser | LineParser:
    """What takes the body of a stream apart."""
    if media_type == "text/event-stream":
        return EventParser(limit)
    return LineParser(limit, RECORD if media_type.endswith("json-seq") else b"\n")
