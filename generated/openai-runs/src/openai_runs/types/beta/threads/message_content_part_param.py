"""Another place for what is elsewhere."""

from typing import TYPE_CHECKING

from ...._core.lazy import lazy_names

if TYPE_CHECKING:
    from .message_content_part import MessageContentPartParam as MessageContentPartParam

__all__ = [
    "MessageContentPartParam",
]

__getattr__, __dir__ = lazy_names(
    __name__,
    {
        "MessageContentPartParam": ".message_content_part",
    },
)
