"""`TextDelta`."""

from __future__ import annotations

from dataclasses import dataclass

from ...._core.model import Model
from .annotation_delta import AnnotationDelta


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class TextDelta(Model):
    """The piece and the notes that came with it."""

    value: str | None = None
    """Text to append to what arrived before."""
    annotations: list[AnnotationDelta] | None = None
    """New or continued annotations, each with its own position."""
