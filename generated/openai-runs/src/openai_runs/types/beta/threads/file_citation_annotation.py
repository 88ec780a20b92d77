"""`FileCitationAnnotation` and what it is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from ...._core.model import Model


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class FileCitationAnnotationFileCitation(Model):
    """The source."""

    file_id: str
    """Id of the cited file."""


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class FileCitationAnnotation(Model):
    """Marks a spot in the text that rests on a file found by file search."""

    type: Literal["file_citation"] = "file_citation"
    """Tells the kinds of annotation apart."""
    text: str
    """The placeholder in the text, for which a link of your own can be put in."""
    file_citation: FileCitationAnnotationFileCitation
    """The source."""
    start_index: int
    """Where the placeholder begins, counted in characters from 0."""
    end_index: int
    """Where the placeholder ends, first character after it."""


FileCitation: TypeAlias = FileCitationAnnotationFileCitation

__all__ = [
    "FileCitation",
    "FileCitationAnnotation",
    "FileCitationAnnotationFileCitation",
]
