"""Another place for what is elsewhere."""

from typing import TYPE_CHECKING

from ..._core.lazy import lazy_names

if TYPE_CHECKING:
    from .function_tool import FunctionToolParam as FunctionToolParam

__all__ = [
    "FunctionToolParam",
]

__getattr__, __dir__ = lazy_names(
    __name__,
    {
        "FunctionToolParam": ".function_tool",
    },
)
