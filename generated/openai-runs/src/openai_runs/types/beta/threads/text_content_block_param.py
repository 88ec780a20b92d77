"""Another place for what is elsewhere."""

from typing import TYPE_CHECKING

from ...._core.lazy import lazy_names

if TYPE_CHECKING:
    from .text_content_part import TextContentPartParam as TextContentBlockParam

__all__ = [
    "TextContentBlockParam",
]

__getattr__, __dir__ = lazy_names(
    __name__,
    {
        "TextContentBlockParam": ".text_content_part:TextContentPartParam",
    },
)
