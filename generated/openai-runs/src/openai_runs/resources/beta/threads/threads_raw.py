"""The methods below `client.beta.threads`, with their HTTP responses."""

# The methods are only taken hold of here: whoever calls one gets its warning, if there is one.
# pyright: reportDeprecated=false, reportPrivateUsage=false

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ...._core.raw import async_raw, async_streamed, raw, streamed
from .threads import AsyncThreads, Threads

if TYPE_CHECKING:
    from .runs.runs_raw import (
        AsyncRunsWithRawResponse,
        AsyncRunsWithStreamingResponse,
        RunsWithRawResponse,
        RunsWithStreamingResponse,
    )
    from .messages_raw import (
        AsyncMessagesWithRawResponse,
        AsyncMessagesWithStreamingResponse,
        MessagesWithRawResponse,
        MessagesWithStreamingResponse,
    )


class ThreadsWithRawResponse:
    """The methods of `Threads`, with their HTTP responses."""

    def __init__(self, resource: Threads) -> None:
        self._resource = resource
        twin = resource._raw_twin(Threads, lazy=False)
        self.create = raw(twin.create)
        self.retrieve = raw(twin.retrieve)
        self.update = raw(twin.update)
        self.delete = raw(twin.delete)
        self.create_and_run = raw(twin.create_and_run)

    @cached_property
    def runs(self) -> RunsWithRawResponse:
        return self._resource.runs.with_raw_response

    @cached_property
    def messages(self) -> MessagesWithRawResponse:
        return self._resource.messages.with_raw_response


class AsyncThreadsWithRawResponse:
    """The methods of `AsyncThreads`, with their HTTP responses."""

    def __init__(self, resource: AsyncThreads) -> None:
        self._resource = resource
        twin = resource._raw_twin(AsyncThreads, lazy=False)
        self.create = async_raw(twin.create)
        self.retrieve = async_raw(twin.retrieve)
        self.update = async_raw(twin.update)
        self.delete = async_raw(twin.delete)
        self.create_and_run = async_raw(twin.create_and_run)

    @cached_property
    def runs(self) -> AsyncRunsWithRawResponse:
        return self._resource.runs.with_raw_response

    @cached_property
    def messages(self) -> AsyncMessagesWithRawResponse:
        return self._resource.messages.with_raw_response


class ThreadsWithStreamingResponse:
    """The methods of `Threads`, with their HTTP responses."""

    def __init__(self, resource: Threads) -> None:
        self._resource = resource
        twin = resource._raw_twin(Threads, lazy=True)
        self.create = streamed(twin.create)
        self.retrieve = streamed(twin.retrieve)
        self.update = streamed(twin.update)
        self.delete = streamed(twin.delete)
        self.create_and_run = streamed(twin.create_and_run)

    @cached_property
    def runs(self) -> RunsWithStreamingResponse:
        return self._resource.runs.with_streaming_response

    @cached_property
    def messages(self) -> MessagesWithStreamingResponse:
        return self._resource.messages.with_streaming_response


class AsyncThreadsWithStreamingResponse:
    """The methods of `AsyncThreads`, with their HTTP responses."""

    def __init__(self, resource: AsyncThreads) -> None:
        self._resource = resource
        twin = resource._raw_twin(AsyncThreads, lazy=True)
        self.create = async_streamed(twin.create)
        self.retrieve = async_streamed(twin.retrieve)
        self.update = async_streamed(twin.update)
        self.delete = async_streamed(twin.delete)
        self.create_and_run = async_streamed(twin.create_and_run)

    @cached_property
    def runs(self) -> AsyncRunsWithStreamingResponse:
        return self._resource.runs.with_streaming_response

    @cached_property
    def messages(self) -> AsyncMessagesWithStreamingResponse:
        return self._resource.messages.with_streaming_response
