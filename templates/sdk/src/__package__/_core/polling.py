"""Waiting until something is over: fetch it again and again until its state is a terminal one."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeVar

from .absent import NotGiven, Omit
from .errors import APIConnectionError, APITimeoutError, SDKError
from .requests import Options, Request

if TYPE_CHECKING:
    import httpx2

    from .client import AsyncClient, SyncClient

T = TypeVar("T")


class PollTimeout(APITimeoutError):
    """What was waited for did not come about before the deadline.

    Attributes:
        result: what was fetched last.
        seconds: the deadline, in seconds from the beginning of the wait.
    """

    def __init__(
        self, message: str, request: httpx2.Request, *, result: object, seconds: float
    ) -> None:
        APIConnectionError.__init__(self, message=message, request=request)
        self.result = result
        self.seconds = seconds


@dataclass(frozen=True, slots=True, kw_only=True)
class PollScheme:
    """What ends the wait, and how long to wait between fetches.

    Attributes:
        until: the attribute that holds the state.
        terminal: the states that end the wait.
        interval: milliseconds between fetches, when neither caller nor server says otherwise.
        interval_header: the response header with the server's wish, in milliseconds.
        custom_interval_header: the request header that tells the server the caller's interval.
        headers: sent with each fetch.
        deadline: seconds after which waiting is given up; None for never.
    """

    until: str
    terminal: frozenset[str]
    interval: int = 1000
    interval_header: str | None = None
    custom_interval_header: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    deadline: float | None = None

    def applied(self, request: Request[T], interval_ms: int | None) -> Request[T]:
        """The request with the headers that tell the server what is going on."""
        headers = {**request.headers, **self.headers}
        if self.custom_interval_header is not None and interval_ms is not None:
            headers[self.custom_interval_header] = str(interval_ms)
        return replace(request, headers=headers)

    def is_over(self, result: object) -> bool:
        """Whether the state is a terminal one.

        Raises:
            SDKError: there is no state.
        """
        state = getattr(result, self.until, None)
        if state is None:
            kind = type(result).__name__
            raise SDKError(f"Waiting for {self.until!r} makes no sense: {kind} came without one.")
        return state in self.terminal

    def wait(
        self,
        response: httpx2.Response,
        result: object,
        interval_ms: int | None,
        started: float,
    ) -> float:
        """Seconds until the next fetch.

        Raises:
            PollTimeout: that would be after the deadline.
        """
        seconds = self._interval(response, interval_ms) / 1000
        if self.deadline is not None and time.monotonic() - started + seconds > self.deadline:
            state = getattr(result, self.until)
            message = f"Gave up waiting after {self.deadline} s: {self.until} is still {state!r}"
            raise PollTimeout(message, response.request, result=result, seconds=self.deadline)
        return seconds

    def _interval(self, response: httpx2.Response, interval_ms: int | None) -> float:
        if interval_ms is not None:
            return interval_ms
        wish = response.headers.get(self.interval_header) if self.interval_header else None
        return int(wish) if wish is not None and wish.isdecimal() else self.interval


def poll(
    client: SyncClient,
    request: Request[T],
    scheme: PollScheme,
    interval_ms: int | Omit | NotGiven,
    options: Options,
) -> T:
    """Send a request until its result is in a terminal state, and return that.

    Raises:
        PollTimeout: that took longer than the deadline.
    """
    interval = _interval(interval_ms)
    request, started = scheme.applied(request, interval), time.monotonic()
    while True:
        response = client.exchange(request, options, stream=False)
        result = client.decode(request, response)
        if scheme.is_over(result):
            return result
        time.sleep(scheme.wait(response, result, interval, started))


async def async_poll(
    client: AsyncClient,
    request: Request[T],
    scheme: PollScheme,
    interval_ms: int | Omit | NotGiven,
    options: Options,
) -> T:
    """Send a request until its result is in a terminal state, and return that.

    Raises:
        PollTimeout: that took longer than the deadline.
    """
    from asyncio import sleep

    interval = _interval(interval_ms)
    request, started = scheme.applied(request, interval), time.monotonic()
    while True:
        response = await client.exchange(request, options, stream=False)
        result = client.decode(request, response)
        if scheme.is_over(result):
            return result
        await sleep(scheme.wait(response, result, interval, started))


def check_interval(name: str, given: object) -> None:
    """Check the caller's interval, before anything is sent.

    Raises:
        TypeError: it is no number.
        ValueError: it is negative.
    """
    if isinstance(given, (Omit, NotGiven)):
        return
    if not isinstance(given, (int, float)) or isinstance(given, bool):
        raise TypeError(f"{name} takes a number of milliseconds, not {type(given).__name__}")
    if given < 0:
        raise ValueError(f"{name} takes a number of milliseconds, not {given!r}")


def _interval(given: int | Omit | NotGiven) -> int | None:
    return None if isinstance(given, (Omit, NotGiven)) else given
