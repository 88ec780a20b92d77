"""`MessageDelta`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ...._core.model import Model
from .message_content_delta import MessageContentDelta


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class MessageDelta(Model):
    """The gain; fields that did not change are absent."""

    role: Literal["user", "assistant"] | None = None
    """Who writes the message."""
    content: list[MessageContentDelta] | None = None
    """Pieces of content, each with the position of the part it adds to."""
