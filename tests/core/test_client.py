"""The clients: what they send, what they make of answers, and how they are closed."""

import asyncio
import logging
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx2
import pytest
from answer_server import CUT, PATIENCE, SILENCE, Answer, AnswerServer, Received, answer
from client_kit import (
    GET,
    KINDS,
    SECRET,
    AsyncPets,
    Kind,
    Pet,
    Pets,
    call,
    decode_pet,
    open_stream,
    transport,
)

from _core import errors, retry
from _core.absent import omit
from _core.codec import DecodeError
from _core.options import changed
from _core.parameters import BRACKETS, query
from _core.requests import JSONBody, Options, Request
from _core.streams import AsyncStream, Stream

PET = answer({"id": "1", "name": "Rex"})
POST: Request[Pet] = Request("POST", "/pets", decode=decode_pet, body=JSONBody({"a": 1, "b": 2}))

kinds = pytest.mark.parametrize("kind", KINDS)


@pytest.fixture(autouse=True)
def without_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retry, "INITIAL_DELAY", 0.001)


def sent(
    kind: Kind, request: Request[Any] = GET, options: Options = Options(), **settings: Any
) -> Received:
    with AnswerServer(PET) as server:
        call(kind, server.url, request, options, **settings)
    return server.requests[0]


# -- what is sent


@kinds
def test_a_request_carries_what_the_client_stands_for(kind: Kind) -> None:
    request = sent(kind)
    assert (request.method, request.target, request.body) == ("GET", "/pets/1", b"")
    assert request.headers["Accept"] == "application/json"
    assert request.headers["User-Agent"] == "pets/1.0"
    assert request.headers["X-Version"] == "2"
    assert request.headers["Authorization"] == f"Bearer {SECRET}"
    assert "gzip" in request.headers["Accept-Encoding"]
    assert request.headers["Content-Type"] is None


@kinds
def test_a_body_is_sent_as_json(kind: Kind) -> None:
    request = sent(kind, POST)
    assert request.json == {"a": 1, "b": 2}
    assert request.headers["Content-Type"] == "application/json"


@kinds
def test_the_later_and_nearer_header_counts(kind: Kind) -> None:
    operation: Request[Pet] = Request(
        "GET", "/pets/1", headers={"X-B": "operation", "X-C": "operation"}
    )
    http = httpx2.Client if kind == "sync" else httpx2.AsyncClient
    request = sent(
        kind,
        operation,
        Options(extra_headers={"x-c": "call", "X-VERSION": omit, "authorization": omit}),
        default_headers={"X-A": "client", "x-b": "client", "user-agent": "mine", "Accept": "a/b"},
        http_client=http(
            headers={"X-A": "http", "X-D": "http", "User-Agent": "http"}, cookies={"k": "v"}
        ),
    )
    held = {name: request.headers.get_all(name) for name in ("X-A", "X-B", "X-C", "X-D")}
    assert held == {"X-A": ["client"], "X-B": ["operation"], "X-C": ["call"], "X-D": ["http"]}
    assert request.headers.get_all("User-Agent") == ["mine"]
    assert request.headers.get_all("Accept") == ["a/b"]
    assert request.headers["Cookie"] == "k=v"
    assert "X-Version" not in request.headers
    assert "Authorization" not in request.headers


@kinds
def test_the_later_and_nearer_query_parameter_counts(kind: Kind) -> None:
    operation: Request[Pet] = Request(
        "GET", "/pets", query=query({"limit": 3, "of": [1, 2]}, {"limit": BRACKETS, "of": BRACKETS})
    )
    http = httpx2.Client if kind == "sync" else httpx2.AsyncClient
    request = sent(
        kind,
        operation,
        Options(extra_query={"of": ["x y"], "flag": True, "gone": None}),
        default_query={"limit": 9, "gone": 1, "deep": {"a": "b"}, "low": "client"},
        http_client=http(params={"low": "http", "key": "http"}),
    )
    assert sorted(request.query) == [
        ("deep[a]", "b"),
        ("flag", "true"),
        ("key", "http"),
        ("limit", "3"),
        ("low", "client"),
        ("of[]", "x y"),
    ]


@kinds
def test_extra_body_is_merged_and_reading_has_none(kind: Kind) -> None:
    assert sent(kind, POST, Options(extra_body={"b": 3, "c": None})).json == {
        "a": 1,
        "b": 3,
        "c": None,
    }
    assert sent(kind, Request("POST", "/pets"), Options(extra_body={"c": 1})).json == {"c": 1}
    assert sent(kind, GET, Options(extra_body={"c": 1})).body == b""


