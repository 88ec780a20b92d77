"""The classes below `resources.beta`."""

from typing import TYPE_CHECKING

from ..._core.lazy import lazy_names

if TYPE_CHECKING:
    from . import threads as threads
    from .beta import AsyncBeta as AsyncBeta, Beta as Beta
    from .beta_raw import (
        AsyncBetaWithRawResponse as AsyncBetaWithRawResponse,
        AsyncBetaWithStreamingResponse as AsyncBetaWithStreamingResponse,
        BetaWithRawResponse as BetaWithRawResponse,
        BetaWithStreamingResponse as BetaWithStreamingResponse,
    )
    from .threads.threads import AsyncThreads as AsyncThreads, Threads as Threads
    from .threads.threads_raw import (
        AsyncThreadsWithRawResponse as AsyncThreadsWithRawResponse,
        AsyncThreadsWithStreamingResponse as AsyncThreadsWithStreamingResponse,
        ThreadsWithRawResponse as ThreadsWithRawResponse,
        ThreadsWithStreamingResponse as ThreadsWithStreamingResponse,
    )

__all__ = [
    "AsyncBeta",
    "AsyncBetaWithRawResponse",
    "AsyncBetaWithStreamingResponse",
    "AsyncThreads",
    "AsyncThreadsWithRawResponse",
    "AsyncThreadsWithStreamingResponse",
    "Beta",
    "BetaWithRawResponse",
    "BetaWithStreamingResponse",
    "Threads",
    "ThreadsWithRawResponse",
    "ThreadsWithStreamingResponse",
    "threads",
]

__getattr__, __dir__ = lazy_names(
    __name__,
    {
        "AsyncBeta": ".beta",
        "AsyncBetaWithRawResponse": ".beta_raw",
        "AsyncBetaWithStreamingResponse": ".beta_raw",
        "AsyncThreads": ".threads.threads",
        "AsyncThreadsWithRawResponse": ".threads.threads_raw",
        "AsyncThreadsWithStreamingResponse": ".threads.threads_raw",
        "Beta": ".beta",
        "BetaWithRawResponse": ".beta_raw",
        "BetaWithStreamingResponse": ".beta_raw",
        "Threads": ".threads.threads",
        "ThreadsWithRawResponse": ".threads.threads_raw",
        "ThreadsWithStreamingResponse": ".threads.threads_raw",
    },
    ["threads"],
)
