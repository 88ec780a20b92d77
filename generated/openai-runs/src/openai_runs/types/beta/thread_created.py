"""`ThreadCreated`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ..._core.model import Model
from .thread import Thread


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class ThreadCreated(Model):
    """Events about the thread itself."""

    enabled: bool | None = None
    """Reserved by the API; no meaning is documented for it."""
    event: Literal["thread.created"] = "thread.created"
    """The name of this event."""
    data: Thread
    """The new thread."""
