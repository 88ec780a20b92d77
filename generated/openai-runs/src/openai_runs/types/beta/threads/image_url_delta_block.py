"""`ImageURLDeltaBlock`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ...._core.model import Model
from .image_url_delta import ImageURLDelta


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class ImageURLDeltaBlock(Model):
    """An image on the web that joins a message."""

    index: int
    """Position of the content part that the image takes."""
    type: Literal["image_url"] = "image_url"
    """Tells the kinds of content apart."""
    image_url: ImageURLDelta | None = None
    """Where the image is, and how closely to look."""
