"""Another place for what is elsewhere."""

from typing import TYPE_CHECKING

from ...._core.lazy import lazy_names

if TYPE_CHECKING:
    from .image_url import ImageURLParam as ImageURLParam

__all__ = [
    "ImageURLParam",
]

__getattr__, __dir__ = lazy_names(
    __name__,
    {
        "ImageURLParam": ".image_url",
    },
)
