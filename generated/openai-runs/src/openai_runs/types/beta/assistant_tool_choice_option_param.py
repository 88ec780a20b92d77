"""Another place for what is elsewhere."""

from typing import TYPE_CHECKING

from ..._core.lazy import lazy_names

if TYPE_CHECKING:
    from .assistant_tool_choice_option import (
        AssistantToolChoiceOptionParam as AssistantToolChoiceOptionParam,
    )

__all__ = [
    "AssistantToolChoiceOptionParam",
]

__getattr__, __dir__ = lazy_names(
    __name__,
    {
        "AssistantToolChoiceOptionParam": ".assistant_tool_choice_option",
    },
)
