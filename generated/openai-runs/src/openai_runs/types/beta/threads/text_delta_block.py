"""`TextDeltaBlock`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ...._core.model import Model
from .text_delta import TextDelta


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class TextDeltaBlock(Model):
    """The next piece of a stretch of text."""

    index: int
    """Position of the content part that this piece belongs to."""
    type: Literal["text"] = "text"
    """Tells the kinds of content apart."""
    text: TextDelta | None = None
    """The piece and the notes that came with it."""
