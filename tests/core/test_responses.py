"""Raw and streaming responses: what they tell, when they read, and what `parse` gives."""

import asyncio
import warnings
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, TypeVar

import pytest
from answer_server import Answer, AnswerServer, answer
from client_kit import GET, KINDS, SECRET, AsyncPets, Kind, Pet, Pets, decode_pet

from _core import errors, retry
from _core.deprecation import deprecated
from _core.events import Done, EventTable
from _core.pages import AsyncPage, CursorScheme, SyncPage
from _core.raw import async_raw, async_streamed, raw, streamed
from _core.requests import JSONBody, Options, Request
from _core.resource import AsyncResource, SyncResource
from _core.responses import APIResponse, AsyncAPIResponse, IncompleteResponseError
from _core.streams import AsyncStream, Stream

T = TypeVar("T")

BODY = b'{"id": "1",\n "name": "R\xc3\xa9x"}'
PET = answer(BODY, headers={"Content-Type": "application/json", "X-Kind": "dog"})
REX = Pet(id="1", name="Réx")
EVENTS = b'event: pet\ndata: {"id": "1"}\n\ndata: [DONE]\n\n'
TABLE: EventTable[Any] = EventTable(
    by="event", events={"pet": decode_pet}, done=Done(sentinel="[DONE]")
)
WATCH: Request[Any] = Request("POST", "/watch", body=JSONBody({"stream": True}), events=TABLE)
LIST: Request[Pet] = Request("GET", "/pets", decode=decode_pet)
SCHEME = CursorScheme(items="data", parameter="after", item_field="id")

kinds = pytest.mark.parametrize("kind", KINDS)


class SyncPetPage(SyncPage[Pet]):
    scheme = SCHEME


class AsyncPetPage(AsyncPage[Pet]):
    scheme = SCHEME


class Shelter(SyncResource):
    def get(self) -> Pet:
        return self._client.send(GET, Options())

    def watch(self) -> Stream[Pet]:
        return self._client.stream(WATCH, Options())

    def list(self) -> SyncPetPage:
        return self._client.page(LIST, SyncPetPage, Options())

    @deprecated("get() is better")
    def old(self) -> Pet:
        return self.get()


class AsyncShelter(AsyncResource):
    async def get(self) -> Pet:
        return await self._client.send(GET, Options())

    async def watch(self) -> AsyncStream[Pet]:
        return await self._client.stream(WATCH, Options())

    def list(self) -> Any:
        return self._client.page(LIST, AsyncPetPage, Options())


def with_raw(kind: Kind, given: Answer, method: str, use: Callable[[APIResponse[Any]], T]) -> T:
    """What `use` makes of the raw response of a method."""
    with AnswerServer(given) as server:
        if kind == "sync":
            with Pets(base_url=server.url) as client:
                twin = Shelter(client)._raw_twin(Shelter, lazy=False)
                return use(raw(getattr(twin, method))())

        async def run() -> T:
            async with AsyncPets(base_url=server.url) as client:
                twin = AsyncShelter(client)._raw_twin(AsyncShelter, lazy=False)
                result = use(await async_raw(getattr(twin, method))())
                return await result if isinstance(result, Awaitable) else result

        return asyncio.run(run())


@kinds
def test_a_raw_response_tells_everything_about_the_answer(kind: Kind, tmp_path: Path) -> None:
    def use(response: APIResponse[Any]) -> None:
        assert response.is_closed
        assert response.status_code == 200
        assert response.headers["x-kind"] == "dog"
        assert response.request_id == "req-1"
        assert response.method == response.http_request.method == "GET"
        assert str(response.url) == str(response.http_request.url)
        assert response.http_version == "HTTP/1.1"
        assert response.elapsed.total_seconds() > 0
        assert response.retries_taken == 0
        assert response.http_response.status_code == 200
        assert response.read() == response.content == BODY
        assert response.text == response.text() == BODY.decode()
        assert isinstance(response.text, str)
        assert response.json() == {"id": "1", "name": "Réx"}
        assert b"".join(response.iter_bytes(5)) == BODY
        assert "".join(response.iter_text()) == BODY.decode()
        assert list(response.iter_lines()) == BODY.decode().split("\n")
        response.stream_to_file(tmp_path / "pet", chunk_size=4)
        assert (tmp_path / "pet").read_bytes() == BODY
        assert "200 GET http://127.0.0.1" in repr(response)

    with_raw(kind, PET, "get", use)


