"""Requests that no method describes: any path and body, sent as the client sends its own."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Any, TypedDict, TypeVar, Unpack, cast

from .absent import NotGiven
from .base import BaseClient
from .codec import as_is
from .model import Model, decoder_of
from .requests import Headers, JSONBody, Options, Reading, Request

if TYPE_CHECKING:
    from collections.abc import Callable

    import httpx2

    from .parameters import Query

T = TypeVar("T")


class Asking(TypedDict, total=False):
    """What can be set for a request without a body."""

    extra_headers: Headers | None
    """Headers over those of the client; `omit` takes one of these away."""
    extra_query: Query | None
    """The query: none of it belongs into the path."""
    timeout: float | httpx2.Timeout | None | NotGiven
    """In seconds; None waits for ever."""


class Sending(Asking, total=False):
    """What can be set for a request that may have a body."""

    body: object
    """A body to be sent as JSON: plain data or models."""
    content: bytes
    """Any other body, as it is; its media type goes into `extra_headers`."""


class SyncVerbs(BaseClient["httpx2.Client"]):
    """Methods for what the API's description does not say, named after those of HTTP.

    Each takes the path below the base URL, and `cast_to`, which says what to return: a class of
    this package that answers are read as, `dict`, `list` or `object` for parsed JSON, `str`,
    `bytes`, `type(None)`, or `httpx2.Response`. The client's options apply, and the same errors
    are raised as by all other methods.
    """

    @abstractmethod
    def exchange(
        self, request: Request[Any], options: Options, *, stream: bool, accept: str | None = None
    ) -> httpx2.Response:
        """Send a request until it succeeds, or can be sent no more."""

    def get(self, path: str, *, cast_to: type[T], **options: Unpack[Asking]) -> T:
        """Send a GET request."""
        return self._call("GET", path, cast_to, **options)

    def post(self, path: str, *, cast_to: type[T], **options: Unpack[Sending]) -> T:
        """Send a POST request."""
        return self._call("POST", path, cast_to, **options)

    def put(self, path: str, *, cast_to: type[T], **options: Unpack[Sending]) -> T:
        """Send a PUT request."""
        return self._call("PUT", path, cast_to, **options)

    def patch(self, path: str, *, cast_to: type[T], **options: Unpack[Sending]) -> T:
        """Send a PATCH request."""
        return self._call("PATCH", path, cast_to, **options)

    def delete(self, path: str, *, cast_to: type[T], **options: Unpack[Sending]) -> T:
        """Send a DELETE request."""
        return self._call("DELETE", path, cast_to, **options)

    def _call(self, method: str, path: str, cast_to: type[T], **given: Unpack[Sending]) -> T:
        request, options = _described(method, path, cast_to, **given)
        response = self.exchange(request, options, stream=False)
        return self.decode(request, response) if request.decode else cast(T, response)


class AsyncVerbs(BaseClient["httpx2.AsyncClient"]):
    """The methods of `SyncVerbs`, to be awaited."""

    @abstractmethod
    async def exchange(
        self, request: Request[Any], options: Options, *, stream: bool, accept: str | None = None
    ) -> httpx2.Response:
        """Send a request until it succeeds, or can be sent no more."""

    async def get(self, path: str, *, cast_to: type[T], **options: Unpack[Asking]) -> T:
        """Send a GET request."""
        return await self._call("GET", path, cast_to, **options)

    async def post(self, path: str, *, cast_to: type[T], **options: Unpack[Sending]) -> T:
        """Send a POST request."""
        return await self._call("POST", path, cast_to, **options)

    async def put(self, path: str, *, cast_to: type[T], **options: Unpack[Sending]) -> T:
        """Send a PUT request."""
        return await self._call("PUT", path, cast_to, **options)

    async def patch(self, path: str, *, cast_to: type[T], **options: Unpack[Sending]) -> T:
        """Send a PATCH request."""
        return await self._call("PATCH", path, cast_to, **options)

    async def delete(self, path: str, *, cast_to: type[T], **options: Unpack[Sending]) -> T:
        """Send a DELETE request."""
        return await self._call("DELETE", path, cast_to, **options)

    async def _call(self, method: str, path: str, cast_to: type[T], **given: Unpack[Sending]) -> T:
        request, options = _described(method, path, cast_to, **given)
        response = await self.exchange(request, options, stream=False)
        return self.decode(request, response) if request.decode else cast(T, response)


def _described(
    method: str,
    path: str,
    cast_to: type[T],
    *,
    body: object = None,
    content: bytes | None = None,
    **options: Unpack[Asking],
) -> tuple[Request[T], Options]:
    """The request as a value; without `decode` where the response itself is the result.

    Raises:
        TypeError: there are two bodies, or nothing reads `cast_to`.
        ValueError: the path is none, or holds more than a path.
    """
    if "://" in path or "?" in path or "#" in path:
        # What was given is not shown: a query, or the user information of a URL, may be secret.
        raise ValueError("a path below the base URL is needed, without a query: use extra_query")
    if body is not None and content is not None:
        raise TypeError(f"{method.lower()}() takes body or content, not both")
    reading, decode = _reading(cast_to)
    request = Request(
        method,
        f"/{path.removeprefix('/')}",
        decode=decode,
        body=content if body is None else JSONBody(body),
        content_type=None if content is None else "application/octet-stream",
        accept="application/json" if reading == "json" else "*/*",
        reading=reading,
    )
    return request, Options(**options)


def _reading(cast_to: type[T]) -> tuple[Reading, Callable[[Any], T] | None]:
    """What becomes of the body of an answer, and what makes the result of that."""
    import httpx2

    if not isinstance(cast_to, type):  # pyright: ignore[reportUnnecessaryIsInstance]
        return "json", as_is  # such as dict[str, Any]
    if issubclass(cast_to, httpx2.Response):
        return "bytes", None
    if issubclass(cast_to, Model):
        return "json", decoder_of(cast_to)
    if issubclass(cast_to, (str, bytes)):
        return "text" if issubclass(cast_to, str) else "bytes", as_is
    if cast_to is type(None):
        return "bytes", _nothing
    return "json", as_is


def _nothing(content: Any) -> Any:
    """The result of a body that nobody asked for."""
