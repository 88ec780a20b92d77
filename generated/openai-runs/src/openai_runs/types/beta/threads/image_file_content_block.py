"""`ImageFileContentBlock`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Required, TypedDict

from ...._core.model import Model, read_plain
from .image_file import ImageFile, ImageFileParam


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class ImageFileContentBlock(Model):
    """An uploaded image in a message."""

    type: Literal["image_file"] = "image_file"
    """Tells the kinds of content apart."""
    image_file: ImageFile
    """Which image, and how closely to look."""

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            type: Literal["image_file"] = "image_file",
            image_file: ImageFile | ImageFileParam,
        ) -> None: ...

    def __post_init__(self) -> None:
        read_plain(self, "image_file")


class ImageFileContentBlockParam(TypedDict, total=False):
    """A plain dict in place of `ImageFileContentBlock`."""

    type: Required[Literal["image_file"]]
    """Tells the kinds of content apart."""
    image_file: Required[ImageFile | ImageFileParam]
    """Which image, and how closely to look."""
