"""Servers: variables, several of them, and those of single paths and operations."""

from __future__ import annotations

from typing import Any

import httpx2
import pytest
from feature_kit import Feature, Sdk


def urls(sdk: Sdk, **options: Any) -> list[str]:
    """Where the three operations go by a client with these options."""
    from servers import AsyncServers, Servers

    found: list[str] = []

    def answer(request: httpx2.Request) -> httpx2.Response:
        found.append(str(request.url))
        return httpx2.Response(204)

    transport = httpx2.MockTransport(answer)
    if not sdk.asynchronous:
        with Servers(http_client=httpx2.Client(transport=transport), **options) as client:
            client.items.list()
            client.files.list()
            client.with_options(timeout=1).files.delete()
        return found
    import asyncio

    async def run() -> None:
        http_client = httpx2.AsyncClient(transport=transport)
        async with AsyncServers(http_client=http_client, **options) as client:
            await client.items.list()
            await client.files.list()
            await client.with_options(timeout=1).files.delete()

    asyncio.run(run())
    return found


def test_the_first_server_with_its_defaults(feature: Feature) -> None:
    assert urls(feature("servers")) == [
        "https://eu.shop.example/v1/items",
        "https://files.shop.example/files",
        "https://eu.shop.example/trash/files",
    ]


def test_variables_and_another_server(feature: Feature, monkeypatch: pytest.MonkeyPatch) -> None:
    sdk = feature("servers")
    assert urls(sdk, region="us", port="8443")[0] == "https://us.shop.example:8443/v1/items"
    monkeypatch.setenv("SERVERS_REGION", "us")
    assert urls(sdk)[2] == "https://us.shop.example/trash/files"
    assert urls(sdk, server="sandbox")[0] == "https://sandbox.shop.example/v1/items"


def test_a_base_url_of_the_callers_own_is_for_all(feature: Feature) -> None:
    sdk = feature("servers")
    base = "https://proxy.example/api"
    assert urls(sdk, base_url=base) == [f"{base}/items", f"{base}/files", f"{base}/files"]


def test_values_that_do_not_stay_in_their_place(feature: Feature) -> None:
    feature("servers")
    from servers import ServersError, Servers

    with pytest.raises(ServersError, match="cannot be the 'region'"):
        Servers(region="eu.shop.example?")
    with pytest.raises(ServersError, match="server takes one of 'production', 'sandbox'"):
        Servers(server="staging")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


def test_a_client_needs_a_base_url_where_no_server_is_absolute(feature: Feature) -> None:
    sdk = feature("servers-relative")
    from servers_relative import ServersRelative, ServersRelativeError

    with pytest.raises(ServersRelativeError, match="base_url is needed"):
        ServersRelative()
    sdk.client(ServersRelative).items.list()
    assert sdk.sent.path == "/items"


def test_relative_servers_start_from_where_the_description_says_it_is(feature: Feature) -> None:
    feature("servers-self")
    from servers_self import ServersSelf

    assert str(ServersSelf().base_url) == "https://shop.example/api/v2/"