@kinds
@pytest.mark.parametrize(
    ("client", "options", "expected"),
    [
        ({}, Options(), {"connect": 5.0, "read": 600.0, "write": 600.0, "pool": 600.0}),
        ({"timeout": 3}, Options(), dict.fromkeys(["connect", "read", "write", "pool"], 3)),
        (
            {"timeout": 3},
            Options(timeout=4),
            dict.fromkeys(["connect", "read", "write", "pool"], 4),
        ),
        (
            {"timeout": 3},
            Options(timeout=None),
            dict.fromkeys(["connect", "read", "write", "pool"]),
        ),
        ({"timeout": None}, Options(), dict.fromkeys(["connect", "read", "write", "pool"])),
        (
            {},
            Options(timeout=httpx2.Timeout(1, read=2)),
            {"connect": 1, "read": 2, "write": 1, "pool": 1},
        ),
    ],
)
def test_timeouts(kind: Kind, client: Any, options: Options, expected: Any) -> None:
    seen: list[httpx2.Request] = []

    def handle(request: httpx2.Request) -> httpx2.Response:
        seen.append(request)
        return httpx2.Response(200, json={"id": "1"})

    call(kind, "http://pets.test", GET, options, http_client=transport(kind, handle), **client)
    assert seen[0].extensions["timeout"] == expected


def test_the_timeout_of_the_callers_http_client_is_the_default() -> None:
    assert Pets(http_client=httpx2.Client(timeout=7)).timeout == httpx2.Timeout(7)
    assert Pets(http_client=httpx2.Client(timeout=7), timeout=None).timeout is None
    assert Pets(http_client=httpx2.Client()).timeout == httpx2.Timeout(600, connect=5)


@pytest.mark.parametrize("base", ["", "/", "/v1", "/v1/"])
def test_the_base_url_may_end_with_a_slash(base: str) -> None:
    with AnswerServer(PET) as server, Pets(base_url=server.url + base) as client:
        client.send(GET, Options())
        assert server.requests[0].path == base.rstrip("/") + "/pets/1"
        assert str(client.base_url) == f"{server.url}{base.rstrip('/')}/"
        client.base_url = f"{server.url}/v2"
        client.send(GET, Options())
    assert server.requests[1].path == "/v2/pets/1"


@pytest.mark.parametrize(
    "url", ["pets.test", "/v1", "ftp://pets.test", "https://", "http://a.test?b=c"]
)
def test_a_base_url_below_which_nothing_can_be(url: str) -> None:
    with pytest.raises(errors.SDKError, match="base_url takes"):
        Pets(base_url=url)


def test_the_http_client_has_the_familiar_name() -> None:
    with httpx2.Client() as http:
        assert Pets(http_client=http)._client is http


def test_http_clients_are_not_confused() -> None:
    with pytest.raises(TypeError, match=r"http_client takes an httpx2.Client, not AsyncClient"):
        Pets(http_client=httpx2.AsyncClient())
    with pytest.raises(TypeError, match=r"http_client takes an httpx2.AsyncClient, not Client"):
        AsyncPets(http_client=httpx2.Client())


def test_defaults_are_added_to_or_replaced() -> None:
    assert changed({"a": "1"}, {"b": "2"}, None) == {"a": "1", "b": "2"}
    assert changed({"a": "1"}, None, {"b": "2"}) == {"b": "2"}
    assert changed({"a": "1"}, None, None) == {"a": "1"}
    with pytest.raises(ValueError, match="not both"):
        changed({}, {}, {})


# -- secrets


@kinds
def test_secrets_are_not_shown(kind: Kind, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, logger="pets")
    failure = answer({"error": {"message": "no"}}, 500)
    with AnswerServer(failure) as server:
        url = server.url.replace("//", f"//user:{SECRET}@")
        with pytest.raises(errors.InternalServerError) as caught:
            call(kind, url, options=Options(extra_query={"key": SECRET}), max_retries=1)
    shown = [record.getMessage() for record in caplog.records if record.name == "pets"]
    assert len(shown) == 3
    assert "GET http://127.0.0.1:" in shown[0]
    assert "/pets/1 -> 500" in shown[0]
    assert "[redacted]" in shown[0]
    everything = [*shown, str(caught.value), repr(caught.value)]
    everything += [repr(Pets(base_url=url)), repr(AsyncPets(base_url=url))]
    assert not any(SECRET in text for text in everything)


@kinds
@pytest.mark.parametrize("value", [f"{SECRET}\n", f" {SECRET}", f"a\r\nX: {SECRET}", f"{SECRET}…"])
def test_a_secret_that_cannot_be_sent_is_not_shown(kind: Kind, value: str) -> None:
    with AnswerServer(PET) as server:
        with pytest.raises(errors.SDKError, match="'X-Api-Key' cannot be sent") as caught:
            call(kind, server.url, default_headers={"X-Api-Key": value})
    assert SECRET not in str(caught.value)
    assert caught.value.__cause__ is caught.value.__context__ is None
    assert server.requests == []


