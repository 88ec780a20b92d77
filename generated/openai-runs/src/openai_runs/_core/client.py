"""The two clients: they only send; what to send and what came back is decided in `base`."""

from __future__ import annotations

import time
from collections.abc import Mapping
from inspect import isawaitable
from typing import TYPE_CHECKING, Any, TypeVar

from .absent import NotGiven, not_given
from .config import DEFAULT_MAX_RETRIES, ClientConfig
from .options import expect
from .pages import AsyncPage, AsyncPaginator, SyncPage
from .requests import Options, Request
from .security import Proof, needed
from .verbs import AsyncVerbs, SyncVerbs

if TYPE_CHECKING:
    from types import TracebackType

    import httpx2
    from typing_extensions import Self

    from .reader import StreamPolicy
    from .streams import AsyncStream, Stream

T = TypeVar("T")
Page = TypeVar("Page", bound=SyncPage[Any])
PageAsync = TypeVar("PageAsync", bound=AsyncPage[Any])


class SyncClient(SyncVerbs):
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

        expect("http_client", http_client, httpx2.Client)
        super().__init__(
            config=config,
            base_url=base_url,
            timeout=timeout,
            max_retries=max_retries,
            default_headers=default_headers,
            default_query=default_query,
            http_client=http_client,
            stream_policy=stream_policy,
        )
        self._http = http_client or httpx2.Client(
            timeout=self.timeout, limits=limits(), follow_redirects=True
        )

    def send(self, request: Request[T], options: Options) -> T:
        """Send a request and decode its answer."""
        return self.decode(request, self.exchange(request, options, stream=False))

    def stream(self, request: Request[Any], options: Options) -> Stream[Any]:
        """Send a request and read its answer event by event."""
        response = self.exchange(request, options, stream=True, accept=request.stream_type)
        return self.open_stream(request, response, options)

    def page(self, request: Request[Any], page: type[Page], options: Options) -> Page:
        """Send a request for one page of a list."""
        return self.turn(request, page, self.exchange(request, options, stream=False), options)

    def turn(
        self, request: Request[Any], page: type[Page], response: httpx2.Response, options: Options
    ) -> Page:
        """The page that an answer holds; it can fetch the one after it."""
        return self._page(request, page, response, options, self.page)

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
            return self.exchange(again, options, stream=True, accept=request.stream_type)

        may_reopen = resume is not None and request.idempotent
        policy = self._policy(table)
        return Stream(response, table, reopen=reopen if may_reopen else None, **policy)

    def exchange(
        self,
        request: Request[Any],
        options: Options,
        *,
        stream: bool,
        accept: str | None = None,
    ) -> httpx2.Response:
        """Send a request, again where that may help, until it succeeds.

        With `stream` the body of the answer has not been read.

        Raises:
            APIStatusError: the server answered with an error.
            APIConnectionError: no answer came, or only a part of one.
        """
        import httpx2

        build = self._prepare(request, options, accept or request.accept)
        proof, renewed, attempt = self._prove(request), False, 0
        while True:
            built, response = build(proof), None
            try:
                response = self._transmit(built, proof)
                if not (stream and response.is_success):
                    self._read(response)
            except (httpx2.RequestError, OSError) as error:
                failure = self.failure(error, built, response)
            else:
                self._note(response, attempt)
                if response.is_success:
                    return response
                if not renewed and self._renews(response, proof):
                    proof, renewed = self._prove(request), True
                    continue
                failure = self._status_error(request, response)
            wait = self.wait(failure, attempt)
            if wait is None:
                raise failure
            time.sleep(wait)
            if proof.asked:
                proof = self._prove(request)
            attempt += 1

    def _prove(self, request: Request[Any]) -> Proof:
        """Collect the credentials for a request."""
        proof = Proof()
        for scheme, credential in needed(self._config, self._credentials, request.security):
            if callable(credential):
                proof.put_given(scheme, credential, credential())
            else:
                proof.put(scheme, credential)
        return proof

    def _transmit(self, request: httpx2.Request, proof: Proof) -> httpx2.Response:
        """Send a request as it is, and follow redirects; the body is unread."""
        response = self._http.send(request, stream=True, follow_redirects=False)
        before: list[httpx2.Response] = []
        while True:
            try:
                following = self._following(response, len(before), proof)
                if following is None:
                    response.history = before or response.history
                    return response
                response.read()
            except BaseException:
                response.close()
                raise
            before = [*before, response]
            # Credentials of the HTTP client are for the host that the caller chose.
            response = self._http.send(following, stream=True, auth=None, follow_redirects=False)

    def send_alone(self, request: httpx2.Request) -> httpx2.Response:
        """Send a request that has nothing of the client's but its connections."""
        return self._http.send(request, auth=None, follow_redirects=False)

    def _read(self, response: httpx2.Response) -> None:
        from .bodies import remember_beginning

        remember_beginning(response)
        try:
            response.read()
        finally:
            response.close()

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


