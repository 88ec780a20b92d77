"""What the clients of this package default to, and HTTP clients that are set up alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeAlias, TypedDict

import httpx2

from ._client import CONFIG
from ._core.absent import NotGiven
from ._core.client import limits
from ._core.parameters import Query
from ._core.requests import Body, Headers

DEFAULT_TIMEOUT: Final = CONFIG.default_timeout(None)
DEFAULT_MAX_RETRIES: Final = 2
DEFAULT_CONNECTION_LIMITS: Final = limits()

ProxiesTypes: TypeAlias = (
    str | httpx2.Proxy | dict[str | httpx2.URL, str | httpx2.URL | httpx2.Proxy | None]
)
"""What programs that set up a proxy hold it as."""


class RequestOptions(TypedDict, total=False):
    """The keywords that every method takes besides its own, for passing them on: `**options`."""

    extra_headers: Headers | None
    extra_query: Query | None
    extra_body: Body | None
    timeout: float | httpx2.Timeout | None | NotGiven


def _defaults(given: dict[str, Any]) -> dict[str, Any]:
    ours = {
        "timeout": DEFAULT_TIMEOUT,
        "limits": DEFAULT_CONNECTION_LIMITS,
        "follow_redirects": True,
    }
    return {**ours, **given}


if TYPE_CHECKING:
    DefaultHttpxClient = httpx2.Client
    """An `httpx2.Client` that is set up as the client sets up its own, but for what is given."""
    DefaultAsyncHttpxClient = httpx2.AsyncClient
    """The same for the asynchronous client."""
else:

    class DefaultHttpxClient(httpx2.Client):
        def __init__(self, **given: Any) -> None:
            super().__init__(**_defaults(given))

    class DefaultAsyncHttpxClient(httpx2.AsyncClient):
        def __init__(self, **given: Any) -> None:
            super().__init__(**_defaults(given))
