"""Pages of long lists: one part of a list, and how to ask for the next one."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Generator, Iterator
from dataclasses import dataclass, replace
from typing import Any, ClassVar, Generic, Protocol, Self, TypeVar, cast

from .codec import DecodeError, as_is, items_of
from .errors import SDKError
from .jsontext import dumps
from .parameters import merge_query
from .records import Choice, Mode, encode
from .requests import Options, Request

Item = TypeVar("Item")
PageT = TypeVar("PageT", bound="AsyncPage[Any]")


class NoNextPage(SDKError, RuntimeError):
    """The page after the last one was asked for."""


class Scheme(Protocol):
    """How an API pages: where the items are, and what asks for the next page."""

    @property
    def items(self) -> str | None:
        """The response property with the items; None where the answer is the list itself."""
        ...

    @property
    def parameter(self) -> str:
        """The query parameter that asks for the next page; empty where a URL does."""
        ...

    def following(self, page: Page[Any]) -> str | None:
        """What asks for the page after `page`: the value of the parameter, or a URL.

        None: there is none.
        """
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class CursorScheme:
    """The next page begins after the last item: `after=<its id>`."""

    items: str | None
    parameter: str
    item_field: str
    has_more: str | None = None

    def following(self, page: Page[Any]) -> str | None:
        """The last item's cursor."""
        if not page.raw_items or page.answered(self.has_more) is False:
            return None
        last = page.raw_items[-1]
        return _text(last.get(self.item_field)) if last.__class__ is dict else None


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenScheme:
    """The answer names the next page: `page_token=<next_page_token>`."""

    items: str
    parameter: str
    next_field: str | tuple[str, ...]
    """The property of the answer, or the properties on the way to it."""
    has_more: str | None = None

    def following(self, page: Page[Any]) -> str | None:
        """The token in the answer."""
        if page.answered(self.has_more) is False:
            return None
        return _text(page.answered(self.next_field))


@dataclass(frozen=True, slots=True, kw_only=True)
class OffsetScheme:
    """The next page begins so many items later: `offset=40`."""

    items: str | None
    parameter: str
    has_more: str | None = None

    def following(self, page: Page[Any]) -> str | None:
        """The offset after this page's items."""
        if not page.raw_items or page.answered(self.has_more) is False:
            return None
        return str(_whole(page.asked(self.parameter), 0) + len(page.raw_items))


