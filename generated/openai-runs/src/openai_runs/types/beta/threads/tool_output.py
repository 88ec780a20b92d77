"""`ToolOutput`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypedDict

from ...._core.model import Model


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class ToolOutput(Model):
    """The result of one call."""

    tool_call_id: str | None = None
    """Id of the call, as given in `required_action`."""
    output: str | None = None
    """What the function returned, as text for the model."""


class ToolOutputParam(TypedDict, total=False):
    """A plain dict in place of `ToolOutput`."""

    tool_call_id: str
    """Id of the call, as given in `required_action`."""
    output: str
    """What the function returned, as text for the model."""
