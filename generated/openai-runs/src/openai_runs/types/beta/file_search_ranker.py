"""`FileSearchRanker`."""

from __future__ import annotations

from typing import Literal, TypeAlias

FileSearchRanker: TypeAlias = Literal["auto", "default_2024_08_21"]
"""Which ranker orders the passages that a file search finds."""
