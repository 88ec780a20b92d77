"""`FileSearchToolCall`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from ....._core.lazy import lazy_names
from ....._core.model import Model
from .file_search import FileSearch

if TYPE_CHECKING:
    from .file_search_result import FileSearchResult as FileSearchResult
    from .file_search_result_content import FileSearchResultContent as FileSearchResultContent
    from .file_search_result_ranking import FileSearchResultRanking as FileSearchRankingOptions


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class FileSearchToolCall(Model):
    """A search that file search carried out."""

    id: str
    """Id of the call."""
    type: Literal["file_search"] = "file_search"
    """Tells the kinds of tool call apart."""
    file_search: FileSearch
    """How the search was ranked and what it found."""


__all__ = [
    "FileSearch",
    "FileSearchRankingOptions",
    "FileSearchResult",
    "FileSearchResultContent",
    "FileSearchToolCall",
]
__getattr__, __dir__ = lazy_names(
    __name__,
    {
        "FileSearchRankingOptions": ".file_search_result_ranking:FileSearchResultRanking",
        "FileSearchResult": ".file_search_result",
        "FileSearchResultContent": ".file_search_result_content",
    },
)
