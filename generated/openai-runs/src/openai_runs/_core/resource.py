"""Resources: namespaces of methods that share their client."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from typing_extensions import Self

    from .client import AsyncClient, SyncClient


class SyncResource:
    """A namespace of a synchronous client."""

    def __init__(self, client: SyncClient) -> None:
        self._client = client

    def _raw_twin(self, *, lazy: bool) -> Self:
        """The same resource, whose methods answer with responses."""
        from .raw import RawSender

        return type(self)(cast("SyncClient", RawSender(self._client, lazy=lazy)))


class AsyncResource:
    """A namespace of an asynchronous client."""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    def _raw_twin(self, *, lazy: bool) -> Self:
        """The same resource, whose methods answer with responses."""
        from .raw import AsyncLazySender, AsyncRawSender

        sender = AsyncLazySender(self._client) if lazy else AsyncRawSender(self._client)
        return type(self)(cast("AsyncClient", sender))
