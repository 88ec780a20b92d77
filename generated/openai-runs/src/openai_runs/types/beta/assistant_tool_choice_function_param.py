"""Another place for what is elsewhere."""

from typing import TYPE_CHECKING

from ..._core.lazy import lazy_names

if TYPE_CHECKING:
    from .assistant_tool_choice_function import (
        AssistantToolChoiceFunctionParam as AssistantToolChoiceFunctionParam,
    )

__all__ = [
    "AssistantToolChoiceFunctionParam",
]

__getattr__, __dir__ = lazy_names(
    __name__,
    {
        "AssistantToolChoiceFunctionParam": ".assistant_tool_choice_function",
    },
)
