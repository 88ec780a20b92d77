"""`CodeInterpreterLogsOutput`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ....._core.model import Model


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class CodeInterpreterLogsOutput(Model):
    """Text that the program printed."""

    type: Literal["logs"] = "logs"
    """Tells the kinds of output apart."""
    logs: str
    """The printed text."""
