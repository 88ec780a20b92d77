"""One call through both libraries, in every form that they offer, and how it ends."""

from __future__ import annotations

import asyncio
import inspect
import ssl
from collections.abc import Mapping
from typing import Any, Final

import httpx2
import openai
import openai_runs
from calls import method
from recorder import Recorder, Sent

PACKAGES: Final[tuple[Any, ...]] = (openai, openai_runs)

FORMS: Final = ("sync", "async", "raw", "async raw", "streaming", "async streaming")

OPTIONS: Final[dict[str, Any]] = {
    "api_key": "k",
    "organization": "o",
    "project": "p",
    "max_retries": 0,
}

# Reading the certificates of the system for every client would take most of the time of a test.
PLAIN: Final = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)

Options = Mapping[str, Any]


def call(
    package: Any,
    form: str,
    server: Recorder,
    path: str,
    args: Any = (),
    kwargs: Options | None = None,
    options: Options = OPTIONS,
) -> Any:
    """What the method answers; for a raw response, what it is parsed to."""
    options = {"base_url": server.url, **options}
    if form.startswith("async"):
        return asyncio.run(_async(package, form, path, args, kwargs or {}, options))
    with package.OpenAI(http_client=httpx2.Client(verify=PLAIN), **options) as client:
        function = _function(client, form, path)
        if form == "streaming":
            with function(*args, **(kwargs or {})) as response:
                return _settled(response.parse())
        made = function(*args, **(kwargs or {}))
        return _settled(made.parse() if form == "raw" else made)


async def _async(
    package: Any, form: str, path: str, args: Any, kwargs: Options, options: Options
) -> Any:
    async with package.AsyncOpenAI(
        http_client=httpx2.AsyncClient(verify=PLAIN), **options
    ) as client:
        function = _function(client, form, path)
        if form == "async streaming":
            async with function(*args, **kwargs) as response:
                return await _settled_async(await response.parse())
        made = await function(*args, **kwargs)
        if form == "async raw":
            made = made.parse()
        return await _settled_async(await made if inspect.isawaitable(made) else made)


def _function(client: Any, form: str, path: str) -> Any:
    found = method(client, path)
    kind = form.rsplit(" ", 1)[-1]
    if kind in ("raw", "streaming"):
        return getattr(getattr(found.__self__, f"with_{kind}_response"), path.rsplit(".", 1)[-1])
    return found


def _settled(made: Any) -> Any:
    """A stream is read to its end, while its client is open."""
    return list(made) if type(made).__name__ == "Stream" else made


async def _settled_async(made: Any) -> Any:
    return [each async for each in made] if type(made).__name__ == "AsyncStream" else made


def requests(form: str, server: Recorder, *more: Any, **others: Any) -> list[list[Sent]]:
    """The requests of the same call through both libraries, theirs first."""
    found: list[list[Sent]] = []
    for package in PACKAGES:
        server.sent.clear()
        call(package, form, server, *more, **others)
        found.append(list(server.sent))
    server.sent.clear()
    return found


def ending(package: Any, form: str, server: Recorder, *more: Any, **others: Any) -> Any:
    """The answer as plain data, or the name and the words of the error."""
    try:
        return plain(call(package, form, server, *more, **others))
    except (ValueError, TypeError, package.OpenAIError) as error:
        return type(error).__name__, str(error)


def plain(value: Any) -> Any:
    """Plain data from models, pages and lists of them."""
    if isinstance(value, list):
        return [plain(each) for each in value]  # pyright: ignore[reportUnknownVariableType]
    return value.to_dict() if hasattr(value, "to_dict") else value
