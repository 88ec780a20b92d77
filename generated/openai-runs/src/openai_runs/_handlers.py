"""Event handlers: what the events of a stream add up to, and typed methods that report it."""

from __future__ import annotations

from functools import cache, cached_property
from typing import TYPE_CHECKING, TypeVar

from ._core.accumulate import Accumulated, Accumulation, Delta, Hooks, Kind, Parts
from ._core.handlers import (
    AsyncEventHandler,
    AsyncStreamManager,
    EventHandler,
    HandlerState,
    StreamManager,
)
from ._core.merging import Merge

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from .types.beta.assistant_stream_event import AssistantStreamEvent
    from .types.beta.threads.image_file import ImageFile
    from .types.beta.threads.message import Message
    from .types.beta.threads.message_delta import MessageDelta
    from .types.beta.threads.run import Run
    from .types.beta.threads.runs.run_step import RunStep
    from .types.beta.threads.runs.run_step_delta import RunStepDelta
    from .types.beta.threads.runs.tool_call import ToolCall
    from .types.beta.threads.runs.tool_call_delta import ToolCallDelta
    from .types.beta.threads.text import Text
    from .types.beta.threads.text_delta import TextDelta


@cache
def _assistant() -> Accumulation:
    from ._codecs.beta.threads.message import decode_message
    from ._codecs.beta.threads.run import decode_run
    from ._codecs.beta.threads.runs.run_step import decode_run_step

    return Accumulation(
        name="event",
        payload="data",
        merge=Merge(kind="type", replace=frozenset({"file_id", "id", "object", "role"})),
        objects={
            "run": Accumulated(
                decode=decode_run,
                key="id",
                states=frozenset(
                    {
                        "thread.run.cancelled",
                        "thread.run.cancelling",
                        "thread.run.completed",
                        "thread.run.created",
                        "thread.run.expired",
                        "thread.run.failed",
                        "thread.run.in_progress",
                        "thread.run.incomplete",
                        "thread.run.queued",
                        "thread.run.requires_action",
                    }
                ),
            ),
            "run_step": Accumulated(
                decode=decode_run_step,
                key="id",
                created=frozenset({"thread.run.step.created"}),
                selected=frozenset({"thread.run.step.in_progress"}),
                deltas={"thread.run.step.delta": (Delta(fragment=("delta",)),)},
                done=frozenset(
                    {
                        "thread.run.step.cancelled",
                        "thread.run.step.completed",
                        "thread.run.step.expired",
                        "thread.run.step.failed",
                    }
                ),
                done_replaces=False,
                current_until_done=True,
                hooks=Hooks(
                    created="on_run_step_created",
                    delta="on_run_step_delta",
                    done="on_run_step_done",
                ),
                parts=Parts(
                    at=("step_details", "tool_calls"),
                    created_on="switch",
                    sticky=True,
                    ended_by=frozenset(
                        {
                            "thread.run.cancelled",
                            "thread.run.completed",
                            "thread.run.expired",
                            "thread.run.failed",
                            "thread.run.incomplete",
                            "thread.run.requires_action",
                        }
                    ),
                    kinds={
                        "*": Kind(
                            hooks=Hooks(
                                created="on_tool_call_created",
                                delta="on_tool_call_delta",
                                done="on_tool_call_done",
                            )
                        ),
                    },
                ),
            ),
            "message": Accumulated(
                decode=decode_message,
                key="id",
                created=frozenset({"thread.message.created"}),
                deltas={"thread.message.delta": (Delta(fragment=("delta",)),)},
                done=frozenset({"thread.message.completed", "thread.message.incomplete"}),
                same_object=True,
                hooks=Hooks(
                    created="on_message_created", delta="on_message_delta", done="on_message_done"
                ),
                parts=Parts(
                    at=("content",),
                    sticky=True,
                    kinds={
                        "text": Kind(
                            value=("text",),
                            hooks=Hooks(
                                created="on_text_created",
                                delta="on_text_delta",
                                done="on_text_done",
                            ),
                            texts="text_deltas",
                            text=("value",),
                        ),
                        "image_file": Kind(
                            value=("image_file",), hooks=Hooks(done="on_image_file_done")
                        ),
                    },
                ),
            ),
        },
    )


