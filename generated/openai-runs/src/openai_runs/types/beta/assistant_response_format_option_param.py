"""Another place for what is elsewhere."""

from typing import TYPE_CHECKING

from ..._core.lazy import lazy_names

if TYPE_CHECKING:
    from .assistant_response_format_option import (
        AssistantResponseFormatOptionParam as AssistantResponseFormatOptionParam,
    )

__all__ = [
    "AssistantResponseFormatOptionParam",
]

__getattr__, __dir__ = lazy_names(
    __name__,
    {
        "AssistantResponseFormatOptionParam": ".assistant_response_format_option",
    },
)
