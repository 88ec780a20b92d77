"""`FileSearch`."""

from __future__ import annotations

from dataclasses import dataclass

from ....._core.model import Model
from .file_search_result import FileSearchResult
from .file_search_result_ranking import FileSearchResultRanking


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class FileSearch(Model):
    """How the search was ranked and what it found."""

    ranking_options: FileSearchResultRanking | None = None
    """How the passages were scored and filtered."""
    results: list[FileSearchResult] | None = None
    """Passages that were found, best first."""
