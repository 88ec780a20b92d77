"""`ThreadDeleted`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ..._core.model import Model


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class ThreadDeleted(Model):
    """Says whether a thread is gone."""

    id: str
    """Id that the thread had."""
    deleted: bool
    """True once the thread no longer exists."""
    object: Literal["thread.deleted"] = "thread.deleted"
    """Kind of this answer."""
