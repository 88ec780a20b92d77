"""`AssistantToolChoiceOption`."""

from __future__ import annotations

from typing import Literal, TypeAlias

from ..._core.model import Unknown
from .assistant_tool_choice import AssistantToolChoice, AssistantToolChoiceParam

AssistantToolChoiceOption: TypeAlias = (
    Literal["none", "auto", "required"] | AssistantToolChoice | Unknown
)
"""How freely the model may reach for its tools: a general rule, or one tool that it has to use."""


AssistantToolChoiceOptionParam: TypeAlias = (
    Literal["none", "auto", "required"] | AssistantToolChoice | AssistantToolChoiceParam
)
"""Plain dicts in place of `AssistantToolChoiceOption`."""
