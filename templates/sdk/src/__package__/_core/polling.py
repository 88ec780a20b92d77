"""Waiting until something is over: fetch it again and again until its state is a terminal one."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeVar

from .absent import NotGiven, Omit
from .errors import APITimeoutError
from .requests import Options, Request

if TYPE_CHECKING:
    import httpx2

    from .client import AsyncClient, SyncClient

T = TypeVar("T")


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
        """Whether the state is a terminal one."""
        return getattr(result, self.until) in self.terminal

    def wait(self, response: httpx2.Response, interval_ms: int | None, started: float) -> float:
        """Seconds until the next fetch.

        Raises:
            APITimeoutError: that would be after the deadline.
        """
        seconds = self._interval(response, interval_ms) / 1000
        if self.deadline is not None and time.monotonic() - started + seconds > self.deadline:
            raise APITimeoutError(response.request)
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
    """Send a request until its result is in a terminal state, and return that."""
    interval = None if isinstance(interval_ms, (Omit, NotGiven)) else interval_ms
    request, started = scheme.applied(request, interval), time.monotonic()
    while True:
        response = client.exchange(request, options, stream=False)
        result = client.decode(request, response)
        if scheme.is_over(result):
            return result
        time.sleep(scheme.wait(response, interval, started))


async def async_poll(
    client: AsyncClient,
    request: Request[T],
    scheme: PollScheme,
    interval_ms: int | Omit | NotGiven,
    options: Options,
) -> T:
    """Send a request until its result is in a terminal state, and return that."""
    interval = None if isinstance(interval_ms, (Omit, NotGiven)) else interval_ms
    request, started = scheme.applied(request, interval), time.monotonic()
    while True:
        response = await client.exchange(request, options, stream=False)
        result = client.decode(request, response)
        if scheme.is_over(result):
            return result
        await asyncio.sleep(scheme.wait(response, interval, started))
