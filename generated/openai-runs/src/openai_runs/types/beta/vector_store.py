"""`VectorStore`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypedDict

from ..._core.absent import Omit, omit
from ..._core.model import Model
from .chunking_strategy import ChunkingStrategy, ChunkingStrategyParam
from .metadata import Metadata


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class VectorStore(Model):
    """A vector store described by what goes into it."""

    file_ids: Iterable[str] | None = None
    """Ids of the files to index."""
    chunking_strategy: ChunkingStrategy | ChunkingStrategyParam | None = None
    """How files are cut into passages before they are indexed; `auto` if absent."""
    metadata: Metadata | None | Omit = omit
    """Labels to store with the vector store."""


class VectorStoreParam(TypedDict, total=False):
    """A plain dict in place of `VectorStore`."""

    file_ids: Iterable[str]
    """Ids of the files to index."""
    chunking_strategy: ChunkingStrategy | ChunkingStrategyParam
    """How files are cut into passages before they are indexed; `auto` if absent."""
    metadata: Metadata | None
    """Labels to store with the vector store."""
