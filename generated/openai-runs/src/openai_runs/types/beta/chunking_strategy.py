"""`ChunkingStrategy` and what it is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Required, TypeAlias, TypedDict

from ..._core.model import Model


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class ChunkingStrategyAuto(Model):
    """Passages of 800 tokens with an overlap of 400, as things stand."""

    type: Literal["auto"] = "auto"
    """Tells the ways of cutting apart."""


class ChunkingStrategyAutoParam(TypedDict, total=False):
    """A plain dict in place of `ChunkingStrategyAuto`."""

    type: Required[Literal["auto"]]
    """Tells the ways of cutting apart."""


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class ChunkingStrategyStaticStatic(Model):
    """The sizes."""

    max_chunk_size_tokens: int
    """Longest passage, in tokens."""
    chunk_overlap_tokens: int
    """Tokens that a passage shares with the one before it; at most half of its length."""


class ChunkingStrategyStaticStaticParam(TypedDict, total=False):
    """A plain dict in place of `ChunkingStrategyStaticStatic`."""

    max_chunk_size_tokens: Required[int]
    """Longest passage, in tokens."""
    chunk_overlap_tokens: Required[int]
    """Tokens that a passage shares with the one before it; at most half of its length."""


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class ChunkingStrategyStatic(Model):
    """Passages of a size that you set."""

    type: Literal["static"] = "static"
    """Tells the ways of cutting apart."""
    static: ChunkingStrategyStaticStatic | ChunkingStrategyStaticStaticParam
    """The sizes."""


class ChunkingStrategyStaticParam(TypedDict, total=False):
    """A plain dict in place of `ChunkingStrategyStatic`."""

    type: Required[Literal["static"]]
    """Tells the ways of cutting apart."""
    static: Required[ChunkingStrategyStaticStatic | ChunkingStrategyStaticStaticParam]
    """The sizes."""


ChunkingStrategy: TypeAlias = ChunkingStrategyAuto | ChunkingStrategyStatic
"""How files are cut into passages before they are indexed; `auto` if absent."""


ChunkingStrategyParam: TypeAlias = ChunkingStrategyAutoParam | ChunkingStrategyStaticParam
"""Plain dicts in place of `ChunkingStrategy`."""
