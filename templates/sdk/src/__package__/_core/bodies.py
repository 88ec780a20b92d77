"""Bodies whose beginning is remembered while they are read, for the case that they break off."""

from __future__ import annotations

import zlib
from collections.abc import AsyncIterator, Iterator
from contextlib import suppress
from datetime import timedelta
from typing import Final

import httpx2

HEAD_LENGTH: Final = 1024
"""How much is remembered, in bytes."""


class Tee(httpx2.SyncByteStream):
    """A body that keeps its first bytes in `head`."""

    def __init__(self, stream: httpx2.SyncByteStream) -> None:
        self._stream = stream
        self.head = b""

    @property
    def elapsed(self) -> timedelta | None:
        """How long the exchange took; a response asks its body for that."""
        return getattr(self._stream, "elapsed", None)

    def __iter__(self) -> Iterator[bytes]:
        for chunk in self._stream:
            if len(self.head) < HEAD_LENGTH:
                self.head += chunk[: HEAD_LENGTH - len(self.head)]
            yield chunk

    def close(self) -> None:
        """Release the connection."""
        self._stream.close()


class AsyncTee(httpx2.AsyncByteStream):
    """A body that keeps its first bytes in `head`."""

    def __init__(self, stream: httpx2.AsyncByteStream) -> None:
        self._stream = stream
        self.head = b""

    @property
    def elapsed(self) -> timedelta | None:
        """How long the exchange took; a response asks its body for that."""
        return getattr(self._stream, "elapsed", None)

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for chunk in self._stream:
            if len(self.head) < HEAD_LENGTH:
                self.head += chunk[: HEAD_LENGTH - len(self.head)]
            yield chunk

    async def aclose(self) -> None:
        """Release the connection."""
        await self._stream.aclose()


def remember_beginning(response: httpx2.Response) -> None:
    """Keep the first bytes of a body that is still to be read, for `beginning`."""
    stream = response.stream
    if isinstance(stream, httpx2.SyncByteStream):
        response.stream = Tee(stream)
    else:
        response.stream = AsyncTee(stream)


def beginning(response: httpx2.Response) -> str:
    """The beginning of a body that is being read, as text; empty if nothing came."""
    stream = response.stream
    head = stream.head if isinstance(stream, (Tee, AsyncTee)) else b""
    if response.headers.get("content-encoding") in ("gzip", "deflate"):
        with suppress(zlib.error):
            head = zlib.decompressobj(zlib.MAX_WBITS | 32).decompress(head, HEAD_LENGTH)
    return head.decode("utf-8", "replace")
