"""Everything about sending that is not I/O: both clients build, judge and decode alike."""

from __future__ import annotations

import logging
import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import urlencode

from .absent import NotGiven, Omit
from .codec import DecodeError
from .config import ClientConfig
from .error_format import excerpt
from .errors import (
    APIConnectionError,
    APIError,
    APIResponseValidationError,
    APITimeoutError,
    SDKError,
    redact,
    status_error,
)
from .jsontext import loads
from .model import Model, identify
from .requests import Options, Request, merge_query
from .retry import delay, is_retried

if TYPE_CHECKING:
    import httpx2

    from .events import EventTable
    from .reader import StreamPolicy

T = TypeVar("T")



class BaseClient:
    """The options of a client, and what they make of a request."""

    _config: ClientConfig

    def __init__(
        self,
        *,
        config: ClientConfig,
        base_url: str | httpx2.URL | None,
        timeout: float | httpx2.Timeout | None | NotGiven,
        max_retries: int,
        default_headers: Mapping[str, str] | None,
        default_query: Mapping[str, object] | None,
        stream_policy: StreamPolicy | None,
    ) -> None:
        import httpx2

        if max_retries.__class__ is not int or max_retries < 0:
            raise TypeError(f"max_retries takes a whole number from 0, not {max_retries!r}")
        self._config = config
        self._base_url = httpx2.URL(base_url or config.base_url)
        if self._base_url.scheme not in ("http", "https"):
            raise SDKError(f"base_url takes an absolute http(s) URL, not {str(self._base_url)!r}")
        self.timeout = (
            httpx2.Timeout(config.timeout, connect=5.0) if isinstance(timeout, NotGiven) else timeout
        )
        self.max_retries = max_retries
        self.stream_policy: StreamPolicy = stream_policy or {}
        self._custom_headers = dict(default_headers or {})
        self._custom_query = dict(default_query or {})
        self._prefix = str(self._base_url).rstrip("/")
        self._log = logging.getLogger(config.package)

    @property
    def base_url(self) -> httpx2.URL:
        """Where the API is, with a slash at the end."""
        import httpx2

        return httpx2.URL(f"{self._prefix}/")

    @property
    def auth_headers(self) -> dict[str, str]:
        """The headers that prove who is calling."""
        return {}

    @property
    def option_headers(self) -> dict[str, str]:
        """The headers that other options of the client stand for."""
        return {}

    @property
    def default_headers(self) -> dict[str, str | Omit]:
        """The headers of every request, unless a call sets them."""
        return {
            "Accept": "application/json",
            "User-Agent": self._config.user_agent,
            **self._config.headers,
            **self.option_headers,
            **self.auth_headers,
            **self._custom_headers,
        }

    @property
    def default_query(self) -> dict[str, object]:
        """The query parameters of every request, unless a call sets them."""
        return dict(self._custom_query)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self._prefix}>"

    # -- the request --------------------------------------------------------------------------

    def _build(
        self, request: Request[Any], options: Options, *, accept: str | None = None
    ) -> httpx2.Request:
        """The request as httpx2 sends it.

        Raises:
            TypeError: a value cannot be sent.
        """
        import httpx2

        content, content_type = request.content(options.extra_body)
        headers = self._headers(request, options, content_type, accept)
        timeout = self.timeout if isinstance(options.timeout, NotGiven) else options.timeout
        if not isinstance(timeout, httpx2.Timeout):
            timeout = httpx2.Timeout(timeout)
        return httpx2.Request(
            request.method,
            self._url(request, options),
            headers=headers,
            content=content,
            extensions={"timeout": timeout.as_dict()},
        )

    def _url(self, request: Request[Any], options: Options) -> str:
        pairs = request.query
        if self._custom_query:
            named = {name for name, _ in pairs}
            given = merge_query((), self._custom_query)
            pairs = (*(pair for pair in given if pair[0] not in named), *pairs)
        pairs = merge_query(pairs, options.extra_query)
        query = f"?{urlencode(pairs)}" if pairs else ""
        return f"{self._prefix}{request.path}{query}"

    def _headers(
        self,
        request: Request[Any],
        options: Options,
        content_type: str | None,
        accept: str | None,
    ) -> dict[str, str]:
        merged: dict[str, tuple[str, str | Omit]] = {}

        def put(headers: Mapping[str, str | Omit]) -> None:
            for name, value in headers.items():
                merged[name.lower()] = (name, value)

        put(self.default_headers)
        put({"Accept": accept or request.accept})
        if content_type is not None:
            put({"Content-Type": content_type})
        put(request.headers)
        if self._config.idempotency_header is not None and not request.idempotent:
            from uuid import uuid4

            put({self._config.idempotency_header: f"{self._config.package}-{uuid4()}"})
        put(options.extra_headers or {})
        return {name: value for name, value in merged.values() if not isinstance(value, Omit)}

    def _table(self, request: Request[Any]) -> EventTable[Any]:
        if request.events is None:
            raise TypeError(f"{request.method} {request.path} has no events")
        return request.events

    def _policy(self, table: EventTable[Any]) -> StreamPolicy:
        """How strict a stream is: as its description says, unless the caller said otherwise."""
        return {"truncation": table.truncation, **self.stream_policy}

    # -- the answer ---------------------------------------------------------------------------

    def _retry_delay(self, attempt: int, response: httpx2.Response | None = None) -> float | None:
        """Seconds until the next attempt; None when `attempt` was the last.

        Without a response the transport failed, and trying again may always help.
        """
        if attempt >= self.max_retries or not (response is None or is_retried(response)):
            return None
        wait = delay(attempt, response)
        self._log.debug("retry %d of %d in %.2f s", attempt + 1, self.max_retries, wait)
        return wait

    def _note(self, response: httpx2.Response) -> None:
        request = response.request
        self._log.debug(
            "%s %s -> %d (%s)",
            request.method,
            request.url.copy_with(query=None),
            response.status_code,
            redact(dict(request.headers)) if self._log.isEnabledFor(logging.DEBUG) else "",
        )

    def _failure(self, error: Exception, request: httpx2.Request) -> APIConnectionError:
        """The typed error for an exception of the transport."""
        import httpx2

        if isinstance(error, httpx2.TimeoutException):
            failure: APIConnectionError = APITimeoutError(request)
        else:
            reason = f": {error}" if str(error) else "."
            failure = APIConnectionError(message=f"Connection error{reason}", request=request)
        failure.__cause__ = error
        return failure

    def _broken_body(
        self, error: Exception, response: httpx2.Response, head: bytes
    ) -> APIConnectionError:
        """The typed error for a body that stops before its end; `head` is what arrived first."""
        begins = head.decode("utf-8", "replace")
        problem = f"The body of the answer breaks off: {error}"
        message = self._described(response, problem, begins)
        failure = APIConnectionError(message=message, request=response.request)
        failure.body = begins or None
        failure.__cause__ = error
        return failure

    def _status_error(self, response: httpx2.Response) -> APIError:
        """The typed error for an answer with an error status, whose body has been read."""
        return status_error(response, response.text, self._config.error)

    def request_id(self, response: httpx2.Response) -> str | None:
        """The server's name for a request."""
        return response.headers.get(self._config.request_id_header)

    def _json(self, response: httpx2.Response) -> Any:
        """The parsed body of an answer.

        Raises:
            APIResponseValidationError: it is not JSON.
        """
        try:
            return loads(response.content)
        except ValueError as error:
            kind = response.headers.get("content-type", "without a content type")
            body = response.text
            what = f"an answer ({kind})" if body else "an empty answer"
            raise self._invalid(response, f"Expected JSON, but received {what}", body) from error

    def decode(self, request: Request[T], response: httpx2.Response) -> T:
        """What the method returns for an answer.

        Raises:
            APIResponseValidationError: the body is not what the description promises.
        """
        if request.decode is None:
            return None  # type: ignore[return-value]  # a method without an answer is Request[None]
        raw = self._json(response)
        try:
            result = request.decode(raw)
        except DecodeError as error:
            raise self._invalid(response, str(error).capitalize(), response.text) from error
        if isinstance(result, Model):
            identify(result, self.request_id(response))
        return result

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


def changed(
    present: Mapping[str, T], added: Mapping[str, T] | None, instead: Mapping[str, T] | None
) -> dict[str, T]:
    """The headers or query of a copied client.

    Raises:
        ValueError: they are both added to and replaced.
    """
    if added is not None and instead is not None:
        raise ValueError("the defaults can be added to or replaced, not both")
    return {**(present if instead is None else instead), **(added or {})}


def expect(name: str, value: object, kind: type) -> None:
    """Check an argument at run time, for programs that no type checker has seen.

    Raises:
        TypeError: it is of another kind.
    """
    if value is not None and not isinstance(value, kind):
        wanted = f"{kind.__module__.partition('.')[0]}.{kind.__name__}"
        raise TypeError(f"{name} takes an {wanted}, not {type(value).__name__}")


def from_env(value: str | None, env: str) -> str | None:
    """An option: what the caller passed, else what the environment holds."""
    return os.environ.get(env) if value is None else value