@dataclass(frozen=True, slots=True, kw_only=True)
class PageNumberScheme:
    """Pages are counted from 1: `page=2`."""

    items: str | None
    parameter: str
    has_more: str | None = None

    def following(self, page: Page[Any]) -> str | None:
        """The number after this page's."""
        if not page.raw_items or page.answered(self.has_more) is False:
            return None
        return str(_whole(page.asked(self.parameter), 1) + 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class NextUrlScheme:
    """The answer holds the URL of the next page: `"next": "https://..."`."""

    items: str
    next_field: str | tuple[str, ...]
    """The property of the answer, or the properties on the way to it."""
    has_more: str | None = None
    parameter: str = ""

    def following(self, page: Page[Any]) -> str | None:
        """The URL in the answer (RFC 3986, section 5: relative to that of this page)."""
        if page.answered(self.has_more) is False:
            return None
        return page.joined(page.answered(self.next_field))


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkHeaderScheme:
    """A header of the answer links to the next page: `Link: <...>; rel="next"` (RFC 8288)."""

    items: str | None
    parameter: str = ""

    def following(self, page: Page[Any]) -> str | None:
        """The target of the link (RFC 3986, section 5: relative to the URL of this page)."""
        from .links import next_link

        return page.joined(next_link(page.link_headers()))


@dataclass(frozen=True, slots=True)
class PageInfo:
    """How to ask for the next page.

    Attributes:
        params: the query parameters that differ from those of this page.
        url: the URL that has the next page, where the answer names it.
    """

    params: dict[str, str]
    url: str | None = None


class Page(Generic[Item]):
    """What both kinds of page know.

    The properties of the answer are attributes: the items decoded, all others as they came. An
    answer that is a list itself has its items under the attribute `items`.
    """

    scheme: ClassVar[Scheme]
    _fetch: Callable[[Request[Any], type[Any], Options], Any]
    _request: Request[Item]
    _options: Options
    _raw: dict[str, Any]
    _url: str
    _links: list[str]
    _request_id: str | None = None

    @classmethod
    def from_json(
        cls,
        raw: Any,
        request: Request[Item],
        options: Options,
        fetch: Callable[[Request[Any], type[Any], Options], Any],
        *,
        url: str,
        links: list[str],
    ) -> Self:
        """The page that an answer holds.

        Args:
            raw: the body of the answer, as parsed JSON.
            request: what asked for it.
            options: what the caller set for it.
            fetch: gets the pages after it.
            url: where it was.
            links: its `Link` headers.

        Raises:
            DecodeError: the answer holds no list where the scheme expects one.
        """
        name = cls._attribute()
        if cls.scheme.items is None:
            raw = {name: raw}
        elif not isinstance(raw, dict):
            raise DecodeError(f"expected a JSON object with a list in {name!r}")
        page = cls()
        page._raw = cast("dict[str, Any]", raw)
        page._url, page._links = url, links
        page._request, page._options, page._fetch = request, options, fetch
        items: list[Item] = items_of(request.decode or as_is, page._raw.get(name)) or []
        setattr(page, name, items)
        for other, value in page.properties().items():
            if not (other.startswith("_") or hasattr(cls, other)):
                setattr(page, other, value)
        return page

    def identify(self, request_id: str | None) -> None:
        """Note which request the page came from."""
        self._request_id = request_id

    @property
    def raw_items(self) -> list[Any]:
        """The items as parsed JSON."""
        return self._raw.get(self._attribute()) or []

    def asked(self, parameter: str) -> str | None:
        """The value of a query parameter in the request for this page."""
        pairs = merge_query(self._request.query, self._options.extra_query)
        return next((value for name, value in pairs if name == parameter), None)

    def answered(self, name: str | tuple[str, ...] | None) -> Any:
        """The value of a property of the answer, as parsed JSON; None without one.

        Several names lead to a property of an object within the answer.
        """
        if name is None or isinstance(name, str):
            return None if name is None else self._raw.get(name)
        value: Any = self._raw
        for each in name:
            value = value.get(each) if value.__class__ is dict else None
        return value

    def link_headers(self) -> list[str]:
        """The `Link` headers of the answer."""
        return self._links

    def joined(self, target: object) -> str | None:
        """The URL of another page, which may be relative to that of this one; None for no link."""
        from .links import joined

        return joined(self._url, target)

    def has_next_page(self) -> bool:
        """Whether there is another page."""
        return self.scheme.following(self) is not None

    def next_page_info(self) -> PageInfo | None:
        """How to ask for the next page; None if there is none."""
        value = self.scheme.following(self)
        if value is None:
            return None
        name = self.scheme.parameter
        return PageInfo({name: value}) if name else PageInfo({}, url=value)

    def properties(self) -> dict[str, Any]:
        """The properties of the answer, and those that it should have: the items decoded."""
        names = type(self).__dict__.get("__annotations__", ())
        declared = dict.fromkeys(name for name in names if not hasattr(type(self), name))
        return {**declared, **self._raw, self._attribute(): self._get_page_items()}

    def to_dict(self) -> dict[str, Any]:
        """The page as JSON-ready values: what the server sent."""
        return {**self._raw, self._attribute(): encode(self._get_page_items())}

    def to_json(self, *, indent: int | None = 2) -> str:
        """The page as JSON text, `indent` spaces for each level; None makes it compact."""
        return dumps(self.to_dict(), indent=indent).decode()

    def model_dump(
        self,
        *,
        mode: Mode = "python",
        include: Choice | None = None,
        exclude: Choice | None = None,
        by_alias: bool | None = None,
        exclude_unset: bool = False,
        exclude_defaults: bool = False,
        exclude_none: bool = False,
    ) -> dict[str, Any]:
        """The page as plain data; the arguments are those of `Model.model_dump`."""
        from .dumping import Dump

        return Dump(
            mode=mode,
            by_alias=bool(by_alias),
            exclude_unset=exclude_unset,
            exclude_defaults=exclude_defaults,
            exclude_none=exclude_none,
        ).properties(self.properties(), self._raw, include, exclude)

    def model_dump_json(
        self,
        *,
        indent: int | None = None,
        include: Choice | None = None,
        exclude: Choice | None = None,
        by_alias: bool | None = None,
        exclude_unset: bool = False,
        exclude_defaults: bool = False,
        exclude_none: bool = False,
    ) -> str:
        """JSON text of what `model_dump` gives."""
        value = self.model_dump(
            mode="json",
            include=include,
            exclude=exclude,
            by_alias=by_alias,
            exclude_unset=exclude_unset,
            exclude_defaults=exclude_defaults,
            exclude_none=exclude_none,
        )
        return dumps(value, indent=indent).decode()

    @classmethod
    def _attribute(cls) -> str:
        """The attribute with the items."""
        return cls.scheme.items or "items"

    def _get_page_items(self) -> list[Item]:
        return cast("list[Item]", getattr(self, self._attribute()))

    def _leads_on(self, seen: set[str]) -> bool:
        """Whether there is another page, at a position that is not among those `seen`."""
        value = self.scheme.following(self)
        if value is None:
            return False
        if value in seen:
            raise self._standstill(value)
        seen.add(value)
        return True

    def _standstill(self, value: str) -> SDKError:
        name = self.scheme.parameter
        position = f"{name}={value!r}" if name else "the URL of the next page"
        return SDKError(f"The list does not advance: {position} leads back to itself.")

    def _next_request(self) -> tuple[Request[Item], Options]:
        """The request for the next page: the one for this page, with another position."""
        value = self.scheme.following(self)
        if value is None:
            raise NoNextPage("There is no next page; ask has_next_page() before get_next_page().")
        parameter = self.scheme.parameter
        if value == (self.asked(parameter) if parameter else self._request.url):
            raise self._standstill(value)
        if not parameter:
            # The URL is whole: what the caller added to the query is in it, if anywhere.
            following = replace(self._request, method="GET", url=value, query=(), body=None)
            return following, replace(self._options, extra_query=None, extra_body=None)
        others = tuple(pair for pair in self._request.query if pair[0] != parameter)
        request = replace(self._request, query=(*others, (parameter, value)))
        extra = self._options.extra_query
        if not extra or parameter not in extra:
            return request, self._options
        # The caller's own position was for the first page.
        kept = {name: value for name, value in extra.items() if name != parameter}
        return request, replace(self._options, extra_query=kept)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._attribute()}={self._get_page_items()!r})"


