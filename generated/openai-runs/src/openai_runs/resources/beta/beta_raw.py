"""The methods below `client.beta`, with their HTTP responses."""

# The methods are only taken hold of here: whoever calls one gets its warning, if there is one.
# pyright: reportDeprecated=false, reportPrivateUsage=false

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .beta import AsyncBeta, Beta

if TYPE_CHECKING:
    from .threads.threads_raw import (
        AsyncThreadsWithRawResponse,
        AsyncThreadsWithStreamingResponse,
        ThreadsWithRawResponse,
        ThreadsWithStreamingResponse,
    )


class BetaWithRawResponse:
    """The methods of `Beta`, with their HTTP responses."""

    def __init__(self, resource: Beta) -> None:
        self._resource = resource

    @cached_property
    def threads(self) -> ThreadsWithRawResponse:
        return self._resource.threads.with_raw_response


class AsyncBetaWithRawResponse:
    """The methods of `AsyncBeta`, with their HTTP responses."""

    def __init__(self, resource: AsyncBeta) -> None:
        self._resource = resource

    @cached_property
    def threads(self) -> AsyncThreadsWithRawResponse:
        return self._resource.threads.with_raw_response


class BetaWithStreamingResponse:
    """The methods of `Beta`, with their HTTP responses."""

    def __init__(self, resource: Beta) -> None:
        self._resource = resource

    @cached_property
    def threads(self) -> ThreadsWithStreamingResponse:
        return self._resource.threads.with_streaming_response


class AsyncBetaWithStreamingResponse:
    """The methods of `AsyncBeta`, with their HTTP responses."""

    def __init__(self, resource: AsyncBeta) -> None:
        self._resource = resource

    @cached_property
    def threads(self) -> AsyncThreadsWithStreamingResponse:
        return self._resource.threads.with_streaming_response
