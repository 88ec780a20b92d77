"""Pages: what they hold, how they lead on, and where that ends."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
from answer_server import Answer, AnswerServer, Received, answer
from client_kit import KINDS, AsyncPets, Kind, Pet, Pets, decode_pet

from _core import errors
from _core.pages import (
    AsyncPage,
    CursorScheme,
    OffsetScheme,
    PageInfo,
    PageNumberScheme,
    Scheme,
    SyncPage,
    TokenScheme,
)
from _core.requests import Options, Request

LIST: Request[Pet] = Request("GET", "/pets", decode=decode_pet, query=(("limit", "2"),))
CURSOR = CursorScheme(items="data", parameter="after", item_field="id", has_more="has_more")

kinds = pytest.mark.parametrize("kind", KINDS)


class SyncPetPage(SyncPage[Pet]):
    scheme = CURSOR
    data: list[Pet]
    has_more: bool | None


class AsyncPetPage(AsyncPage[Pet]):
    scheme = CURSOR
    data: list[Pet]
    has_more: bool | None


def page_of(*names: str, **more: object) -> Answer:
    return answer({"data": [{"id": name} for name in names], **more})


def paged(kind: Kind, scheme: Scheme) -> Any:
    """A page class for a scheme."""
    return type("PetPage", (SyncPetPage if kind == "sync" else AsyncPetPage,), {"scheme": scheme})


class Walk:
    """A walk through a list: the ids of all items, and every page."""

    def __init__(self, ids: list[str], pages: list[Any], server: AnswerServer) -> None:
        self.ids = ids
        self.pages = pages
        self.queries = [dict(request.query) for request in server.requests]


def walk(
    kind: Kind,
    *answers: Answer,
    respond: Callable[[Received], Answer] | None = None,
    request: Request[Pet] = LIST,
    options: Options = Options(),
    page: Any = None,
) -> Walk:
    ids: list[str] = []
    pages: list[Any] = []
    page = page or (SyncPetPage if kind == "sync" else AsyncPetPage)
    with AnswerServer(*answers, respond=respond) as server:
        if kind == "sync":
            with Pets(base_url=server.url) as client:
                for each in client.page(request, page, options).iter_pages():
                    pages.append(each)
                    ids += [item.id for item in each.data]
        else:

            async def run() -> None:
                async with AsyncPets(base_url=server.url) as client:
                    first = await client.page(request, page, options)
                    async for each in first.iter_pages():
                        pages.append(each)
                        ids.extend(item.id for item in each.data)

            asyncio.run(run())
    return Walk(ids, pages, server)


@kinds
def test_a_page_holds_its_items_and_what_came_with_them(kind: Kind) -> None:
    more = {"object": "list", "first_id": "a", "last_id": "b", "has_more": False, "class": "x"}
    found = walk(kind, page_of("a", "b", **more))
    (page,) = found.pages
    assert page.data == [Pet(id="a"), Pet(id="b")]
    assert (page.object, page.first_id, page.last_id) == ("list", "a", "b")
    assert page.has_more is False
    assert page._request_id == "req-1"
    assert not page.has_next_page()
    assert page.next_page_info() is None
    assert "data=[Pet(id='a'" in repr(page)
    assert page.to_dict() == {"data": [{"id": "a"}, {"id": "b"}], **more}
    assert page.model_dump(exclude_unset=True) == page.to_dict()
    assert page.model_dump(include={"data"}) == {
        "data": [{"id": "a", "name": None}, {"id": "b", "name": None}]
    }
    assert page.to_json(indent=None).startswith('{"data":[{"id":"a"}')


@kinds
def test_names_in_an_answer_do_no_harm(kind: Kind) -> None:
    names = [
        "scheme",
        "iter_pages",
        "_request",
        "_options",
        "_raw",
        "_fetch",
        "fetch",
        "raw",
        "a b",
    ]
    first = page_of("a", has_more=True, **dict.fromkeys(names, "x"))
    found = walk(kind, first, page_of("b", has_more=False))
    assert found.ids == ["a", "b"]
    assert (found.pages[0].fetch, found.pages[0].raw) == ("x", "x")


@kinds
def test_a_list_is_walked_to_its_end(kind: Kind) -> None:
    found = walk(
        kind,
        page_of("a", "b", has_more=True),
        page_of("c", "d", has_more=True),
        page_of("e", has_more=False),
    )
    assert found.ids == ["a", "b", "c", "d", "e"]
    assert [type(page) for page in found.pages] == [type(found.pages[0])] * 3
    assert found.pages[0].next_page_info() == PageInfo({"after": "b"})
    assert found.queries == [
        {"limit": "2"},
        {"limit": "2", "after": "b"},
        {"limit": "2", "after": "d"},
    ]


@kinds
def test_without_has_more_an_empty_page_is_the_end(kind: Kind) -> None:
    found = walk(kind, page_of("a"), page_of())
    assert found.ids == ["a"]
    assert found.pages[0].has_more is None
    assert not found.pages[1].has_next_page()
    assert walk(kind, answer({"data": None})).ids == []
    assert walk(kind, answer({})).pages[0].data == []


@kinds
def test_items_without_a_cursor_end_a_list(kind: Kind) -> None:
    assert walk(kind, answer({"data": [{}], "has_more": True})).ids == [None]


@kinds
def test_what_the_caller_added_goes_with_every_page(kind: Kind) -> None:
    seen: list[Received] = []

    def respond(request: Received) -> Answer:
        seen.append(request)
        return page_of(f"{len(seen)}", has_more=len(seen) < 3)

    extra = Options(extra_headers={"X-Mine": "1"}, extra_query={"after": "0", "kind": ["dog"]})
    found = walk(kind, respond=respond, options=extra)
    assert found.ids == ["1", "2", "3"]
    assert [query["after"] for query in found.queries] == ["0", "1", "2"]
    assert all(query["kind[]"] == "dog" and query["limit"] == "2" for query in found.queries)
    assert all(request.headers["X-Mine"] == "1" for request in seen)


@kinds
def test_a_cursor_that_does_not_advance_is_an_error(kind: Kind) -> None:
    with pytest.raises(errors.SDKError, match="does not advance: after='a' leads back"):
        walk(kind, page_of("a", has_more=True))


@kinds
def test_going_round_in_circles_is_an_error(kind: Kind) -> None:
    rounds = [page_of(name, has_more=True) for name in "abcabcabc"]
    with pytest.raises(errors.SDKError, match="does not advance: after='a'"):
        walk(kind, *rounds)


@kinds
def test_there_may_be_no_next_page(kind: Kind) -> None:
    (page,) = walk(kind, page_of("a", has_more=False)).pages
    with pytest.raises(errors.SDKError, match="no next page"):
        result = page.get_next_page()
        asyncio.run(result)


@kinds
@pytest.mark.parametrize("body", [[], "x", None, {"data": {"id": "a"}}, {"data": ["a"]}])
def test_an_answer_that_is_no_page(kind: Kind, body: object) -> None:
    with pytest.raises(errors.APIResponseValidationError, match="^Expected a JSON .*req-1"):
        walk(kind, answer(body))


@kinds
def test_an_error_on_a_later_page(kind: Kind) -> None:
    with pytest.raises(errors.NotFoundError):
        walk(kind, page_of("a", has_more=True), answer({}, 404))


@kinds
def test_the_answer_may_name_the_next_page(kind: Kind) -> None:
    scheme = TokenScheme(items="data", parameter="token", next_field="next")
    found = walk(
        kind,
        page_of("a", next="t1"),
        page_of(next="t2"),
        page_of("b", next=""),
        page=paged(kind, scheme),
    )
    assert found.ids == ["a", "b"]
    assert [query.get("token") for query in found.queries] == [None, "t1", "t2"]
    done = TokenScheme(items="data", parameter="token", next_field="next", has_more="more")
    assert walk(kind, page_of("a", next="t1", more=False), page=paged(kind, done)).ids == ["a"]


@kinds
def test_pages_may_be_counted_by_items(kind: Kind) -> None:
    scheme = OffsetScheme(items="data", parameter="offset")
    request: Request[Pet] = Request("GET", "/pets", decode=decode_pet, query=(("offset", "10"),))
    found = walk(
        kind, page_of("a", "b"), page_of("c"), page_of(), page=paged(kind, scheme), request=request
    )
    assert found.ids == ["a", "b", "c"]
    assert [query["offset"] for query in found.queries] == ["10", "12", "13"]


@kinds
def test_pages_may_be_numbered(kind: Kind) -> None:
    scheme = PageNumberScheme(items="data", parameter="page", has_more="has_more")
    found = walk(
        kind,
        page_of("a", has_more=True),
        page_of("b", has_more=True),
        page_of("c", has_more=False),
        page=paged(kind, scheme),
    )
    assert found.ids == ["a", "b", "c"]
    assert [query.get("page") for query in found.queries] == [None, "2", "3"]


def test_iterating_over_a_page_goes_through_all_items() -> None:
    answers = [page_of("a", "b", has_more=True), page_of("c", has_more=False)]
    with AnswerServer(*answers) as server, Pets(base_url=server.url) as client:
        page = client.page(LIST, SyncPetPage, Options())
        assert [pet.id for pet in page] == ["a", "b", "c"]
    assert len(server.requests) == 2


def test_an_asynchronous_list_is_awaited_or_iterated_over() -> None:
    async def run(url: str) -> None:
        async with AsyncPets(base_url=url) as client:
            listed = client.page(LIST, AsyncPetPage, Options())
            assert server.requests == []
            assert [pet.id async for pet in listed] == ["a", "b", "c"]
            page = await client.page(LIST, AsyncPetPage, Options())
            assert [pet.id for pet in page.data] == ["d"]
            assert [pet.id async for pet in page] == ["d"]

    answers = [
        page_of("a", "b", has_more=True),
        page_of("c", has_more=False),
        page_of("d", has_more=False),
    ]
    with AnswerServer(*answers) as server:
        asyncio.run(run(server.url))
    assert len(server.requests) == 3
