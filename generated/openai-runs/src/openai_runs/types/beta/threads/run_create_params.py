"""`RunCreateParams`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, Required, TypedDict

from ...._core.absent import Omit, omit
from ...._core.lazy import lazy_names
from ...._core.model import Model
from ..assistant_response_format_option import (
    AssistantResponseFormatOption,
    AssistantResponseFormatOptionParam,
)
from ..assistant_tool import AssistantTool, AssistantToolParam
from ..assistant_tool_choice_option import AssistantToolChoiceOption, AssistantToolChoiceOptionParam
from ..chat_model import ChatModel
from ..metadata import Metadata
from ..reasoning_effort import ReasoningEffort
from .additional_message import AdditionalMessage, AdditionalMessageParam
from .truncation_strategy import TruncationStrategy, TruncationStrategyParam

if TYPE_CHECKING:
    from .attachment import Attachment as AdditionalMessageAttachment
    from .attachment_file_search_tool import (
        AttachmentFileSearchTool as AdditionalMessageAttachmentToolFileSearch,
    )
    from .attachment_tool import AttachmentTool as AdditionalMessageAttachmentTool


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class RunCreateParams(Model):
    """The arguments of `beta.threads.runs.create`."""

    assistant_id: str
    """Id of the assistant that does the work."""
    model: str | ChatModel | None | Omit = omit
    """Model to use in place of the one the assistant is set up with."""
    reasoning_effort: ReasoningEffort | None | Omit = omit
    """How much a reasoning model thinks in this run.

    Default: `"medium"`.
    """
    instructions: str | None | Omit = omit
    """Instructions for this run, in place of those of the assistant."""
    additional_instructions: str | None | Omit = omit
    """Text put after the instructions, which stay in force."""
    additional_messages: Iterable[AdditionalMessage | AdditionalMessageParam] | None | Omit = omit
    """Messages put at the end of the thread just before the run starts."""
    tools: Iterable[AssistantTool | AssistantToolParam] | None | Omit = omit
    """Tools for this run, in place of those of the assistant."""
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
    include: (
        Iterable[Literal["step_details.tool_calls[*].file_search.results[*].content"]] | Omit
    ) = field(default=omit, metadata={"wire": "include[]"})
    """Extras to put into steps, off by default: the passages that a file search found."""


class RunCreateParamsDict(TypedDict, total=False):
    """A plain dict in place of `RunCreateParams`."""

    assistant_id: Required[str]
    """Id of the assistant that does the work."""
    model: str | ChatModel | None | Omit
    """Model to use in place of the one the assistant is set up with."""
    reasoning_effort: ReasoningEffort | None | Omit
    """How much a reasoning model thinks in this run.

    Default: `"medium"`.
    """
    instructions: str | None | Omit
    """Instructions for this run, in place of those of the assistant."""
    additional_instructions: str | None | Omit
    """Text put after the instructions, which stay in force."""
    additional_messages: Iterable[AdditionalMessage | AdditionalMessageParam] | None | Omit
    """Messages put at the end of the thread just before the run starts."""
    tools: Iterable[AssistantTool | AssistantToolParam] | None | Omit
    """Tools for this run, in place of those of the assistant."""
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
    include: Iterable[Literal["step_details.tool_calls[*].file_search.results[*].content"]] | Omit
    """Extras to put into steps, off by default: the passages that a file search found."""


__all__ = [
    "AdditionalMessage",
    "AdditionalMessageAttachment",
    "AdditionalMessageAttachmentTool",
    "AdditionalMessageAttachmentToolFileSearch",
    "RunCreateParams",
    "RunCreateParamsDict",
    "TruncationStrategy",
]
__getattr__, __dir__ = lazy_names(
    __name__,
    {
        "AdditionalMessageAttachment": ".attachment:Attachment",
        "AdditionalMessageAttachmentTool": ".attachment_tool:AttachmentTool",
        "AdditionalMessageAttachmentToolFileSearch": ".attachment_file_search_tool:AttachmentFileSearchTool",
    },
)
