"""`AssistantToolChoice`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Required, TypedDict

from ..._core.model import Model, read_plain
from .assistant_tool_choice_function import (
    AssistantToolChoiceFunction,
    AssistantToolChoiceFunctionParam,
)


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class AssistantToolChoice(Model):
    """One particular tool that the model has to use."""

    type: Literal["function", "code_interpreter", "file_search"]
    """The kind of tool. A `function` also needs its name."""
    function: AssistantToolChoiceFunction | None = None
    """Says which function, when the kind is `function`."""

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            type: Literal["function", "code_interpreter", "file_search"],
            function: AssistantToolChoiceFunction | AssistantToolChoiceFunctionParam | None = None,
        ) -> None: ...

    def __post_init__(self) -> None:
        read_plain(self, "function")


class AssistantToolChoiceParam(TypedDict, total=False):
    """A plain dict in place of `AssistantToolChoice`."""

    type: Required[Literal["function", "code_interpreter", "file_search"]]
    """The kind of tool. A `function` also needs its name."""
    function: AssistantToolChoiceFunction | AssistantToolChoiceFunctionParam
    """Says which function, when the kind is `function`."""
