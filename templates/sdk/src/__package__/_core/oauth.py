"""Tokens by the client credentials of OAuth 2.0 (RFC 6749, section 4.4), kept while they last."""

from __future__ import annotations

import time
from base64 import b64encode
from dataclasses import dataclass, field
from threading import Lock
from typing import TYPE_CHECKING, Any, Final, TypedDict, TypeVar
from urllib.parse import quote_plus, urlencode

from .error_format import ErrorFormat, is_object
from .errors import APIError, APIStatusError, status_error
from .jsontext import loads

if TYPE_CHECKING:
    from asyncio import Task
    from collections.abc import Mapping
    from concurrent.futures import Future

    import httpx2
    from typing_extensions import Unpack

    from .base import BaseClient
    from .client import AsyncClient, SyncClient

MARGIN: Final = 30.0
"""Seconds before its end from which a token is no longer used: requests take time."""

_ERROR: Final = ErrorFormat(code="error", message="error_description")
# A token that lasts for less than ten margins would else be fetched too often, or always.
_MARGIN_SHARE: Final = 0.1

Tokens = TypeVar("Tokens", bound="_Tokens")


class TokenError(APIError):
    """No token was given: the credentials are wrong, or the answer is no token.

    Attributes:
        code: such as `invalid_client` or `invalid_scope` (RFC 6749, section 5.2).
        status_code: the status of the answer.
    """

    def __init__(self, message: str, response: httpx2.Response, body: object) -> None:
        super().__init__(message, _bare(response.request), body=body, format=_ERROR)
        self.status_code = response.status_code


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """What tokens are asked for with.

    Attributes:
        token_url: the token endpoint.
        client_id: who asks.
        client_secret: proves it.
        scope: the access asked for, names separated by spaces; empty for what the server thinks
            right (RFC 6749, section 3.3).
        in_body: whether id and secret go into the body, which servers need not support, and not
            into the header Authorization (section 2.3.1).
    """

    token_url: str
    client_id: str = field(repr=False)
    client_secret: str = field(repr=False)
    scope: str = ""
    in_body: bool = False


class GrantFacts(TypedDict):
    """What a client knows of a grant."""

    token_url: str
    client_id: str | None
    client_secret: str | None
    scope: str
    in_body: bool


def _grant(client: BaseClient[Any], facts: GrantFacts) -> Grant | None:
    identity, secret = facts["client_id"], facts["client_secret"]
    if not identity or not secret:
        return None
    return Grant(
        token_url=str(client.base_url.join(facts["token_url"])),
        client_id=identity,
        client_secret=secret,
        scope=facts["scope"],
        in_body=facts["in_body"],
    )


class _Tokens:
    """The token that was fetched last."""

    def __init__(self, grant: Grant) -> None:
        self.grant = grant
        self._lock = Lock()
        self._token: str | None = None
        self._ends_at: float | None = None
        self._refresh_token: str | None = None

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.grant.token_url}>"

    def reject(self, token: str, /) -> None:
        """Forget a token that the server did not accept, unless there is a newer one."""
        with self._lock:
            if self._token == token:
                self._token = None

    def _current(self) -> str | None:
        if self._ends_at is not None and time.monotonic() >= self._ends_at:
            return None
        return self._token

    def _requests(self) -> list[httpx2.Request]:
        """The requests that may bring a token, to be tried in turn."""
        facts = {"grant_type": "client_credentials"}
        if self.grant.scope:
            facts["scope"] = self.grant.scope
        made = [self._request(facts)]
        if self._refresh_token is not None:
            refresh = {"grant_type": "refresh_token", "refresh_token": self._refresh_token}
            self._refresh_token = None
            made.insert(0, self._request(refresh))
        return made

    def _request(self, facts: Mapping[str, str]) -> httpx2.Request:
        import httpx2

        grant, headers = self.grant, {"Accept": "application/json"}
        form = dict(facts)
        if grant.in_body:
            form |= {"client_id": grant.client_id, "client_secret": grant.client_secret}
        else:
            # Both are encoded as in a form before they are put together (section 2.3.1).
            pair = f"{quote_plus(grant.client_id)}:{quote_plus(grant.client_secret)}"
            headers["Authorization"] = f"Basic {b64encode(pair.encode()).decode()}"
        headers["Content-Type"] = "application/x-www-form-urlencoded"
        content = urlencode(form).encode()
        return httpx2.Request("POST", grant.token_url, headers=headers, content=content)

    def _accept(self, response: httpx2.Response) -> str:
        """The token of an answer, which is kept from now on.

        Raises:
            TokenError: there is none, or not one that can be used.
        """
        try:
            body = loads(response.content)
        except ValueError:
            body = None
        if not is_object(body) or not isinstance(body.get("access_token"), str):
            raise TokenError("The token endpoint answered without a token.", response, None)
        kind = body.get("token_type", "bearer")
        if not isinstance(kind, str) or kind.lower() != "bearer":
            raise TokenError("The token endpoint gave no bearer token.", response, None)
        token, lasts = str(body["access_token"]), body.get("expires_in")
        refresh = body.get("refresh_token")
        with self._lock:
            self._token, self._ends_at = token, None
            if isinstance(lasts, int | float):
                usable = lasts - min(MARGIN, lasts * _MARGIN_SHARE)
                self._ends_at = time.monotonic() + usable
            self._refresh_token = refresh if isinstance(refresh, str) else None
        return token


