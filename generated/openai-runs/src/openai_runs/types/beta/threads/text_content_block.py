"""`TextContentBlock`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ...._core.model import Model
from .text import Text


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class TextContentBlock(Model):
    """A stretch of text in a message."""

    type: Literal["text"] = "text"
    """Tells the kinds of content apart."""
    text: Text
    """The text and the notes on it."""
