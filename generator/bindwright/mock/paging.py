"""Lists: the part of an example that a cursor, a limit and an order ask for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from starlette.datastructures import URL

from bindwright.mock.faults import Fault
from bindwright.names import snake
from bindwright.normalize.raw import is_list, is_map

# How the parameters of cursors are called, here and there.
_AFTER = ("after", "after_id", "starting_after")
_BEFORE = ("before", "before_id", "ending_before")
_LIMIT = ("limit", "page_size", "per_page")
_ORDER = ("order", "sort_order")
_NUMBERS = ("page", "page_number", "page_no", "page_num", "current_page")
_OFFSETS = ("offset", "skip", "start_index")
_TOKENS = (
    *("page_token", "next_page_token", "next_token", "continuation_token", "cursor", "page"),
    "continue",
)
_URLS = (
    *("next_url", "next_link", "next_uri", "next_href", "odata_next_link"),
    *("next_page_url", "next_page_link", "next_page_uri"),
)
_NEXT = (
    *("next_page_token", "next_token", "next_cursor", "continuation_token", "next_page", "next"),
    *("continue", *_URLS),
)
_LINKS = ("links", "link")
_FACTS = ("has_more", "first_id", "last_id")


class UnknownCursor(ValueError):
    """No item has the id that a cursor names; `fault` says so."""

    def __init__(self, fault: Fault) -> None:
        self.fault = fault
        super().__init__(str(fault))


def is_page(value: Any) -> bool:
    """Whether it is a list with what a caller needs to ask for more of it."""
    return is_map(value) and is_list(value.get("data")) and any(each in value for each in _FACTS)


def page(
    value: dict[str, Any], asked: Mapping[str, Any], declared: Mapping[str, dict[str, Any]]
) -> dict[str, Any]:
    """The page that is asked for; the items are in the default order.

    `declared` has the query parameters of the operation by name, `asked` their values.

    Raises:
        UnknownCursor: the page is to begin or end at an item that there is not.
    """
    if not any(_name(known, declared) for known in (_AFTER, _BEFORE, _LIMIT, _ORDER)):
        return value
    items: list[Any] = value["data"]
    order = _name(_ORDER, declared)
    if order is not None and asked.get(order, _default(declared, order)) != _usual(declared, order):
        items = items[::-1]
    start = _position(items, asked, _name(_AFTER, declared), -1) + 1
    end = _position(items, asked, _name(_BEFORE, declared), len(items))
    items = items[start:end]
    limit = _name(_LIMIT, declared)
    most = asked.get(limit, _default(declared, limit)) if limit is not None else None
    size = max(most, 0) if isinstance(most, int) else len(items)
    # The page before an item is the one next to it.
    from_the_end = _name(_BEFORE, declared) in asked and _name(_AFTER, declared) not in asked
    chosen = items[max(len(items) - size, 0) :] if from_the_end else items[:size]
    made = {**value, "data": chosen}
    if "has_more" in value:
        made["has_more"] = len(items) > size
    for name, index in (("first_id", 0), ("last_id", -1)):
        if name in value:
            made[name] = _id(chosen[index]) if chosen else None
    return made


def is_beyond(asked: Mapping[str, Any]) -> bool:
    """Whether a number, an offset or a token asks for what comes after the first page."""
    named = {snake(name.lstrip("$")): value for name, value in asked.items()}
    numbers = [(named.get(each), 1) for each in _NUMBERS] + [
        (named.get(each), 0) for each in _OFFSETS
    ]
    if any(isinstance(value, int) and value > first for value, first in numbers):
        return True
    return any(isinstance(named.get(each), str) for each in _TOKENS)


def beyond(value: Any, is_valid: Callable[[Any], bool]) -> Any:
    """The page after the only one: without items, and without what asks for another.

    What would make it invalid stays as it is.
    """
    if is_list(value):
        return [] if is_valid([]) else value
    for name, each in value.items():
        value = next(filter(is_valid, _without(value, name, each)), value)
    return value


def after_item(value: Any, asked: Mapping[str, Any]) -> Any:
    """The items after the one that a cursor names, of a list that is all there is."""
    cursor = next((asked[each] for each in _AFTER if each in asked), None)
    if is_map(value):
        return {
            name: after_item(each, asked) if is_list(each) else each for name, each in value.items()
        }
    ids = [_id(each) for each in value]
    return value[ids.index(cursor) + 1 :] if cursor is not None and cursor in ids else value


def _without(value: dict[str, Any], name: str, each: Any) -> list[dict[str, Any]]:
    """Candidates for an answer without one of its properties, or what is in that."""
    if is_list(each):
        return [{**value, name: []}]
    if snake(name) in _NEXT:
        absent = {key: kept for key, kept in value.items() if key != name}
        return [absent, {**value, name: None}, {**value, name: ""}]
    if is_map(each):
        named = [key for key in each if snake(key) in _NEXT or is_map(each[key])]
        inner = [made for key in named for made in _without(each, key, each[key])]
        return [{**value, name: made} for made in inner]
    return []


def next_page(url: URL, declared: Iterable[str]) -> str | None:
    """The URL that asks for what comes after the first page; None if no parameter can."""
    named = {snake(name.lstrip("$")): name for name in declared}
    for known, first in ((_NUMBERS, "2"), (_OFFSETS, "1"), (_TOKENS, "next")):
        for each in known:
            if each in named:
                return str(url.include_query_params(**{named[each]: first}))
    return None


def linked(value: Any, url: str | None, *, is_links: bool = False) -> Any:
    """An answer whose link to the next page leads there; `is_links`: URLs are all it holds.

    Where no parameter asks for another page, this one is the last.
    """
    if not is_map(value):
        return value
    made: dict[str, Any] = {}
    for name, each in value.items():
        text = each.get("href") if is_map(each) and is_links else each
        is_url = is_links or snake(name) in _URLS or (isinstance(text, str) and "://" in text)
        if isinstance(text, str) and snake(name) in _NEXT and is_url:
            made[name] = {**each, "href": url} if is_map(each) else url
        else:
            made[name] = linked(each, url, is_links=snake(name) in _LINKS)
    return made


def _position(items: list[Any], asked: Mapping[str, Any], name: str | None, absent: int) -> int:
    ids = [_id(each) for each in items]
    if name is None or name not in asked or not any(ids):
        return absent
    if asked[name] in ids:
        return ids.index(asked[name])
    known = ", ".join(map(repr, ids[:5]))
    problem = f"{asked[name]!r} is not the id of an item; there are {known}"
    raise UnknownCursor(Fault(f"query.{name}", problem))


def _name(known: tuple[str, ...], declared: Mapping[str, Any]) -> str | None:
    return next((each for each in known if each in declared), None)


def _default(declared: Mapping[str, dict[str, Any]], name: str) -> Any:
    return declared[name].get("default")


def _usual(declared: Mapping[str, dict[str, Any]], order: str) -> Any:
    """The order that the example is in: the default, else the first one declared."""
    schema = declared[order]
    return schema["default"] if "default" in schema else next(iter(schema.get("enum", ())), None)


def _id(item: Any) -> Any:
    return item.get("id") if is_map(item) else None
