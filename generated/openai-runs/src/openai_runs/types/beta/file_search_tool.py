"""`FileSearchTool` and what it is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Required, TypeAlias, TypedDict

from ..._core.model import Model, read_plain
from .file_search_ranker import FileSearchRanker


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class FileSearchRankingOptions(Model):
    """How a file search scores its passages and which ones it drops."""

    ranker: FileSearchRanker | None = None
    """The ranker to use; `auto` lets the service pick."""
    score_threshold: float
    """Passages that score below this are left out; 0 keeps everything."""


class FileSearchRankingOptionsParam(TypedDict, total=False):
    """A plain dict in place of `FileSearchRankingOptions`."""

    ranker: FileSearchRanker
    """The ranker to use; `auto` lets the service pick."""
    score_threshold: Required[float]
    """Passages that score below this are left out; 0 keeps everything."""


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class FileSearchToolFileSearch(Model):
    """Settings for the search, in place of the built-in ones."""

    max_num_results: int | None = None
    """Upper limit on the passages that one search brings back. Left out, the model in use
    decides: 20 for the GPT-4 family, 5 for `gpt-3.5-turbo`.
    """
    ranking_options: FileSearchRankingOptions | None = None
    """How found passages are scored and filtered."""

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            max_num_results: int | None = None,
            ranking_options: FileSearchRankingOptions | FileSearchRankingOptionsParam | None = None,
        ) -> None: ...

    def __post_init__(self) -> None:
        read_plain(self, "ranking_options")


class FileSearchToolFileSearchParam(TypedDict, total=False):
    """A plain dict in place of `FileSearchToolFileSearch`."""

    max_num_results: int
    """Upper limit on the passages that one search brings back. Left out, the model in use
    decides: 20 for the GPT-4 family, 5 for `gpt-3.5-turbo`.
    """
    ranking_options: FileSearchRankingOptions | FileSearchRankingOptionsParam
    """How found passages are scored and filtered."""


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class FileSearchTool(Model):
    """Lets the assistant look things up in files that were indexed in a vector store."""

    type: Literal["file_search"] = "file_search"
    """Tells the kinds of tool apart."""
    file_search: FileSearchToolFileSearch | None = None
    """Settings for the search, in place of the built-in ones."""

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            type: Literal["file_search"] = "file_search",
            file_search: FileSearchToolFileSearch | FileSearchToolFileSearchParam | None = None,
        ) -> None: ...

    def __post_init__(self) -> None:
        read_plain(self, "file_search")


class FileSearchToolParam(TypedDict, total=False):
    """A plain dict in place of `FileSearchTool`."""

    type: Required[Literal["file_search"]]
    """Tells the kinds of tool apart."""
    file_search: FileSearchToolFileSearch | FileSearchToolFileSearchParam
    """Settings for the search, in place of the built-in ones."""


FileSearch: TypeAlias = FileSearchToolFileSearch

__all__ = [
    "FileSearch",
    "FileSearchRankingOptions",
    "FileSearchRankingOptionsParam",
    "FileSearchTool",
    "FileSearchToolFileSearch",
    "FileSearchToolFileSearchParam",
    "FileSearchToolParam",
]
