"""Another place for what is elsewhere."""

from typing import TYPE_CHECKING

from ..._core.lazy import lazy_names

if TYPE_CHECKING:
    from .code_interpreter_tool import CodeInterpreterToolParam as CodeInterpreterToolParam

__all__ = [
    "CodeInterpreterToolParam",
]

__getattr__, __dir__ = lazy_names(
    __name__,
    {
        "CodeInterpreterToolParam": ".code_interpreter_tool",
    },
)
