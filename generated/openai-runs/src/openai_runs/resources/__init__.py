"""The classes below `resources`."""

from typing import TYPE_CHECKING

from .._core.lazy import lazy_names

if TYPE_CHECKING:
    from . import beta as beta
    from .beta.beta import AsyncBeta as AsyncBeta, Beta as Beta
    from .beta.beta_raw import (
        AsyncBetaWithRawResponse as AsyncBetaWithRawResponse,
        AsyncBetaWithStreamingResponse as AsyncBetaWithStreamingResponse,
        BetaWithRawResponse as BetaWithRawResponse,
        BetaWithStreamingResponse as BetaWithStreamingResponse,
    )

__all__ = [
    "AsyncBeta",
    "AsyncBetaWithRawResponse",
    "AsyncBetaWithStreamingResponse",
    "Beta",
    "BetaWithRawResponse",
    "BetaWithStreamingResponse",
    "beta",
]

__getattr__, __dir__ = lazy_names(
    __name__,
    {
        "AsyncBeta": ".beta.beta",
        "AsyncBetaWithRawResponse": ".beta.beta_raw",
        "AsyncBetaWithStreamingResponse": ".beta.beta_raw",
        "Beta": ".beta.beta",
        "BetaWithRawResponse": ".beta.beta_raw",
        "BetaWithStreamingResponse": ".beta.beta_raw",
    },
    ["beta"],
)
