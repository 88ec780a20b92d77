"""`ThreadCreateAndRunParams`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Required, TypedDict

from ..._core.absent import Omit, omit
from ..._core.lazy import lazy_names
from ..._core.model import Model
from .assistant_response_format_option import (
    AssistantResponseFormatOption,
    AssistantResponseFormatOptionParam,
)
from .assistant_tool import AssistantTool, AssistantToolParam
from .assistant_tool_choice_option import AssistantToolChoiceOption, AssistantToolChoiceOptionParam
from .metadata import Metadata
from .run_tool_resources import RunToolResources, RunToolResourcesParam
from .thread_definition import ThreadDefinition, ThreadDefinitionParam
from .threads.truncation_strategy import TruncationStrategy, TruncationStrategyParam

if TYPE_CHECKING:
    from .chunking_strategy import (
        ChunkingStrategyAutoParam as ThreadToolResourcesFileSearchVectorStoreChunkingStrategyAuto,
        ChunkingStrategyParam as ThreadToolResourcesFileSearchVectorStoreChunkingStrategy,
        ChunkingStrategyStaticParam as ThreadToolResourcesFileSearchVectorStoreChunkingStrategyStatic,
        ChunkingStrategyStaticStaticParam as ThreadToolResourcesFileSearchVectorStoreChunkingStrategyStaticStatic,
    )
    from .run_tool_resources import (
        RunToolResourcesCodeInterpreterParam as ToolResourcesCodeInterpreter,
        RunToolResourcesFileSearchParam as ToolResourcesFileSearch,
        RunToolResourcesParam as ToolResources,
    )
    from .thread_create_tool_resources import (
        ThreadCreateToolResourcesCodeInterpreterParam as ThreadToolResourcesCodeInterpreter,
        ThreadCreateToolResourcesFileSearchParam as ThreadToolResourcesFileSearch,
        ThreadCreateToolResourcesParam as ThreadToolResources,
    )
    from .thread_definition import ThreadDefinitionParam as Thread
    from .threads.additional_message import AdditionalMessageParam as ThreadMessage
    from .threads.attachment import AttachmentParam as ThreadMessageAttachment
    from .threads.attachment_file_search_tool import (
        AttachmentFileSearchToolParam as ThreadMessageAttachmentToolFileSearch,
    )
    from .threads.attachment_tool import AttachmentToolParam as ThreadMessageAttachmentTool
    from .vector_store import VectorStoreParam as ThreadToolResourcesFileSearchVectorStore


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class ThreadCreateAndRunParams(Model):
    """The arguments of `beta.threads.create_and_run`."""

    assistant_id: str
    """Id of the assistant that does the work."""
    thread: ThreadDefinition | ThreadDefinitionParam | Omit = omit
    """The thread to create; without it the run starts on an empty one."""
    model: (
        str
        | Literal[
            "gpt-5",
            "gpt-5-mini",
            "gpt-5-nano",
            "gpt-5-2025-08-07",
            "gpt-5-mini-2025-08-07",
            "gpt-5-nano-2025-08-07",
            "gpt-4.1",
            "gpt-4.1-mini",
            "gpt-4.1-nano",
            "gpt-4.1-2025-04-14",
            "gpt-4.1-mini-2025-04-14",
            "gpt-4.1-nano-2025-04-14",
            "gpt-4o",
            "gpt-4o-2024-11-20",
            "gpt-4o-2024-08-06",
            "gpt-4o-2024-05-13",
            "gpt-4o-mini",
            "gpt-4o-mini-2024-07-18",
            "gpt-4.5-preview",
            "gpt-4.5-preview-2025-02-27",
            "gpt-4-turbo",
            "gpt-4-turbo-2024-04-09",
            "gpt-4-0125-preview",
            "gpt-4-turbo-preview",
            "gpt-4-1106-preview",
            "gpt-4-vision-preview",
            "gpt-4",
            "gpt-4-0314",
            "gpt-4-0613",
            "gpt-4-32k",
            "gpt-4-32k-0314",
            "gpt-4-32k-0613",
            "gpt-3.5-turbo",
            "gpt-3.5-turbo-16k",
            "gpt-3.5-turbo-0613",
            "gpt-3.5-turbo-1106",
            "gpt-3.5-turbo-0125",
            "gpt-3.5-turbo-16k-0613",
        ]
        | None
        | Omit
    ) = omit
    """Model to use in place of the one the assistant is set up with."""
    instructions: str | None | Omit = omit
    """System message for this run, in place of the one of the assistant."""
    tools: Iterable[AssistantTool | AssistantToolParam] | None | Omit = omit
    """Tools for this run, in place of those of the assistant."""
    tool_resources: RunToolResources | RunToolResourcesParam | None | Omit = omit
    """Files and vector stores for the tools of this run, by kind of tool."""
    metadata: Metadata | None | Omit = omit
    """Labels to store with the run."""
    temperature: float | None | Omit = omit
    """How adventurous the wording is: near 0 steady and repeatable, towards 2 ever more varied.

    Default: `1`.
    """
    top_p: float | None | Omit = omit
    """Keeps only the likeliest tokens that together reach this share of the probability. Change
    either this or `temperature`.

    Default: `1`.
    """
    max_prompt_tokens: int | None | Omit = omit
    """Budget of prompt tokens, counted over all turns of the run. A run that goes over it ends
    as `incomplete`.
    """
    max_completion_tokens: int | None | Omit = omit
    """Budget of completion tokens, counted over all turns of the run. A run that goes over it
    ends as `incomplete`.
    """
    truncation_strategy: TruncationStrategy | TruncationStrategyParam | None | Omit = omit
    """What to leave out when the thread is longer than the model can take."""
    tool_choice: AssistantToolChoiceOption | AssistantToolChoiceOptionParam | None | Omit = omit
    """Whether and which tools the model uses in this run."""
    parallel_tool_calls: bool | Omit = omit
    """Whether several tools may be called at the same time in this run.

    Default: `True`.
    """
    response_format: (
        AssistantResponseFormatOption | AssistantResponseFormatOptionParam | None | Omit
    ) = omit
    """The form that answers in this run take."""


class ThreadCreateAndRunParamsDict(TypedDict, total=False):
    """A plain dict in place of `ThreadCreateAndRunParams`."""

    assistant_id: Required[str]
    """Id of the assistant that does the work."""
    thread: ThreadDefinition | ThreadDefinitionParam | Omit
    """The thread to create; without it the run starts on an empty one."""
    model: (
        str
        | Literal[
            "gpt-5",
            "gpt-5-mini",
            "gpt-5-nano",
            "gpt-5-2025-08-07",
            "gpt-5-mini-2025-08-07",
            "gpt-5-nano-2025-08-07",
            "gpt-4.1",
            "gpt-4.1-mini",
            "gpt-4.1-nano",
            "gpt-4.1-2025-04-14",
            "gpt-4.1-mini-2025-04-14",
            "gpt-4.1-nano-2025-04-14",
            "gpt-4o",
            "gpt-4o-2024-11-20",
            "gpt-4o-2024-08-06",
            "gpt-4o-2024-05-13",
            "gpt-4o-mini",
            "gpt-4o-mini-2024-07-18",
            "gpt-4.5-preview",
            "gpt-4.5-preview-2025-02-27",
            "gpt-4-turbo",
            "gpt-4-turbo-2024-04-09",
            "gpt-4-0125-preview",
            "gpt-4-turbo-preview",
            "gpt-4-1106-preview",
            "gpt-4-vision-preview",
            "gpt-4",
            "gpt-4-0314",
            "gpt-4-0613",
            "gpt-4-32k",
            "gpt-4-32k-0314",
            "gpt-4-32k-0613",
            "gpt-3.5-turbo",
            "gpt-3.5-turbo-16k",
            "gpt-3.5-turbo-0613",
            "gpt-3.5-turbo-1106",
            "gpt-3.5-turbo-0125",
            "gpt-3.5-turbo-16k-0613",
        ]
        | None
        | Omit
    )
    """Model to use in place of the one the assistant is set up with."""
    instructions: str | None | Omit
    """System message for this run, in place of the one of the assistant."""
    tools: Iterable[AssistantTool | AssistantToolParam] | None | Omit
    """Tools for this run, in place of those of the assistant."""
    tool_resources: RunToolResources | RunToolResourcesParam | None | Omit
    """Files and vector stores for the tools of this run, by kind of tool."""
    metadata: Metadata | None | Omit
    """Labels to store with the run."""
    temperature: float | None | Omit
    """How adventurous the wording is: near 0 steady and repeatable, towards 2 ever more varied.

    Default: `1`.
    """
    top_p: float | None | Omit
    """Keeps only the likeliest tokens that together reach this share of the probability. Change
    either this or `temperature`.

    Default: `1`.
    """
    max_prompt_tokens: int | None | Omit
    """Budget of prompt tokens, counted over all turns of the run. A run that goes over it ends
    as `incomplete`.
    """
    max_completion_tokens: int | None | Omit
    """Budget of completion tokens, counted over all turns of the run. A run that goes over it
    ends as `incomplete`.
    """
    truncation_strategy: TruncationStrategy | TruncationStrategyParam | None | Omit
    """What to leave out when the thread is longer than the model can take."""
    tool_choice: AssistantToolChoiceOption | AssistantToolChoiceOptionParam | None | Omit
    """Whether and which tools the model uses in this run."""
    parallel_tool_calls: bool | Omit
    """Whether several tools may be called at the same time in this run.

    Default: `True`.
    """
    response_format: (
        AssistantResponseFormatOption | AssistantResponseFormatOptionParam | None | Omit
    )
    """The form that answers in this run take."""


__all__ = [
    "Thread",
    "ThreadCreateAndRunParams",
    "ThreadCreateAndRunParamsDict",
    "ThreadMessage",
    "ThreadMessageAttachment",
    "ThreadMessageAttachmentTool",
    "ThreadMessageAttachmentToolFileSearch",
    "ThreadToolResources",
    "ThreadToolResourcesCodeInterpreter",
    "ThreadToolResourcesFileSearch",
    "ThreadToolResourcesFileSearchVectorStore",
    "ThreadToolResourcesFileSearchVectorStoreChunkingStrategy",
    "ThreadToolResourcesFileSearchVectorStoreChunkingStrategyAuto",
    "ThreadToolResourcesFileSearchVectorStoreChunkingStrategyStatic",
    "ThreadToolResourcesFileSearchVectorStoreChunkingStrategyStaticStatic",
    "ToolResources",
    "ToolResourcesCodeInterpreter",
    "ToolResourcesFileSearch",
    "TruncationStrategy",
]
__getattr__, __dir__ = lazy_names(
    __name__,
    {
        "Thread": ".thread_definition:ThreadDefinitionParam",
        "ThreadMessage": ".threads.additional_message:AdditionalMessageParam",
        "ThreadMessageAttachment": ".threads.attachment:AttachmentParam",
        "ThreadMessageAttachmentTool": ".threads.attachment_tool:AttachmentToolParam",
        "ThreadMessageAttachmentToolFileSearch": ".threads.attachment_file_search_tool:AttachmentFileSearchToolParam",
        "ThreadToolResources": ".thread_create_tool_resources:ThreadCreateToolResourcesParam",
        "ThreadToolResourcesCodeInterpreter": ".thread_create_tool_resources:ThreadCreateToolResourcesCodeInterpreterParam",
        "ThreadToolResourcesFileSearch": ".thread_create_tool_resources:ThreadCreateToolResourcesFileSearchParam",
        "ThreadToolResourcesFileSearchVectorStore": ".vector_store:VectorStoreParam",
        "ThreadToolResourcesFileSearchVectorStoreChunkingStrategy": ".chunking_strategy:ChunkingStrategyParam",
        "ThreadToolResourcesFileSearchVectorStoreChunkingStrategyAuto": ".chunking_strategy:ChunkingStrategyAutoParam",
        "ThreadToolResourcesFileSearchVectorStoreChunkingStrategyStatic": ".chunking_strategy:ChunkingStrategyStaticParam",
        "ThreadToolResourcesFileSearchVectorStoreChunkingStrategyStaticStatic": ".chunking_strategy:ChunkingStrategyStaticStaticParam",
        "ToolResources": ".run_tool_resources:RunToolResourcesParam",
        "ToolResourcesCodeInterpreter": ".run_tool_resources:RunToolResourcesCodeInterpreterParam",
        "ToolResourcesFileSearch": ".run_tool_resources:RunToolResourcesFileSearchParam",
    },
)
