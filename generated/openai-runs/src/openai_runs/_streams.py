"""What the events of each kind of stream mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ._core.events import Done, EventTable
from ._errors import ERROR_FORMAT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ._core.codec import Decoder
    from .types.beta.assistant_stream_event import AssistantStreamEvent


def _assistant_events() -> Mapping[str, Decoder[AssistantStreamEvent]]:
    from ._codecs.beta.thread import decode_thread
    from ._codecs.beta.threads.message import decode_message
    from ._codecs.beta.threads.message_delta_event import decode_message_delta_event
    from ._codecs.beta.threads.run import decode_run
    from ._codecs.beta.threads.runs.run_step import decode_run_step
    from ._codecs.beta.threads.runs.run_step_delta_event import decode_run_step_delta_event
    from .types.beta.assistant_stream_event import (
        ThreadMessageCompleted,
        ThreadMessageCreated,
        ThreadMessageDelta,
        ThreadMessageInProgress,
        ThreadMessageIncomplete,
        ThreadRunCancelled,
        ThreadRunCancelling,
        ThreadRunCompleted,
        ThreadRunCreated,
        ThreadRunExpired,
        ThreadRunFailed,
        ThreadRunInProgress,
        ThreadRunIncomplete,
        ThreadRunQueued,
        ThreadRunRequiresAction,
        ThreadRunStepCancelled,
        ThreadRunStepCompleted,
        ThreadRunStepCreated,
        ThreadRunStepDelta,
        ThreadRunStepExpired,
        ThreadRunStepFailed,
        ThreadRunStepInProgress,
    )
    from .types.beta.thread_created import ThreadCreated

    return {
        "thread.created": lambda data: ThreadCreated(
            event="thread.created", data=decode_thread(data)
        ),
        "thread.run.created": lambda data: ThreadRunCreated(
            event="thread.run.created", data=decode_run(data)
        ),
        "thread.run.queued": lambda data: ThreadRunQueued(
            event="thread.run.queued", data=decode_run(data)
        ),
        "thread.run.in_progress": lambda data: ThreadRunInProgress(
            event="thread.run.in_progress", data=decode_run(data)
        ),
        "thread.run.requires_action": lambda data: ThreadRunRequiresAction(
            event="thread.run.requires_action", data=decode_run(data)
        ),
        "thread.run.completed": lambda data: ThreadRunCompleted(
            event="thread.run.completed", data=decode_run(data)
        ),
        "thread.run.incomplete": lambda data: ThreadRunIncomplete(
            event="thread.run.incomplete", data=decode_run(data)
        ),
        "thread.run.failed": lambda data: ThreadRunFailed(
            event="thread.run.failed", data=decode_run(data)
        ),
        "thread.run.cancelling": lambda data: ThreadRunCancelling(
            event="thread.run.cancelling", data=decode_run(data)
        ),
        "thread.run.cancelled": lambda data: ThreadRunCancelled(
            event="thread.run.cancelled", data=decode_run(data)
        ),
        "thread.run.expired": lambda data: ThreadRunExpired(
            event="thread.run.expired", data=decode_run(data)
        ),
        "thread.run.step.created": lambda data: ThreadRunStepCreated(
            event="thread.run.step.created", data=decode_run_step(data)
        ),
        "thread.run.step.in_progress": lambda data: ThreadRunStepInProgress(
            event="thread.run.step.in_progress", data=decode_run_step(data)
        ),
        "thread.run.step.delta": lambda data: ThreadRunStepDelta(
            event="thread.run.step.delta", data=decode_run_step_delta_event(data)
        ),
        "thread.run.step.completed": lambda data: ThreadRunStepCompleted(
            event="thread.run.step.completed", data=decode_run_step(data)
        ),
        "thread.run.step.failed": lambda data: ThreadRunStepFailed(
            event="thread.run.step.failed", data=decode_run_step(data)
        ),
        "thread.run.step.cancelled": lambda data: ThreadRunStepCancelled(
            event="thread.run.step.cancelled", data=decode_run_step(data)
        ),
        "thread.run.step.expired": lambda data: ThreadRunStepExpired(
            event="thread.run.step.expired", data=decode_run_step(data)
        ),
        "thread.message.created": lambda data: ThreadMessageCreated(
            event="thread.message.created", data=decode_message(data)
        ),
        "thread.message.in_progress": lambda data: ThreadMessageInProgress(
            event="thread.message.in_progress", data=decode_message(data)
        ),
        "thread.message.delta": lambda data: ThreadMessageDelta(
            event="thread.message.delta", data=decode_message_delta_event(data)
        ),
        "thread.message.completed": lambda data: ThreadMessageCompleted(
            event="thread.message.completed", data=decode_message(data)
        ),
        "thread.message.incomplete": lambda data: ThreadMessageIncomplete(
            event="thread.message.incomplete", data=decode_message(data)
        ),
    }


ASSISTANT_EVENTS: Final[EventTable[AssistantStreamEvent]] = EventTable(
    by="event",
    events=_assistant_events,
    done=Done(sentinel="[DONE]"),
    errors=frozenset(["error"]),
    error_property="error",
    error=ERROR_FORMAT,
)
"""One server-sent event of a streamed run, as a pair: `event` is the SSE field that names it
and `data` is the decoded payload. A server may add names over time, so a client has to let
unknown ones pass.
"""
