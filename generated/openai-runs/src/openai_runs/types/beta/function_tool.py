"""`FunctionTool`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Required, TypedDict

from ..._core.model import Model, read_plain
from .function_definition import FunctionDefinition, FunctionDefinitionParam


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class FunctionTool(Model):
    """Lets the assistant ask the caller to run a function."""

    type: Literal["function"] = "function"
    """Tells the kinds of tool apart."""
    function: FunctionDefinition
    """The function on offer."""

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            type: Literal["function"] = "function",
            function: FunctionDefinition | FunctionDefinitionParam,
        ) -> None: ...

    def __post_init__(self) -> None:
        read_plain(self, "function")


class FunctionToolParam(TypedDict, total=False):
    """A plain dict in place of `FunctionTool`."""

    type: Required[Literal["function"]]
    """Tells the kinds of tool apart."""
    function: Required[FunctionDefinition | FunctionDefinitionParam]
    """The function on offer."""
