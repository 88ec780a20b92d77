"""Another place for what is elsewhere."""

from typing import TYPE_CHECKING

from ...._core.lazy import lazy_names

if TYPE_CHECKING:
    from .image_file import ImageFileParam as ImageFileParam

__all__ = [
    "ImageFileParam",
]

__getattr__, __dir__ = lazy_names(
    __name__,
    {
        "ImageFileParam": ".image_file",
    },
)
