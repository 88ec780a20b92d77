"""The methods below `client.beta.threads.runs`, with their HTTP responses."""

# The methods are only taken hold of here: whoever calls one gets its warning, if there is one.
# pyright: reportDeprecated=false, reportPrivateUsage=false

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ....._core.raw import async_raw, async_streamed, raw, streamed
from .runs import AsyncRuns, Runs

if TYPE_CHECKING:
    from .steps_raw import (
        AsyncStepsWithRawResponse,
        AsyncStepsWithStreamingResponse,
        StepsWithRawResponse,
        StepsWithStreamingResponse,
    )


class RunsWithRawResponse:
    """The methods of `Runs`, with their HTTP responses."""

    def __init__(self, resource: Runs) -> None:
        self._resource = resource
        twin = resource._raw_twin(Runs, lazy=False)
        self.create = raw(twin.create)
        self.retrieve = raw(twin.retrieve)
        self.update = raw(twin.update)
        self.list = raw(twin.list)
        self.cancel = raw(twin.cancel)
        self.submit_tool_outputs = raw(twin.submit_tool_outputs)

    @cached_property
    def steps(self) -> StepsWithRawResponse:
        return self._resource.steps.with_raw_response


class AsyncRunsWithRawResponse:
    """The methods of `AsyncRuns`, with their HTTP responses."""

    def __init__(self, resource: AsyncRuns) -> None:
        self._resource = resource
        twin = resource._raw_twin(AsyncRuns, lazy=False)
        self.create = async_raw(twin.create)
        self.retrieve = async_raw(twin.retrieve)
        self.update = async_raw(twin.update)
        self.list = async_raw(twin.list)
        self.cancel = async_raw(twin.cancel)
        self.submit_tool_outputs = async_raw(twin.submit_tool_outputs)

    @cached_property
    def steps(self) -> AsyncStepsWithRawResponse:
        return self._resource.steps.with_raw_response


class RunsWithStreamingResponse:
    """The methods of `Runs`, with their HTTP responses."""

    def __init__(self, resource: Runs) -> None:
        self._resource = resource
        twin = resource._raw_twin(Runs, lazy=True)
        self.create = streamed(twin.create)
        self.retrieve = streamed(twin.retrieve)
        self.update = streamed(twin.update)
        self.list = streamed(twin.list)
        self.cancel = streamed(twin.cancel)
        self.submit_tool_outputs = streamed(twin.submit_tool_outputs)

    @cached_property
    def steps(self) -> StepsWithStreamingResponse:
        return self._resource.steps.with_streaming_response


class AsyncRunsWithStreamingResponse:
    """The methods of `AsyncRuns`, with their HTTP responses."""

    def __init__(self, resource: AsyncRuns) -> None:
        self._resource = resource
        twin = resource._raw_twin(AsyncRuns, lazy=True)
        self.create = async_streamed(twin.create)
        self.retrieve = async_streamed(twin.retrieve)
        self.update = async_streamed(twin.update)
        self.list = async_streamed(twin.list)
        self.cancel = async_streamed(twin.cancel)
        self.submit_tool_outputs = async_streamed(twin.submit_tool_outputs)

    @cached_property
    def steps(self) -> AsyncStepsWithStreamingResponse:
        return self._resource.steps.with_streaming_response
