"""`FileSearchResultContent`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ....._core.model import Model


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class FileSearchResultContent(Model):
    """A stretch of the passage."""

    type: Literal["text"] | None = None
    """Kind of the stretch; always plain text so far."""
    text: str | None = None
    """The words of the stretch."""
