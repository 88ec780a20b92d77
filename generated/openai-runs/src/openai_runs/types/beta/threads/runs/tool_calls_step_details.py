"""`ToolCallsStepDetails`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ....._core.model import Model
from .tool_call import ToolCall


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class ToolCallsStepDetails(Model):
    """The step calls tools."""

    type: Literal["tool_calls"] = "tool_calls"
    """Tells the kinds of step apart."""
    tool_calls: list[ToolCall]
    """The calls, of any mix of tools."""
