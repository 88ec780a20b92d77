"""Event handlers: objects that follow a stream and call a method for what happens in it.

The generated subclasses declare the methods and their types; nothing here knows what a stream is
about.
"""

# What is private in a handler is private to its users, not to the managers in this module.
# pyright: reportPrivateUsage=false

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from .errors import APITimeoutError, SDKError, StreamTruncated
from .reporting import Reports
from .streams import AsyncStream, Stream

if TYPE_CHECKING:
    from types import TracebackType

    from .accumulate import Accumulation

E = TypeVar("E")


class HandlerStateError(SDKError, RuntimeError):
    """An event handler is asked for something that it cannot do now.

    It was not started, is started a second time, was left before the end of its stream, or is
    asked for something that the stream did not bring.
    """


class HandlerState(Generic[E]):
    """What an event handler knows, whichever way it reads."""

    # Defaults of the class, so that a subclass need not call the constructor of this one.
    _reports: Reports | None = None
    _left = False

    @property
    def current_event(self) -> E | None:
        """The event that the handler's methods are being called for; None between events."""
        return None if self._reports is None else self._reports.current_event

    def _accumulation(self) -> Accumulation:
        """What the events of the stream add up to."""
        raise NotImplementedError

    def _begin(self) -> None:
        self._check_unused()
        self._reports = Reports(self._accumulation())

    def _check_unused(self) -> None:
        if self._reports is not None:
            raise HandlerStateError(
                "This event handler has followed a stream already; make a new one for each stream."
            )

    def _running(self) -> Reports:
        if self._reports is None:
            raise HandlerStateError(
                "This event handler has no stream yet: pass it as event_handler, and use what the "
                "`with` block gives."
            )
        return self._reports

    def _check_readable(self) -> None:
        self._running()
        if self._left:
            raise HandlerStateError(
                "The `with` block was left before the end of the stream; what follows is lost."
            )

    def _current(self, name: str) -> Any:
        return None if self._reports is None else self._reports.snapshots.current(name)

    def _latest(self, name: str) -> Any:
        found = self._running().snapshots.latest(name)
        if found is None:
            raise HandlerStateError(f"The stream brought no {name.replace('_', ' ')}.")
        return found

    def _all(self, name: str) -> list[Any]:
        found = self._running().snapshots.all(name)
        if not found:
            raise HandlerStateError(f"The stream brought no {name.replace('_', ' ')}.")
        return found

    def _complete(self, error: Exception) -> None:
        """Add to an error what had arrived."""
        if isinstance(error, StreamTruncated):
            snapshots = self._running().snapshots
            names = self._accumulation().objects
            error.snapshot = {name: snapshots.all(name) for name in names}


class EventHandler(HandlerState[E]):
    """Follows a stream, and calls its own methods for what happens in it.

    A subclass overrides the methods it is interested in. They are called while the stream is read:
    by iterating over the handler, which gives the events, or by a method that waits for the end.
    What a method raises ends the stream and reaches the reader. A handler follows one stream.
    """

    _stream: Stream[E] | None = None
    _events: Iterator[E] | None = None

    def __iter__(self) -> Iterator[E]:
        return self

    def __next__(self) -> E:
        self._check_readable()
        assert self._events is not None
        return next(self._events)

    def until_done(self) -> None:
        """Read the stream to its end.

        Raises:
            APIError: the stream cannot be read to its end.
            HandlerStateError: there is no stream to read.
        """
        for _ in self:
            pass

    def close(self) -> None:
        """Release the connection; leaving the `with` block does that too."""
        if self._stream is not None:
            self._stream.close()

    def on_event(self, event: E) -> None:
        """Called for every event, before any other method."""

    def on_end(self) -> None:
        """Called last: the stream is over, failed, or was left."""

    def on_exception(self, exception: Exception) -> None:
        """Called when the stream, or a method of this handler, raised this exception."""

    def on_timeout(self) -> None:
        """Called before `on_exception` when the server took too long."""

    def _start(self, stream: Stream[E]) -> None:
        self._begin()
        self._stream = stream
        self._events = self._follow(stream)

    def _leave(self) -> None:
        """The `with` block is left."""
        self.close()
        following: Any = self._events
        if following is not None and following.gi_frame is not None:
            self._left = True
            if not following.gi_running:  # then another thread reads, and finds the stream closed
                following.close()

    def _follow(self, stream: Stream[E]) -> Iterator[E]:
        reports = self._running()
        try:
            for event in stream:
                for method, arguments in reports.calls(event):
                    getattr(self, method)(*arguments)
                yield event
        except Exception as error:  # the methods may raise anything; nothing is kept back
            self._complete(error)
            if _is_timeout(error):
                self.on_timeout()
            self.on_exception(error)
            raise
        finally:
            self.on_end()

    def _texts(self, name: str) -> Iterator[str]:
        for _ in self:
            yield from self._running().texts(name)


