"""Streams against a StreamServer, read to their end synchronously or asynchronously."""

import asyncio
from collections.abc import Callable
from typing import Any

import httpx2
from stream_server import PATIENCE, StreamServer

from _core.errors import APIConnectionError, ErrorFormat, SDKError
from _core.events import Done, EventTable
from _core.streams import AsyncStream, Stream

A, B, C = (f'id: {n}\nevent: word\ndata: {{"n": {n}}}\n\n'.encode() for n in (1, 2, 3))
DONE = b"data: [DONE]\n\n"
LIMITS = httpx2.Limits(max_connections=1)
TIMEOUT = httpx2.Timeout(PATIENCE)


def number(raw: Any) -> int:
    return int(raw["n"])


def table(**changes: Any) -> EventTable[Any]:
    arguments: dict[str, Any] = {
        "by": "event",
        "events": {"word": number},
        "done": Done(sentinel="[DONE]"),
        "errors": frozenset({"error"}),
        "error": ErrorFormat(envelope="error"),
        **changes,
    }
    return EventTable(**arguments)


TABLE = table()


def client(timeout: httpx2.Timeout = TIMEOUT) -> httpx2.Client:
    """A client with one connection: a stream that keeps it makes the next request fail."""
    return httpx2.Client(limits=LIMITS, timeout=timeout, trust_env=False)


def async_client(timeout: httpx2.Timeout = TIMEOUT) -> httpx2.AsyncClient:
    return httpx2.AsyncClient(limits=LIMITS, timeout=timeout, trust_env=False)


def open_stream(
    http: httpx2.Client, url: str, table: EventTable[Any] = TABLE, **more: Any
) -> Stream[Any]:
    response = http.send(http.build_request("GET", url), stream=True)
    return Stream(response, table, **more)


async def open_async(
    http: httpx2.AsyncClient, url: str, table: EventTable[Any] = TABLE, **more: Any
) -> AsyncStream[Any]:
    response = await http.send(http.build_request("GET", url), stream=True)
    return AsyncStream(response, table, **more)


Outcome = tuple[list[Any], Exception | None]
Positions = list[str | None]
Read = Callable[..., Outcome]


def read_sync(
    server: StreamServer,
    *,
    timeout: httpx2.Timeout = TIMEOUT,
    positions: Positions | None = None,
    broken: bool = False,
    **more: Any,
) -> Outcome:
    """The events of a stream, and the error it ended with.

    With `positions`, it is taken up again over the same client, and they are noted there; if
    `broken`, that fails.
    """
    events: list[Any] = []
    with client(timeout) as http:

        def reopen(position: str | None) -> httpx2.Response:
            assert positions is not None
            positions.append(position)
            request = http.build_request("GET", server.url)
            if broken:
                raise APIConnectionError(request=request)
            return http.send(request, stream=True)

        reopening = None if positions is None else reopen
        stream = open_stream(http, server.url, reopen=reopening, **more)
        try:
            for event in stream:
                events.append(event)
        except SDKError as error:
            return events, error
        finally:
            assert stream.is_closed
            assert stream.response.is_closed
    return events, None


def read_async(
    server: StreamServer,
    *,
    timeout: httpx2.Timeout = TIMEOUT,
    positions: Positions | None = None,
    broken: bool = False,
    **more: Any,
) -> Outcome:
    """The same by AsyncStream."""
    events: list[Any] = []

    async def run() -> Exception | None:
        async with async_client(timeout) as http:

            async def reopen(position: str | None) -> httpx2.Response:
                assert positions is not None
                positions.append(position)
                request = http.build_request("GET", server.url)
                if broken:
                    raise APIConnectionError(request=request)
                return await http.send(request, stream=True)

            reopening = None if positions is None else reopen
            stream = await open_async(http, server.url, reopen=reopening, **more)
            try:
                async for event in stream:
                    events.append(event)
            except SDKError as error:
                return error
            finally:
                assert stream.is_closed
                assert stream.response.is_closed
        return None

    return events, asyncio.run(run())
