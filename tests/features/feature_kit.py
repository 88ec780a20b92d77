"""Features: the SDK of each description below specs/features, called over a socket.

A test asks for its feature by name, imports the SDK as a stranger would, and calls it against the
mock server made from the same description:

    def test_a_thing_is_created(feature: Feature) -> None:
        sdk = feature("plain-things")
        from plain_things import PlainThings

        thing = sdk.client(PlainThings).things.create(name="a")
        assert_type(thing.size, int | None)
        assert sdk.sent.json == {"name": "a"}

It runs twice, over the synchronous and over the asynchronous client. The type checkers read these
tests together with the SDKs, so what a caller may write is proved, too.
"""

from __future__ import annotations

import asyncio
import inspect
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any, TypeVar, cast
from urllib.parse import unquote

from starlette.applications import Starlette
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bindwright import generate
from bindwright.mock import application

ROOT = Path(__file__).parents[2]
DESCRIPTIONS = ROOT / "specs" / "features"

C = TypeVar("C")


def names() -> list[str]:
    """Every feature."""
    return sorted(each.name for each in DESCRIPTIONS.iterdir() if each.is_dir())


def source(name: str) -> Path:
    """What the SDK of a feature is generated from: its settings, else its description."""
    folder = DESCRIPTIONS / name
    candidates = (folder / each for each in ("bindwright.yaml", "openapi.yaml", "openapi.json"))
    return next(each for each in candidates if each.is_file())


@dataclass(frozen=True, slots=True)
class Sent:
    """One request as it came to the server."""

    method: str
    target: str
    """Path and query, percent-encoded."""
    headers: dict[str, str]
    body: bytes

    @property
    def path(self) -> str:
        """The path, percent-encoded."""
        return self.target.partition("?")[0]

    @property
    def query(self) -> str:
        """The query, percent-encoded."""
        return self.target.partition("?")[2]

    @property
    def json(self) -> Any:
        """The body as parsed JSON."""
        return json.loads(self.body)


class Gallery:
    """All features: each generated when it is first asked for, and one server for all of them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._generated: dict[str, Path] = {}
        self._apps: dict[str, ASGIApp] = {}
        self.sent: list[Sent] = []

    def generated(self, name: str) -> Path:
        """The folder with the package of a feature, which can be imported from now on."""
        if name not in self._generated:
            result = generate(source(name), out=self._folder / name)
            sys.path.append(str(result.out / "src"))
            self._generated[name] = next((result.out / "src").iterdir())
        return self._generated[name]

    def app(self) -> Starlette:
        """The server: the mock of each feature below its name."""
        return Starlette(routes=[Route("/{path:path}", _Dispatcher(self))])

    async def dispatch(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, and remember it."""
        raw_path: str = scope["raw_path"].decode()
        _, name, rest = raw_path.split("/", 2)
        body = await _read(receive)
        query = scope["query_string"].decode()
        self.sent.append(
            Sent(
                method=scope["method"],
                target=f"/{rest}?{query}" if query else f"/{rest}",
                headers={key.decode(): value.decode() for key, value in scope["headers"]},
                body=body,
            )
        )
        # The path as a whole is part of the URLs that answers link to.
        inner = {**scope, "path": unquote(raw_path), "raw_path": f"/{rest}".encode()}
        if name not in self._apps:
            self._apps[name] = application(source(name), pace=0)
        await self._apps[name](inner, _again(body, receive), send)


class _Dispatcher:
    """An object, rather than a function: starlette then leaves the methods to it."""

    def __init__(self, gallery: Gallery) -> None:
        self._gallery = gallery

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._gallery.dispatch(scope, receive, send)


async def _read(receive: Receive) -> bytes:
    parts: list[bytes] = []
    while True:
        message = await receive()
        parts.append(message.get("body", b""))
        if not message.get("more_body", False):
            return b"".join(parts)


def _again(body: bytes, receive: Receive) -> Receive:
    """The body once more; what comes after it, such as the end of the connection, as it comes."""
    parts: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def again() -> Message:
        return parts.pop() if parts else await receive()

    return again


@dataclass
class Sdk:
    """The SDK of one feature, over one of its two clients."""

    name: str
    package: Path
    gallery: Gallery
    url: str
    asynchronous: bool
    closing: ExitStack = field(default_factory=ExitStack)

    def client(self, cls: type[C], **options: object) -> C:
        """A client of the mock server; it looks synchronous in either case."""
        make = cast("Callable[..., Any]", cls)
        if not self.asynchronous:
            return cast(C, self.closing.enter_context(make(base_url=self.url, **options)))
        make = getattr(import_module(self.package.name), f"Async{cls.__name__}")
        runner = self.closing.enter_context(asyncio.Runner())
        client = make(base_url=self.url, **options)
        self.closing.callback(lambda: runner.run(client.close()))
        return cast(C, Blocking(client, runner))

    @property
    def sent(self) -> Sent:
        """The last request that came to the server."""
        return self.gallery.sent[-1]


Feature = Callable[[str], Sdk]


class Blocking:
    """Something asynchronous as it would be if it were synchronous."""

    def __init__(self, target: Any, runner: asyncio.Runner) -> None:
        self._target, self._runner = target, runner

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._target, name)
        if inspect.isroutine(found):
            return partial(self._call, found)
        return Blocking(found, self._runner) if _is_ours(found) else found

    def _call(self, method: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        return self._done(method(*args, **kwargs))

    def __iter__(self) -> Iterator[Any]:
        items = aiter(self._target)
        while True:
            try:
                yield self._runner.run(anext(items))
            except StopAsyncIteration:
                return

    def __next__(self) -> Any:
        return next(iter(self))

    def __enter__(self) -> Any:
        return self._done(self._target.__aenter__())

    def __exit__(self, *raised: object) -> None:
        self._runner.run(self._target.__aexit__(*raised))

    def _done(self, value: Any) -> Any:
        """What comes of a call once it has been awaited."""
        if inspect.isawaitable(value):
            value = self._runner.run(_awaited(value))
        is_stream = hasattr(value, "__aiter__") or hasattr(value, "__aenter__")
        return Blocking(value, self._runner) if is_stream or _is_ours(value) else value


async def _awaited(value: Any) -> Any:
    return await value


def _is_ours(value: Any) -> bool:
    """Whether it is a resource of the SDK, or an answer whose methods are asynchronous."""
    module = type(value).__module__
    return ".resources." in module or type(value).__name__.startswith("Async")
