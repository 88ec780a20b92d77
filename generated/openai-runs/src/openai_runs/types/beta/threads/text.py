"""`Text`."""

from __future__ import annotations

from dataclasses import dataclass

from ...._core.model import Model
from .annotation import Annotation


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class Text(Model):
    """The text and the notes on it."""

    value: str
    """The text itself."""
    annotations: list[Annotation]
    """Places in the text that stand for a file."""
