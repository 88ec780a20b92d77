"""`ImageFileDeltaBlock`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ...._core.model import Model
from .image_file_delta import ImageFileDelta


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class ImageFileDeltaBlock(Model):
    """An uploaded image that joins a message."""

    index: int
    """Position of the content part that the image takes."""
    type: Literal["image_file"] = "image_file"
    """Tells the kinds of content apart."""
    image_file: ImageFileDelta | None = None
    """Which image, and how closely to look."""
