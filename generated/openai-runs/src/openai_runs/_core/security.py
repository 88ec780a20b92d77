"""Credentials: which of them an operation asks for, and how a request carries them.

A credential is text, or a function that gives it whenever a request is made: one that reads a
file, say, or an `oauth.ClientCredentials`.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, Protocol, TypeAlias, cast, runtime_checkable

from .error_format import SECRET_HEADERS

if TYPE_CHECKING:
    import httpx2

    from .config import ClientConfig

Secret: TypeAlias = str | Callable[[], str]
"""A key or token, or what gives one for each request."""
AsyncSecret: TypeAlias = str | Callable[[], str | Awaitable[str]]
"""The same for an asynchronous client, where it may have to be awaited."""
Credential: TypeAlias = str | tuple[str, str] | Callable[[], Any]
"""A `Secret` or `AsyncSecret`, or a user name and password."""

Alternatives: TypeAlias = tuple[tuple[str, ...], ...]
"""Sets of security schemes, one of which is enough (OpenAPI 3.1, section 4.8.30)."""


@dataclass(frozen=True, slots=True)
class Scheme:
    """Where a credential goes (OpenAPI 3.1, section 4.8.27).

    Attributes:
        kind: `bearer` (RFC 6750, section 2.1) and `basic` (RFC 7617) go into the header
            Authorization, the others are named for their place.
        name: the header, query parameter or cookie.
    """

    kind: Literal["bearer", "basic", "header", "query", "cookie"]
    name: str = "Authorization"

    @property
    def in_header(self) -> bool:
        """Whether the credential goes into a header of its own."""
        return self.kind not in ("query", "cookie")


@runtime_checkable
class TokenKeeper(Protocol):
    """A function for tokens that keeps them until they expire, or are found not to be accepted."""

    def __call__(self) -> Any: ...

    def reject(self, token: str, /) -> None:
        """Forget a token that the server did not accept."""
        ...


class Asked:
    """A function that was passed as an option of the client."""

    __slots__ = ("name", "ask", "keep")

    def __init__(self, name: str, ask: Callable[[], Any], keep: Callable[[str], None]) -> None:
        self.name = name
        self.ask = ask
        self.keep = keep

    def __call__(self) -> Any:
        return self.ask()


class Proof:
    """What one request carries to show who is calling.

    Attributes:
        headers: by name.
        query: query parameters by name.
        cookies: by name.
        asked: the functions that gave a credential, each with what it gave.
    """

    __slots__ = ("headers", "query", "cookies", "asked")

    def __init__(self) -> None:
        self.headers: dict[str, str] = {}
        self.query: dict[str, str] = {}
        self.cookies: dict[str, str] = {}
        self.asked: list[tuple[Callable[[], Any], str]] = []

    def put(self, scheme: Scheme, credential: str | tuple[str, str]) -> None:
        """Add a credential."""
        value = credential if isinstance(credential, str) else ":".join(credential)
        match scheme.kind:
            case "query":
                self.query[scheme.name] = value
            case "cookie":
                self.cookies[scheme.name] = value
            case "bearer":
                self.headers[scheme.name] = f"Bearer {value}"
            case "basic":
                self.headers[scheme.name] = f"Basic {b64encode(value.encode()).decode()}"
            case "header":
                self.headers[scheme.name] = value

    def put_given(self, scheme: Scheme, source: Callable[[], Any], given: object) -> None:
        """Add what a function gave.

        Raises:
            TypeError: it is no text, or empty. The message does not show it.
        """
        option = source if isinstance(source, Asked) else None
        if not isinstance(given, str) or not given:
            said = "an empty text" if given == "" else f"a value of type {type(given).__name__}"
            name = f"passed as {option.name}" if option else f"asked for a {scheme.kind} credential"
            raise TypeError(f"the function that was {name} gave {said}, not a text")
        if option is not None:
            option.keep(given)
        self.put(scheme, given)
        self.asked.append((source, given))

    def reject(self) -> bool:
        """Tell those who keep tokens that the server does not accept theirs; False without any."""
        keepers = [each for each in self.asked if isinstance(each[0], TokenKeeper)]
        for keeper, token in keepers:
            cast(TokenKeeper, keeper).reject(token)
        return bool(keepers)

    def finish(self, request: httpx2.Request) -> None:
        """Put the cookies into a request, and note what of it is not to be shown."""
        request.extensions[SECRET_HEADERS] = tuple(self.headers)
        if self.query:
            from .discreet import DiscreetURL

            request.url = DiscreetURL(request.url, self.query)
        if self.cookies:
            there = request.headers.get("Cookie")
            mine = (f"{name}={value}" for name, value in self.cookies.items())
            request.headers["Cookie"] = "; ".join((*([there] if there else ()), *mine))

    def without(self, url: httpx2.URL) -> httpx2.URL:
        """A URL without what is secret in its query."""
        for name in self.query:
            url = url.copy_remove_param(name)
        return url


def needed(
    config: ClientConfig, given: Mapping[str, Credential | None], asked: Alternatives | None = None
) -> Iterator[tuple[Scheme, Credential]]:
    """The credentials to send, and where each of them goes.

    They are those of the first alternative that has all of its own; else what there is of the
    first that has some, since the caller may send the rest by other means. `asked` is what an
    operation asks for, None where it is what the whole API does.
    """
    alternatives = config.security if asked is None else asked
    have = {name: credential for name, credential in given.items() if credential}
    complete = (each for each in alternatives if each and have.keys() >= set(each))
    partly = (each for each in alternatives if not have.keys().isdisjoint(each))
    for name in next(complete, None) or next(partly, ()):
        if name in have:
            yield config.schemes[name], have[name]


def pair(username: str | None, password: str | None) -> tuple[str, str] | None:
    """The credential of basic authentication; None without a user name.

    Raises:
        ValueError: the name has a colon, which ends it (RFC 7617, section 2).
    """
    if username is None:
        return None
    if ":" in username:
        raise ValueError("the user name of basic authentication cannot have a colon")
    return username, password or ""
