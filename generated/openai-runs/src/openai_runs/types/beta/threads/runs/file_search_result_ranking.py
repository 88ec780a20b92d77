"""`FileSearchResultRanking`."""

from __future__ import annotations

from dataclasses import dataclass

from ....._core.model import Model
from ...file_search_ranker import FileSearchRanker


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class FileSearchResultRanking(Model):
    """The ranking that a search used."""

    ranker: FileSearchRanker
    """The ranker that was used."""
    score_threshold: float
    """Passages that scored below this were left out."""
