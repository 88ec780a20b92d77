"""The methods below `client.beta.threads.runs.steps`, with their HTTP responses."""

# The methods are only taken hold of here: whoever calls one gets its warning, if there is one.
# pyright: reportDeprecated=false, reportPrivateUsage=false

from __future__ import annotations

from ....._core.raw import async_raw, async_streamed, raw, streamed
from .steps import AsyncSteps, Steps


class StepsWithRawResponse:
    """The methods of `Steps`, with their HTTP responses."""

    def __init__(self, resource: Steps) -> None:
        twin = resource._raw_twin(Steps, lazy=False)
        self.retrieve = raw(twin.retrieve)
        self.list = raw(twin.list)


class AsyncStepsWithRawResponse:
    """The methods of `AsyncSteps`, with their HTTP responses."""

    def __init__(self, resource: AsyncSteps) -> None:
        twin = resource._raw_twin(AsyncSteps, lazy=False)
        self.retrieve = async_raw(twin.retrieve)
        self.list = async_raw(twin.list)


class StepsWithStreamingResponse:
    """The methods of `Steps`, with their HTTP responses."""

    def __init__(self, resource: Steps) -> None:
        twin = resource._raw_twin(Steps, lazy=True)
        self.retrieve = streamed(twin.retrieve)
        self.list = streamed(twin.list)


class AsyncStepsWithStreamingResponse:
    """The methods of `AsyncSteps`, with their HTTP responses."""

    def __init__(self, resource: AsyncSteps) -> None:
        twin = resource._raw_twin(AsyncSteps, lazy=True)
        self.retrieve = async_streamed(twin.retrieve)
        self.list = async_streamed(twin.list)
