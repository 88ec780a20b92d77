"""`RunToolResources` and what it is made of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypedDict

from ..._core.model import Model


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class RunToolResourcesCodeInterpreter(Model):
    """What the code interpreter can reach."""

    file_ids: Iterable[str] | None = None
    """Ids of the files in its sandbox, 20 at most.

    Default: `[]`.
    """


class RunToolResourcesCodeInterpreterParam(TypedDict, total=False):
    """A plain dict in place of `RunToolResourcesCodeInterpreter`."""

    file_ids: Iterable[str]
    """Ids of the files in its sandbox, 20 at most.

    Default: `[]`.
    """


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class RunToolResourcesFileSearch(Model):
    """What file search can reach."""

    vector_store_ids: Iterable[str] | None = None
    """Id of the vector store to search; there is room for one."""


class RunToolResourcesFileSearchParam(TypedDict, total=False):
    """A plain dict in place of `RunToolResourcesFileSearch`."""

    vector_store_ids: Iterable[str]
    """Id of the vector store to search; there is room for one."""


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class RunToolResources(Model):
    """Files and vector stores for the tools of this run, by kind of tool."""

    code_interpreter: (
        RunToolResourcesCodeInterpreter | RunToolResourcesCodeInterpreterParam | None
    ) = None
    """What the code interpreter can reach."""
    file_search: RunToolResourcesFileSearch | RunToolResourcesFileSearchParam | None = None
    """What file search can reach."""


class RunToolResourcesParam(TypedDict, total=False):
    """A plain dict in place of `RunToolResources`."""

    code_interpreter: RunToolResourcesCodeInterpreter | RunToolResourcesCodeInterpreterParam
    """What the code interpreter can reach."""
    file_search: RunToolResourcesFileSearch | RunToolResourcesFileSearchParam
    """What file search can reach."""
