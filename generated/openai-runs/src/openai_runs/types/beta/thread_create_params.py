"""`ThreadCreateParams`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypedDict

from ..._core.absent import Omit, omit
from ..._core.lazy import lazy_names
from ..._core.model import Model
from .metadata import Metadata
from .thread_create_tool_resources import ThreadCreateToolResources, ThreadCreateToolResourcesParam
from .threads.additional_message import AdditionalMessage, AdditionalMessageParam

if TYPE_CHECKING:
    from .chunking_strategy import (
        ChunkingStrategyAutoParam as ToolResourcesFileSearchVectorStoreChunkingStrategyAuto,
        ChunkingStrategyParam as ToolResourcesFileSearchVectorStoreChunkingStrategy,
        ChunkingStrategyStaticParam as ToolResourcesFileSearchVectorStoreChunkingStrategyStatic,
        ChunkingStrategyStaticStaticParam as ToolResourcesFileSearchVectorStoreChunkingStrategyStaticStatic,
    )
    from .thread_create_tool_resources import (
        ThreadCreateToolResourcesCodeInterpreterParam as ToolResourcesCodeInterpreter,
        ThreadCreateToolResourcesFileSearchParam as ToolResourcesFileSearch,
        ThreadCreateToolResourcesParam as ToolResources,
    )
    from .threads.additional_message import AdditionalMessageParam as Message
    from .threads.attachment import AttachmentParam as MessageAttachment
    from .threads.attachment_file_search_tool import (
        AttachmentFileSearchToolParam as MessageAttachmentToolFileSearch,
    )
    from .threads.attachment_tool import AttachmentToolParam as MessageAttachmentTool
    from .vector_store import VectorStoreParam as ToolResourcesFileSearchVectorStore


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class ThreadCreateParams(Model):
    """The arguments of `beta.threads.create`."""

    messages: Iterable[AdditionalMessage | AdditionalMessageParam] | Omit = omit
    """Messages that are in the thread from the start."""
    tool_resources: ThreadCreateToolResources | ThreadCreateToolResourcesParam | None | Omit = omit
    """Files and vector stores for the tools that work on this thread, by kind of tool."""
    metadata: Metadata | None | Omit = omit
    """Labels to store with the thread."""


class ThreadCreateParamsDict(TypedDict, total=False):
    """A plain dict in place of `ThreadCreateParams`."""

    messages: Iterable[AdditionalMessage | AdditionalMessageParam] | Omit
    """Messages that are in the thread from the start."""
    tool_resources: ThreadCreateToolResources | ThreadCreateToolResourcesParam | None | Omit
    """Files and vector stores for the tools that work on this thread, by kind of tool."""
    metadata: Metadata | None | Omit
    """Labels to store with the thread."""


__all__ = [
    "Message",
    "MessageAttachment",
    "MessageAttachmentTool",
    "MessageAttachmentToolFileSearch",
    "ThreadCreateParams",
    "ThreadCreateParamsDict",
    "ToolResources",
    "ToolResourcesCodeInterpreter",
    "ToolResourcesFileSearch",
    "ToolResourcesFileSearchVectorStore",
    "ToolResourcesFileSearchVectorStoreChunkingStrategy",
    "ToolResourcesFileSearchVectorStoreChunkingStrategyAuto",
    "ToolResourcesFileSearchVectorStoreChunkingStrategyStatic",
    "ToolResourcesFileSearchVectorStoreChunkingStrategyStaticStatic",
]
__getattr__, __dir__ = lazy_names(
    __name__,
    {
        "Message": ".threads.additional_message:AdditionalMessageParam",
        "MessageAttachment": ".threads.attachment:AttachmentParam",
        "MessageAttachmentTool": ".threads.attachment_tool:AttachmentToolParam",
        "MessageAttachmentToolFileSearch": ".threads.attachment_file_search_tool:AttachmentFileSearchToolParam",
        "ToolResources": ".thread_create_tool_resources:ThreadCreateToolResourcesParam",
        "ToolResourcesCodeInterpreter": ".thread_create_tool_resources:ThreadCreateToolResourcesCodeInterpreterParam",
        "ToolResourcesFileSearch": ".thread_create_tool_resources:ThreadCreateToolResourcesFileSearchParam",
        "ToolResourcesFileSearchVectorStore": ".vector_store:VectorStoreParam",
        "ToolResourcesFileSearchVectorStoreChunkingStrategy": ".chunking_strategy:ChunkingStrategyParam",
        "ToolResourcesFileSearchVectorStoreChunkingStrategyAuto": ".chunking_strategy:ChunkingStrategyAutoParam",
        "ToolResourcesFileSearchVectorStoreChunkingStrategyStatic": ".chunking_strategy:ChunkingStrategyStaticParam",
        "ToolResourcesFileSearchVectorStoreChunkingStrategyStaticStatic": ".chunking_strategy:ChunkingStrategyStaticStaticParam",
    },
)
