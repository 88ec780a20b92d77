"""`ThreadCreateToolResources` and what it is made of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypedDict

from ..._core.model import Model
from .vector_store import VectorStore, VectorStoreParam


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class ThreadCreateToolResourcesCodeInterpreter(Model):
    """What the code interpreter can reach."""

    file_ids: Iterable[str] | None = None
    """Ids of the files in its sandbox, 20 at most.

    Default: `[]`.
    """


class ThreadCreateToolResourcesCodeInterpreterParam(TypedDict, total=False):
    """A plain dict in place of `ThreadCreateToolResourcesCodeInterpreter`."""

    file_ids: Iterable[str]
    """Ids of the files in its sandbox, 20 at most.

    Default: `[]`.
    """


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class ThreadCreateToolResourcesFileSearch(Model):
    """What file search can reach."""

    vector_store_ids: Iterable[str] | None = None
    """Id of the vector store to search; there is room for one."""
    vector_stores: Iterable[VectorStore | VectorStoreParam] | None = None
    """A vector store to create on the way and search; there is room for one."""


class ThreadCreateToolResourcesFileSearchParam(TypedDict, total=False):
    """A plain dict in place of `ThreadCreateToolResourcesFileSearch`."""

    vector_store_ids: Iterable[str]
    """Id of the vector store to search; there is room for one."""
    vector_stores: Iterable[VectorStore | VectorStoreParam]
    """A vector store to create on the way and search; there is room for one."""


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class ThreadCreateToolResources(Model):
    """Files and vector stores for the tools that work on this thread, by kind of tool."""

    code_interpreter: (
        ThreadCreateToolResourcesCodeInterpreter
        | ThreadCreateToolResourcesCodeInterpreterParam
        | None
    ) = None
    """What the code interpreter can reach."""
    file_search: (
        ThreadCreateToolResourcesFileSearch | ThreadCreateToolResourcesFileSearchParam | None
    ) = None
    """What file search can reach."""


class ThreadCreateToolResourcesParam(TypedDict, total=False):
    """A plain dict in place of `ThreadCreateToolResources`."""

    code_interpreter: (
        ThreadCreateToolResourcesCodeInterpreter | ThreadCreateToolResourcesCodeInterpreterParam
    )
    """What the code interpreter can reach."""
    file_search: ThreadCreateToolResourcesFileSearch | ThreadCreateToolResourcesFileSearchParam
    """What file search can reach."""
