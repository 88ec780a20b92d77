"""`Thread`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from ..._core.lazy import lazy_names
from ..._core.model import Model
from .metadata import Metadata
from .thread_tool_resources import ThreadToolResources

if TYPE_CHECKING:
    from .thread_tool_resources import (
        ThreadToolResources as ToolResources,
        ThreadToolResourcesCodeInterpreter as ToolResourcesCodeInterpreter,
        ThreadToolResourcesFileSearch as ToolResourcesFileSearch,
    )


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


__all__ = [
    "Thread",
    "ToolResources",
    "ToolResourcesCodeInterpreter",
    "ToolResourcesFileSearch",
]
__getattr__, __dir__ = lazy_names(
    __name__,
    {
        "ToolResources": ".thread_tool_resources:ThreadToolResources",
        "ToolResourcesCodeInterpreter": ".thread_tool_resources:ThreadToolResourcesCodeInterpreter",
        "ToolResourcesFileSearch": ".thread_tool_resources:ThreadToolResourcesFileSearch",
    },
)
