"""`CodeInterpreterLogs`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ....._core.model import Model


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class CodeInterpreterLogs(Model):
    """More text that the program printed."""

    index: int
    """Position of the output in its list."""
    type: Literal["logs"] = "logs"
    """Tells the kinds of output apart."""
    logs: str | None = None
    """Text to append to what was printed so far."""
