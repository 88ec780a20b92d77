"""Another place for what is elsewhere."""

from typing import TYPE_CHECKING

from ..._core.lazy import lazy_names

if TYPE_CHECKING:
    from .file_search_tool import (
        FileSearchRankingOptionsParam as FileSearchRankingOptions,
        FileSearchToolFileSearchParam as FileSearch,
        FileSearchToolParam as FileSearchToolParam,
    )

__all__ = [
    "FileSearch",
    "FileSearchRankingOptions",
    "FileSearchToolParam",
]

__getattr__, __dir__ = lazy_names(
    __name__,
    {
        "FileSearch": ".file_search_tool:FileSearchToolFileSearchParam",
        "FileSearchRankingOptions": ".file_search_tool:FileSearchRankingOptionsParam",
        "FileSearchToolParam": ".file_search_tool",
    },
)
