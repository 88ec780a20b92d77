"""`CodeInterpreterImageOutput` and what it is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ....._core.model import Model


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class CodeInterpreterImageOutputImage(Model):
    """Where to find the image."""

    file_id: str
    """Id of the image file."""


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class CodeInterpreterImageOutput(Model):
    """An image that the program made."""

    type: Literal["image"] = "image"
    """Tells the kinds of output apart."""
    image: CodeInterpreterImageOutputImage
    """Where to find the image."""
