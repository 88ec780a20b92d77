"""`MessageDeltaEvent`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ...._core.model import Model
from .message_delta import MessageDelta


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class MessageDeltaEvent(Model):
    """What a message gained since the event before."""

    id: str
    """Id of the message that grows."""
    object: Literal["thread.message.delta"] = "thread.message.delta"
    """Kind of this object."""
    delta: MessageDelta
    """The gain; fields that did not change are absent."""
