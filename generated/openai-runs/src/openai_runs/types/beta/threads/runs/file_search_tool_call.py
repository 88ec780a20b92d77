"""`FileSearchToolCall`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ....._core.model import Model
from .file_search import FileSearch


@dataclass(slots=True, kw_only=True)
class FileSearchToolCall(Model):
    """A search that file search carried out."""

    id: str
    """Id of the call."""
    type: Literal["file_search"] = "file_search"
    """Tells the kinds of tool call apart."""
    file_search: FileSearch
    """How the search was ranked and what it found."""
