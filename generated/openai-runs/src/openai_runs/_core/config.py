"""What is special to one API's client, as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from .error_format import DEFAULT_FORMAT, ErrorFormat
from .security import Alternatives, Scheme

if TYPE_CHECKING:
    import httpx2

DEFAULT_MAX_RETRIES: Final = 2
CONNECT_TIMEOUT: Final = 5.0
"""Seconds for connecting, which is quick where a server is up at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientConfig:
    """The facts that a generated client hands to the runtime.

    Attributes:
        package: the import name, which is also the name of the logger.
        user_agent: what the client calls itself (RFC 9110, section 10.1.5).
        base_url: where the API is, unless the caller says otherwise.
        headers: sent with every request, unless a call sets them.
        timeout: in seconds, for everything but the connection itself.
        idempotency_header: carries a fresh key with each request that is not idempotent, the
            same for its retries; None if the API has none.
        request_id_header: the response header with the server's name for the request.
        error: where a JSON error body keeps its facts.
        schemes: the security schemes that the client has arguments for.
        security: the sets of schemes, one of which most operations ask for.
    """

    package: str
    user_agent: str
    base_url: str
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    timeout: float = 600.0
    idempotency_header: str | None = None
    request_id_header: str = "x-request-id"
    error: ErrorFormat = DEFAULT_FORMAT
    schemes: Mapping[str, Scheme] = field(default_factory=dict[str, Scheme])
    security: Alternatives = ()

    def default_timeout(
        self, http_client: httpx2.Client | httpx2.AsyncClient | None
    ) -> httpx2.Timeout:
        """The timeout where the caller names none: that of the caller's HTTP client, else ours."""
        import httpx2

        # The HTTP library has no mark for a timeout that nobody set: its default stands for that.
        if http_client is not None and http_client.timeout != httpx2.Timeout(5.0):
            return http_client.timeout
        return httpx2.Timeout(self.timeout, connect=CONNECT_TIMEOUT)
