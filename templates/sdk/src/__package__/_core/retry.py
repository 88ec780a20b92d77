"""When a failed request is sent again, and after how long."""

from __future__ import annotations

import random
import time
from typing import TYPE_CHECKING, Final

from .errors import APIError, APIStatusError

if TYPE_CHECKING:
    import httpx2

INITIAL_DELAY: Final = 0.5
"""Seconds before the first retry, when the server does not say."""
MAX_DELAY: Final = 8.0
"""The most that backing off grows to, in seconds."""
MAX_WISH: Final = 120.0
"""A request is not sent again for a server that asks for more than these seconds: the caller
would seem to hang, and coming back sooner would be against the server's wish."""

_RETRIED: Final = frozenset({408, 409, 429})


def is_retried(failure: APIError) -> bool:
    """Whether trying again may help.

    Timeouts (408), lock conflicts (409), rate limits (429) and errors of the server itself are
    tried again, unless the server says so or otherwise in `x-should-retry`; and so is whatever
    the network did, but not what is wrong with the request or with its redirects, nor where the
    server asks for a longer wait than `MAX_WISH`.
    """
    if not isinstance(failure, APIStatusError):
        return not isinstance(failure.__cause__, _lasting())
    if (_asked_for(failure.response) or 0) > MAX_WISH:
        return False
    wish = failure.response.headers.get("x-should-retry")
    if wish in ("true", "false"):
        return bool(wish == "true")
    return failure.status_code in _RETRIED or failure.status_code >= 500


def delay(attempt: int, failure: APIError) -> float:
    """Seconds to wait before the retry that follows `attempt` (0 for the first one)."""
    if isinstance(failure, APIStatusError):
        wish = _asked_for(failure.response)
        if wish is not None and 0 < wish <= MAX_WISH:
            return wish
    # The exponent is limited because a float is.
    backoff = min(INITIAL_DELAY * 2.0 ** min(attempt, 10), MAX_DELAY)
    # Up to a quarter less, so that clients that failed together do not come back together.
    return backoff * (1 - 0.25 * random.random())


def _lasting() -> tuple[type[Exception], ...]:
    import httpx2

    return httpx2.LocalProtocolError, httpx2.UnsupportedProtocol, httpx2.TooManyRedirects


def _asked_for(response: httpx2.Response) -> float | None:
    """Seconds that the server asks for: `retry-after-ms`, else Retry-After (RFC 9110, 10.2.3)."""
    milliseconds = _number(response.headers.get("retry-after-ms"))
    if milliseconds is not None:
        return milliseconds / 1000
    text = response.headers.get("retry-after")
    seconds = _number(text)
    if seconds is not None or text is None:
        return seconds
    from email.utils import mktime_tz, parsedate_tz

    date = parsedate_tz(text)
    try:
        return None if date is None else mktime_tz(date) - time.time()
    except (ValueError, OverflowError):
        return None


def _number(text: str | None) -> float | None:
    try:
        return None if text is None else float(text)
    except ValueError:
        return None
