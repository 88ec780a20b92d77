"""Streams of typed events over an HTTP response, synchronous and asynchronous.

Both are iterators and context managers. However a stream is left, its connection is released: at
its end the connection goes back to the pool; by `break`, an exception, cancellation, `close()` or
garbage collection before that, it is closed.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final, Generic

from .connections import Watchdog, close_later, cut, has_own_connection, running_loop
from .errors import APIConnectionError, APIError, SDKError
from .events import E_co, EventTable
from .reader import EventReader, StreamPolicy, transport_errors
from .wire import without_secrets

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
    from types import TracebackType
    from typing import Self, Unpack

    import httpx2

DRAIN_SECONDS: Final = 0.5
"""How long a finished stream waits for the end of its body, to make the connection reusable."""
DRAIN_BYTES: Final = 64 * 1024
"""How much it reads for that."""


class _StreamFacts(Generic[E_co]):
    """What a stream knows, whichever way it reads."""

    response: httpx2.Response
    """The response being read; another one after the stream was taken up again."""
    _closed = True  # until the constructor is through
    _reader: EventReader[E_co]

    @property
    def last_event_id(self) -> str | None:
        """The last `id` the server sent with the events handed out; None without one."""
        return self._reader.last_event_id

    @property
    def retry(self) -> int | None:
        """The reconnection time the server asked for, in milliseconds; None if it did not."""
        return self._reader.retry

    @property
    def position(self) -> str | None:
        """Where to take the stream up again: a declared cursor, or the last event's id."""
        return self._reader.position

    @property
    def is_closed(self) -> bool:
        """Whether the stream has ended or was closed."""
        return self._closed

    def _check_open(self) -> None:
        if self._closed and not self._reader.ended:
            raise SDKError(
                "The stream was closed before its end. Leaving a loop over it closes it: to take "
                "some events first and the others later, use next(stream) or anext(stream)."
            )


