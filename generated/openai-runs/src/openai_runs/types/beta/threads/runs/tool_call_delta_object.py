"""`ToolCallDeltaObject`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ....._core.model import Model
from .tool_call_delta import ToolCallDelta


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class ToolCallDeltaObject(Model):
    """News of the tool calls that the step makes."""

    type: Literal["tool_calls"] = "tool_calls"
    """Tells the kinds of step apart."""
    tool_calls: list[ToolCallDelta] | None = None
    """Pieces of calls, each with the position of the call it adds to."""
