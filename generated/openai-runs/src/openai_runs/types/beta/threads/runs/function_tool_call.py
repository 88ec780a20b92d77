"""`FunctionToolCall` and what it is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from ....._core.model import Model


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class FunctionToolCallFunction(Model):
    """The call and its result."""

    name: str
    """Name of the function."""
    arguments: str
    """Arguments as the model wrote them, as JSON text."""
    output: str | None
    """What the function returned; null until the caller has handed it in."""


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class FunctionToolCall(Model):
    """A function that the caller ran for the step."""

    id: str
    """Id of the call."""
    type: Literal["function"] = "function"
    """Tells the kinds of tool call apart."""
    function: FunctionToolCallFunction
    """The call and its result."""


Function: TypeAlias = FunctionToolCallFunction

__all__ = [
    "Function",
    "FunctionToolCall",
    "FunctionToolCallFunction",
]
