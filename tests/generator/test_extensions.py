"""Extensions: what is not there is named before anything is written, and hooks do what they say."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import httpx2
import pytest

from bindwright import Refused, generate
from bindwright.diagnostics import Diagnostic

DESCRIPTION = """\
openapi: 3.1.0
info: {title: Shop, version: "1"}
servers: [{url: https://shop.example.com}]
paths:
  /orders:
    get:
      operationId: listOrders
      responses:
        "200":
          content:
            application/json:
              schema: {type: array, items: {$ref: "#/components/schemas/Order"}}
components:
  schemas:
    Order: {type: object, required: [id], properties: {id: {type: string}}}
"""
SETTINGS = """\
description: openapi.yaml
package: {name: hooked-shop}
client: {name: Shop}
resources:
  api:
    resources:
      orders:
        models: {Order: Order}
        methods: {list: listOrders}
"""


def write(folder: Path, extensions: str, **custom: str) -> Path:
    """A description, its settings, and modules in the folder `_custom` of the SDK."""
    (folder / "openapi.yaml").write_text(DESCRIPTION, encoding="utf-8")
    text = f"{SETTINGS}extensions: {extensions}\n"
    (folder / "bindwright.yaml").write_text(text, encoding="utf-8")
    own = folder / "sdk" / "src" / "hooked_shop" / "_custom"
    own.mkdir(parents=True, exist_ok=True)
    for name, code in custom.items():
        (own / f"{name}.py").write_text(code, encoding="utf-8")
    return folder


def refused(folder: Path) -> tuple[Diagnostic, ...]:
    before = sorted(folder.rglob("*"))
    with pytest.raises(Refused) as caught:
        generate(folder, out=folder / "sdk")
    assert sorted(folder.rglob("*")) == before
    for each in caught.value.diagnostics:
        assert each.effect
        assert each.remedy
    return caught.value.diagnostics


RESOURCE = "{resources: {api.orders: orders.Orders}}"


@pytest.mark.parametrize(
    ("extensions", "custom", "code", "problem"),
    [
        (RESOURCE, {}, "missing-extension", "there is no file"),
        (RESOURCE, {"orders": "class Orders: ..."}, "missing-extension", "define AsyncOrders"),
        (RESOURCE, {"orders": "def Orders(): ..."}, "wrong-extension", "is a function"),
        (RESOURCE, {"orders": "class Orders:"}, "broken-extension", "this is not Python"),
        (RESOURCE, {"orders": "\0"}, "broken-extension", "null bytes"),
        (
            "{hooks: {request: hooks.sign}}",
            {"hooks": "async def sign(request): ..."},
            "wrong-extension",
            "has to be awaited",
        ),
        (
            "{hooks: {async_response: hooks.note}}",
            {"hooks": "def note(response): ..."},
            "wrong-extension",
            "cannot be awaited",
        ),
        (
            "{exports: {total: pricing.total}}",
            {"pricing": "def sum(): ..."},
            "missing-extension",
            "does not define total",
        ),
        (
            "{exports: {Shop: pricing.Shop}}",
            {"pricing": "class Shop: ..."},
            "impossible-setting",
            "the package offers Shop already",
        ),
        (
            "{exports: {types: pricing.kinds}}",
            {"pricing": "kinds = 1"},
            "impossible-setting",
            "the package offers types already",
        ),
    ],
)
def test_what_is_not_there_is_named(
    tmp_path: Path, extensions: str, custom: dict[str, str], code: str, problem: str
) -> None:
    found = refused(write(tmp_path, extensions, **custom))
    assert found[0].code == code
    assert problem in found[0].problem


@pytest.mark.parametrize(
    "code",
    [
        "total = 1",
        "total: int = 1",
        "first, (total, *rest) = 1, (2, 3)",
        "from operator import add as total",
        "from operator import *",
        "try:\n    from decimal import total\nexcept ImportError:\n    total = 1",
        "import sys\nif sys.platform == 'win32':\n    pass\nelse:\n    total = 1",
    ],
)
def test_every_way_of_defining_a_name_counts(tmp_path: Path, code: str) -> None:
    write(tmp_path, "{exports: {total: pricing.total}}", pricing=code)
    generate(tmp_path, out=tmp_path / "sdk")
    path = tmp_path / "sdk" / "src" / "hooked_shop" / "__init__.py"
    assert "from ._custom.pricing import total as total\n" in path.read_text(encoding="utf-8")


def test_a_function_that_goes_missing_is_noticed_later(tmp_path: Path) -> None:
    write(tmp_path, "{exports: {total: pricing.total}}", pricing="total = 1")
    generate(tmp_path, out=tmp_path / "sdk")
    assert generate(tmp_path, out=tmp_path / "sdk", check=True).up_to_date
    write(tmp_path, "{exports: {total: pricing.total}}", pricing="sum = 1")
    with pytest.raises(Refused) as caught:
        generate(tmp_path, out=tmp_path / "sdk", check=True)
    assert caught.value.diagnostics[0].code == "missing-extension"


def test_a_module_may_be_a_package(tmp_path: Path) -> None:
    write(tmp_path, "{exports: {total: money.pricing.total}}")
    folder = tmp_path / "sdk" / "src" / "hooked_shop" / "_custom" / "money" / "pricing"
    folder.mkdir(parents=True)
    (folder / "__init__.py").write_text("total = 1\n", encoding="utf-8")
    assert generate(tmp_path, out=tmp_path / "sdk").published.written


HOOKS = """\
SEEN = []


def sign(request):
    request.headers["x-signed"] = str(len(SEEN))
    SEEN.append("request")


def note(response):
    SEEN.append(response.status_code)
    if response.status_code == 418:
        raise LookupError("stop")


async def async_note(response):
    SEEN.append(-response.status_code)
    if response.status_code == 418:
        raise LookupError("stop")
"""
ORDERS = """\
from ..resources.api.orders import AsyncOrders, Orders


class MyOrders(Orders):
    def first(self):
        return self.list()[0].id

    def list(self, **options):
        return super().list(**options)[::-1]


class AsyncMyOrders(AsyncOrders):
    async def first(self):
        return (await self.list())[0].id
"""


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    folder = tmp_path_factory.mktemp("hooked")
    hooks = "{request: hooks.sign, response: hooks.note, async_response: hooks.async_note}"
    text = f"{{resources: {{api.orders: orders.MyOrders}}, hooks: {hooks}}}"
    write(folder, text, hooks=HOOKS, orders=ORDERS)
    generate(folder, out=folder / "sdk")
    sys.path.insert(0, str(folder / "sdk" / "src"))
    yield importlib.import_module("hooked_shop")
    sys.path.remove(str(folder / "sdk" / "src"))
    for name in [each for each in sys.modules if each.partition(".")[0] == "hooked_shop"]:
        del sys.modules[name]


class Answers:
    """A server that gives one answer after the other."""

    def __init__(self, *statuses: int) -> None:
        self.statuses = list(statuses)
        self.signed: list[str] = []
        self.responses: list[httpx2.Response] = []

    def __call__(self, request: httpx2.Request) -> httpx2.Response:
        self.signed.append(request.headers["x-signed"])
        status = self.statuses.pop(0)
        headers = {"retry-after-ms": "1"}
        response = httpx2.Response(
            status, headers=headers, stream=httpx2.ByteStream(b'[{"id": "a"}, {"id": "b"}]')
        )
        self.responses.append(response)
        return response

    def sync(self) -> httpx2.Client:
        return httpx2.Client(transport=httpx2.MockTransport(self))

    def awaited(self) -> httpx2.AsyncClient:
        return httpx2.AsyncClient(transport=httpx2.MockTransport(self))


def seen() -> list[object]:
    module = importlib.import_module("hooked_shop._custom.hooks")
    found: list[object] = list(module.SEEN)
    module.SEEN.clear()
    return found


def test_hooks_see_every_attempt(shop: ModuleType) -> None:
    server = Answers(503, 200)
    with shop.Shop(http_client=server.sync()) as client:
        assert client.api.orders.first() == "b"
    assert server.signed == ["0", "2"]
    assert seen() == ["request", 503, "request", 200]


async def _async_calls(shop: ModuleType, server: Answers) -> str:
    async with shop.AsyncShop(http_client=server.awaited()) as client:
        first: str = await client.api.orders.first()
        return first


def test_an_asynchronous_hook_is_awaited(shop: ModuleType) -> None:
    import asyncio

    assert asyncio.run(_async_calls(shop, Answers(503, 200))) == "a"
    assert seen() == ["request", -503, "request", -200]


def test_what_a_hook_raises_ends_the_call_and_closes_the_answer(shop: ModuleType) -> None:
    import asyncio

    server = Answers(418)
    with shop.Shop(http_client=server.sync()) as client, pytest.raises(LookupError):
        client.api.orders.list()
    assert [each.is_closed for each in server.responses] == [True]
    server = Answers(418)
    with pytest.raises(LookupError):
        asyncio.run(_async_calls(shop, server))
    assert [each.is_closed for each in server.responses] == [True]
    seen()


def test_raw_responses_go_through_the_hooks(shop: ModuleType) -> None:
    with shop.Shop(http_client=Answers(200).sync()) as client:
        raw = client.with_raw_response.api.orders.list()
        assert [each.id for each in raw.parse()] == ["a", "b"]
    assert seen() == ["request", 200]
