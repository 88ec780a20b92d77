"""Transports that write down what is sent: into the mock server directly, or over a socket."""

from __future__ import annotations

import asyncio
from abc import abstractmethod
from collections.abc import AsyncIterator, Iterator
from typing import Any

import httpx2


class Exchange:
    """One request with its body, and the answer."""

    def __init__(self, request: httpx2.Request, sent: bytes, response: httpx2.Response) -> None:
        self.request = request
        self.sent = sent
        self.response = response


class Recording(httpx2.BaseTransport, httpx2.AsyncBaseTransport):
    """Sends requests; `exchanges` holds what was sent and answered."""

    def __init__(self) -> None:
        self.loop = asyncio.new_event_loop()
        self.exchanges: list[Exchange] = []
        self.ending = ""
        """What ends a stream that goes on to its end: the description has no place for it."""

    @abstractmethod
    async def send(self, request: httpx2.Request) -> httpx2.Response:
        """The answer to a request, whose body has been read."""

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        return self.loop.run_until_complete(self._exchange(request, request.read()))

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        return await self._exchange(request, await request.aread())

    async def _exchange(self, request: httpx2.Request, body: bytes) -> httpx2.Response:
        headers = request.headers.multi_items()
        inner = httpx2.Request(request.method, request.url, headers=headers, content=body)
        answered = await self.send(inner)
        content = await answered.aread()
        if answered.headers.get("content-type", "").startswith("text/event-stream"):
            content += self.ending.encode()
        kept = [pair for pair in answered.headers.multi_items() if pair[0] not in _FRAMING]
        response = httpx2.Response(answered.status_code, headers=kept, content=content)
        self.exchanges.append(Exchange(request, body, response))
        return httpx2.Response(answered.status_code, headers=kept, stream=_Body(content))


class Direct(Recording):
    """Hands requests to an ASGI application."""

    def __init__(self, app: Any) -> None:
        super().__init__()
        self._asgi = httpx2.ASGITransport(app=app)

    async def send(self, request: httpx2.Request) -> httpx2.Response:
        return await self._asgi.handle_async_request(request)


class Socket(Recording):
    """Sends requests to a server."""

    def __init__(self) -> None:
        super().__init__()
        self._http = httpx2.AsyncHTTPTransport()

    async def send(self, request: httpx2.Request) -> httpx2.Response:
        return await self._http.handle_async_request(request)


class _Body(httpx2.SyncByteStream, httpx2.AsyncByteStream):
    """A body that arrives in pieces, so that streams are read as they are from a server."""

    def __init__(self, content: bytes) -> None:
        self._content = content

    def __iter__(self) -> Iterator[bytes]:
        for start in range(0, len(self._content), 4096):
            yield self._content[start : start + 4096]

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for piece in self:
            yield piece


_FRAMING = ("content-length", "transfer-encoding")
