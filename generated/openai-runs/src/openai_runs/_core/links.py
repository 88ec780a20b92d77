"""Links to the next page: where an answer has them, and whether they may be followed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from .errors import SDKError
from .wire import without_secrets

if TYPE_CHECKING:
    from collections.abc import Iterable

    import httpx2

_LINK: Final = re.compile(r"""<([^<>]*)>((?:"(?:[^"\\]|\\.)*"|[^",])*)""")
"""One link of the header, and its parameters (RFC 8288, section 3)."""
_PARAMETER: Final = re.compile(
    r""";\s*([^\s=;,"]+)\s*(?:=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;,"]*)))?"""
)


def next_link(headers: Iterable[str]) -> str | None:
    """The target of the first link whose relation is `next`; it may be relative.

    Args:
        headers: the values of the `Link` headers (RFC 8288, section 3).
    """
    for header in headers:
        for target, written in _LINK.findall(header):
            parameters: dict[str, str] = {}
            for name, quoted, token in _PARAMETER.findall(written):
                # Of several relation types in parameters of their own, the first one counts.
                parameters.setdefault(name.lower(), quoted or token)
            relations = parameters.get("rel", "").lower().split()
            # An anchor says that the link is about something else than what was asked for.
            if "next" in relations and "anchor" not in parameters:
                return str(target)
    return None


def joined(here: str, target: object) -> str | None:
    """The URL that a link on the page at `here` leads to (RFC 3986, section 5); None for no link.

    Raises:
        SDKError: the link is no URL.
    """
    import httpx2

    if target is None or target is False or target == "":
        return None
    if not isinstance(target, str):
        raise SDKError(f"The link to the next page is no URL: {target!r}")
    try:
        return str(httpx2.URL(here).join(target))
    except httpx2.InvalidURL as error:
        raise SDKError(f"The link to the next page is no URL: {error}") from error


def followed(home: httpx2.URL, target: str) -> httpx2.URL:
    """The URL of a next page, which is asked for with the credentials for `home`.

    A server behind one that ends TLS may not know that it is asked over TLS: at the same host,
    `http` is understood as `https`.

    Raises:
        SDKError: it is at another origin, which must not see the credentials.
    """
    import httpx2

    url = httpx2.URL(target)
    if (url.scheme, home.scheme, url.port) == ("http", "https", None):
        url = url.copy_with(scheme="https")
    if url.is_relative_url or url.origin != home.origin:
        raise SDKError(
            f"The next page is at {without_secrets(url)}, and not below {without_secrets(home)}: "
            "nothing was sent, since the credentials are not meant for it."
        )
    return url
