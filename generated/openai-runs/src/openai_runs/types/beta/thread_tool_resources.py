"""`ThreadToolResources` and what it is made of."""

from __future__ import annotations

from dataclasses import dataclass

from ..._core.model import Model


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class ThreadToolResourcesCodeInterpreter(Model):
    """What the code interpreter can reach."""

    file_ids: list[str] | None = None
    """Ids of the files in its sandbox, 20 at most.

    Default: `[]`.
    """


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class ThreadToolResourcesFileSearch(Model):
    """What file search can reach."""

    vector_store_ids: list[str] | None = None
    """Id of the vector store to search; there is room for one."""


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class ThreadToolResources(Model):
    """Files and vector stores that tools can reach on this thread, by kind of tool."""

    code_interpreter: ThreadToolResourcesCodeInterpreter | None = None
    """What the code interpreter can reach."""
    file_search: ThreadToolResourcesFileSearch | None = None
    """What file search can reach."""