@kinds
def test_parse_is_a_plain_call_and_decodes_once(kind: Kind) -> None:
    def use(response: APIResponse[Any]) -> None:
        pet = response.parse()
        assert pet == REX
        assert pet._request_id == "req-1"
        assert response.parse() is pet

    with_raw(kind, PET, "get", use)


@kinds
def test_parse_judges_the_body_and_the_raw_response_does_not(kind: Kind) -> None:
    def use(response: APIResponse[Any]) -> None:
        assert response.read() == b"<html>"
        with pytest.raises(errors.APIResponseValidationError):
            response.parse()
        with pytest.raises(ValueError):
            response.json()

    with_raw(kind, answer(b"<html>"), "get", use)


@kinds
def test_errors_are_raised_as_ever(kind: Kind) -> None:
    with pytest.raises(errors.NotFoundError):
        with_raw(kind, answer({}, 404), "get", lambda response: None)


@kinds
def test_a_raw_page_leads_on(kind: Kind) -> None:
    def use(response: APIResponse[Any]) -> Any:
        page = response.parse()
        assert page.data == [Pet(id="1")]
        assert page._request_id == "req-1"
        return page.get_next_page()

    page = with_raw(kind, answer({"data": [{"id": "1"}]}), "list", use)
    assert type(page) is (SyncPetPage if kind == "sync" else AsyncPetPage)


@kinds
def test_a_raw_stream_is_unread(kind: Kind) -> None:
    async def collect(stream: AsyncStream[Any]) -> list[Any]:
        return [event async for event in stream]

    def use(response: APIResponse[Any]) -> Any:
        assert not response.is_closed
        stream = response.parse()
        assert response.parse() is stream
        return list(stream) if isinstance(stream, Stream) else collect(stream)

    assert with_raw(kind, answer(EVENTS), "watch", use) == [Pet(id="1")]


@kinds
def test_retries_are_counted(kind: Kind, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retry, "INITIAL_DELAY", 0.001)
    with AnswerServer(answer({}, 500), answer({}, 503), PET) as server:
        if kind == "sync":
            with Pets(base_url=server.url) as client:
                response = raw(Shelter(client)._raw_twin(Shelter, lazy=False).get)()
        else:

            async def run() -> Any:
                async with AsyncPets(base_url=server.url) as client:
                    return await async_raw(
                        AsyncShelter(client)._raw_twin(AsyncShelter, lazy=False).get
                    )()

            response = asyncio.run(run())
    assert response.retries_taken == 2


# -- streaming responses

HELD = Answer(PET.data.replace(b"Content-Length: 28", b"Content-Length: 99"), hold=True)


def stream_sync(given: Answer, use: Callable[[APIResponse[Any]], T], method: str = "get") -> T:
    with AnswerServer(given) as server, Pets(base_url=server.url, max_retries=0) as client:
        twin = Shelter(client)._raw_twin(Shelter, lazy=True)
        with streamed(getattr(twin, method))() as response:
            result = use(response)
        assert response.is_closed
        return result


def stream_async(
    given: Answer, use: Callable[[AsyncAPIResponse[Any]], Awaitable[T]], method: str = "get"
) -> T:
    async def run() -> T:
        with AnswerServer(given) as server:
            async with AsyncPets(base_url=server.url, max_retries=0) as client:
                twin = AsyncShelter(client)._raw_twin(AsyncShelter, lazy=True)
                async with async_streamed(getattr(twin, method))() as response:
                    result = await use(response)
                assert response.is_closed
                return result

    return asyncio.run(run())


def test_a_streaming_response_reads_nothing_until_it_is_asked() -> None:
    def use(response: APIResponse[Any]) -> bytes:
        assert not response.is_closed
        assert response.status_code == 200
        return next(response.iter_bytes(10))

    assert stream_sync(HELD, use) == BODY[:10]

    async def use_async(response: AsyncAPIResponse[Any]) -> bytes:
        assert not response.is_closed
        assert response.status_code == 200
        return await anext(response.iter_bytes(10))

    assert stream_async(HELD, use_async) == BODY[:10]


def test_a_streaming_response_is_sent_when_it_is_entered() -> None:
    with AnswerServer(PET) as server, Pets(base_url=server.url) as client:
        manager = streamed(Shelter(client)._raw_twin(Shelter, lazy=True).get)()
        assert server.requests == []
        with manager as response:
            assert response.parse() == REX
        assert len(server.requests) == 1


