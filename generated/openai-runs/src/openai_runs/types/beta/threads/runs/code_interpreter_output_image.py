"""`CodeInterpreterOutputImage` and what it is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from ....._core.model import Model


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class CodeInterpreterOutputImageImage(Model):
    """Where to find the image."""

    file_id: str | None = None
    """Id of the image file."""


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class CodeInterpreterOutputImage(Model):
    """An image that joins the output of the program."""

    index: int
    """Position of the output in its list."""
    type: Literal["image"] = "image"
    """Tells the kinds of output apart."""
    image: CodeInterpreterOutputImageImage | None = None
    """Where to find the image."""


Image: TypeAlias = CodeInterpreterOutputImageImage

__all__ = [
    "CodeInterpreterOutputImage",
    "CodeInterpreterOutputImageImage",
    "Image",
]
