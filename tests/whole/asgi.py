"""The mock server within the process: every request goes to the application, and is written down."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from typing import Any

import httpx2


class Exchange:
    """One request with its body, and the answer."""

    def __init__(self, request: httpx2.Request, sent: bytes, response: httpx2.Response) -> None:
        self.request = request
        self.sent = sent
        self.response = response


class Application(httpx2.BaseTransport, httpx2.AsyncBaseTransport):
    """Hands requests to an ASGI application; `exchanges` holds what was sent and answered."""

    def __init__(self, app: Any) -> None:
        self._asgi = httpx2.ASGITransport(app=app)
        self.loop = asyncio.new_event_loop()
        self.exchanges: list[Exchange] = []

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        body = request.read()
        return self.loop.run_until_complete(self._exchange(request, body))

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        return await self._exchange(request, await request.aread())

    async def _exchange(self, request: httpx2.Request, body: bytes) -> httpx2.Response:
        inner = httpx2.Request(
            request.method, request.url, headers=request.headers.multi_items(), content=body
        )
        answered = await self._asgi.handle_async_request(inner)
        content = await answered.aread()
        headers = answered.headers.multi_items()
        # What the body was encoded in has been undone.
        response = httpx2.Response(
            answered.status_code, headers=headers, content=content, request=request
        )
        self.exchanges.append(Exchange(request, body, response))
        return httpx2.Response(answered.status_code, headers=headers, stream=_Body(content))

    def close(self) -> None:
        if not self.loop.is_closed():
            self.loop.close()


class _Body(httpx2.SyncByteStream, httpx2.AsyncByteStream):
    """A body that arrives in pieces, so that streams are read as they are from a socket."""

    def __init__(self, content: bytes) -> None:
        self._content = content

    def __iter__(self) -> Iterator[bytes]:
        for start in range(0, len(self._content), 4096):
            yield self._content[start : start + 4096]

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for piece in self:
            yield piece
