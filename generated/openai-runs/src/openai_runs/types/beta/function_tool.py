"""`FunctionTool`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Required, TypedDict

from ..._core.model import Model
from .function_definition import FunctionDefinition, FunctionDefinitionParam


@dataclass(slots=True, kw_only=True)
class FunctionTool(Model):
    """Lets the assistant ask the caller to run a function."""

    type: Literal["function"] = "function"
    """Tells the kinds of tool apart."""
    function: FunctionDefinition
    """The function on offer."""


class FunctionToolParam(TypedDict, total=False):
    """A plain dict in place of `FunctionTool`."""

    type: Required[Literal["function"]]
    """Tells the kinds of tool apart."""
    function: Required[FunctionDefinition | FunctionDefinitionParam]
    """The function on offer."""
