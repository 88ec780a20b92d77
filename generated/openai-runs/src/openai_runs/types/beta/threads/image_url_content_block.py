"""`ImageURLContentBlock`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Required, TypedDict

from ...._core.model import Model, read_plain
from .image_url import ImageURL, ImageURLParam


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class ImageURLContentBlock(Model):
    """An image on the web, shown in a message."""

    type: Literal["image_url"] = "image_url"
    """Tells the kinds of content apart."""
    image_url: ImageURL
    """Where the image is, and how closely to look."""

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            type: Literal["image_url"] = "image_url",
            image_url: ImageURL | ImageURLParam,
        ) -> None: ...

    def __post_init__(self) -> None:
        read_plain(self, "image_url")


class ImageURLContentBlockParam(TypedDict, total=False):
    """A plain dict in place of `ImageURLContentBlock`."""

    type: Required[Literal["image_url"]]
    """Tells the kinds of content apart."""
    image_url: Required[ImageURL | ImageURLParam]
    """Where the image is, and how closely to look."""
