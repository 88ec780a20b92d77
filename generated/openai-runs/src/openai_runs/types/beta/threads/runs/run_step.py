"""`RunStep` and what it is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from ....._core.lazy import lazy_names
from ....._core.model import Model
from ...metadata import Metadata
from .run_step_usage import RunStepUsage
from .step_details import StepDetails

if TYPE_CHECKING:
    from .run_step_usage import RunStepUsage as Usage


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class RunStepLastError(Model):
    """Why the step failed; null for a step without errors."""

    code: Literal["server_error", "rate_limit_exceeded"]
    """What sort of error it was."""
    message: str
    """The error in words meant for people."""


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class RunStep(Model):
    """One thing that a run did: it wrote a message or it called tools."""

    id: str
    """Id of the step, for use in paths."""
    object: Literal["thread.run.step"] = "thread.run.step"
    """Kind of this object."""
    created_at: int
    """When the step was begun, in Unix seconds."""
    assistant_id: str
    """The assistant that did the work."""
    thread_id: str
    """The thread that the run works on."""
    run_id: str
    """The run that took the step."""
    type: Literal["message_creation", "tool_calls"]
    """What the step is about; says which form `step_details` has."""
    status: Literal["in_progress", "cancelled", "failed", "completed", "expired"]
    """How far the step has come."""
    step_details: StepDetails
    """What was done."""
    last_error: RunStepLastError | None
    """Why the step failed; null for a step without errors."""
    expired_at: int | None
    """When the step was given up because its run ran out of time, in Unix seconds."""
    cancelled_at: int | None
    """When the step was called off, in Unix seconds."""
    failed_at: int | None
    """When the step failed, in Unix seconds."""
    completed_at: int | None
    """When the step reached its end, in Unix seconds."""
    metadata: Metadata | None
    """Labels stored with the step."""
    usage: RunStepUsage | None
    """Tokens spent, once the step is over."""


LastError: TypeAlias = RunStepLastError

__all__ = [
    "LastError",
    "RunStep",
    "RunStepLastError",
    "Usage",
]
__getattr__, __dir__ = lazy_names(
    __name__,
    {
        "Usage": ".run_step_usage:RunStepUsage",
    },
)
