"""Headers and URLs as they go over the wire: what can be sent, what may be, and what may be seen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from .errors import SDKError

if TYPE_CHECKING:
    import httpx2

_SENDABLE: Final = re.compile(r"(?:[!-~](?:[ \t!-~]*[!-~])?)?")
"""The value of a header (RFC 9110, section 5.5), as far as it is ASCII."""


def header(name: str, value: str) -> tuple[bytes, bytes]:
    """A header as it is sent.

    Raises:
        TypeError: the value is no text.
        SDKError: it cannot be sent. The message does not show it, since it may be secret; that of
            the HTTP library would.
    """
    if not isinstance(value, str):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise TypeError(f"the header {name!r} takes text, not {type(value).__name__}")
    if _SENDABLE.fullmatch(value) is None:
        raise SDKError(
            f"The header {name!r} cannot be sent: its value has characters beyond ASCII, control "
            "characters such as line ends, or spaces at its ends."
        )
    return name.encode(), value.encode()


def absolute(base_url: str | httpx2.URL) -> httpx2.URL:
    """The URL below which an API is.

    Raises:
        SDKError: paths cannot be put below it.
    """
    import httpx2

    if not base_url:
        raise SDKError("base_url is needed: the API's description names no absolute server")
    url = httpx2.URL(base_url)
    if url.scheme not in ("http", "https") or not url.host:
        raise SDKError(f"base_url takes an absolute http(s) URL, not {without_secrets(url)!r}")
    if url.query or url.fragment:
        raise SDKError("base_url takes no query and no fragment; there is default_query")
    return url


def may_be(content_type: str, accept: str) -> bool:
    """Whether a body that says to be of one media type can be what was asked for.

    Any kind of JSON is JSON; and a body that does not say what it is, or only that it is bytes
    (RFC 9110, section 8.3), can be anything.
    """
    kind = content_type.partition(";")[0].strip().lower()
    if not kind or kind == "application/octet-stream" or accept == "*/*":
        return True
    return kind == accept or (accept == "application/json" and kind.endswith("json"))


def is_json(content_type: str) -> bool:
    """Whether a media type is JSON, or built on it (RFC 6839, section 3.1)."""
    return content_type.partition(";")[0].strip().lower().endswith("json")


def may_share(home: httpx2.URL, other: httpx2.URL) -> bool:
    """Whether another URL may see the credentials for `home`: at the same origin, or over TLS."""
    if other.origin == home.origin:
        return True
    upgraded = home.scheme == "http" and other.scheme == "https" and home.host == other.host
    return upgraded and home.port is None and other.port is None


def without_secrets(url: httpx2.URL) -> str:
    """A URL for people to see: its user name, password and query may be secret."""
    return str(url.copy_with(userinfo=b"", query=None, fragment=None))