class _AssistantEventHandlerState(HandlerState["AssistantStreamEvent"]):
    """What the handlers know of their stream."""

    def _accumulation(self) -> Accumulation:
        return _assistant()

    @property
    def current_run(self) -> Run | None:
        """The run the stream is at, so far; None without one."""
        current: Run | None = self._current("run")
        return current

    @property
    def current_run_step_snapshot(self) -> RunStep | None:
        """The run step the stream is at, so far; None without one."""
        current: RunStep | None = self._current("run_step")
        return current

    @property
    def current_message_snapshot(self) -> Message | None:
        """The message the stream is at, so far; None without one."""
        current: Message | None = self._current("message")
        return current


class AssistantEventHandler(_AssistantEventHandlerState, EventHandler["AssistantStreamEvent"]):
    """Follows a stream of `AssistantStreamEvent`, calling its own methods.

    Override the methods for what you want to hear of; a handler follows one stream.
    """

    @cached_property
    def text_deltas(self) -> Iterator[str]:
        """The pieces of text content as they arrive; reads the stream to its end."""
        return self._texts("text_deltas")

    def get_final_run(self) -> Run:
        """Read the stream to its end, and give the last run.

        Raises:
            APIError: the stream cannot be read to its end.
            HandlerStateError: there is no stream to read, or it brought no run.
        """
        self.until_done()
        found: Run = self._latest("run")
        return found

    def get_final_run_steps(self) -> list[RunStep]:
        """Read the stream to its end, and give every run step in it.

        Raises:
            APIError: the stream cannot be read to its end.
            HandlerStateError: there is no stream to read, or it brought no run step.
        """
        self.until_done()
        found: list[RunStep] = self._all("run_step")
        return found

    def get_final_messages(self) -> list[Message]:
        """Read the stream to its end, and give every message in it.

        Raises:
            APIError: the stream cannot be read to its end.
            HandlerStateError: there is no stream to read, or it brought no message.
        """
        self.until_done()
        found: list[Message] = self._all("message")
        return found

    def on_run_step_created(self, run_step: RunStep) -> None:
        """Called when a run step begins."""

    def on_run_step_delta(self, delta: RunStepDelta, snapshot: RunStep) -> None:
        """Called when a run step grows by `delta`; `snapshot` is what it is then."""

    def on_run_step_done(self, run_step: RunStep) -> None:
        """Called when a run step is complete."""

    def on_tool_call_created(self, tool_call: ToolCall) -> None:
        """Called when a tool call begins."""

    def on_tool_call_delta(self, delta: ToolCallDelta, snapshot: ToolCall) -> None:
        """Called when a tool call grows by `delta`; `snapshot` is what it is then."""

    def on_tool_call_done(self, tool_call: ToolCall) -> None:
        """Called when a tool call is complete.

        Until another one begins, whatever ends a tool call reports the last one again.
        """

    def on_message_created(self, message: Message) -> None:
        """Called when a message begins."""

    def on_message_delta(self, delta: MessageDelta, snapshot: Message) -> None:
        """Called when a message grows by `delta`; `snapshot` is what it is then."""

    def on_message_done(self, message: Message) -> None:
        """Called when a message is complete."""

    def on_text_created(self, text: Text) -> None:
        """Called when a text begins."""

    def on_text_delta(self, delta: TextDelta, snapshot: Text) -> None:
        """Called when a text grows by `delta`; `snapshot` is what it is then."""

    def on_text_done(self, text: Text) -> None:
        """Called when a text is complete.

        Until another one begins, whatever ends a text reports the last one again.
        """

    def on_image_file_done(self, image_file: ImageFile) -> None:
        """Called when an image file is complete.

        Until another one begins, whatever ends an image file reports the last one again.
        """


