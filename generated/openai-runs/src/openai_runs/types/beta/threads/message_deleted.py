"""`MessageDeleted`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ...._core.model import Model


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class MessageDeleted(Model):
    """Says whether a message is gone."""

    id: str
    """Id that the message had."""
    deleted: bool
    """True once the message no longer exists."""
    object: Literal["thread.message.deleted"] = "thread.message.deleted"
    """Kind of this answer."""
