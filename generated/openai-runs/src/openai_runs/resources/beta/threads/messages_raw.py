"""The methods below `client.beta.threads.messages`, with their HTTP responses."""

# The methods are only taken hold of here: whoever calls one gets its warning, if there is one.
# pyright: reportDeprecated=false, reportPrivateUsage=false

from __future__ import annotations

from ...._core.raw import async_raw, async_streamed, raw, streamed
from .messages import AsyncMessages, Messages


class MessagesWithRawResponse:
    """The methods of `Messages`, with their HTTP responses."""

    def __init__(self, resource: Messages) -> None:
        twin = resource._raw_twin(Messages, lazy=False)
        self.create = raw(twin.create)
        self.retrieve = raw(twin.retrieve)
        self.update = raw(twin.update)
        self.list = raw(twin.list)
        self.delete = raw(twin.delete)


class AsyncMessagesWithRawResponse:
    """The methods of `AsyncMessages`, with their HTTP responses."""

    def __init__(self, resource: AsyncMessages) -> None:
        twin = resource._raw_twin(AsyncMessages, lazy=False)
        self.create = async_raw(twin.create)
        self.retrieve = async_raw(twin.retrieve)
        self.update = async_raw(twin.update)
        self.list = async_raw(twin.list)
        self.delete = async_raw(twin.delete)


class MessagesWithStreamingResponse:
    """The methods of `Messages`, with their HTTP responses."""

    def __init__(self, resource: Messages) -> None:
        twin = resource._raw_twin(Messages, lazy=True)
        self.create = streamed(twin.create)
        self.retrieve = streamed(twin.retrieve)
        self.update = streamed(twin.update)
        self.list = streamed(twin.list)
        self.delete = streamed(twin.delete)


class AsyncMessagesWithStreamingResponse:
    """The methods of `AsyncMessages`, with their HTTP responses."""

    def __init__(self, resource: AsyncMessages) -> None:
        twin = resource._raw_twin(AsyncMessages, lazy=True)
        self.create = async_streamed(twin.create)
        self.retrieve = async_streamed(twin.retrieve)
        self.update = async_streamed(twin.update)
        self.list = async_streamed(twin.list)
        self.delete = async_streamed(twin.delete)
