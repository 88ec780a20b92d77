"""The classes below `resources.beta.threads`."""

from typing import TYPE_CHECKING

from ...._core.lazy import lazy_names

if TYPE_CHECKING:
    from . import runs as runs
    from .messages import AsyncMessages as AsyncMessages, Messages as Messages
    from .messages_raw import (
        AsyncMessagesWithRawResponse as AsyncMessagesWithRawResponse,
        AsyncMessagesWithStreamingResponse as AsyncMessagesWithStreamingResponse,
        MessagesWithRawResponse as MessagesWithRawResponse,
        MessagesWithStreamingResponse as MessagesWithStreamingResponse,
    )
    from .runs.runs import AsyncRuns as AsyncRuns, Runs as Runs
    from .runs.runs_raw import (
        AsyncRunsWithRawResponse as AsyncRunsWithRawResponse,
        AsyncRunsWithStreamingResponse as AsyncRunsWithStreamingResponse,
        RunsWithRawResponse as RunsWithRawResponse,
        RunsWithStreamingResponse as RunsWithStreamingResponse,
    )
    from .threads import AsyncThreads as AsyncThreads, Threads as Threads
    from .threads_raw import (
        AsyncThreadsWithRawResponse as AsyncThreadsWithRawResponse,
        AsyncThreadsWithStreamingResponse as AsyncThreadsWithStreamingResponse,
        ThreadsWithRawResponse as ThreadsWithRawResponse,
        ThreadsWithStreamingResponse as ThreadsWithStreamingResponse,
    )

__all__ = [
    "AsyncMessages",
    "AsyncMessagesWithRawResponse",
    "AsyncMessagesWithStreamingResponse",
    "AsyncRuns",
    "AsyncRunsWithRawResponse",
    "AsyncRunsWithStreamingResponse",
    "AsyncThreads",
    "AsyncThreadsWithRawResponse",
    "AsyncThreadsWithStreamingResponse",
    "Messages",
    "MessagesWithRawResponse",
    "MessagesWithStreamingResponse",
    "Runs",
    "RunsWithRawResponse",
    "RunsWithStreamingResponse",
    "Threads",
    "ThreadsWithRawResponse",
    "ThreadsWithStreamingResponse",
    "runs",
]

__getattr__, __dir__ = lazy_names(
    __name__,
    {
        "AsyncMessages": ".messages",
        "AsyncMessagesWithRawResponse": ".messages_raw",
        "AsyncMessagesWithStreamingResponse": ".messages_raw",
        "AsyncRuns": ".runs.runs",
        "AsyncRunsWithRawResponse": ".runs.runs_raw",
        "AsyncRunsWithStreamingResponse": ".runs.runs_raw",
        "AsyncThreads": ".threads",
        "AsyncThreadsWithRawResponse": ".threads_raw",
        "AsyncThreadsWithStreamingResponse": ".threads_raw",
        "Messages": ".messages",
        "MessagesWithRawResponse": ".messages_raw",
        "MessagesWithStreamingResponse": ".messages_raw",
        "Runs": ".runs.runs",
        "RunsWithRawResponse": ".runs.runs_raw",
        "RunsWithStreamingResponse": ".runs.runs_raw",
        "Threads": ".threads",
        "ThreadsWithRawResponse": ".threads_raw",
        "ThreadsWithStreamingResponse": ".threads_raw",
    },
    ["runs"],
)
