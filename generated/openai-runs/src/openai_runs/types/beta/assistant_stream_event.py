"""`AssistantStreamEvent` and what it is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from ..._core.events import UnknownEvent
from ..._core.model import Model
from ..error import Error
from .thread_created import ThreadCreated
from .threads.message import Message
from .threads.message_delta_event import MessageDeltaEvent
from .threads.run import Run
from .threads.runs.run_step import RunStep
from .threads.runs.run_step_delta_event import RunStepDeltaEvent


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class ErrorEvent(Model):
    """Something went wrong after the stream had begun; nothing useful follows it."""

    event: Literal["error"] = "error"
    """The name of this event."""
    data: Error
    """What went wrong."""


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class DoneEvent(Model):
    """Marks the regular end of the stream."""

    event: Literal["done"] = "done"
    """The name of this event."""
    data: Literal["[DONE]"] = "[DONE]"
    """A fixed text instead of JSON."""


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class ThreadRunCreated(Model):
    """The run has been accepted and given its id."""

    event: Literal["thread.run.created"] = "thread.run.created"
    """The name of this event."""
    data: Run
    """The run as first stored."""


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class ThreadRunQueued(Model):
    """The run waits for its turn to be worked on."""

    event: Literal["thread.run.queued"] = "thread.run.queued"
    """The name of this event."""
    data: Run
    """The run while it waits."""


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class ThreadRunInProgress(Model):
    """The model has begun to work on the run."""

    event: Literal["thread.run.in_progress"] = "thread.run.in_progress"
    """The name of this event."""
    data: Run
    """The run at the start of its work."""


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class ThreadRunRequiresAction(Model):
    """The run has stopped until the caller hands in what its functions returned. The stream
    ends after this event.
    """

    event: Literal["thread.run.requires_action"] = "thread.run.requires_action"
    """The name of this event."""
    data: Run
    """The run with `required_action` filled in."""


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class ThreadRunCompleted(Model):
    """The run has finished its work."""

    event: Literal["thread.run.completed"] = "thread.run.completed"
    """The name of this event."""
    data: Run
    """The finished run, its token usage included."""


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class ThreadRunIncomplete(Model):
    """The run ended early because it reached one of its token limits."""

    event: Literal["thread.run.incomplete"] = "thread.run.incomplete"
    """The name of this event."""
    data: Run
    """The run with `incomplete_details` filled in."""


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class ThreadRunFailed(Model):
    """The run broke off with an error."""

    event: Literal["thread.run.failed"] = "thread.run.failed"
    """The name of this event."""
    data: Run
    """The run with `last_error` filled in."""


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class ThreadRunCancelling(Model):
    """Somebody asked for the run to stop, and it is about to."""

    event: Literal["thread.run.cancelling"] = "thread.run.cancelling"
    """The name of this event."""
    data: Run
    """The run on its way to a stop."""


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class ThreadRunCancelled(Model):
    """The run has stopped because it was asked to."""

    event: Literal["thread.run.cancelled"] = "thread.run.cancelled"
    """The name of this event."""
    data: Run
    """The run with `cancelled_at` filled in."""


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class ThreadRunExpired(Model):
    """The run was not finished before `expires_at`."""

    event: Literal["thread.run.expired"] = "thread.run.expired"
    """The name of this event."""
    data: Run
    """The run after its time ran out."""


RunStreamEvent: TypeAlias = (
    ThreadRunCreated
    | ThreadRunQueued
    | ThreadRunInProgress
    | ThreadRunRequiresAction
    | ThreadRunCompleted
    | ThreadRunIncomplete
    | ThreadRunFailed
    | ThreadRunCancelling
    | ThreadRunCancelled
    | ThreadRunExpired
    | UnknownEvent
)
"""Events that follow a run from one status to the next. Each carries the whole run."""


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class ThreadMessageInProgress(Model):
    """The assistant has begun to write the message."""

    event: Literal["thread.message.in_progress"] = "thread.message.in_progress"
    """The name of this event."""
    data: Message
    """The message at the start of its writing."""


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class ThreadMessageCompleted(Model):
    """The message is written to its end."""

    event: Literal["thread.message.completed"] = "thread.message.completed"
    """The name of this event."""
    data: Message
    """The whole message."""


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class ThreadMessageIncomplete(Model):
    """Writing stopped before the message was whole."""

    event: Literal["thread.message.incomplete"] = "thread.message.incomplete"
    """The name of this event."""
    data: Message
    """The message as far as it got, with `incomplete_details` filled in."""


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class ThreadMessageCreated(Model):
    """The assistant has opened a new message, still without text."""

    event: Literal["thread.message.created"] = "thread.message.created"
    """The name of this event."""
    data: Message
    """The message as first stored."""


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class ThreadRunStepInProgress(Model):
    """Work on the step has begun."""

    event: Literal["thread.run.step.in_progress"] = "thread.run.step.in_progress"
    """The name of this event."""
    data: RunStep
    """The step at the start of its work."""


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class ThreadRunStepCompleted(Model):
    """The step has finished its work."""

    event: Literal["thread.run.step.completed"] = "thread.run.step.completed"
    """The name of this event."""
    data: RunStep
    """The finished step."""


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class ThreadRunStepFailed(Model):
    """The step broke off with an error."""

    event: Literal["thread.run.step.failed"] = "thread.run.step.failed"
    """The name of this event."""
    data: RunStep
    """The step with `last_error` filled in."""


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class ThreadRunStepCancelled(Model):
    """The step was called off together with its run."""

    event: Literal["thread.run.step.cancelled"] = "thread.run.step.cancelled"
    """The name of this event."""
    data: RunStep
    """The step with `cancelled_at` filled in."""


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class ThreadRunStepExpired(Model):
    """The step was not finished before the run ran out of time."""

    event: Literal["thread.run.step.expired"] = "thread.run.step.expired"
    """The name of this event."""
    data: RunStep
    """The step with `expired_at` filled in."""


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class ThreadMessageDelta(Model):
    """The next piece of the message has arrived."""

    event: Literal["thread.message.delta"] = "thread.message.delta"
    """The name of this event."""
    data: MessageDeltaEvent
    """What the message gained."""


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class ThreadRunStepCreated(Model):
    """The run has started another step."""

    event: Literal["thread.run.step.created"] = "thread.run.step.created"
    """The name of this event."""
    data: RunStep
    """The step as first stored."""


MessageStreamEvent: TypeAlias = (
    ThreadMessageCreated
    | ThreadMessageInProgress
    | ThreadMessageDelta
    | ThreadMessageCompleted
    | ThreadMessageIncomplete
    | UnknownEvent
)
"""Events that follow a message while the assistant writes it."""


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class ThreadRunStepDelta(Model):
    """A piece of the step has arrived, such as the next part of the arguments of a function
    call.
    """

    event: Literal["thread.run.step.delta"] = "thread.run.step.delta"
    """The name of this event."""
    data: RunStepDeltaEvent
    """What the step gained."""


RunStepStreamEvent: TypeAlias = (
    ThreadRunStepCreated
    | ThreadRunStepInProgress
    | ThreadRunStepDelta
    | ThreadRunStepCompleted
    | ThreadRunStepFailed
    | ThreadRunStepCancelled
    | ThreadRunStepExpired
    | UnknownEvent
)
"""Events that follow one step of a run."""


AssistantStreamEvent: TypeAlias = (
    ThreadCreated
    | RunStreamEvent
    | RunStepStreamEvent
    | MessageStreamEvent
    | ErrorEvent
    | DoneEvent
    | UnknownEvent
)
"""One server-sent event of a streamed run, as a pair: `event` is the SSE field that names it
and `data` is the decoded payload. A server may add names over time, so a client has to let
unknown ones pass.
"""
