"""`ThreadUpdateParams`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypedDict

from ..._core.absent import Omit, omit
from ..._core.lazy import lazy_names
from ..._core.model import Model
from .metadata import Metadata
from .thread_update_tool_resources import ThreadUpdateToolResources, ThreadUpdateToolResourcesParam

if TYPE_CHECKING:
    from .thread_update_tool_resources import (
        ThreadUpdateToolResourcesCodeInterpreterParam as ToolResourcesCodeInterpreter,
        ThreadUpdateToolResourcesFileSearchParam as ToolResourcesFileSearch,
        ThreadUpdateToolResourcesParam as ToolResources,
    )


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class ThreadUpdateParams(Model):
    """The arguments of `beta.threads.update`."""

    tool_resources: ThreadUpdateToolResources | ThreadUpdateToolResourcesParam | None | Omit = omit
    """Files and vector stores for the tools, in place of the present ones."""
    metadata: Metadata | None | Omit = omit
    """Labels that replace those of the thread."""


class ThreadUpdateParamsDict(TypedDict, total=False):
    """A plain dict in place of `ThreadUpdateParams`."""

    tool_resources: ThreadUpdateToolResources | ThreadUpdateToolResourcesParam | None | Omit
    """Files and vector stores for the tools, in place of the present ones."""
    metadata: Metadata | None | Omit
    """Labels that replace those of the thread."""


__all__ = [
    "ThreadUpdateParams",
    "ThreadUpdateParamsDict",
    "ToolResources",
    "ToolResourcesCodeInterpreter",
    "ToolResourcesFileSearch",
]
__getattr__, __dir__ = lazy_names(
    __name__,
    {
        "ToolResources": ".thread_update_tool_resources:ThreadUpdateToolResourcesParam",
        "ToolResourcesCodeInterpreter": ".thread_update_tool_resources:ThreadUpdateToolResourcesCodeInterpreterParam",
        "ToolResourcesFileSearch": ".thread_update_tool_resources:ThreadUpdateToolResourcesFileSearchParam",
    },
)
