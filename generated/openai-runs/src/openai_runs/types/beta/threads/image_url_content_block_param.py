"""Another place for what is elsewhere."""

from typing import TYPE_CHECKING

from ...._core.lazy import lazy_names

if TYPE_CHECKING:
    from .image_url_content_block import ImageURLContentBlockParam as ImageURLContentBlockParam

__all__ = [
    "ImageURLContentBlockParam",
]

__getattr__, __dir__ = lazy_names(
    __name__,
    {
        "ImageURLContentBlockParam": ".image_url_content_block",
    },
)