class SyncPage(Page[Item]):
    """One page; iterating goes on through all pages."""

    def __iter__(self) -> Iterator[Item]:
        for page in self.iter_pages():
            yield from page._get_page_items()

    def iter_pages(self) -> Iterator[Self]:
        """This page and all that follow.

        Raises:
            SDKError: the list leads back to a page before.
        """
        page, seen = self, set[str]()
        while True:
            yield page
            if not page._leads_on(seen):
                return
            page = page.get_next_page()

    def get_next_page(self) -> Self:
        """The page after this one.

        Raises:
            NoNextPage: there is none.
            SDKError: it is the same again.
        """
        request, options = self._next_request()
        return cast("Self", self._fetch(request, type(self), options))


class AsyncPage(Page[Item]):
    """One page; iterating goes on through all pages."""

    async def __aiter__(self) -> AsyncIterator[Item]:
        async for page in self.iter_pages():
            for item in page._get_page_items():
                yield item

    async def iter_pages(self) -> AsyncIterator[Self]:
        """This page and all that follow.

        Raises:
            SDKError: the list leads back to a page before.
        """
        page, seen = self, set[str]()
        while True:
            yield page
            if not page._leads_on(seen):
                return
            page = await page.get_next_page()

    async def get_next_page(self) -> Self:
        """The page after this one.

        Raises:
            NoNextPage: there is none.
            SDKError: it is the same again.
        """
        request, options = self._next_request()
        return cast("Self", await self._fetch(request, type(self), options))


class AsyncPaginator(Awaitable[PageT], Generic[Item, PageT]):
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
