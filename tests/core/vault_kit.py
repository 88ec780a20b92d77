"""A client with a credential of every kind, called synchronously or asynchronously."""

import asyncio
from collections.abc import Callable
from typing import Any

from client_kit import Kind, decode_pet

from _core.client import AsyncClient, SyncClient
from _core.config import ClientConfig
from _core.requests import Options, Request
from _core.security import Alternatives, Credential, Scheme

CONFIG = ClientConfig(
    package="vault",
    user_agent="vault/1.0",
    base_url="https://vault.test",
    schemes={
        "token": Scheme("bearer"),
        "login": Scheme("basic"),
        "header": Scheme("header", "X-Vault"),
        "query": Scheme("query", "unlock"),
        "cookie": Scheme("cookie", "door"),
    },
    security=(("token",), ("login",)),
)


class _Given:
    given: dict[str, Credential | None]

    @property
    def _credentials(self) -> dict[str, Credential | None]:
        return self.given


class Vault(_Given, SyncClient):
    """The synchronous client."""


class AsyncVault(_Given, AsyncClient):
    """The asynchronous one."""


def get(security: Alternatives | None = None, **more: Any) -> Request[Any]:
    """A request with alternatives of its own."""
    return Request("GET", "/things", decode=decode_pet, security=security, **more)


def use(
    kind: Kind,
    url: str,
    given: dict[str, Credential | None],
    *requests: Request[Any],
    options: Options = Options(),
    prepare: Callable[[Any], None] = lambda client: None,
    **settings: Any,
) -> None:
    """Send requests by one client, one after the other; `prepare` gets the client before."""
    settings = {"config": CONFIG, "base_url": url, **settings}
    if kind == "sync":
        with Vault(**settings) as client:
            client.given = given
            prepare(client)
            for each in requests:
                client.send(each, options)
        return

    async def run() -> None:
        async with AsyncVault(**settings) as client:
            client.given = given
            prepare(client)
            for each in requests:
                await client.send(each, options)

    asyncio.run(run())
