"""`ThreadUpdateToolResources` and what it is made of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypedDict

from ..._core.model import Model


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class ThreadUpdateToolResourcesCodeInterpreter(Model):
    """What the code interpreter can reach."""

    file_ids: Iterable[str] | None = None
    """Ids of the files in its sandbox, 20 at most.

    Default: `[]`.
    """


class ThreadUpdateToolResourcesCodeInterpreterParam(TypedDict, total=False):
    """A plain dict in place of `ThreadUpdateToolResourcesCodeInterpreter`."""

    file_ids: Iterable[str]
    """Ids of the files in its sandbox, 20 at most.

    Default: `[]`.
    """


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class ThreadUpdateToolResourcesFileSearch(Model):
    """What file search can reach."""

    vector_store_ids: Iterable[str] | None = None
    """Id of the vector store to search; there is room for one."""


class ThreadUpdateToolResourcesFileSearchParam(TypedDict, total=False):
    """A plain dict in place of `ThreadUpdateToolResourcesFileSearch`."""

    vector_store_ids: Iterable[str]
    """Id of the vector store to search; there is room for one."""


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class ThreadUpdateToolResources(Model):
    """Files and vector stores for the tools, in place of the present ones."""

    code_interpreter: (
        ThreadUpdateToolResourcesCodeInterpreter
        | ThreadUpdateToolResourcesCodeInterpreterParam
        | None
    ) = None
    """What the code interpreter can reach."""
    file_search: (
        ThreadUpdateToolResourcesFileSearch | ThreadUpdateToolResourcesFileSearchParam | None
    ) = None
    """What file search can reach."""


class ThreadUpdateToolResourcesParam(TypedDict, total=False):
    """A plain dict in place of `ThreadUpdateToolResources`."""

    code_interpreter: (
        ThreadUpdateToolResourcesCodeInterpreter | ThreadUpdateToolResourcesCodeInterpreterParam
    )
    """What the code interpreter can reach."""
    file_search: ThreadUpdateToolResourcesFileSearch | ThreadUpdateToolResourcesFileSearchParam
    """What file search can reach."""
