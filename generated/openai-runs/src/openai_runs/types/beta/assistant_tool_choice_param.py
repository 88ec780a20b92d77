"""Another place for what is elsewhere."""

from typing import TYPE_CHECKING

from ..._core.lazy import lazy_names

if TYPE_CHECKING:
    from .assistant_tool_choice import AssistantToolChoiceParam as AssistantToolChoiceParam

__all__ = [
    "AssistantToolChoiceParam",
]

__getattr__, __dir__ = lazy_names(
    __name__,
    {
        "AssistantToolChoiceParam": ".assistant_tool_choice",
    },
)
