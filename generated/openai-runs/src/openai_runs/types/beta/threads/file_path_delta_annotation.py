"""`FilePathDeltaAnnotation` and what it is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from ...._core.model import Model


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class FilePathDeltaAnnotationFilePath(Model):
    """The file that was made."""

    file_id: str | None = None
    """Id of the made file."""


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class FilePathDeltaAnnotation(Model):
    """A pointer to a made file, or more of one, that arrives while the text is written."""

    index: int
    """Position of the annotation in its list."""
    type: Literal["file_path"] = "file_path"
    """Tells the kinds of annotation apart."""
    text: str | None = None
    """The placeholder in the text, for which a link of your own can be put in."""
    file_path: FilePathDeltaAnnotationFilePath | None = None
    """The file that was made."""
    start_index: int | None = None
    """Where the placeholder begins, counted in characters from 0."""
    end_index: int | None = None
    """Where the placeholder ends, first character after it."""


FilePath: TypeAlias = FilePathDeltaAnnotationFilePath

__all__ = [
    "FilePath",
    "FilePathDeltaAnnotation",
    "FilePathDeltaAnnotationFilePath",
]
