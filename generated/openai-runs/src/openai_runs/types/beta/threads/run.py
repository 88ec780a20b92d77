"""`Run` and what it is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from ...._core.lazy import lazy_names
from ...._core.model import Model
from ..assistant_response_format_option import AssistantResponseFormatOption
from ..assistant_tool import AssistantTool
from ..assistant_tool_choice_option import AssistantToolChoiceOption
from ..metadata import Metadata
from .run_required_action import RunRequiredAction
from .run_status import RunStatus
from .run_usage import RunUsage
from .truncation_strategy import TruncationStrategy

if TYPE_CHECKING:
    from .run_required_action import (
        RunRequiredAction as RequiredAction,
        RunRequiredActionSubmitToolOutputs as RequiredActionSubmitToolOutputs,
    )
    from .run_usage import RunUsage as Usage


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class RunLastError(Model):
    """Why the run failed; null for a run without errors."""

    code: Literal["server_error", "rate_limit_exceeded", "invalid_prompt"]
    """What sort of error it was."""
    message: str
    """The error in words meant for people."""


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class RunIncompleteDetails(Model):
    """Which limit cut the run short; null for a run that no limit touched."""

    reason: Literal["max_completion_tokens", "max_prompt_tokens"] | None = None
    """The token budget that was used up."""


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class Run(Model):
    """One pass of an assistant over a thread, from the request to its outcome."""

    id: str
    """Id of the run, for use in paths."""
    object: Literal["thread.run"] = "thread.run"
    """Kind of this object."""
    created_at: int
    """When the run was asked for, in Unix seconds."""
    thread_id: str
    """The thread that the run reads and adds to."""
    assistant_id: str
    """The assistant that does the work."""
    status: RunStatus
    """Where the run stands. It is over once `cancelled`, `failed`, `completed`, `incomplete` or
    `expired`.
    """
    required_action: RunRequiredAction | None
    """What the caller has to do before the run can go on; null while it needs nothing."""
    last_error: RunLastError | None
    """Why the run failed; null for a run without errors."""
    expires_at: int | None
    """When the run will be given up if it is not over, in Unix seconds."""
    started_at: int | None
    """When work began, in Unix seconds."""
    cancelled_at: int | None
    """When the run stopped on request, in Unix seconds."""
    failed_at: int | None
    """When the run failed, in Unix seconds."""
    completed_at: int | None
    """When the run reached its end, in Unix seconds."""
    incomplete_details: RunIncompleteDetails | None
    """Which limit cut the run short; null for a run that no limit touched."""
    model: str
    """Model that does the work."""
    instructions: str
    """Instructions in force for the run."""
    tools: list[AssistantTool]
    """Tools that the run can use.

    Default: `[]`.
    """
    metadata: Metadata | None
    """Labels stored with the run."""
    usage: RunUsage | None
    """Tokens spent, once the run is over."""
    temperature: float | None = None
    """Sampling temperature in force; 1 unless it was set."""
    top_p: float | None = None
    """Nucleus sampling share in force; 1 unless it was set."""
    max_prompt_tokens: int | None
    """Budget of prompt tokens, if one was set."""
    max_completion_tokens: int | None
    """Budget of completion tokens, if one was set."""
    truncation_strategy: TruncationStrategy | None
    """What is left out when the thread is too long."""
    tool_choice: AssistantToolChoiceOption | None
    """The rule for the use of tools."""
    parallel_tool_calls: bool
    """Whether several tools may be called at the same time.

    Default: `True`.
    """
    response_format: AssistantResponseFormatOption | None
    """The form that answers take."""


IncompleteDetails: TypeAlias = RunIncompleteDetails
LastError: TypeAlias = RunLastError

__all__ = [
    "IncompleteDetails",
    "LastError",
    "RequiredAction",
    "RequiredActionSubmitToolOutputs",
    "Run",
    "RunIncompleteDetails",
    "RunLastError",
    "TruncationStrategy",
    "Usage",
]
__getattr__, __dir__ = lazy_names(
    __name__,
    {
        "RequiredAction": ".run_required_action:RunRequiredAction",
        "RequiredActionSubmitToolOutputs": ".run_required_action:RunRequiredActionSubmitToolOutputs",
        "Usage": ".run_usage:RunUsage",
    },
)