class Stream(_StreamFacts[E_co]):
    """The events of a response, as they arrive.

    Leaving a `for` loop over it early closes it, as does leaving its `with` block; `next()` does
    not. Reading raises StreamError and its subclasses where the stream cannot be read to its end,
    StreamEventError where the server reports an error by an event, and APITimeoutError. `close()`
    may be called from another thread, and ends a loop that is waiting for the next event.
    """

    def __init__(
        self,
        response: httpx2.Response,
        table: EventTable[E_co],
        *,
        reopen: Callable[[str | None], httpx2.Response] | None = None,
        **policy: Unpack[StreamPolicy],
    ) -> None:
        """Read `response`, whose body has not been read yet.

        Args:
            response: the answer to a streaming request.
            table: what its events mean.
            reopen: sends the request again for what follows a position; None if that must not be
                done, because the request is not idempotent.
            policy: see StreamPolicy.
        """
        self._reader = EventReader(response, table, **policy)
        self._reopen = reopen
        self._open(response)
        self._closed = False

    def __iter__(self) -> Iterator[E_co]:
        self._check_open()
        try:
            while True:
                yield from self._reader.batch
                if not self._advance():
                    return
        finally:
            self.close()

    def __next__(self) -> E_co:
        try:
            while True:
                for event in self._reader.batch:
                    return event
                if not self._advance():
                    raise StopIteration
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Release the connection; the stream is over. Safe to call more than once."""
        if self._closed:
            return
        self._closed = True
        try:
            if self._reading:
                # Another thread waits for bytes, and would go on waiting.
                cut(self.response)
            elif self._reader.ended:
                self._drain()
        finally:
            self._release()

    def __del__(self) -> None:
        if not self._closed:
            _warn_unclosed(self)
            self._release()

    def _release(self) -> None:
        self._watchdog.stop()
        self.response.close()

    def _open(self, response: httpx2.Response) -> None:
        self.response = response
        self._chunks = response.iter_bytes()
        self._watchdog = Watchdog(response)
        self._reading = False

    def _advance(self) -> bool:
        """Read until an event is at hand; False at the end of the stream."""
        reader = self._reader
        reader.start_waiting()
        while not (self._closed or reader.ended):
            try:
                if reader.receive(self._read()):
                    return True
            except APIError as failure:
                if not self._closed:
                    self._recover(failure)
        self.close()
        return False

    def _read(self) -> bytes:
        limit = self._reader.time_left()
        self._reading = True
        try:
            if limit is None:
                return next(self._chunks, b"")
            with self._watchdog.limit(limit):
                return next(self._chunks, b"")
        except transport_errors() as error:
            self._reader.lose_connection(error)
        finally:
            self._reading = False

    def _recover(self, failure: APIError) -> None:
        """Take the stream up again on another connection, or let the reader give it up."""
        from time import sleep

        reader = self._reader
        self._release()
        while self._reopen and (delay := reader.next_attempt()) is not None:
            sleep(delay)
            if self._closed:
                return
            try:
                response = self._reopen(reader.position)
            except APIConnectionError as error:
                failure = error
            else:
                self._open(response)
                reader.continue_with(response)
                return
        reader.give_up(failure)

    def _drain(self) -> None:
        """Read what little follows the end, so that the connection can be used again."""
        if self.response.is_closed or not has_own_connection(self.response):
            return
        left = DRAIN_BYTES
        with suppress(*transport_errors()), self._watchdog.limit(DRAIN_SECONDS):
            while left > 0 and (chunk := next(self._chunks, b"")):
                left -= len(chunk)


class AsyncStream(_StreamFacts[E_co]):
    """The events of a response, as they arrive: `Stream` for asyncio.

    Leaving an `async for` loop over it early closes it, as does leaving its `async with` block;
    `anext()` does not. It raises what `Stream` raises. `close()` may be called from another task,
    and ends a loop that is waiting for the next event.
    """

    def __init__(
        self,
        response: httpx2.Response,
        table: EventTable[E_co],
        *,
        reopen: Callable[[str | None], Awaitable[httpx2.Response]] | None = None,
        **policy: Unpack[StreamPolicy],
    ) -> None:
        """Read `response`, whose body has not been read yet. The arguments are those of Stream."""
        self._reader = EventReader(response, table, **policy)
        self._reopen = reopen
        self._loop = running_loop()
        self._open(response)
        self._closed = False

    async def __aiter__(self) -> AsyncIterator[E_co]:
        self._check_open()
        try:
            while True:
                for event in self._reader.batch:
                    yield event
                if not await self._advance():
                    return
        finally:
            await self.close()

    async def __anext__(self) -> E_co:
        try:
            while True:
                for event in self._reader.batch:
                    return event
                if not await self._advance():
                    raise StopAsyncIteration
        except BaseException:
            await self.close()
            raise

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.close()

    async def close(self) -> None:
        """Release the connection; the stream is over. Safe to call more than once."""
        if self._closed:
            return
        self._closed = True
        try:
            if self._reader.ended and not self._reading:
                await self._drain()
        finally:
            await self.response.aclose()

    async def aclose(self) -> None:
        """The same as `close`."""
        await self.close()

    def __del__(self) -> None:
        if not self._closed:
            _warn_unclosed(self)
            close_later(self.response, self._loop)

    def _open(self, response: httpx2.Response) -> None:
        self.response = response
        self._chunks = response.aiter_bytes()
        self._reading = False

    async def _advance(self) -> bool:
        """Read until an event is at hand; False at the end of the stream."""
        reader = self._reader
        reader.start_waiting()
        while not (self._closed or reader.ended):
            try:
                if reader.receive(await self._read()):
                    return True
            except APIError as failure:
                if not self._closed:
                    await self._recover(failure)
        await self.close()
        return False

    async def _read(self) -> bytes:
        limit = self._reader.time_left()
        self._reading = True
        try:
            if limit is None:
                return await anext(self._chunks, b"")
            from asyncio import timeout

            async with timeout(limit):
                return await anext(self._chunks, b"")
        except transport_errors() as error:
            self._reader.lose_connection(error)
        finally:
            self._reading = False

    async def _recover(self, failure: APIError) -> None:
        """Take the stream up again on another connection, or let the reader give it up."""
        from asyncio import sleep

        reader = self._reader
        await self.response.aclose()
        while self._reopen and (delay := reader.next_attempt()) is not None:
            await sleep(delay)
            if self._closed:
                return
            try:
                response = await self._reopen(reader.position)
            except APIConnectionError as error:
                failure = error
            else:
                self._open(response)
                reader.continue_with(response)
                return
        reader.give_up(failure)

    async def _drain(self) -> None:
        """Read what little follows the end, so that the connection can be used again."""
        if self.response.is_closed or not has_own_connection(self.response):
            return
        from asyncio import timeout

        left = DRAIN_BYTES
        with suppress(*transport_errors()):
            async with timeout(DRAIN_SECONDS):
                while left > 0 and (chunk := await anext(self._chunks, b"")):
                    left -= len(chunk)


def _warn_unclosed(stream: _StreamFacts[Any]) -> None:
    import warnings

    text = f"unclosed {type(stream).__name__} of {without_secrets(stream.response.url)}"
    warnings.warn(text, ResourceWarning, stacklevel=3, source=stream)
