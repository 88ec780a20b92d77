"""The methods below `client.beta`."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ..._core.resource import AsyncResource, SyncResource

if TYPE_CHECKING:

    from .threads.threads import AsyncThreads, Threads


class Beta(SyncResource):
    """`client.beta`"""

    @cached_property
    def threads(self) -> Threads:
        from .threads.threads import Threads

        return Threads(self._client)


class AsyncBeta(AsyncResource):
    """`client.beta`"""

    @cached_property
    def threads(self) -> AsyncThreads:
        from .threads.threads import AsyncThreads

        return AsyncThreads(self._client)
