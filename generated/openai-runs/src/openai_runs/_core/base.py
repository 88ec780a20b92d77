"""Everything about sending that is not I/O: both clients build, judge and decode alike."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from .absent import NotGiven, Omit
from .codec import DecodeError
from .config import ClientConfig
from .error_format import excerpt
from .errors import (
    APIConnectionError,
    APIError,
    APIResponseValidationError,
    APIStatusError,
    APITimeoutError,
    status_error,
)
from .jsontext import loads
from .model import Model, identify
from .options import expect_mapping, expect_policy, expect_timeout
from .defaults import Defaults
from .parameters import Encoded, merge_query, query_text
from .requests import Headers, Options, Reading, Request, for_status
from .responses import IncompleteResponseError, IncompleteResponseTimeout
from .retry import delay, is_retried
from .security import Proof
from .wire import absolute, header, is_json, may_be, may_share, without_secrets

if TYPE_CHECKING:
    import httpx2

    from .events import EventTable
    from .pages import Page
    from .parameters import Pairs
    from .reader import StreamPolicy

T = TypeVar("T")
AnyPage = TypeVar("AnyPage", bound="Page[Any]")
HTTP = TypeVar("HTTP", bound="httpx2.Client | httpx2.AsyncClient")


class BaseClient(Defaults, Generic[HTTP]):
    """The options of a client, and what they make of a request."""

    _http: HTTP

    def __init__(
        self,
        *,
        config: ClientConfig,
        base_url: str | httpx2.URL | None,
        timeout: float | httpx2.Timeout | None | NotGiven,
        max_retries: int,
        default_headers: Mapping[str, str] | None,
        default_query: Mapping[str, object] | None,
        http_client: HTTP | None,
        stream_policy: StreamPolicy | None,
    ) -> None:
        if max_retries.__class__ is not int or max_retries < 0:
            kind = ValueError if max_retries.__class__ is int else TypeError
            raise kind(f"max_retries takes a whole number from 0, not {max_retries!r}")
        expect_mapping("default_headers", default_headers)
        expect_mapping("default_query", default_query)
        expect_timeout(timeout)
        self._config = config
        self._chosen_url = base_url
        self._base_url = absolute(base_url or config.base_url)
        self._prefix = str(self._base_url).rstrip("/")
        self.timeout: float | httpx2.Timeout | None = (
            config.default_timeout(http_client) if isinstance(timeout, NotGiven) else timeout
        )
        self.max_retries = max_retries
        self.stream_policy: StreamPolicy = expect_policy(stream_policy)
        self._custom_headers = dict(default_headers or {})
        self._custom_query = dict(default_query or {})
        self._log = logging.getLogger(config.package)

    @property
    def base_url(self) -> httpx2.URL:
        """Where the API is, with a slash at the end."""
        import httpx2

        return httpx2.URL(f"{self._prefix}/")

    @base_url.setter
    def base_url(self, url: str | httpx2.URL) -> None:
        self._chosen_url = self._base_url = absolute(url)
        self._prefix = str(self._base_url).rstrip("/")

    @property
    def _client(self) -> HTTP:
        """The HTTP client, by the name that programs for similar SDKs know it by."""
        return self._http

    def is_closed(self) -> bool:
        """Whether the client was closed."""
        return self._http.is_closed

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {without_secrets(self._base_url)}>"

    # -- the request --------------------------------------------------------------------------

    def _prepare(
        self, request: Request[Any], options: Options, accept: str
    ) -> Callable[[Proof], httpx2.Request]:
        """What makes the request as httpx2 sends it: for each attempt anew, yet always the same.

        Raises:
            TypeError: a value cannot be sent.
            SDKError: the value of a header cannot be sent.
        """
        import httpx2

        # The content of a GET request has no meaning (RFC 9110, section 9.3.1).
        extra_body = None if request.method == "GET" else options.extra_body
        content, content_type = request.content(extra_body)
        timeout = self.timeout if isinstance(options.timeout, NotGiven) else options.timeout
        if not isinstance(timeout, httpx2.Timeout):
            timeout = httpx2.Timeout(timeout)
        make: Callable[..., httpx2.Request] = httpx2.Request
        if not isinstance(content, bytes | None):
            from .uploads import http_request

            make = http_request
        own = {**self.idempotency_key(request), **(options.extra_headers or {})}

        def build(proof: Proof) -> httpx2.Request:
            built = make(
                request.method,
                httpx2.URL(self._url(request, options, proof)),
                headers=self._headers(request, own, content_type, accept, proof),
                cookies=self._http.cookies,
                content=content,
                extensions={"timeout": timeout.as_dict()},
            )
            proof.finish(built)
            return built

        return build

    def _url(self, request: Request[Any], options: Options, proof: Proof) -> str:
        whole, pairs, named = self._target(request)
        if self._custom_query or self._http.params or proof.query:
            custom = {**proof.query, **self._custom_query}
            given = merge_query(tuple(self._http.params.multi_items()), custom)
            pairs = (*(pair for pair in given if pair[0] not in named), *pairs)
        pairs = merge_query(pairs, options.extra_query)
        query = f"?{query_text(pairs)}" if pairs else ""
        return f"{whole}{query}"

    def _target(self, request: Request[Any]) -> tuple[str, Pairs, set[str]]:
        """The URL of a request without its query, the query, and the names that are in it."""
        prefix = self._prefix
        if request.server is not None and not self._chosen_url:
            prefix = str(self._base_url.join(request.server)).rstrip("/")
        if not request.url:
            return f"{prefix}{request.path}", request.query, {name for name, _ in request.query}
        from .links import followed

        url = followed(absolute(prefix), request.url)
        query = Encoded(url.query.decode())
        whole = str(url.copy_with(query=None, fragment=None))
        return whole, (("", query),) if query else (), {*url.params}

    def _headers(
        self,
        request: Request[Any],
        own: Headers,
        content_type: str | None,
        accept: str,
        proof: Proof,
    ) -> list[tuple[bytes, bytes]]:
        merged: dict[str, tuple[str, str | Omit]] = {"accept": ("Accept", accept)}
        if content_type is not None:
            merged["content-type"] = ("Content-Type", content_type)

        def put(headers: Mapping[str, str | Omit]) -> None:
            for name, value in headers.items():
                merged[name.lower()] = (name, value)

        usual = self.auth_headers if request.security is None else {}
        put(self._default_headers({**usual, **proof.headers}))
        if request.method == "GET":
            merged.pop("content-type", None)  # a default for requests that have content
        put(request.headers)
        put(own)
        below = self._http.headers.raw
        return [
            *(pair for pair in below if pair[0].decode("latin-1").lower() not in merged),
            *(
                header(name, value)
                for name, value in merged.values()
                if not isinstance(value, Omit)
            ),
        ]

    def _table(self, request: Request[Any]) -> EventTable[Any]:
        if request.events is None:
            raise TypeError(f"{request.method} {request.path} has no events")
        return request.events

    def _policy(self, table: EventTable[Any]) -> StreamPolicy:
        """How strict a stream is: as its description says, unless the caller said otherwise."""
        return {"truncation": table.truncation, **self.stream_policy}

    # -- the answer ---------------------------------------------------------------------------

    def _following(
        self, response: httpx2.Response, hops: int, proof: Proof
    ) -> httpx2.Request | None:
        """The request that a redirect asks for after `hops` others; None if it is not followed.

        Raises:
            httpx2.TooManyRedirects: there were as many as the HTTP client allows.
        """
        following = response.next_request
        if following is None or not self._http.follow_redirects:
            return None
        if hops >= self._http.max_redirects:
            from httpx2 import TooManyRedirects

            raise TooManyRedirects(f"{hops} redirects in a row", request=response.request)
        # The HTTP library takes Authorization away, but knows of no other credentials.
        if may_share(response.request.url, following.url):
            proof.finish(following)
        else:
            following.url = proof.without(following.url)
            for name, shown in self._redacted(following).items():
                if following.headers[name] != shown:
                    del following.headers[name]
        return following

    def _note(self, response: httpx2.Response, attempt: int) -> None:
        """Remember how an answer came about."""
        response.extensions["request_id"] = self.request_id(response)
        if attempt:
            response.extensions["retries_taken"] = attempt
        if self._log.isEnabledFor(logging.DEBUG):
            self._log.debug(
                "%s %s -> %d (%s)",
                response.request.method,
                without_secrets(response.request.url),
                response.status_code,
                self._redacted(response.request),
            )

    def _renews(self, response: httpx2.Response, proof: Proof) -> bool:
        """Whether a token was not accepted, and another can be had (RFC 6750, section 3.1)."""
        return response.status_code == 401 and proof.reject()

    def wait(self, failure: APIError, attempt: int) -> float | None:
        """Seconds until the next attempt; None when `attempt` was the last."""
        if attempt >= self.max_retries or not is_retried(failure):
            return None
        wait = delay(attempt, failure)
        self._log.debug("retry %d of %d in %.2f s", attempt + 1, self.max_retries, wait)
        return wait

    def failure(
        self,
        error: Exception,
        request: httpx2.Request,
        response: httpx2.Response | None = None,
    ) -> APIError:
        """The typed error for what went wrong before an answer came, or while it was read."""
        import httpx2

        timed_out = isinstance(error, (httpx2.TimeoutException, TimeoutError))
        failure: APIError
        if response is None:
            reason = str(error) or type(error).__name__
            sent = f"{request.method} {without_secrets(request.url)}"
            failure = (
                APITimeoutError(request, message=f"Request timed out: {sent}")
                if timed_out
                else APIConnectionError(
                    message=f"Connection error: {sent}: {reason}", request=request
                )
            )
        else:
            from .bodies import beginning

            body = beginning(response)
            if response.is_error:
                failure = status_error(response, body, self._config.error)
            else:
                problem = f"The answer breaks off: {str(error) or type(error).__name__}"
                message = self._described(response, problem, body)
                kind = IncompleteResponseTimeout if timed_out else IncompleteResponseError
                failure = kind(message, response, body, request_id=self.request_id(response))
        failure.__cause__ = error
        return failure

    def _status_error(self, request: Request[Any], response: httpx2.Response) -> APIStatusError:
        """The typed error for an answer that is no success, whose body has been read."""
        failure = status_error(response, response.text, self._config.error)
        failure.parsed = request.error_body(response.status_code, response.content)
        return failure

    def request_id(self, response: httpx2.Response) -> str | None:
        """The server's name for a request."""
        return response.headers.get(self._config.request_id_header)

    def decode(self, request: Request[T], response: httpx2.Response) -> T:
        """What the method returns for an answer.

        Raises:
            APIResponseValidationError: the body is not what the description promises.
        """
        other = for_status(request.answers, response.status_code) if request.answers else None
        decode, reading = other or (request.decode, request.reading)
        if decode is None:
            return cast(T, None)  # a method without an answer is a Request[None]
        try:
            result: T = decode(self._content(request, reading, response))
        except DecodeError as error:
            raise self._undecodable(response, error) from error
        if isinstance(result, Model):
            identify(result, self.request_id(response))
        return result

    def _page(
        self,
        request: Request[Any],
        page: type[AnyPage],
        response: httpx2.Response,
        options: Options,
        fetch: Callable[..., Any],
    ) -> AnyPage:
        raw = self._json(request, response)
        try:
            links = response.headers.get_list("link")
            url = str(response.url)
            made = page.from_json(raw, request, options, fetch, url=url, links=links)
        except DecodeError as error:
            raise self._undecodable(response, error) from error
        made.identify(self.request_id(response))
        return made

    def _content(self, request: Request[Any], reading: Reading, response: httpx2.Response) -> Any:
        """The body of an answer, in the form that it is decoded from.

        Raises:
            APIResponseValidationError: it should be JSON, and is not.
        """
        match reading:
            case "json":
                return self._json(request, response)
            case "string" if is_json(response.headers.get("content-type", "")):
                return self._json(request, response)
            case "text" | "string":
                return response.text
            case "bytes":
                return response.content

    def _json(self, request: Request[Any], response: httpx2.Response) -> Any:
        """The parsed body of an answer.

        Raises:
            APIResponseValidationError: it is not JSON, or said to be something else.
        """
        kind = response.headers.get("content-type", "")
        body = response.content
        what = "an answer" if body else "an empty answer"
        problem = f"Expected JSON, but received {what} ({kind or 'without a content type'})"
        if body and not may_be(kind, request.accept):
            raise self._invalid(response, problem, response.text)
        try:
            return loads(body)
        except ValueError as error:
            raise self._invalid(response, problem, response.text) from error

    def _undecodable(
        self, response: httpx2.Response, error: DecodeError
    ) -> APIResponseValidationError:
        problem = str(error)
        return self._invalid(response, f"{problem[:1].upper()}{problem[1:]}", response.text)

    def _invalid(
        self, response: httpx2.Response, problem: str, body: str
    ) -> APIResponseValidationError:
        message = self._described(response, problem, body)
        return APIResponseValidationError(response, body, message=message)

    def _described(self, response: httpx2.Response, problem: str, body: str) -> str:
        """A problem with an answer, and what tells that answer from others."""
        message = f"{problem} (status {response.status_code}"
        if request_id := self.request_id(response):
            message += f", request id {request_id}"
        return f"{message}); it begins: {excerpt(body)}" if body else f"{message})"
