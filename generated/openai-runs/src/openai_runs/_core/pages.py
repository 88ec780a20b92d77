"""Pages of long lists: one part of a list, and how to ask for the next one."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Generator, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Protocol, TypeVar, cast

from .codec import DecodeError, as_is, items_of
from .errors import SDKError
from .requests import Options, Request

if TYPE_CHECKING:
    from typing_extensions import Self

Item = TypeVar("Item")
PageT = TypeVar("PageT", bound="AsyncPage[Any]")


class Scheme(Protocol):
    """How an API pages: where the items are, and what asks for the next page."""

    @property
    def items(self) -> str:
        """The response property with the items."""
        ...

    @property
    def parameter(self) -> str:
        """The query parameter that asks for the next page."""
        ...

    def following(self, page: _Page[Any]) -> str | None:
        """The value of the parameter that asks for the page after `page`; None: there is none."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class CursorScheme:
    """The next page begins after the last item: `after=<its id>`."""

    items: str
    parameter: str
    item_field: str
    has_more: str | None = None

    def following(self, page: _Page[Any]) -> str | None:
        """The last item's cursor."""
        if not page.raw_items or (self.has_more and page.raw.get(self.has_more) is False):
            return None
        last = page.raw_items[-1]
        return _text(last.get(self.item_field)) if last.__class__ is dict else None


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenScheme:
    """The answer names the next page: `page_token=<next_page_token>`."""

    items: str
    parameter: str
    next_field: str
    has_more: str | None = None

    def following(self, page: _Page[Any]) -> str | None:
        """The token in the answer."""
        if self.has_more and page.raw.get(self.has_more) is False:
            return None
        return _text(page.raw.get(self.next_field))


@dataclass(frozen=True, slots=True, kw_only=True)
class OffsetScheme:
    """The next page begins so many items later: `offset=40`."""

    items: str
    parameter: str
    has_more: str | None = None

    def following(self, page: _Page[Any]) -> str | None:
        """The offset after this page's items."""
        if not page.raw_items or (self.has_more and page.raw.get(self.has_more) is False):
            return None
        return str(_whole(page.asked(self.parameter), 0) + len(page.raw_items))


@dataclass(frozen=True, slots=True, kw_only=True)
class PageNumberScheme:
    """Pages are counted from 1: `page=2`."""

    items: str
    parameter: str
    has_more: str | None = None

    def following(self, page: _Page[Any]) -> str | None:
        """The number after this page's."""
        if not page.raw_items or (self.has_more and page.raw.get(self.has_more) is False):
            return None
        return str(_whole(page.asked(self.parameter), 1) + 1)


class _Page(Generic[Item]):
    """What both kinds of page know.

    The properties of the answer are attributes: the items decoded, all others as they came.
    """

    scheme: ClassVar[Scheme]
    raw: dict[str, Any]
    raw_items: list[Any]
    _request_id: str | None = None
    _request: Request[Item]
    _options: Options

    @classmethod
    def from_json(cls, raw: Any, request: Request[Item], options: Options) -> Self:
        """The page that an answer holds.

        Raises:
            DecodeError: it holds no list where the scheme expects one.
        """
        if not isinstance(raw, dict):
            raise DecodeError("expected a JSON object with a list, but received something else")
        page = cls()
        page.raw = cast("dict[str, Any]", raw)
        page._request, page._options = request, options
        name = cls.scheme.items
        items: list[Item] = items_of(request.decode or as_is, page.raw.get(name)) or []
        page.raw_items = page.raw.get(name) or []
        for other, value in page.raw.items():
            if other.isidentifier() and not hasattr(cls, other):
                setattr(page, other, value)
        setattr(page, name, items)
        return page

    def identify(self, request_id: str | None) -> None:
        """Note which request the page came from."""
        self._request_id = request_id

    def _get_page_items(self) -> list[Item]:
        return cast("list[Item]", getattr(self, self.scheme.items))

    def asked(self, parameter: str) -> str | None:
        """The value of a query parameter in the request for this page."""
        return next((value for name, value in self._request.query if name == parameter), None)

    def has_next_page(self) -> bool:
        """Whether there is another page."""
        return self.scheme.following(self) is not None

    def next_page_info(self) -> dict[str, str] | None:
        """The query parameter that asks for the next page; None if there is none."""
        value = self.scheme.following(self)
        return None if value is None else {self.scheme.parameter: value}

    def _next_request(self) -> Request[Item]:
        value = self.scheme.following(self)
        if value is None:
            raise SDKError("There is no next page; ask has_next_page() before get_next_page().")
        parameter = self.scheme.parameter
        if value == self.asked(parameter):
            raise SDKError(f"The list does not advance: {parameter}={value!r} leads to itself.")
        others = tuple(pair for pair in self._request.query if pair[0] != parameter)
        return replace(self._request, query=(*others, (parameter, value)))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.scheme.items}={self._get_page_items()!r})"


class SyncPage(_Page[Item]):
    """One page; iterating goes on through all pages."""

    fetch: Callable[[Request[Any], type[Any], Options], Any]

    def __iter__(self) -> Iterator[Item]:
        for page in self.iter_pages():
            yield from page._get_page_items()

    def iter_pages(self) -> Iterator[Self]:
        """This page and all that follow."""
        page = self
        while True:
            yield page
            if not page.has_next_page():
                return
            page = page.get_next_page()

    def get_next_page(self) -> Self:
        """The page after this one.

        Raises:
            SDKError: there is none.
        """
        return cast("Self", self.fetch(self._next_request(), type(self), self._options))


class AsyncPage(_Page[Item]):
    """One page; iterating goes on through all pages."""

    fetch: Callable[[Request[Any], type[Any], Options], Awaitable[Any]]

    async def __aiter__(self) -> AsyncIterator[Item]:
        async for page in self.iter_pages():
            for item in page._get_page_items():
                yield item

    async def iter_pages(self) -> AsyncIterator[Self]:
        """This page and all that follow."""
        page = self
        while True:
            yield page
            if not page.has_next_page():
                return
            page = await page.get_next_page()

    async def get_next_page(self) -> Self:
        """The page after this one.

        Raises:
            SDKError: there is none.
        """
        return cast("Self", await self.fetch(self._next_request(), type(self), self._options))


class AsyncPaginator(Generic[Item, PageT]):
    """A list that has not been fetched: await it for the first page, or iterate over all items."""

    def __init__(self, fetch: Callable[[], Awaitable[PageT]]) -> None:
        self._fetch = fetch

    def __await__(self) -> Generator[Any, None, PageT]:
        return self._fetch().__await__()

    async def __aiter__(self) -> AsyncIterator[Item]:
        async for item in await self._fetch():
            yield item


def _text(value: Any) -> str | None:
    return None if value is None or value == "" else str(value)


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text is not None and text.isdecimal() else otherwise
