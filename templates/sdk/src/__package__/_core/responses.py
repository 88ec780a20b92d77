"""Answers as they came: status, headers and body, with the decoded result on request."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeAlias, TypeVar

from .errors import APIConnectionError, APITimeoutError
from .jsontext import loads
from .wire import without_secrets

if TYPE_CHECKING:
    import datetime
    import os
    from collections.abc import Generator
    from types import TracebackType

    import httpx2

    from .base import BaseClient

T = TypeVar("T")
R = TypeVar("R", bound="APIResponse[Any]")
AR = TypeVar("AR", bound="AsyncAPIResponse[Any]")

Progress: TypeAlias = Callable[[int, int | None], object]
"""Is told how many bytes have been written, and how many there will be, if that is known."""


class IncompleteResponseError(APIConnectionError):
    """An answer came, and its body breaks off or cannot be unpacked.

    Attributes:
        response: the answer.
        status_code: its status.
        request_id: the server's own name for the request.
        body: the beginning of its body, as text.
    """

    def __init__(
        self, message: str, response: httpx2.Response, body: str, *, request_id: str | None
    ) -> None:
        # Not super(): one subclass is a timeout too, whose signature is another one.
        APIConnectionError.__init__(self, message=message, request=response.request)
        self.response = response
        self.status_code = response.status_code
        self.request_id = request_id
        self.body = body or None


class IncompleteResponseTimeout(IncompleteResponseError, APITimeoutError):
    """An answer came, and the rest of its body took longer than the timeout allows."""


class Text(str):
    """Text that also answers when it is called, for programs that write `response.text()`."""

    __slots__ = ()

    def __call__(self) -> str:
        return str(self)


class _Response(Generic[T]):
    """What both kinds of answer know without reading the body."""

    def __init__(self, response: httpx2.Response, client: BaseClient[Any]) -> None:
        self.http_response = response
        self._client = client

    @property
    def request_id(self) -> str | None:
        """The server's name for the request."""
        return self._client.request_id(self.http_response)

    @property
    def retries_taken(self) -> int:
        """How often the request was sent again before this answer came."""
        return int(self.http_response.extensions.get("retries_taken", 0))

    @property
    def status_code(self) -> int:
        """The status (RFC 9110, section 15)."""
        return self.http_response.status_code

    @property
    def headers(self) -> httpx2.Headers:
        """The headers of the answer."""
        return self.http_response.headers

    @property
    def http_request(self) -> httpx2.Request:
        """The request as it was sent."""
        return self.http_response.request

    @property
    def url(self) -> httpx2.URL:
        """Where the answer came from."""
        return self.http_response.url

    @property
    def method(self) -> str:
        """The method of the request."""
        return self.http_request.method

    @property
    def http_version(self) -> str:
        """Such as `HTTP/1.1`."""
        return self.http_response.http_version

    @property
    def elapsed(self) -> datetime.timedelta:
        """From sending the request to the end of the answer."""
        return self.http_response.elapsed

    @property
    def length(self) -> int | None:
        """How many bytes the body has, None if the server does not say, or sends it packed."""
        if "content-encoding" in self.headers:
            return None
        text = self.headers.get("content-length", "")
        return int(text) if text.isdecimal() else None

    @property
    def is_closed(self) -> bool:
        """Whether the connection was released."""
        return self.http_response.is_closed

    def __repr__(self) -> str:
        kind = type(self).__name__
        return f"<{kind} {self.status_code} {self.method} {without_secrets(self.url)}>"

    @contextmanager
    def _reading(self) -> Generator[None]:
        """Raise the typed error if the body cannot be read on."""
        import httpx2

        try:
            yield
        except (httpx2.RequestError, OSError) as error:
            raise self._client.failure(error, self.http_request, self.http_response) from error


