"""Another place for what is elsewhere."""

from typing import TYPE_CHECKING

from ..._core.lazy import lazy_names

if TYPE_CHECKING:
    from .assistant_tool import AssistantToolParam as AssistantToolParam

__all__ = [
    "AssistantToolParam",
]

__getattr__, __dir__ = lazy_names(
    __name__,
    {
        "AssistantToolParam": ".assistant_tool",
    },
)
