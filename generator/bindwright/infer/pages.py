"""Ways of paging, recognised by a query parameter and what the response holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from bindwright.infer.description import Call, Description, kinds, mapping
from bindwright.names import snake
from bindwright.settings.model import PageKind, PageSettings

ITEMS = ("data", "items", "results", "values", "records", "entries", "list", "rows", "hits")
"""Usual names of the property that holds the items of a list, the surest first."""
_CURSORS = ("after", "starting_after", "after_id", "start_after", "since_id", "cursor")
_TOKENS = (
    *("page_token", "next_page_token", "next_token", "continuation_token", "cursor"),
    *("next_cursor", "page_cursor", "pagination_token", "marker", "after", "page", "token"),
)
_NEXT = (
    *("next_page_token", "next_token", "next_cursor", "continuation_token", "end_cursor"),
    *("next_page", "next_marker", "next_pagination_token", "next_after", "next"),
)
_LAST = ("last_id", "last_key")
_OFFSETS = ("offset", "skip", "start_index")
_NUMBERS = ("page", "page_number", "page_no", "page_num", "current_page")
_MORE = ("has_more", "has_next", "has_next_page", "more")
_CLASSES: Mapping[PageKind, str] = {
    "cursor": "CursorPage",
    "token": "TokenPage",
    "offset": "OffsetPage",
    "page_number": "NumberedPage",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Paging:
    """The schemes of a description, and which operation pages by which."""

    schemes: Mapping[str, PageSettings]
    by_operation: Mapping[str, str]
    reasons: Mapping[str, str]
    """Name of a scheme -> what it was recognised by."""


def infer_pages(description: Description) -> Paging:
    """Recognise how each operation pages; equal ways are one scheme."""
    found: dict[PageSettings, list[str]] = {}
    for call in description.calls:
        page = _page(description, call)
        if page is not None:
            found.setdefault(page, []).append(call.id)
    schemes: dict[str, PageSettings] = {}
    by_operation: dict[str, str] = {}
    reasons: dict[str, str] = {}
    # The most common scheme of a kind gets the plain name, of those with a usual name of items.
    for page in sorted(found, key=lambda each: (each.items not in ITEMS, -len(found[each]))):
        plain = schemes.get(page.kind, page)
        name = next(each for each in _names(page, plain) if each not in schemes)
        class_name = _CLASSES[page.kind] if name == page.kind else f"{_pascal(name)}Page"
        schemes[name] = replace(
            page, name=name, class_name=class_name, pointer=f"/pagination/{name}"
        )
        by_operation |= dict.fromkeys(found[page], name)
        reasons[name] = _reason(page, found[page])
    return Paging(schemes=schemes, by_operation=by_operation, reasons=reasons)


def list_property(description: Description, schema: object) -> str | None:
    """The property of a response that holds its items: one of the usual names, or the only list.

    Of several lists, it is the only one of objects.
    """
    properties = description.properties(schema)
    lists = [name for name, each in properties.items() if _is_list(each)]
    for name in ITEMS:
        if name in lists:
            return name
    # Beside a list of objects, one of texts says what is missing, or went wrong.
    of_objects = [
        name for name in lists if description.objects(mapping(properties[name]).get("items"))
    ]
    found = of_objects or lists
    return found[0] if len(found) == 1 else None


def _page(description: Description, call: Call) -> PageSettings | None:
    """How one operation pages, without a name yet."""
    schema = description.answer_schema(call)
    items = list_property(description, schema)
    if call.verb != "GET" or items is None or not items.isidentifier():
        return None
    query = {
        str(each["name"]): _kinds(description.follow(each.get("schema")))
        for each in call.parameters
        if each["in"] == "query"
    }
    answer = description.properties(schema)
    item = description.follow(mapping(answer[items]).get("items"))
    more = _first(answer, _MORE, "boolean", description)
    has_more = more if more is not None and more.isidentifier() else None

    def scheme(
        kind: PageKind,
        parameter: str,
        *,
        item_field: str | None = None,
        next_field: str | None = None,
    ) -> PageSettings:
        return PageSettings(
            name="",
            kind=kind,
            class_name="",
            items=items,
            parameter=parameter,
            item_field=item_field,
            next_field=next_field,
            has_more=has_more,
        )

    next_field = _first(answer, _NEXT, "string", description)
    token = _named(query, _TOKENS, {"string"})
    if next_field and token:
        return scheme("token", token, next_field=next_field)
    cursor = _named(query, _CURSORS, {"string"})
    if cursor and _has_token_inside(description, answer):
        return None  # the answer says what comes next, where no page looks for it
    if cursor and _has_id(description, item):
        return scheme("cursor", cursor, item_field="id")
    last = _first(answer, _LAST, "string", description)
    if cursor and last:
        return scheme("token", cursor, next_field=last)
    offset = _named(query, _OFFSETS, {"integer", "number"})
    if offset:
        return scheme("offset", offset)
    number = _named(query, _NUMBERS, {"integer", "number"})
    return scheme("page_number", number) if number else None


def _has_token_inside(description: Description, answer: Mapping[str, Any]) -> bool:
    """Whether an object in an answer holds what asks for the next page."""
    inner = (description.properties(each) for each in answer.values())
    return any(_first(each, _NEXT, "string", description) for each in inner)


def _has_id(description: Description, item: Mapping[str, Any]) -> bool:
    """Whether every item has an `id`, whichever member of a union it is."""
    objects = description.objects(item)
    return bool(objects) and all("id" in description.properties(each) for each in objects)


def _is_list(schema: object) -> bool:
    """Whether it is a list where it stands: pages hold no null, and no list of another name."""
    declared = mapping(schema)
    return (
        kinds(declared) == {"array"}
        and declared.get("type") == "array"
        and (declared.get("nullable") is not True)
    )


def _first(
    answer: Mapping[str, Any], candidates: Iterable[str], kind: str, description: Description
) -> str | None:
    """The first candidate that is a property of the kind. URLs are no tokens."""
    by_name = {snake(name): name for name in answer}
    for each in candidates:
        if each in by_name:
            schema = description.follow(answer[by_name[each]])
            if kind in kinds(schema) and schema.get("format") not in ("uri", "url"):
                return by_name[each]
    return None


def _named(
    query: Mapping[str, set[str]], candidates: Iterable[str], wanted: set[str]
) -> str | None:
    by_name = {snake(name): name for name in query}
    for each in candidates:
        if each in by_name and (query[by_name[each]] & wanted):
            return by_name[each]
    return None


def _kinds(schema: Mapping[str, Any]) -> set[str]:
    """The JSON types of a parameter; none for a date, which filters and does not page."""
    return set() if schema.get("format") in ("date", "date-time") else kinds(schema)


def _names(page: PageSettings, plain: PageSettings) -> Iterator[str]:
    """Candidates for a scheme's name: its kind, then what sets it apart from the plain one."""
    yield page.kind
    if page.items != plain.items:
        yield f"{page.kind}_{snake(page.items)}"
    if page.parameter != plain.parameter:
        yield f"{page.kind}_{snake(page.parameter)}"
    if page.has_more != plain.has_more:
        yield f"{page.kind}_{snake(page.has_more or 'to_the_end')}"
    number = 2
    while True:
        yield f"{page.kind}_{number}"
        number += 1


def _pascal(name: str) -> str:
    """`cursor_events` -> `CursorEvents`."""
    return "".join(word.title() for word in name.split("_"))


def _reason(page: PageSettings, operations: list[str]) -> str:
    facts = [f"query parameter {page.parameter}", f"response property {page.items}"]
    if page.next_field:
        facts.append(f"its {page.next_field}")
    count = len(operations)
    return f"{', '.join(facts)}; {count} operation{'s' if count > 1 else ''}"
