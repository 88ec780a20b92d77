"""`RequiredActionFunctionToolCall` and what it is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from ...._core.model import Model


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class RequiredActionFunctionToolCallFunction(Model):
    """Which function to run, and with what."""

    name: str
    """Name of the function."""
    arguments: str
    """Arguments as the model wrote them: JSON text that should be checked before use."""


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class RequiredActionFunctionToolCall(Model):
    """A function call that the model asks the caller to carry out."""

    id: str
    """Id of the call, to be given back with its result."""
    type: Literal["function"] = "function"
    """Kind of tool; only functions are run by the caller."""
    function: RequiredActionFunctionToolCallFunction
    """Which function to run, and with what."""


Function: TypeAlias = RequiredActionFunctionToolCallFunction

__all__ = [
    "Function",
    "RequiredActionFunctionToolCall",
    "RequiredActionFunctionToolCallFunction",
]
