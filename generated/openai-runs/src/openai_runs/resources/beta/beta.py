"""The methods below `client.beta`."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ..._core.resource import AsyncResource, SyncResource

if TYPE_CHECKING:

    from .threads.threads import AsyncThreads, Threads
    from .beta_raw import (
        AsyncBetaWithRawResponse,
        AsyncBetaWithStreamingResponse,
        BetaWithRawResponse,
        BetaWithStreamingResponse,
    )


class Beta(SyncResource):
    """`client.beta`"""

    @cached_property
    def threads(self) -> Threads:
        from .threads.threads import Threads

        return Threads(self._client)

    @cached_property
    def with_raw_response(self) -> BetaWithRawResponse:
        """The same methods; each answers with the HTTP response, and `parse()` gives the model."""
        from .beta_raw import BetaWithRawResponse

        return BetaWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> BetaWithStreamingResponse:
        """The same methods; each is a context manager, and the body is read when asked for."""
        from .beta_raw import BetaWithStreamingResponse

        return BetaWithStreamingResponse(self)


class AsyncBeta(AsyncResource):
    """`client.beta`"""

    @cached_property
    def threads(self) -> AsyncThreads:
        from .threads.threads import AsyncThreads

        return AsyncThreads(self._client)

    @cached_property
    def with_raw_response(self) -> AsyncBetaWithRawResponse:
        """The same methods; each answers with the HTTP response, and `parse()` gives the model."""
        from .beta_raw import AsyncBetaWithRawResponse

        return AsyncBetaWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> AsyncBetaWithStreamingResponse:
        """The same methods; each is a context manager, and the body is read when asked for."""
        from .beta_raw import AsyncBetaWithStreamingResponse

        return AsyncBetaWithStreamingResponse(self)
