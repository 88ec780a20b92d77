"""`FileCitationDeltaAnnotation` and what it is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from ...._core.model import Model


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class FileCitationDeltaAnnotationFileCitation(Model):
    """The source."""

    file_id: str | None = None
    """Id of the cited file."""
    quote: str | None = None
    """The cited words."""


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class FileCitationDeltaAnnotation(Model):
    """A citation, or more of one, that arrives while the text is written."""

    index: int
    """Position of the annotation in its list."""
    type: Literal["file_citation"] = "file_citation"
    """Tells the kinds of annotation apart."""
    text: str | None = None
    """The placeholder in the text, for which a link of your own can be put in."""
    file_citation: FileCitationDeltaAnnotationFileCitation | None = None
    """The source."""
    start_index: int | None = None
    """Where the placeholder begins, counted in characters from 0."""
    end_index: int | None = None
    """Where the placeholder ends, first character after it."""


FileCitation: TypeAlias = FileCitationDeltaAnnotationFileCitation

__all__ = [
    "FileCitation",
    "FileCitationDeltaAnnotation",
    "FileCitationDeltaAnnotationFileCitation",
]
