"""`FileSearchResult`."""

from __future__ import annotations

from dataclasses import dataclass

from ....._core.model import Model
from .file_search_result_content import FileSearchResultContent


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class FileSearchResult(Model):
    """A passage that a search found, and the file it comes from."""

    file_id: str
    """Id of the file with the passage."""
    file_name: str
    """Name of the file with the passage."""
    score: float
    """How well the passage fits, from 0 to 1."""
    content: list[FileSearchResultContent] | None = None
    """The passage; present only if the request asked for it with `include[]`."""
