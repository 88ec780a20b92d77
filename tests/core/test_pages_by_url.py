"""Pages whose answer links to the next one, and lists that are the whole answer."""

from __future__ import annotations

from typing import Any

import httpx2
import pytest
from answer_server import Answer, AnswerServer, Received, answer
from client_kit import KINDS, SECRET, Kind, Pet, Pets, decode_pet
from test_pages import paged, page_of, walk

from _core import errors
from _core.links import followed, next_link
from _core.pages import (
    CursorScheme,
    LinkHeaderScheme,
    NextUrlScheme,
    NoNextPage,
    OffsetScheme,
    PageInfo,
    PageNumberScheme,
    Scheme,
    SyncPage,
    TokenScheme,
)
from _core.requests import JSONBody, Options, Request

kinds = pytest.mark.parametrize("kind", KINDS)
NEXT = NextUrlScheme(items="data", next_field="next")
LINKED = LinkHeaderScheme(items=None)
SEARCH: Request[Pet] = Request(
    "GET", "/pets", decode=decode_pet, query=(("limit", "2"), ("name", "a b"))
)


def bare(*names: str, link: str = "") -> Answer:
    return answer([{"id": name} for name in names], headers={"Link": link} if link else None)


def ids(kind: Kind, scheme: Scheme, *answers: Answer, **more: Any) -> list[str]:
    """The ids of all items of all pages, as their attribute has them."""
    page = paged(kind, scheme)
    if scheme.items is None:
        page = type("PetPage", (page,), {"data": property(lambda self: self.items)})
    return walk(kind, *answers, page=page, **more).ids


@kinds
def test_a_token_may_lie_deeper(kind: Kind) -> None:
    scheme = TokenScheme(items="data", parameter="continue", next_field=("metadata", "continue"))
    answers = [page_of("a", metadata={"continue": "c1"}), page_of("b", metadata={"continue": ""})]
    found = walk(kind, *answers, page=paged(kind, scheme))
    assert found.ids == ["a", "b"]
    assert [query.get("continue") for query in found.queries] == [None, "c1"]
    for end in ({}, {"metadata": None}, {"metadata": {}}, {"metadata": [1]}, {"metadata": "x"}):
        assert ids(kind, scheme, page_of("a", **end)) == ["a"]


@kinds
@pytest.mark.parametrize(
    ("scheme", "asked"),
    [
        (PageNumberScheme(items=None, parameter="page"), [None, "2", "3"]),
        (OffsetScheme(items=None, parameter="page"), [None, "2", "3"]),
        (CursorScheme(items=None, parameter="page", item_field="id"), [None, "b", "c"]),
    ],
    ids=["number", "offset", "cursor"],
)
def test_the_answer_may_be_the_list_itself(
    kind: Kind, scheme: Scheme, asked: list[str | None]
) -> None:
    seen: list[str | None] = []

    def respond(received: Received) -> Answer:
        seen.append(dict(received.query).get("page"))
        return [bare("a", "b"), bare("c"), bare()][len(seen) - 1]

    assert ids(kind, scheme, respond=respond) == ["a", "b", "c"]
    assert seen == asked


def test_a_page_that_is_a_list_says_what_it_holds() -> None:
    page_class = type("ListPage", (SyncPage,), {"scheme": LINKED})
    with AnswerServer(bare("a")) as server, Pets(base_url=server.url) as client:
        page: Any = client.page(SEARCH, page_class, Options())
        assert page.items == [Pet(id="a")]
        assert list(page) == page.items
        assert not page.has_next_page()
        assert page.to_dict() == {"items": [{"id": "a"}]}
        assert repr(page).startswith("ListPage(items=[Pet(id='a'")
        with pytest.raises(NoNextPage):
            page.get_next_page()
    with AnswerServer(answer({"items": []})) as server, Pets(base_url=server.url) as client:
        with pytest.raises(errors.APIResponseValidationError, match="expected a JSON array|array"):
            client.page(SEARCH, page_class, Options())


@kinds
@pytest.mark.parametrize("way", ["body", "nested", "header"])
@pytest.mark.parametrize("form", ["absolute", "path", "query"])
def test_the_answer_may_link_to_the_next_page(kind: Kind, way: str, form: str) -> None:
    targets: list[str] = []

    def respond(received: Received) -> Answer:
        targets.append(received.target)
        assert received.method == "GET" and SECRET in received.headers["Authorization"]
        if len(targets) == 3:
            return bare("c") if way == "header" else page_of("c", next=None)
        query = f"?limit=2&token=%2B{len(targets)}&$skip=1"
        base = f"http://{received.headers['Host']}" if form == "absolute" else ""
        link = query if form == "query" else f"{base}{received.path}{query}"
        names = "ab"[len(targets) - 1]
        if way == "header":
            return bare(names, link=f'<{link}>; rel="next", </last>; rel="last"')
        return page_of(names, **({"next": link} if way == "body" else {"links": {"next": link}}))

    scheme: Scheme = {
        "body": NEXT,
        "nested": NextUrlScheme(items="data", next_field=("links", "next")),
        "header": LINKED,
    }[way]
    extra = Options(extra_query={"color": "red"}, extra_headers={"X-Mine": "1"})
    assert ids(kind, scheme, respond=respond, request=SEARCH, options=extra) == ["a", "b", "c"]
    assert targets == [
        "/pets?limit=2&name=a+b&color=red",
        "/pets?limit=2&token=%2B1&$skip=1",
        "/pets?limit=2&token=%2B2&$skip=1",
    ]