def test_everything_of_a_synchronous_streaming_response(tmp_path: Path) -> None:
    def use(response: APIResponse[Any]) -> None:
        pet = response.parse()
        assert pet == REX
        assert response.parse() is pet
        assert (response.read(), response.text(), response.json()["id"]) == (
            BODY,
            BODY.decode(),
            "1",
        )

    stream_sync(PET, use)
    assert stream_sync(PET, lambda response: "".join(response.iter_text())) == BODY.decode()
    assert stream_sync(PET, lambda response: list(response.iter_lines())) == BODY.decode().split(
        "\n"
    )
    stream_sync(PET, lambda response: response.stream_to_file(tmp_path / "pet"))
    assert (tmp_path / "pet").read_bytes() == BODY
    stream_sync(HELD, lambda response: response.close())


def test_everything_of_an_asynchronous_streaming_response(tmp_path: Path) -> None:
    async def use(response: AsyncAPIResponse[Any]) -> None:
        pet = await response.parse()
        assert pet == REX
        assert await response.parse() is pet
        assert await response.read() == BODY
        assert await response.text() == BODY.decode()
        assert (await response.json())["id"] == "1"
        assert response.retries_taken == 0

    async def text(response: AsyncAPIResponse[Any]) -> str:
        return "".join([piece async for piece in response.iter_text()])

    async def lines(response: AsyncAPIResponse[Any]) -> list[str]:
        return [line async for line in response.iter_lines()]

    stream_async(PET, use)
    assert stream_async(PET, text) == BODY.decode()
    assert stream_async(PET, lines) == BODY.decode().split("\n")
    stream_async(PET, lambda response: response.stream_to_file(tmp_path / "pet"))
    assert (tmp_path / "pet").read_bytes() == BODY
    stream_async(HELD, lambda response: response.close())


@pytest.mark.parametrize("how", ["read", "parse", "text", "iter_bytes", "iter_text", "iter_lines"])
def test_a_streaming_response_that_breaks_off(how: str) -> None:
    broken = answer(b'{"id": ', length=50, cut=True)
    with pytest.raises(IncompleteResponseError, match=r"status 200, request id req-1\); it begins"):
        stream_sync(broken, lambda response: list(getattr(response, how)()))

    async def use(response: AsyncAPIResponse[Any]) -> None:
        if not how.startswith("iter"):
            await getattr(response, how)()
        async for _ in getattr(response, how)():
            pass

    with pytest.raises(IncompleteResponseError, match=r"status 200, request id req-1\); it begins"):
        stream_async(broken, use)


def test_a_streaming_page_and_a_streaming_stream() -> None:
    listed = answer({"data": [{"id": "1"}]})
    assert stream_sync(listed, lambda response: response.parse().data, "list") == [Pet(id="1")]
    assert stream_sync(answer(EVENTS), lambda r: list(r.parse()), "watch") == [Pet(id="1")]

    async def page(response: AsyncAPIResponse[Any]) -> Any:
        return (await response.parse()).data

    async def events(response: AsyncAPIResponse[Any]) -> Any:
        return [event async for event in await response.parse()]

    assert stream_async(listed, page, "list") == [Pet(id="1")]
    assert stream_async(answer(EVENTS), events, "watch") == [Pet(id="1")]


def test_an_error_inside_the_context_releases_the_connection() -> None:
    with AnswerServer(HELD) as server, Pets(base_url=server.url) as client:
        with pytest.raises(KeyError):
            with streamed(Shelter(client)._raw_twin(Shelter, lazy=True).get)():
                raise KeyError
        assert server.client_left()


def test_a_response_shows_no_secrets() -> None:
    def use(response: APIResponse[Any]) -> None:
        url = response.url.copy_with(query=SECRET.encode(), userinfo=SECRET.encode())
        response.http_response.request.url = url
        assert SECRET not in repr(response)

    with_raw("sync", PET, "get", use)


def test_a_deprecated_method_points_at_its_caller() -> None:
    with AnswerServer(PET) as server, Pets(base_url=server.url) as client:
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            with streamed(Shelter(client)._raw_twin(Shelter, lazy=True).old)() as response:
                response.read()
    assert [warning.filename for warning in caught] == [__file__]
