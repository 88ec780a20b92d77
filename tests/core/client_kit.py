"""A small API for tests of the clients, called synchronously or asynchronously."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Literal

import httpx2

from _core.client import AsyncClient, SyncClient
from _core.config import ClientConfig
from _core.errors import ErrorFormat
from _core.events import Done, EventTable
from _core.model import Model
from _core.requests import JSONBody, Options, Request

Kind = Literal["sync", "async"]
KINDS: tuple[Kind, ...] = ("sync", "async")
SECRET = "sk-very-secret"

CONFIG = ClientConfig(
    package="pets",
    user_agent="pets/1.0",
    base_url="https://pets.test/v1",
    headers={"X-Version": "2"},
    idempotency_header="Idempotency-Key",
    error=ErrorFormat(envelope="error"),
)


class _Auth:
    @property
    def auth_headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {SECRET}", "X-Pets": SECRET}


class Pets(_Auth, SyncClient):
    """The synchronous client; its credentials are also in a header with a harmless name."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"config": CONFIG, **options})


class AsyncPets(_Auth, AsyncClient):
    """The asynchronous one."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"config": CONFIG, **options})


@dataclass(slots=True, kw_only=True)
class Pet(Model):
    """What the API is about."""

    id: str
    name: str | None = None


def decode_pet(raw: Any) -> Pet:
    from _core.codec import not_an_object

    if raw.__class__ is not dict:
        return not_an_object(Pet, raw)
    pet = Pet(id=raw.get("id"), name=raw.get("name"))
    pet._raw = raw
    return pet


GET: Request[Pet] = Request("GET", "/pets/1", decode=decode_pet)
DELETE: Request[None] = Request("DELETE", "/pets/1")
TABLE: EventTable[Any] = EventTable(
    by="event", events={"pet": decode_pet}, done=Done(sentinel="[DONE]")
)
WATCH: Request[Any] = Request("POST", "/pets/watch", body=JSONBody({"stream": True}), events=TABLE)


def call(
    kind: Kind,
    url: str,
    request: Request[Any] = GET,
    options: Options = Options(),
    **settings: Any,
) -> Any:
    """The result of one request by a client of its own."""
    if kind == "sync":
        with Pets(base_url=url, **settings) as client:
            return client.send(request, options)

    async def send() -> Any:
        async with AsyncPets(base_url=url, **settings) as client:
            return await client.send(request, options)

    return asyncio.run(send())


def open_stream(
    kind: Kind, url: str, use: Callable[[Any], Any], request: Request[Any] = WATCH
) -> Any:
    """The use of an open stream: for the asynchronous one, a coroutine function."""
    if kind == "sync":
        with Pets(base_url=url, max_retries=0) as client:
            return use(client.stream(request, Options()))

    async def run() -> Any:
        async with AsyncPets(base_url=url, max_retries=0) as client:
            result = use(await client.stream(request, Options()))
            return await result if isinstance(result, Awaitable) else result

    return asyncio.run(run())


def transport(kind: Kind, handle: Callable[[httpx2.Request], httpx2.Response]) -> Any:
    """An HTTP client without a network."""
    mock = httpx2.MockTransport(handle)
    if kind == "sync":
        return httpx2.Client(transport=mock, follow_redirects=True)
    return httpx2.AsyncClient(transport=mock, follow_redirects=True)