def test_a_header_is_text() -> None:
    with pytest.raises(TypeError, match="'X-Count' takes text, not int"):
        Pets(default_headers={"X-Count": 3}).send(GET, Options())


# -- streams

EVENTS = b'event: pet\ndata: {"id": "1"}\n\ndata: [DONE]\n\n'


@kinds
@pytest.mark.parametrize("media_type", ["text/event-stream", "application/json", ""])
def test_a_stream_is_a_stream_whatever_the_content_type(kind: Kind, media_type: str) -> None:
    async def collect(stream: AsyncStream[Any]) -> list[Any]:
        return [event async for event in stream]

    def use(stream: Any) -> Any:
        assert isinstance(stream, Stream if kind == "sync" else AsyncStream)
        return list(stream) if isinstance(stream, Stream) else collect(stream)

    with AnswerServer(answer(EVENTS, headers={"Content-Type": media_type})) as server:
        assert open_stream(kind, server.url, use) == [Pet(id="1")]
    assert server.requests[0].headers["Accept"] == "text/event-stream"
    assert server.requests[0].json == {"stream": True}


def test_a_request_without_events_is_no_stream() -> None:
    with AnswerServer(PET) as server, Pets(base_url=server.url) as client:
        with pytest.raises(TypeError, match="has no events"):
            client.stream(GET, Options())


# -- connections


@kinds
def test_connections_are_used_again_and_closed(kind: Kind) -> None:
    with AnswerServer(PET, answer({"error": {}}, 404), PET) as server:
        http: Any = httpx2.Client() if kind == "sync" else httpx2.AsyncClient()
        if kind == "sync":
            with Pets(base_url=server.url, http_client=http) as client:
                twin = Pets(base_url=server.url, http_client=http)
                for each in (client, twin, client):
                    try:
                        each.send(GET, Options())
                    except errors.NotFoundError:
                        pass
                assert not client.is_closed()
        else:

            async def run() -> Any:
                async with AsyncPets(base_url=server.url, http_client=http) as client:
                    twin = AsyncPets(base_url=server.url, http_client=http)
                    for each in (client, twin, client):
                        try:
                            await each.send(GET, Options())
                        except errors.NotFoundError:
                            pass
                    assert not client.is_closed()
                return client

            client = asyncio.run(run())
        assert client.is_closed()
        assert http.is_closed
    assert server.connections == 1
    assert len(server.requests) == 3


def test_a_cancelled_call_releases_its_connection() -> None:
    async def run(url: str) -> None:
        http = httpx2.AsyncClient(limits=httpx2.Limits(max_connections=1), timeout=PATIENCE)
        async with AsyncPets(base_url=url, http_client=http) as client:
            for _ in range(3):
                with pytest.raises(TimeoutError):
                    async with asyncio.timeout(0.1):
                        await client.send(GET, Options())
            assert (await client.send(GET, Options())).id == "1"

    half = answer(b'{"id":', length=100, hold=True)
    with AnswerServer(SILENCE, half, SILENCE, PET) as server:
        asyncio.run(run(server.url))
        assert all(server.client_left() for _ in range(3))
    assert len(server.requests) == 4


def test_threads_share_a_client() -> None:
    def echo(request: Received) -> Answer:
        return answer({"id": request.headers["X-Number"]})

    everyone = threading.Barrier(8)

    with AnswerServer(respond=echo) as server, Pets(base_url=server.url) as client:

        def work(worker: int) -> None:
            everyone.wait()
            for number in range(20):
                name = f"{worker}-{number}"
                pet = client.send(GET, Options(extra_headers={"X-Number": name}))
                assert pet.id == name

        with ThreadPoolExecutor(8) as pool:
            list(pool.map(work, range(8)))
    assert len(server.requests) == 160


@kinds
def test_a_failing_decoder_names_no_bystander(kind: Kind) -> None:
    def refuse(raw: Any) -> Any:
        raise DecodeError("no GIF is a JSON object")

    with AnswerServer(PET) as server:
        with pytest.raises(errors.APIResponseValidationError, match="^No GIF is a JSON object"):
            call(kind, server.url, Request("GET", "/pets", decode=refuse))


@kinds
def test_a_cut_connection_is_not_kept(kind: Kind) -> None:
    with AnswerServer(CUT, PET) as server:
        assert call(kind, server.url).id == "1"
    assert server.connections == 2
