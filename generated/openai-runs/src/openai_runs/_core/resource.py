"""Resources: namespaces of methods that share their client."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, cast

if TYPE_CHECKING:
    from .client import AsyncClient, SyncClient

Sync = TypeVar("Sync", bound="SyncResource")
Async = TypeVar("Async", bound="AsyncResource")


class SyncResource:
    """A namespace of a synchronous client."""

    def __init__(self, client: SyncClient) -> None:
        self._client = client

    def _raw_twin(self, kind: type[Sync], *, lazy: bool) -> Sync:
        """A resource of the given kind, whose methods answer with responses."""
        from .raw import RawSender

        return kind(cast("SyncClient", RawSender(self._client, lazy=lazy)))


class AsyncResource:
    """A namespace of an asynchronous client."""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    def _raw_twin(self, kind: type[Async], *, lazy: bool) -> Async:
        """A resource of the given kind, whose methods answer with responses."""
        from .raw import AsyncLazySender, AsyncRawSender

        sender = AsyncLazySender(self._client) if lazy else AsyncRawSender(self._client)
        return kind(cast("AsyncClient", sender))
