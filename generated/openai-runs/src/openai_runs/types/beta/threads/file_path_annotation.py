"""`FilePathAnnotation` and what it is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from ...._core.model import Model


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class FilePathAnnotationFilePath(Model):
    """The file that was made."""

    file_id: str
    """Id of the made file."""


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class FilePathAnnotation(Model):
    """Marks a spot in the text that stands for a file the code interpreter made."""

    type: Literal["file_path"] = "file_path"
    """Tells the kinds of annotation apart."""
    text: str
    """The placeholder in the text, for which a link of your own can be put in."""
    file_path: FilePathAnnotationFilePath
    """The file that was made."""
    start_index: int
    """Where the placeholder begins, counted in characters from 0."""
    end_index: int
    """Where the placeholder ends, first character after it."""


FilePath: TypeAlias = FilePathAnnotationFilePath

__all__ = [
    "FilePath",
    "FilePathAnnotation",
    "FilePathAnnotationFilePath",
]