def test_a_link_is_followed_by_get_and_keeps_the_query_of_the_client() -> None:
    search: Request[Pet] = Request("POST", "/find", decode=decode_pet, body=JSONBody({"a": 1}))
    answers = [page_of("a", next="/found?key=theirs"), page_of("b")]
    page = paged("sync", NEXT)
    with (
        AnswerServer(*answers) as server,
        Pets(base_url=server.url, default_query={"key": "mine", "lang": "en"}) as client,
    ):
        first = client.page(search, page, Options(extra_body={"b": 2}))
        assert first.next_page_info() == PageInfo({}, url=f"{server.url}/found?key=theirs")
        assert [each.id for each in first] == ["a", "b"]
    assert [(each.method, each.target, each.body) for each in server.requests] == [
        ("POST", "/find?key=mine&lang=en", b'{"a":1,"b":2}'),
        ("GET", "/found?lang=en&key=theirs", b""),
    ]


@kinds
def test_nothing_is_sent_to_another_origin(kind: Kind) -> None:
    with pytest.raises(errors.SDKError, match="nothing was sent") as raised:
        ids(kind, NEXT, page_of("a", next="http://127.0.0.1:9/pets?token=hidden"))
    assert "hidden" not in str(raised.value) and SECRET not in str(raised.value)


@kinds
def test_links_in_a_circle_are_an_error(kind: Kind) -> None:
    with pytest.raises(errors.SDKError, match="leads back to itself"):
        ids(kind, NEXT, *[page_of("a", next="/pets?page=1")] * 3)


@kinds
def test_a_link_that_is_none_is_an_error(kind: Kind) -> None:
    with pytest.raises(errors.SDKError, match="link to the next page"):
        ids(kind, NEXT, page_of("a", next="http://[::1/pets"))
    for junk in (0, 1, True, [], {}):
        with pytest.raises(errors.SDKError, match="is no URL"):
            ids(kind, NEXT, page_of("a", next=junk))
    for end in (None, "", False):
        assert ids(kind, NEXT, page_of("a", next=end)) == ["a"]


@pytest.mark.parametrize(
    ("home", "target", "url"),
    [
        ("https://a.test/v1", "https://a.test/v1/x?y=1", "https://a.test/v1/x?y=1"),
        ("https://a.test/v1", "https://A.test:443/x", "https://a.test/x"),
        ("https://a.test/v1", "http://a.test/x", "https://a.test/x"),
        ("https://a.test:8443/v1", "http://a.test/x", None),
        ("http://a.test", "https://a.test/x", None),
        ("https://a.test", "https://a.test.evil/x", None),
        ("https://a.test", "https://evil@b.test/x", None),
        ("https://a.test", "//b.test/x", None),
        ("https://a.test", "javascript:alert(1)", None),
    ],
)
def test_only_the_home_of_the_credentials_is_asked(home: str, target: str, url: str | None) -> None:
    if url is None:
        with pytest.raises(errors.SDKError, match="nothing was sent"):
            followed(httpx2.URL(home), target)
    else:
        assert str(followed(httpx2.URL(home), target)) == url


@pytest.mark.parametrize(
    ("header", "target"),
    [
        ('<https://a.test/b?page=2>; rel="next", <https://a.test/b?page=9>; rel="last"', None),
        ("</b?page=2>;rel=next", "/b?page=2"),
        ('<u>; title="a, b; c"; rel="prev NEXT"', "u"),
        ('<u;v,w>; rel="next"', "u;v,w"),
        ('<x>; title="=;,<y>; rel=next"; rel="prev"', None),
        ("<u> ; REL = next", "u"),
        ('<u>; rel="prev"; rel="next"', None),
        ('<u>; rel="nextish"', None),
        ('<u>; rel="next"; anchor="#part"', None),
        ('<u>; rel="first",, , <v>; rel="next"', "v"),
        ("<>; rel=next", ""),
        ("", None),
        ("junk", None),
        ("<u>; rel", None),
        (";;;=,,<><>;rel", None),
        ("<" * 5000 + "a,<" * 5000 + "<a>;" * 5000 + '<a>;b="' * 5000, None),
        ('<u>; title="never closed; rel=next', None),
    ],
)
def test_links_of_a_header(header: str, target: str | None) -> None:
    expected = "https://a.test/b?page=2" if header.startswith("<https") else target
    assert next_link([header]) == expected
    assert next_link(["<other>; rel=self", header]) == expected
