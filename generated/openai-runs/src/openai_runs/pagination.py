"""Pages: one part of a long list, and the way to the next."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from ._core.pages import AsyncPage, CursorScheme, SyncPage

Item = TypeVar("Item")


class SyncCursorPage(SyncPage[Item]):
    """One page. Iterating over it goes through all items of all pages."""

    scheme: ClassVar = CursorScheme(
        items="data", parameter="after", item_field="id", has_more="has_more"
    )

    data: list[Item]
    has_more: bool | None


class AsyncCursorPage(AsyncPage[Item]):
    """One page. Iterating over it goes through all items of all pages."""

    scheme: ClassVar = CursorScheme(
        items="data", parameter="after", item_field="id", has_more="has_more"
    )

    data: list[Item]
    has_more: bool | None
