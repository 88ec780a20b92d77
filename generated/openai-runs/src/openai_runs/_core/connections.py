"""The connection under a response: limiting a read, cutting it short, closing it from anywhere."""

from __future__ import annotations

from contextlib import contextmanager
from math import inf
from threading import Condition, Thread
from time import monotonic
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from asyncio import AbstractEventLoop, Task
    from collections.abc import Generator
    from typing import Any

    import httpx2


def has_own_connection(response: httpx2.Response) -> bool:
    """Whether the response has a connection to itself that can be drained or cut (HTTP/1)."""
    return response.http_version.startswith("HTTP/1") and "network_stream" in response.extensions


def cut(response: httpx2.Response) -> None:
    """Shut the connection of an unfinished response down, which ends a read in another thread.

    Does nothing where other responses share the connection (HTTP/2), or there is no socket.
    """
    if response.is_closed or not has_own_connection(response):
        return
    sock: Any = response.extensions["network_stream"].get_extra_info("socket")
    if sock is not None:
        from socket import SHUT_RDWR

        try:
            sock.shutdown(SHUT_RDWR)
        except OSError:
            pass  # the peer, or the transport, was quicker


class Watchdog:
    """Cuts the connection of a response when a blocking read takes too long.

    The transport fixes its own timeout when a body begins to be read, and any byte starts it anew.
    So this one is kept by a thread, started when first needed, which shuts the socket down.
    """

    def __init__(self, response: httpx2.Response) -> None:
        self._response = response
        self._changed = Condition()
        self._thread: Thread | None = None
        self._until = inf
        self._wakes_at = inf
        self._stopped = False

    @contextmanager
    def limit(self, seconds: float) -> Generator[None]:
        """Cut the connection if the body of the `with` takes longer than `seconds`."""
        with self._changed:
            self._until = monotonic() + seconds
            if self._thread is None:
                self._thread = Thread(target=self._watch, name="stream watchdog", daemon=True)
                self._thread.start()
            elif self._until < self._wakes_at:
                self._changed.notify()
        try:
            yield
        finally:
            # Taken under the lock, so that a connection is never cut once it is in the pool.
            with self._changed:
                self._until = inf

    def stop(self) -> None:
        """Let the thread end."""
        with self._changed:
            self._stopped = True
            self._changed.notify()

    def _watch(self) -> None:
        with self._changed:
            while not self._stopped:
                self._wakes_at = self._until
                if self._until <= monotonic():
                    cut(self._response)
                    return
                left = self._until - monotonic()
                self._changed.wait(None if self._until == inf else max(left, 0.0))


def running_loop() -> AbstractEventLoop | None:
    """The asyncio event loop that this code runs in, None outside of one."""
    from asyncio import get_running_loop

    try:
        return get_running_loop()
    except RuntimeError:
        return None


def close_later(response: httpx2.Response, loop: AbstractEventLoop | None) -> None:
    """Close a response from where nothing can be awaited: in its loop, or at least its socket."""
    if loop is None or loop.is_closed():
        cut(response)
        return

    def close() -> None:
        task = loop.create_task(response.aclose())
        _CLOSING.add(task)
        task.add_done_callback(_CLOSING.discard)

    loop.call_soon_threadsafe(close)


_CLOSING: Final[set[Task[None]]] = set()
"""Loops hold their tasks weakly."""
