"""Methods that answer with the HTTP response: the same resources over other senders.

A resource calls `send`, `stream` and `page` of its client. Over one of the senders below the
same method gives a response instead of a result; the functions at the end tell the checkers so.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import wraps
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar, cast

from .requests import Options, Request
from .responses import (
    APIResponse,
    AsyncAPIResponse,
    AsyncResponseContextManager,
    ResponseContextManager,
)

if TYPE_CHECKING:
    import httpx2

    from .client import AsyncClient, SyncClient
    from .pages import AsyncPage, SyncPage

P = ParamSpec("P")
R = TypeVar("R")


class RawSender:
    """Sends like its client, and answers with responses; `lazy` ones leave the body unread."""

    def __init__(self, client: SyncClient, *, lazy: bool) -> None:
        self._client = client
        self._lazy = lazy

    def send(self, request: Request[Any], options: Options) -> APIResponse[Any]:
        """The response whose `parse` gives what the client's `send` returns."""
        response = self._client.exchange(request, options, stream=self._lazy)
        return self._wrap(response, lambda: self._client.decode(request, response))

    def stream(self, request: Request[Any], options: Options) -> APIResponse[Any]:
        """The response whose `parse` gives the stream."""
        client = self._client
        response = client.exchange(request, options, stream=True, accept=request.stream_type)
        return self._wrap(response, lambda: client.open_stream(request, response, options), False)

    def page(
        self, request: Request[Any], page: type[SyncPage[Any]], options: Options
    ) -> APIResponse[Any]:
        """The response whose `parse` gives the page."""
        response = self._client.exchange(request, options, stream=self._lazy)
        return self._wrap(response, lambda: self._client.turn(request, page, response, options))

    def _wrap(
        self, response: httpx2.Response, parse: Callable[[], Any], reads: bool = True
    ) -> APIResponse[Any]:
        def read_first() -> Any:
            answer.read()
            return parse()

        if self._lazy and reads:
            from .bodies import remember_beginning

            remember_beginning(response)
        answer: APIResponse[Any] = APIResponse(
            response, self._client, read_first if reads else parse
        )
        return answer


class AsyncRawSender:
    """Sends like its asynchronous client, and answers with responses whose body has been read."""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    async def send(self, request: Request[Any], options: Options) -> APIResponse[Any]:
        """The response whose `parse` gives what the client's `send` returns."""
        response = await self._client.exchange(request, options, stream=False)
        return self._wrap(response, lambda: self._client.decode(request, response))

    async def stream(self, request: Request[Any], options: Options) -> APIResponse[Any]:
        """The response whose `parse` gives the stream."""
        client = self._client
        response = await client.exchange(request, options, stream=True, accept=request.stream_type)
        return self._wrap(response, lambda: client.open_stream(request, response, options))

    async def page(
        self, request: Request[Any], page: type[AsyncPage[Any]], options: Options
    ) -> APIResponse[Any]:
        """The response whose `parse` gives the page."""
        response = await self._client.exchange(request, options, stream=False)
        return self._wrap(response, lambda: self._client.turn(request, page, response, options))

    def _wrap(self, response: httpx2.Response, parse: Callable[[], Any]) -> APIResponse[Any]:
        return APIResponse(response, self._client, parse)


class AsyncLazySender:
    """Sends like its asynchronous client, and answers with responses whose body is unread."""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    async def send(self, request: Request[Any], options: Options) -> AsyncAPIResponse[Any]:
        """The response whose `parse` gives what the client's `send` returns."""
        response = await self._client.exchange(request, options, stream=True)
        return self._wrap(response, lambda: self._client.decode(request, response))

    async def stream(self, request: Request[Any], options: Options) -> AsyncAPIResponse[Any]:
        """The response whose `parse` gives the stream."""
        client = self._client
        response = await client.exchange(request, options, stream=True, accept=request.stream_type)
        return self._wrap(response, lambda: client.open_stream(request, response, options), False)

    async def page(
        self, request: Request[Any], page: type[AsyncPage[Any]], options: Options
    ) -> AsyncAPIResponse[Any]:
        """The response whose `parse` gives the page."""
        response = await self._client.exchange(request, options, stream=True)
        return self._wrap(response, lambda: self._client.turn(request, page, response, options))

    def _wrap(
        self, response: httpx2.Response, parse: Callable[[], Any], reads: bool = True
    ) -> AsyncAPIResponse[Any]:
        async def read_first() -> Any:
            if reads:
                await answer.read()
            return parse()

        if reads:
            from .bodies import remember_beginning

            remember_beginning(response)
        answer: AsyncAPIResponse[Any] = AsyncAPIResponse(response, self._client, read_first)
        return answer


def raw(method: Callable[P, R]) -> Callable[P, APIResponse[R]]:
    """A method of a resource over `RawSender`, as the checkers should see it."""
    return cast("Callable[P, APIResponse[R]]", method)


def async_raw(method: Callable[P, Awaitable[R]]) -> Callable[P, Awaitable[APIResponse[R]]]:
    """A method of a resource over `AsyncRawSender`, as the checkers should see it."""
    return cast("Callable[P, Awaitable[APIResponse[R]]]", method)


def streamed(method: Callable[P, R]) -> Callable[P, ResponseContextManager[APIResponse[R]]]:
    """A method of a resource over a lazy `RawSender`; it sends when its context is entered."""

    @wraps(method)
    def manage(*args: P.args, **kwargs: P.kwargs) -> ResponseContextManager[APIResponse[R]]:
        return ResponseContextManager(lambda: raw(method)(*args, **kwargs))

    return manage


def async_streamed(
    method: Callable[P, Awaitable[R]],
) -> Callable[P, AsyncResponseContextManager[AsyncAPIResponse[R]]]:
    """A method of a resource over `AsyncLazySender`; it sends when its context is entered."""
    lazy = cast("Callable[P, Awaitable[AsyncAPIResponse[R]]]", method)

    @wraps(method)
    def manage(
        *args: P.args, **kwargs: P.kwargs
    ) -> AsyncResponseContextManager[AsyncAPIResponse[R]]:
        return AsyncResponseContextManager(lambda: lazy(*args, **kwargs))

    return manage