def _bare(request: httpx2.Request) -> httpx2.Request:
    """A request for errors to show: the one that was sent holds the client's secret."""
    import httpx2

    return httpx2.Request(request.method, request.url)


def _failure(response: httpx2.Response) -> APIStatusError:
    return status_error(response, response.text, _ERROR)


def _final(failure: APIError) -> APIError:
    """What the caller is told, where trying again did not help."""
    if not isinstance(failure, APIStatusError):
        return failure
    return TokenError(f"No access token: {failure.message}", failure.response, failure.body)


class ClientCredentials(_Tokens):
    """Gives the token for a request of a synchronous client; fetches one where there is none.

    Threads that need a token at the same time wait for one fetch.
    """

    def __init__(self, client: SyncClient, grant: Grant) -> None:
        super().__init__(grant)
        self._client = client
        self._flight: Future[str] | None = None

    @classmethod
    def of(cls, client: SyncClient, **facts: Unpack[GrantFacts]) -> ClientCredentials | None:
        """The tokens for what a client was given; None where it lacks the id or the secret."""
        grant = _grant(client, facts)
        return None if grant is None else cls(client, grant)

    def __call__(self) -> str:
        """The token.

        Raises:
            TokenError: the server gives none.
            APIConnectionError: no answer came.
        """
        from concurrent.futures import Future

        with self._lock:
            token, flight = self._current(), self._flight
            if token is not None:
                return token
            own = Future[str]() if flight is None else None
            self._flight = own or flight
        if own is None:
            assert flight is not None
            return flight.result()
        try:
            fetched = self._fetch()
        except BaseException as error:
            own.set_exception(error)
            raise
        else:
            own.set_result(fetched)
            return fetched
        finally:
            self._flight = None

    def _fetch(self) -> str:
        *others, last = self._requests()
        for request in others:
            try:
                return self._accept(self._send(request))
            except TokenError:
                pass  # a refresh token that no longer serves
        return self._accept(self._send(last))

    def _send(self, request: httpx2.Request) -> httpx2.Response:
        import httpx2

        attempt = 0
        while True:
            try:
                response = self._client.send_alone(request)
                if response.is_success:
                    return response
                failure: APIError = _failure(response)
            except (httpx2.RequestError, OSError) as error:
                failure = self._client.failure(error, _bare(request))
            wait = self._client.wait(failure, attempt)
            if wait is None:
                raise _final(failure) from None
            time.sleep(wait)
            attempt += 1


class AsyncClientCredentials(_Tokens):
    """The same for an asynchronous client, whose tasks wait for one fetch."""

    def __init__(self, client: AsyncClient, grant: Grant) -> None:
        super().__init__(grant)
        self._client = client
        self._task: Task[str] | None = None

    @classmethod
    def of(cls, client: AsyncClient, **facts: Unpack[GrantFacts]) -> AsyncClientCredentials | None:
        """The tokens for what a client was given; None where it lacks the id or the secret."""
        grant = _grant(client, facts)
        return None if grant is None else cls(client, grant)

    async def __call__(self) -> str:
        """The token; raises as `ClientCredentials` does."""
        from asyncio import get_running_loop, shield

        token, loop = self._current(), get_running_loop()
        if token is not None:
            return token
        task = self._task
        if task is None or task.done() or task.get_loop() is not loop:
            task = self._task = loop.create_task(self._fetch())
            # Should all who wait for it be cancelled, nobody else would look at its failure.
            task.add_done_callback(lambda done: done.cancelled() or done.exception())
        return await shield(task)

    async def _fetch(self) -> str:
        *others, last = self._requests()
        for request in others:
            try:
                return self._accept(await self._send(request))
            except TokenError:
                pass  # a refresh token that no longer serves
        return self._accept(await self._send(last))

    async def _send(self, request: httpx2.Request) -> httpx2.Response:
        from asyncio import sleep

        import httpx2

        attempt = 0
        while True:
            try:
                response = await self._client.send_alone(request)
                if response.is_success:
                    return response
                failure: APIError = _failure(response)
            except (httpx2.RequestError, OSError) as error:
                failure = self._client.failure(error, _bare(request))
            wait = self._client.wait(failure, attempt)
            if wait is None:
                raise _final(failure) from None
            await sleep(wait)
            attempt += 1


def shared(
    theirs: Mapping[str, Tokens | None], mine: Mapping[str, Tokens | None]
) -> dict[str, Tokens | None]:
    """The tokens of a copied client: those of the other, where both ask for the same."""
    kept = dict(mine)
    for scheme, tokens in mine.items():
        other = theirs.get(scheme)
        if tokens is not None and other is not None and tokens.grant == other.grant:
            kept[scheme] = other
    return kept
