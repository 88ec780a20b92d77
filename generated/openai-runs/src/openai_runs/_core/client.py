"""The two clients: they only send; what to send and what came back is decided in `base`."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Mapping
from itertools import count
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from .absent import NotGiven, not_given
from .base import BaseClient, expect
from .config import DEFAULT_MAX_RETRIES, ClientConfig
from .pages import AsyncPage, AsyncPaginator, SyncPage
from .requests import Options, Request

if TYPE_CHECKING:
    from types import TracebackType

    import httpx2
    from typing_extensions import Self

    from .errors import APIConnectionError, APIError
    from .reader import StreamPolicy
    from .streams import AsyncStream, Stream

T = TypeVar("T")
Page = TypeVar("Page", bound=SyncPage[Any])
PageAsync = TypeVar("PageAsync", bound=AsyncPage[Any])

Accepting = Literal["text/event-stream"]


class SyncClient(BaseClient):
    """Sends requests over an `httpx2.Client`, its own or the caller's."""

    def __init__(
        self,
        *,
        config: ClientConfig,
        base_url: str | httpx2.URL | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
        max_retries: int = DEFAULT_MAX_RETRIES,
        default_headers: Mapping[str, str] | None = None,
        default_query: Mapping[str, object] | None = None,
        http_client: httpx2.Client | None = None,
        stream_policy: StreamPolicy | None = None,
    ) -> None:
        import httpx2

        super().__init__(
            config=config,
            base_url=base_url,
            timeout=timeout,
            max_retries=max_retries,
            default_headers=default_headers,
            default_query=default_query,
            stream_policy=stream_policy,
        )
        expect("http_client", http_client, httpx2.Client)
        self._http = http_client or httpx2.Client(
            timeout=self.timeout, limits=_limits(), follow_redirects=True
        )

    def send(self, request: Request[T], options: Options) -> T:
        """Send a request and decode its answer."""
        return self.decode(request, self.exchange(request, options, stream=False))

    def stream(self, request: Request[Any], options: Options) -> Stream[Any]:
        """Send a request and read its answer event by event."""
        response = self.exchange(request, options, stream=True, accept="text/event-stream")
        return self.open_stream(request, response, options)

    def page(self, request: Request[Any], page: type[Page], options: Options) -> Page:
        """Send a request for one page of a list."""
        return self.turn(request, page, self.exchange(request, options, stream=False), options)

    def turn(
        self, request: Request[Any], page: type[Page], response: httpx2.Response, options: Options
    ) -> Page:
        """The page that an answer holds; it can fetch the one after it."""
        made = page.from_json(self._json(response), request, options)
        made.fetch = self.page
        made.identify(self.request_id(response))
        return made

    def open_stream(
        self, request: Request[Any], response: httpx2.Response, options: Options
    ) -> Stream[Any]:
        """The events of an answer whose body has not been read."""
        from .streams import Stream

        table = self._table(request)
        resume = table.resume

        def reopen(position: str | None) -> httpx2.Response:
            assert resume is not None
            again = resume.applied(request, position)
            return self.exchange(again, options, stream=True, accept="text/event-stream")

        may_reopen = resume is not None and request.idempotent
        policy = self._policy(table)
        return Stream(response, table, reopen=reopen if may_reopen else None, **policy)

    def exchange(
        self,
        request: Request[Any],
        options: Options,
        *,
        stream: bool,
        accept: Accepting | None = None,
    ) -> httpx2.Response:
        """Send a request, again where that may help, until it succeeds.

        With `stream` the body of the answer has not been read.

        Raises:
            APIStatusError: the server answered with an error.
            APIConnectionError: no answer came, or only a part of one.
        """
        import httpx2

        for attempt in count():
            built = self._build(request, options, accept=accept)
            failure: APIError | None
            try:
                response = self._http.send(built, stream=True)
            except httpx2.RequestError as error:
                failure = self._failure(error, built)
                wait = self._retry_delay(attempt)
            else:
                self._note(response)
                if response.is_success and stream:
                    return response
                failure = self._read(response)
                if failure is None and response.is_success:
                    return response
                wait = self._retry_delay(attempt, response if failure is None else None)
                failure = failure or self._status_error(response)
            if wait is None:
                raise failure
            time.sleep(wait)
        raise AssertionError("unreachable")

    def _read(self, response: httpx2.Response) -> APIConnectionError | None:
        """Read the body; what went wrong with that, if anything did."""
        import httpx2

        from .bodies import Tee

        response.stream = tee = Tee(response.stream)
        try:
            response.read()
        except httpx2.RequestError as error:
            return self._broken_body(error, response, tee.head)
        finally:
            response.close()
        return None

    def is_closed(self) -> bool:
        """Whether the client was closed."""
        return self._http.is_closed

    def close(self) -> None:
        """Close the connections; the client cannot be used afterwards."""
        self._http.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()


