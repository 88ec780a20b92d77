"""Bodies whose beginning is remembered while they are read, for the case that they break off."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import Final

import httpx2

HEAD_LENGTH: Final = 1024
"""How much is remembered, in bytes."""


class Tee(httpx2.SyncByteStream):
    """A body that keeps its first bytes in `head`."""

    def __init__(self, stream: httpx2.SyncByteStream | httpx2.AsyncByteStream) -> None:
        assert isinstance(stream, httpx2.SyncByteStream)
        self._stream = stream
        self.head = b""

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

    def __init__(self, stream: httpx2.SyncByteStream | httpx2.AsyncByteStream) -> None:
        assert isinstance(stream, httpx2.AsyncByteStream)
        self._stream = stream
        self.head = b""

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for chunk in self._stream:
            if len(self.head) < HEAD_LENGTH:
                self.head += chunk[: HEAD_LENGTH - len(self.head)]
            yield chunk

    async def aclose(self) -> None:
        """Release the connection."""
        await self._stream.aclose()
