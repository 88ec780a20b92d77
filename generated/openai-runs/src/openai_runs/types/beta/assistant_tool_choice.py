"""`AssistantToolChoice`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Required, TypedDict

from ..._core.model import Model
from .assistant_tool_choice_function import (
    AssistantToolChoiceFunction,
    AssistantToolChoiceFunctionParam,
)


@dataclass(slots=True, kw_only=True)
class AssistantToolChoice(Model):
    """One particular tool that the model has to use."""

    type: Literal["function", "code_interpreter", "file_search"]
    """The kind of tool. A `function` also needs its name."""
    function: AssistantToolChoiceFunction | None = None
    """Says which function, when the kind is `function`."""


class AssistantToolChoiceParam(TypedDict, total=False):
    """A plain dict in place of `AssistantToolChoice`."""

    type: Required[Literal["function", "code_interpreter", "file_search"]]
    """The kind of tool. A `function` also needs its name."""
    function: AssistantToolChoiceFunction | AssistantToolChoiceFunctionParam
    """Says which function, when the kind is `function`."""
