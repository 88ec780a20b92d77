"""The classes below `resources.beta.threads.runs`."""

from typing import TYPE_CHECKING

from ....._core.lazy import lazy_names

if TYPE_CHECKING:
    from .runs import AsyncRuns as AsyncRuns, Runs as Runs
    from .runs_raw import (
        AsyncRunsWithRawResponse as AsyncRunsWithRawResponse,
        AsyncRunsWithStreamingResponse as AsyncRunsWithStreamingResponse,
        RunsWithRawResponse as RunsWithRawResponse,
        RunsWithStreamingResponse as RunsWithStreamingResponse,
    )
    from .steps import AsyncSteps as AsyncSteps, Steps as Steps
    from .steps_raw import (
        AsyncStepsWithRawResponse as AsyncStepsWithRawResponse,
        AsyncStepsWithStreamingResponse as AsyncStepsWithStreamingResponse,
        StepsWithRawResponse as StepsWithRawResponse,
        StepsWithStreamingResponse as StepsWithStreamingResponse,
    )

__all__ = [
    "AsyncRuns",
    "AsyncRunsWithRawResponse",
    "AsyncRunsWithStreamingResponse",
    "AsyncSteps",
    "AsyncStepsWithRawResponse",
    "AsyncStepsWithStreamingResponse",
    "Runs",
    "RunsWithRawResponse",
    "RunsWithStreamingResponse",
    "Steps",
    "StepsWithRawResponse",
    "StepsWithStreamingResponse",
]

__getattr__, __dir__ = lazy_names(
    __name__,
    {
        "AsyncRuns": ".runs",
        "AsyncRunsWithRawResponse": ".runs_raw",
        "AsyncRunsWithStreamingResponse": ".runs_raw",
        "AsyncSteps": ".steps",
        "AsyncStepsWithRawResponse": ".steps_raw",
        "AsyncStepsWithStreamingResponse": ".steps_raw",
        "Runs": ".runs",
        "RunsWithRawResponse": ".runs_raw",
        "RunsWithStreamingResponse": ".runs_raw",
        "Steps": ".steps",
        "StepsWithRawResponse": ".steps_raw",
        "StepsWithStreamingResponse": ".steps_raw",
    },
)
