"""`Thread` and what it is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from ..._core.model import Model
from .metadata import Metadata


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


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class Thread(Model):
    """A conversation: the messages that runs read and add to."""

    id: str
    """Id of the thread, for use in paths."""
    object: Literal["thread"] = "thread"
    """Kind of this object."""
    created_at: int
    """When the thread was made, in Unix seconds."""
    tool_resources: ThreadToolResources | None
    """Files and vector stores that tools can reach on this thread, by kind of tool."""
    metadata: Metadata | None
    """Labels stored with the thread."""


ToolResources: TypeAlias = ThreadToolResources
ToolResourcesCodeInterpreter: TypeAlias = ThreadToolResourcesCodeInterpreter
ToolResourcesFileSearch: TypeAlias = ThreadToolResourcesFileSearch

__all__ = [
    "Thread",
    "ThreadToolResources",
    "ThreadToolResourcesCodeInterpreter",
    "ThreadToolResourcesFileSearch",
    "ToolResources",
    "ToolResourcesCodeInterpreter",
    "ToolResourcesFileSearch",
]