class APIResponse(_Response[T]):
    """An answer, from the synchronous client or with its body already read."""

    def __init__(
        self, response: httpx2.Response, client: BaseClient[Any], parse: Callable[[], T]
    ) -> None:
        super().__init__(response, client)
        self._parse = parse
        self._parsed: list[T] = []

    def parse(self) -> T:
        """What the method returns without this wrapper; decoded once.

        Raises:
            APIResponseValidationError: the body is not what the description promises.
        """
        if not self._parsed:
            self._parsed.append(self._parse())
        return self._parsed[0]

    def read(self) -> bytes:
        """The whole body.

        Raises:
            APIConnectionError: it breaks off.
        """
        with self._reading():
            return self.http_response.read()

    @property
    def content(self) -> bytes:
        """The whole body."""
        return self.read()

    @property
    def text(self) -> Text:
        """The body as text; `text` and `text()` are the same."""
        self.read()
        return Text(self.http_response.text)

    def json(self) -> Any:
        """The body as parsed JSON.

        Raises:
            ValueError: it is not JSON.
        """
        return loads(self.read())

    def iter_bytes(self, chunk_size: int | None = None) -> Iterator[bytes]:
        """The body in pieces, as it arrives; raises what `read` raises."""
        with self._reading():
            yield from self.http_response.iter_bytes(chunk_size)

    def iter_text(self, chunk_size: int | None = None) -> Iterator[str]:
        """The body in pieces of text, as it arrives."""
        with self._reading():
            yield from self.http_response.iter_text(chunk_size)

    def iter_lines(self) -> Iterator[str]:
        """The lines of the body, as they arrive."""
        with self._reading():
            yield from self.http_response.iter_lines()

    def stream_to_file(
        self,
        file: str | os.PathLike[str],
        *,
        chunk_size: int | None = None,
        progress: Progress | None = None,
    ) -> None:
        """Write the body to a file, piece by piece; `progress` hears of each piece."""
        written = 0
        with Path(file).open("wb") as out:
            for chunk in self.iter_bytes(chunk_size):
                out.write(chunk)
                written += len(chunk)
                if progress is not None:
                    progress(written, self.length)

    def close(self) -> None:
        """Release the connection without reading further."""
        self.http_response.close()


class AsyncAPIResponse(_Response[T]):
    """An answer of the asynchronous client, whose body is read when it is asked for."""

    def __init__(
        self,
        response: httpx2.Response,
        client: BaseClient[Any],
        parse: Callable[[], Awaitable[T]],
    ) -> None:
        super().__init__(response, client)
        self._parse = parse
        self._parsed: list[T] = []

    async def parse(self) -> T:
        """What the method returns without this wrapper; decoded once.

        Raises:
            APIResponseValidationError: the body is not what the description promises.
        """
        if not self._parsed:
            self._parsed.append(await self._parse())
        return self._parsed[0]

    async def read(self) -> bytes:
        """The whole body.

        Raises:
            APIConnectionError: it breaks off.
        """
        with self._reading():
            return await self.http_response.aread()

    async def text(self) -> str:
        """The body as text."""
        await self.read()
        return self.http_response.text

    async def json(self) -> Any:
        """The body as parsed JSON.

        Raises:
            ValueError: it is not JSON.
        """
        return loads(await self.read())

    async def iter_bytes(self, chunk_size: int | None = None) -> AsyncIterator[bytes]:
        """The body in pieces, as it arrives; raises what `read` raises."""
        with self._reading():
            async for piece in self.http_response.aiter_bytes(chunk_size):
                yield piece

    async def iter_text(self, chunk_size: int | None = None) -> AsyncIterator[str]:
        """The body in pieces of text, as it arrives."""
        with self._reading():
            async for piece in self.http_response.aiter_text(chunk_size):
                yield piece

    async def iter_lines(self) -> AsyncIterator[str]:
        """The lines of the body, as they arrive."""
        with self._reading():
            async for line in self.http_response.aiter_lines():
                yield line

    async def stream_to_file(
        self,
        file: str | os.PathLike[str],
        *,
        chunk_size: int | None = None,
        progress: Progress | None = None,
    ) -> None:
        """Write the body to a file, piece by piece; `progress` hears of each piece.

        Writing happens off the event loop.
        """
        import asyncio

        written = 0
        with Path(file).open("wb") as out:
            async for chunk in self.iter_bytes(chunk_size):
                await asyncio.to_thread(out.write, chunk)
                written += len(chunk)
                if progress is not None:
                    progress(written, self.length)

    async def close(self) -> None:
        """Release the connection without reading further."""
        await self.http_response.aclose()


class ResponseContextManager(Generic[R]):
    """A request that is sent on entering, and whose connection is released on leaving."""

    def __init__(self, send: Callable[[], R]) -> None:
        self._send = send
        self._response: R | None = None

    def __enter__(self) -> R:
        self._response = self._send()
        return self._response

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._response is not None:
            self._response.close()


class AsyncResponseContextManager(Generic[AR]):
    """A request that is sent on entering, and whose connection is released on leaving."""

    def __init__(self, send: Callable[[], Awaitable[AR]]) -> None:
        self._send = send
        self._response: AR | None = None

    async def __aenter__(self) -> AR:
        self._response = await self._send()
        return self._response

    async def __aexit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._response is not None:
            await self._response.close()
