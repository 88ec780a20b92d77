"""URLs that do not show their secrets."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import httpx2

_HIDDEN: Final = "redacted"


class DiscreetURL(httpx2.URL):
    """A URL that is sent whole, and printed without the values of some query parameters.

    The HTTP library logs the URL of every request.
    """

    def __init__(self, url: httpx2.URL, hidden: Iterable[str]) -> None:
        super().__init__(url)
        self._hidden = frozenset(hidden)

    def __str__(self) -> str:
        pairs = self.params.multi_items()
        shown = [(name, _HIDDEN if name in self._hidden else value) for name, value in pairs]
        return str(httpx2.URL(self, params=shown))

    def __repr__(self) -> str:
        return f"URL({str(self)!r})"