class AsyncClient(AsyncVerbs):
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

        expect("http_client", http_client, httpx2.AsyncClient)
        super().__init__(
            config=config,
            base_url=base_url,
            timeout=timeout,
            max_retries=max_retries,
            default_headers=default_headers,
            default_query=default_query,
            http_client=http_client,
            stream_policy=stream_policy,
        )
        self._http = http_client or httpx2.AsyncClient(
            timeout=self.timeout, limits=limits(), follow_redirects=True
        )

    async def send(self, request: Request[T], options: Options) -> T:
        """Send a request and decode its answer."""
        return self.decode(request, await self.exchange(request, options, stream=False))

    async def stream(self, request: Request[Any], options: Options) -> AsyncStream[Any]:
        """Send a request and read its answer event by event."""
        response = await self.exchange(request, options, stream=True, accept=request.stream_type)
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
        return self._page(request, page, response, options, self.page)

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
            return await self.exchange(again, options, stream=True, accept=request.stream_type)

        may_reopen = resume is not None and request.idempotent
        policy = self._policy(table)
        return AsyncStream(response, table, reopen=reopen if may_reopen else None, **policy)

    async def exchange(
        self,
        request: Request[Any],
        options: Options,
        *,
        stream: bool,
        accept: str | None = None,
    ) -> httpx2.Response:
        """Send a request, again where that may help, until it succeeds; see `SyncClient`."""
        from asyncio import sleep

        import httpx2

        build = self._prepare(request, options, accept or request.accept)
        proof, renewed, attempt = await self._prove(request), False, 0
        while True:
            built, response = build(proof), None
            try:
                response = await self._transmit(built, proof)
                if not (stream and response.is_success):
                    await self._read(response)
            except (httpx2.RequestError, OSError) as error:
                failure = self.failure(error, built, response)
            else:
                self._note(response, attempt)
                if response.is_success:
                    return response
                if not renewed and self._renews(response, proof):
                    proof, renewed = await self._prove(request), True
                    continue
                failure = self._status_error(request, response)
            wait = self.wait(failure, attempt)
            if wait is None:
                raise failure
            await sleep(wait)
            if proof.asked:
                proof = await self._prove(request)
            attempt += 1

    async def _prove(self, request: Request[Any]) -> Proof:
        """Collect the credentials for a request."""
        proof = Proof()
        for scheme, credential in needed(self._config, self._credentials, request.security):
            if callable(credential):
                given = credential()
                proof.put_given(scheme, credential, await given if isawaitable(given) else given)
            else:
                proof.put(scheme, credential)
        return proof

    async def _transmit(self, request: httpx2.Request, proof: Proof) -> httpx2.Response:
        """Send a request as it is, and follow redirects; the body is unread."""
        response = await self._http.send(request, stream=True, follow_redirects=False)
        before: list[httpx2.Response] = []
        while True:
            try:
                following = self._following(response, len(before), proof)
                if following is None:
                    response.history = before or response.history
                    return response
                await response.aread()
            except BaseException:
                await response.aclose()
                raise
            before = [*before, response]
            # Credentials of the HTTP client are for the host that the caller chose.
            response = await self._http.send(
                following, stream=True, auth=None, follow_redirects=False
            )

    async def send_alone(self, request: httpx2.Request) -> httpx2.Response:
        """Send a request that has nothing of the client's but its connections."""
        return await self._http.send(request, auth=None, follow_redirects=False)

    async def _read(self, response: httpx2.Response) -> None:
        from .bodies import remember_beginning

        remember_beginning(response)
        try:
            await response.aread()
        finally:
            await response.aclose()

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


def limits() -> httpx2.Limits:
    """How many connections a client keeps, unless the caller brings an HTTP client."""
    import httpx2

    # Many streams may be open at once; each holds a connection for as long as it lasts.
    return httpx2.Limits(max_connections=1000, max_keepalive_connections=100)