class AsyncEventHandler(HandlerState[E]):
    """Follows a stream, and awaits its own methods for what happens in it.

    A subclass overrides the methods it is interested in. They are awaited while the stream is
    read: by iterating over the handler, which gives the events, or by a method that waits for the
    end. What a method raises ends the stream and reaches the reader. A handler follows one stream.
    """

    _stream: AsyncStream[E] | None = None
    _events: AsyncIterator[E] | None = None

    def __aiter__(self) -> AsyncIterator[E]:
        return self

    async def __anext__(self) -> E:
        self._check_readable()
        assert self._events is not None
        return await anext(self._events)

    async def until_done(self) -> None:
        """Read the stream to its end.

        Raises:
            APIError: the stream cannot be read to its end.
            HandlerStateError: there is no stream to read.
        """
        async for _ in self:
            pass

    async def close(self) -> None:
        """Release the connection; leaving the `async with` block does that too."""
        if self._stream is not None:
            await self._stream.close()

    async def on_event(self, event: E) -> None:
        """Awaited for every event, before any other method."""

    async def on_end(self) -> None:
        """Awaited last: the stream is over, failed, or was left."""

    async def on_exception(self, exception: Exception) -> None:
        """Awaited when the stream, or a method of this handler, raised this exception."""

    async def on_timeout(self) -> None:
        """Awaited before `on_exception` when the server took too long."""

    def _start(self, stream: AsyncStream[E]) -> None:
        self._begin()
        self._stream = stream
        self._events = self._follow(stream)

    async def _leave(self) -> None:
        """The `async with` block is left."""
        await self.close()
        following: Any = self._events
        if following is not None and following.ag_frame is not None:
            self._left = True
            if not following.ag_running:  # then another task reads, and finds the stream closed
                await following.aclose()

    async def _follow(self, stream: AsyncStream[E]) -> AsyncIterator[E]:
        reports = self._running()
        try:
            async for event in stream:
                for method, arguments in reports.calls(event):
                    await getattr(self, method)(*arguments)
                yield event
        except Exception as error:  # the methods may raise anything; nothing is kept back
            self._complete(error)
            if _is_timeout(error):
                await self.on_timeout()
            await self.on_exception(error)
            raise
        finally:
            await self.on_end()

    async def _texts(self, name: str) -> AsyncIterator[str]:
        async for _ in self:
            for text in self._running().texts(name):
                yield text


Handler = TypeVar("Handler", bound=EventHandler[Any])
AsyncHandler = TypeVar("AsyncHandler", bound=AsyncEventHandler[Any])


class StreamManager(Generic[Handler]):
    """Sends a request and lets a handler follow the answer: `with manager as handler`.

    The request is sent on entering the block, and the connection is released on leaving it.
    """

    def __init__(self, api_request: Callable[[], Stream[Any]], *, event_handler: Handler) -> None:
        _expect_handler(event_handler, EventHandler, "a synchronous")
        self._api_request = api_request
        self._handler = event_handler

    def __enter__(self) -> Handler:
        self._handler._check_unused()
        self._handler._start(self._api_request())
        return self._handler

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._handler._leave()


class AsyncStreamManager(Generic[AsyncHandler]):
    """Sends a request and lets a handler follow the answer: `async with manager as handler`.

    The request is sent on entering the block, and the connection is released on leaving it.
    """

    def __init__(
        self,
        api_request: Callable[[], Awaitable[AsyncStream[Any]]],
        *,
        event_handler: AsyncHandler,
    ) -> None:
        _expect_handler(event_handler, AsyncEventHandler, "an asynchronous")
        self._api_request = api_request
        self._handler = event_handler

    async def __aenter__(self) -> AsyncHandler:
        self._handler._check_unused()
        self._handler._start(await self._api_request())
        return self._handler

    async def __aexit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self._handler._leave()


def _expect_handler(handler: object, kind: type, sort: str) -> None:
    """Check a handler before anything is sent, for programs that no type checker has seen."""
    if not isinstance(handler, kind):
        found = "a class" if isinstance(handler, type) else type(handler).__name__
        raise TypeError(f"event_handler takes an instance of {sort} handler, not {found}")


def _is_timeout(error: Exception) -> bool:
    """Whether the server, or something a method waited for, took too long."""
    import httpx2

    return isinstance(error, (APITimeoutError, TimeoutError, httpx2.TimeoutException))
