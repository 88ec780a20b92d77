"""`FunctionToolCallDelta` and what it is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from ....._core.model import Model


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class FunctionToolCallDeltaFunction(Model):
    """The call and its result."""

    name: str | None = None
    """Name of the function; sent with the first piece."""
    arguments: str | None = None
    """JSON text to append to the arguments so far."""
    output: str | None = None
    """What the function returned; null until the caller has handed it in."""


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class FunctionToolCallDelta(Model):
    """A piece of a function call."""

    index: int
    """Position of the call in the list of the step."""
    id: str | None = None
    """Id of the call; sent with its first piece."""
    type: Literal["function"] = "function"
    """Tells the kinds of tool call apart."""
    function: FunctionToolCallDeltaFunction | None = None
    """The call and its result."""


Function: TypeAlias = FunctionToolCallDeltaFunction

__all__ = [
    "Function",
    "FunctionToolCallDelta",
    "FunctionToolCallDeltaFunction",
]
