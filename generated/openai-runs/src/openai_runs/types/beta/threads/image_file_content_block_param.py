"""Another place for what is elsewhere."""

from typing import TYPE_CHECKING

from ...._core.lazy import lazy_names

if TYPE_CHECKING:
    from .image_file_content_block import ImageFileContentBlockParam as ImageFileContentBlockParam

__all__ = [
    "ImageFileContentBlockParam",
]

__getattr__, __dir__ = lazy_names(
    __name__,
    {
        "ImageFileContentBlockParam": ".image_file_content_block",
    },
)