class AsyncAssistantEventHandler(
    _AssistantEventHandlerState, AsyncEventHandler["AssistantStreamEvent"]
):
    """Follows a stream of `AssistantStreamEvent`, awaiting its own methods.

    Override the methods for what you want to hear of; a handler follows one stream.
    """

    @cached_property
    def text_deltas(self) -> AsyncIterator[str]:
        """The pieces of text content as they arrive; reads the stream to its end."""
        return self._texts("text_deltas")

    async def get_final_run(self) -> Run:
        """Read the stream to its end, and give the last run.

        Raises:
            APIError: the stream cannot be read to its end.
            HandlerStateError: there is no stream to read, or it brought no run.
        """
        await self.until_done()
        found: Run = self._latest("run")
        return found

    async def get_final_run_steps(self) -> list[RunStep]:
        """Read the stream to its end, and give every run step in it.

        Raises:
            APIError: the stream cannot be read to its end.
            HandlerStateError: there is no stream to read, or it brought no run step.
        """
        await self.until_done()
        found: list[RunStep] = self._all("run_step")
        return found

    async def get_final_messages(self) -> list[Message]:
        """Read the stream to its end, and give every message in it.

        Raises:
            APIError: the stream cannot be read to its end.
            HandlerStateError: there is no stream to read, or it brought no message.
        """
        await self.until_done()
        found: list[Message] = self._all("message")
        return found

    async def on_run_step_created(self, run_step: RunStep) -> None:
        """Awaited when a run step begins."""

    async def on_run_step_delta(self, delta: RunStepDelta, snapshot: RunStep) -> None:
        """Awaited when a run step grows by `delta`; `snapshot` is what it is then."""

    async def on_run_step_done(self, run_step: RunStep) -> None:
        """Awaited when a run step is complete."""

    async def on_tool_call_created(self, tool_call: ToolCall) -> None:
        """Awaited when a tool call begins."""

    async def on_tool_call_delta(self, delta: ToolCallDelta, snapshot: ToolCall) -> None:
        """Awaited when a tool call grows by `delta`; `snapshot` is what it is then."""

    async def on_tool_call_done(self, tool_call: ToolCall) -> None:
        """Awaited when a tool call is complete.

        Until another one begins, whatever ends a tool call reports the last one again.
        """

    async def on_message_created(self, message: Message) -> None:
        """Awaited when a message begins."""

    async def on_message_delta(self, delta: MessageDelta, snapshot: Message) -> None:
        """Awaited when a message grows by `delta`; `snapshot` is what it is then."""

    async def on_message_done(self, message: Message) -> None:
        """Awaited when a message is complete."""

    async def on_text_created(self, text: Text) -> None:
        """Awaited when a text begins."""

    async def on_text_delta(self, delta: TextDelta, snapshot: Text) -> None:
        """Awaited when a text grows by `delta`; `snapshot` is what it is then."""

    async def on_text_done(self, text: Text) -> None:
        """Awaited when a text is complete.

        Until another one begins, whatever ends a text reports the last one again.
        """

    async def on_image_file_done(self, image_file: ImageFile) -> None:
        """Awaited when an image file is complete.

        Until another one begins, whatever ends an image file reports the last one again.
        """


AssistantEventHandlerT = TypeVar("AssistantEventHandlerT", bound=AssistantEventHandler)
AsyncAssistantEventHandlerT = TypeVar(
    "AsyncAssistantEventHandlerT", bound=AsyncAssistantEventHandler
)


class AssistantStreamManager(StreamManager[AssistantEventHandlerT]):
    """Starts a handler: `with manager as handler`, and releases the connection afterwards."""


class AsyncAssistantStreamManager(AsyncStreamManager[AsyncAssistantEventHandlerT]):
    """Starts a handler: `async with manager as handler`, and releases the connection afterwards."""
