"""The clients, with the HTTP responses of their methods."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ._client import AsyncOpenAI, OpenAI

if TYPE_CHECKING:
    from .resources.beta.beta_raw import (
        AsyncBetaWithRawResponse,
        AsyncBetaWithStreamingResponse,
        BetaWithRawResponse,
        BetaWithStreamingResponse,
    )


class OpenAIWithRawResponse:
    """The resources of `OpenAI`, with the HTTP responses of their methods."""

    def __init__(self, client: OpenAI) -> None:
        self._client = client

    @cached_property
    def beta(self) -> BetaWithRawResponse:
        return self._client.beta.with_raw_response


class AsyncOpenAIWithRawResponse:
    """The resources of `AsyncOpenAI`, with the HTTP responses of their methods."""

    def __init__(self, client: AsyncOpenAI) -> None:
        self._client = client

    @cached_property
    def beta(self) -> AsyncBetaWithRawResponse:
        return self._client.beta.with_raw_response


class OpenAIWithStreamingResponse:
    """The resources of `OpenAI`, with the HTTP responses of their methods."""

    def __init__(self, client: OpenAI) -> None:
        self._client = client

    @cached_property
    def beta(self) -> BetaWithStreamingResponse:
        return self._client.beta.with_streaming_response


class AsyncOpenAIWithStreamingResponse:
    """The resources of `AsyncOpenAI`, with the HTTP responses of their methods."""

    def __init__(self, client: AsyncOpenAI) -> None:
        self._client = client

    @cached_property
    def beta(self) -> AsyncBetaWithStreamingResponse:
        return self._client.beta.with_streaming_response
