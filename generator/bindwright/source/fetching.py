"""Fetching one file from another machine, within limits of size and time."""

from __future__ import annotations

import time
from http.client import HTTPException
from typing import Any
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from bindwright import __version__
from bindwright.source.limits import Fault, Limits

_CHUNK = 64 * 1024
_HEADERS = {
    "Accept": "application/yaml, application/json;q=0.9, */*;q=0.1",
    "User-Agent": f"bindwright/{__version__}",
}


def fetch(url: str, limits: Limits) -> bytes:
    """The bytes that an http or https URL leads to.

    Raises:
        Fault: They cannot be had, or not within the limits; the fault has no position.
    """
    deadline = time.monotonic() + limits.max_seconds
    raw = bytearray()
    try:
        request = Request(url, headers=_HEADERS)
        with build_opener(_Redirects).open(request, timeout=limits.max_seconds) as answer:
            while chunk := answer.read1(_CHUNK):
                raw += chunk
                if len(raw) > limits.max_bytes:
                    problem = f"it is larger than {limits.max_bytes} bytes"
                    raise Fault("too-large", problem, remedy=limits.remedy("max_bytes"))
                if time.monotonic() > deadline:
                    raise TimeoutError
    except (TimeoutError, URLError, HTTPException, OSError, ValueError) as error:
        reason = error.reason if isinstance(error, URLError) else error
        if isinstance(reason, TimeoutError):
            problem = f"it did not arrive within {limits.max_seconds} s"
            remedy = limits.remedy("max_seconds")
            raise Fault("unreadable-file", problem, remedy=remedy) from error
        raise Fault("unreadable-file", f"it cannot be fetched: {error}") from error
    return bytes(raw)


class _Redirects(HTTPRedirectHandler):
    """Follows redirections, but never from https to anything else, and never into files."""

    def redirect_request(
        self, req: Request, fp: Any, code: int, msg: str, headers: Any, newurl: str
    ) -> Request | None:
        """What to ask next (see `urllib.request`)."""
        scheme = urlsplit(newurl).scheme
        if scheme != "https" and scheme != req.type:
            raise URLError(f"it redirects to {newurl}, which is less safe")
        return super().redirect_request(req, fp, code, msg, headers, newurl)