class AsyncClient(BaseClient):
    """Sends requests over an `httpx2.AsyncClient`, its own or the caller's."""

    def __init__(
        self,
        *,
        config: ClientConfig,
        base_url: str | httpx2.URL | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
        max_retries: int = DEFAULT_MAX_RETRIES,
        default_headers: Mapping[str, str] | None = None,
        default_query: Mapping[str, object] | None = None,
        http_client: httpx2.AsyncClient | None = None,
        stream_policy: StreamPolicy | None = None,
    ) -> None:
        import httpx2

        super().__init__(
            config=config,
            base_url=base_url,
            timeout=timeout,
            max_retries=max_retries,
            default_headers=default_headers,
            default_query=default_query,
            stream_policy=stream_policy,
        )
        expect("http_client", http_client, httpx2.AsyncClient)
        self._http = http_client or httpx2.AsyncClient(
            timeout=self.timeout, limits=_limits(), follow_redirects=True
        )

    async def send(self, request: Request[T], options: Options) -> T:
        """Send a request and decode its answer."""
        return self.decode(request, await self.exchange(request, options, stream=False))

    async def stream(self, request: Request[Any], options: Options) -> AsyncStream[Any]:
        """Send a request and read its answer event by event."""
        response = await self.exchange(request, options, stream=True, accept="text/event-stream")
        return self.open_stream(request, response, options)

    def page(
        self, request: Request[Any], page: type[PageAsync], options: Options
    ) -> AsyncPaginator[Any, PageAsync]:
        """Send a request for one page of a list, once it is awaited or iterated over."""

        async def fetch() -> PageAsync:
            response = await self.exchange(request, options, stream=False)
            return self.turn(request, page, response, options)

        return AsyncPaginator(fetch)

    def turn(
        self,
        request: Request[Any],
        page: type[PageAsync],
        response: httpx2.Response,
        options: Options,
    ) -> PageAsync:
        """The page that an answer holds; it can fetch the one after it."""
        made = page.from_json(self._json(response), request, options)
        made.fetch = self.page
        made.identify(self.request_id(response))
        return made

    def open_stream(
        self, request: Request[Any], response: httpx2.Response, options: Options
    ) -> AsyncStream[Any]:
        """The events of an answer whose body has not been read."""
        from .streams import AsyncStream

        table = self._table(request)
        resume = table.resume

        async def reopen(position: str | None) -> httpx2.Response:
            assert resume is not None
            again = resume.applied(request, position)
            return await self.exchange(again, options, stream=True, accept="text/event-stream")

        may_reopen = resume is not None and request.idempotent
        policy = self._policy(table)
        return AsyncStream(response, table, reopen=reopen if may_reopen else None, **policy)

    async def exchange(
        self,
        request: Request[Any],
        options: Options,
        *,
        stream: bool,
        accept: Accepting | None = None,
    ) -> httpx2.Response:
        """Send a request, again where that may help, until it succeeds; see `SyncClient`."""
        import httpx2

        for attempt in count():
            built = self._build(request, options, accept=accept)
            failure: APIError | None
            try:
                response = await self._http.send(built, stream=True)
            except httpx2.RequestError as error:
                failure = self._failure(error, built)
                wait = self._retry_delay(attempt)
            else:
                self._note(response)
                if response.is_success and stream:
                    return response
                failure = await self._read(response)
                if failure is None and response.is_success:
                    return response
                wait = self._retry_delay(attempt, response if failure is None else None)
                failure = failure or self._status_error(response)
            if wait is None:
                raise failure
            await asyncio.sleep(wait)
        raise AssertionError("unreachable")

    async def _read(self, response: httpx2.Response) -> APIConnectionError | None:
        """Read the body; what went wrong with that, if anything did."""
        import httpx2

        from .bodies import AsyncTee

        response.stream = tee = AsyncTee(response.stream)
        try:
            await response.aread()
        except httpx2.RequestError as error:
            return self._broken_body(error, response, tee.head)
        finally:
            await response.aclose()
        return None

    def is_closed(self) -> bool:
        """Whether the client was closed."""
        return self._http.is_closed

    async def close(self) -> None:
        """Close the connections; the client cannot be used afterwards."""
        await self._http.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.close()


def _limits() -> httpx2.Limits:
    import httpx2

    # Many streams may be open at once; each holds a connection for as long as it lasts.
    return httpx2.Limits(max_connections=1000, max_keepalive_connections=100)
