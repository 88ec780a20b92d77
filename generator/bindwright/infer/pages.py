"""Ways of paging, recognised by a query parameter and what the response holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from bindwright.infer.description import Call, Description, kinds, mapping
from bindwright.names import snake
from bindwright.settings.model import PageKind, PageSettings

ITEMS = (
    "data",
    "items",
    "results",
    "values",
    "records",
    "entries",
    "list",
    "rows",
    "hits",
    "value",
)
"""Usual names of the property that holds the items of a list, the surest first."""
_CURSORS = ("after", "starting_after", "after_id", "start_after", "since_id", "cursor")
_TOKENS = (
    *("page_token", "next_page_token", "next_token", "continuation_token", "cursor"),
    *("next_cursor", "page_cursor", "pagination_token", "marker", "after", "page", "token"),
    "continue",
)
_NEXT = (
    *("next_page_token", "next_token", "next_cursor", "continuation_token", "end_cursor"),
    *("next_page", "next_marker", "next_pagination_token", "next_after", "next", "continue"),
)
_NEXT_URLS = (
    *("next_url", "next_link", "next_uri", "next_href", "odata_next_link"),
    *("next_page_url", "next_page_link", "next_page_uri"),
)
_LINKS = ("links", "link")
"""Objects of URLs, whatever these are called."""
_LAST = ("last_id", "last_key")
_OFFSETS = ("offset", "skip", "start_index")
_NUMBERS = ("page", "page_number", "page_no", "page_num", "current_page")
_MORE = ("has_more", "has_next", "has_next_page", "more")
_CLASSES: Mapping[PageKind, str] = {
    "cursor": "CursorPage",
    "token": "TokenPage",
    "offset": "OffsetPage",
    "page_number": "NumberedPage",
    "next_url": "NextUrlPage",
    "link_header": "LinkedPage",
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
    if call.verb != "GET":
        return None
    listed = _Listed.of(description, call)
    return None if listed is None else listed.paging()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Listed:
    """An operation that answers with a list."""

    description: Description
    query: Mapping[str, set[str]]
    """Query parameter -> its JSON types."""
    answer: Mapping[str, Any]
    """The properties of the answer; none where it is the list itself."""
    items: str | None
    item: Mapping[str, Any]
    """The schema of an item."""
    has_link: bool
    """Whether the answer has a `Link` header."""

    @classmethod
    def of(cls, description: Description, call: Call) -> _Listed | None:
        """What is known of an operation; None if it answers with something else."""
        schema = description.answer_schema(call)
        answer, items = description.properties(schema), None
        whole = description.follow(schema)
        if not _is_list(whole):
            items = list_property(description, schema)
            if items is None or not items.isidentifier():
                return None
            whole = answer[items]
        query = {
            str(each["name"]): _kinds(description.follow(each.get("schema")))
            for each in call.parameters
            if each["in"] == "query"
        }
        return cls(
            description=description,
            query=query,
            answer=answer,
            items=items,
            item=description.follow(mapping(whole).get("items")),
            has_link="link" in {name.lower() for name in description.answer_headers(call)},
        )

    def paging(self) -> PageSettings | None:
        """What asks for the next page, the surest first: what the answer itself says."""
        token = _named(self.query, _TOKENS, {"string"})
        if token and (next_token := self._next_token()):
            return self._scheme("token", token, next_field=next_token)
        if self.items and (next_url := self._next_url()):
            return self._scheme("next_url", next_field=next_url)
        if self.has_link:
            return self._scheme("link_header")
        cursor = _named(self.query, _CURSORS, {"string"})
        if cursor and _has_id(self.description, self.item):
            return self._scheme("cursor", cursor, item_field="id")
        last = _first(self.answer, _LAST, "string", self.description)
        if cursor and last:
            return self._scheme("token", cursor, next_field=last)
        offset = _named(self.query, _OFFSETS, {"integer", "number"})
        if offset:
            return self._scheme("offset", offset)
        number = _named(self.query, _NUMBERS, {"integer", "number"})
        return self._scheme("page_number", number) if number else None

    def _scheme(
        self,
        kind: PageKind,
        parameter: str | None = None,
        *,
        item_field: str | None = None,
        next_field: str | tuple[str, ...] | None = None,
    ) -> PageSettings:
        more = _first(self.answer, _MORE, "boolean", self.description)
        has_more = more if more is not None and more.isidentifier() else None
        return PageSettings(
            name="",
            kind=kind,
            class_name="",
            items=self.items,
            parameter=parameter,
            item_field=item_field,
            next_field=next_field,
            has_more=None if kind == "link_header" else has_more,
        )

    def _next_token(self) -> str | tuple[str, ...] | None:
        """The property of the answer, or of an object in it, that names the next page."""
        if found := _first(self.answer, _NEXT, "string", self.description):
            return found
        for name, inner in self._objects():
            found = _first(inner, _NEXT, "string", self.description)
            if found and snake(name) not in _LINKS:
                return name, found
        return None

    def _next_url(self) -> str | tuple[str, ...] | None:
        """The property of the answer, or of an object in it, that has the next page's URL."""
        if found := _first_url(self.answer, self.description):
            return found
        for name, inner in self._objects():
            is_links = snake(name) in _LINKS
            if found := _first_url(inner, self.description, is_links=is_links):
                return name, found
            # JSON:API and HAL may say more of a link than its URL.
            further = self.description.properties(inner.get("next"))
            if is_links and "href" in further:
                return name, "next", "href"
        return None

    def _objects(self) -> Iterator[tuple[str, Mapping[str, Any]]]:
        """The objects in the answer, with their properties."""
        for name, schema in self.answer.items():
            if inner := self.description.properties(schema):
                yield name, inner


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


def _first_url(
    answer: Mapping[str, Any], description: Description, *, is_links: bool = False
) -> str | None:
    """The first property that has the URL of the next page; `is_links`: URLs are all there is."""
    for name, each in answer.items():
        schema = description.follow(each)
        is_url = is_links or schema.get("format") in ("uri", "url", "uri-reference")
        usual = snake(name) in _NEXT_URLS or (is_url and snake(name) in ("next", "next_page"))
        if usual and "string" in kinds(schema):
            return name
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
        yield f"{page.kind}_{snake(page.items or 'list')}"
    if page.parameter and page.parameter != plain.parameter:
        yield f"{page.kind}_{snake(page.parameter)}"
    if page.next_field and page.next_field != plain.next_field:
        yield f"{page.kind}_{snake(_path(page.next_field))}"
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
    facts = [f"query parameter {page.parameter}"] if page.parameter else []
    facts += ["header Link"] if page.kind == "link_header" else []
    facts += [f"response property {page.items}" if page.items else "the response is a list"]
    if page.next_field:
        facts.append(f"its {_path(page.next_field)}")
    count = len(operations)
    return f"{', '.join(facts)}; {count} operation{'s' if count > 1 else ''}"


def _path(names: str | tuple[str, ...]) -> str:
    """A property, or the properties on the way to it, in one word."""
    return names if isinstance(names, str) else ".".join(names)
