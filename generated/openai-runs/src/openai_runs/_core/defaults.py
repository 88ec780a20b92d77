"""What a client sends with every request, and which of it is secret."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from .absent import Omit
from .config import ClientConfig
from .errors import redact
from .options import expect_text
from .requests import Headers, Request
from .security import Asked, Credential, Proof, needed

if TYPE_CHECKING:
    import httpx2


V = TypeVar("V", str, str | None)


class Defaults:
    """The headers and query parameters of a client."""

    _config: ClientConfig
    _custom_headers: dict[str, str]
    _custom_query: dict[str, object]

    _sources: Mapping[str, Callable[[], Any]] = {}
    """Option -> the function that gives its value, asked before every attempt."""

    def _fixed(self, name: str, value: V | Callable[[], object]) -> V | str:
        """The value of a credential; one that a function gives is not known before it is asked."""
        if callable(value):
            self._sources = {**self._sources, name: value}
            return ""
        expect_text(name, value)
        return value

    def _secret(self, name: str) -> str | Asked | None:
        """A credential: the option of that name, or who is to be asked for it."""
        source = self._sources.get(name)
        value: str | None = getattr(self, name)
        return value if source is None else Asked(name, source, partial(setattr, self, name))

    @property
    def _credentials(self) -> Mapping[str, Credential | None]:
        """The credential for each security scheme, as far as the caller gave any."""
        return {}

    @property
    def auth_headers(self) -> dict[str, str]:
        """The headers that prove who is calling, where an operation asks for nothing else.

        What a function gives is not among them: it is asked when a request is made.
        """
        proof = Proof()
        for scheme, credential in needed(self._config, self._credentials):
            if not callable(credential):
                proof.put(scheme, credential)
        return proof.headers

    @property
    def option_headers(self) -> dict[str, str]:
        """The headers that other options of the client stand for."""
        return {}

    @property
    def default_headers(self) -> dict[str, str | Omit]:
        """The headers of every request, unless its operation or the call sets them."""
        return self._default_headers(self.auth_headers)

    def _default_headers(self, auth: Mapping[str, str]) -> dict[str, str | Omit]:
        return {
            "User-Agent": self._config.user_agent,
            **self._config.headers,
            **self.option_headers,
            **auth,
            **self._custom_headers,
        }

    @property
    def default_query(self) -> dict[str, object]:
        """The query parameters of every request, unless a call sets them."""
        return dict(self._custom_query)

    def idempotency_key(self, request: Request[Any]) -> Headers:
        """The header with a key for one request, the same for its retries."""
        if self._config.idempotency_header is None or request.idempotent:
            return {}
        from uuid import uuid4

        return {self._config.idempotency_header: f"{self._config.package}-{uuid4()}"}

    def _redacted(self, request: httpx2.Request) -> dict[str, str]:
        """The headers of a request by their names in small letters, without secrets."""
        headers = redact(request.headers)
        declared = {each.name for each in self._config.schemes.values() if each.in_header}
        secrets = {name.lower() for name in {*declared, *self.auth_headers}} & headers.keys()
        return {**headers, **dict.fromkeys(secrets, "[redacted]")}
