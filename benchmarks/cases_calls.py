"""Calls that answer with JSON: what the SDK adds to what the HTTP library takes."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from importlib import import_module
from time import process_time
from typing import Any, Final

import httpx2
from measure import OPENAI, Aim, Case, Scale
from processes import Workers
from samples import ARGUMENTS, PAGE, RUN, answering

URL: Final = "https://example.com/threads/thread_1/runs"


def cases(workers: Workers, scale: Scale) -> list[Case]:
    """The comparisons about calls."""
    return [*_retrieving(workers, scale), *_listing(workers, scale), *_alone(workers, scale)]


def _retrieving(workers: Workers, scale: Scale) -> list[Case]:
    return [
        Case(
            key=f"retrieve-{way}",
            title=f"retrieve a run, {way}",
            note=f"`runs.retrieve`, {way}, json, answered at once with a run of 1.3 kB. The floor "
            "is a GET by the HTTP library.",
            units={"µs": [Aim(OPENAI, "less", 3)]},
            ours=workers.ours.takes(f"retrieve-{way}", scale.calls),
            theirs=workers.openai.takes(f"retrieve-{way}", scale.calls),
            floors={"httpx2 GET": workers.floor.takes(f"get-{way}", scale.calls)},
        )
        for way in ("sync", "async")
    ]


def _listing(workers: Workers, scale: Scale) -> list[Case]:
    return [
        Case(
            key=f"list-{reader}",
            title=f"page of 100 runs, {reader}",
            note=f"`runs.list`, a page of 100 runs in {len(json.dumps(PAGE)) // 1000} kB; ours "
            f"reads JSON by {reader}, openai always by json. The floor is a GET by the HTTP "
            "library, and reading the JSON.",
            units={"µs": [Aim(OPENAI, "less", 6)]},
            ours=ours.takes("list", scale.pages),
            theirs=workers.openai.takes("list", scale.pages),
            floors={
                f"httpx2 GET + {reader}.loads": workers.floor.takes(
                    f"get-page-{reader}", scale.pages
                )
            },
        )
        for reader, ours in (("json", workers.ours), ("orjson", workers.ours_orjson))
    ]


def _alone(workers: Workers, scale: Scale) -> list[Case]:
    return [
        Case(
            key="decode",
            title="decode a run",
            note="From parsed JSON to the typed run, alone. The floors are the json module for "
            "the text of it, and pydantic's validation of openai's class.",
            units={"µs": ()},
            ours=workers.ours.takes("decode", scale.calls),
            theirs=workers.openai.takes("decode", scale.calls),
            floors={
                "json.loads": workers.floor.takes("parse", scale.calls),
                "pydantic model_validate": workers.openai.takes("validate", scale.calls),
            },
        ),
        Case(
            key="encode",
            title="request with every argument",
            note=f"`runs.create` with its {len(ARGUMENTS)} arguments, up to the request that the "
            "HTTP library would send; json. The floor is `httpx2.Client.build_request`.",
            units={"µs": ()},
            ours=workers.ours.takes("encode", scale.calls),
            theirs=workers.openai.takes("encode", scale.calls),
            floors={"httpx2 build_request": workers.floor.takes("build", scale.calls)},
        ),
    ]


def _timed(call: Callable[[], object], times: int) -> float:
    """Microseconds of the processor for each call."""
    start = process_time()
    for _ in range(times):
        call()
    return (process_time() - start) / times * 1e6


def _client(package: Any, value: object) -> Any:
    return package.OpenAI(api_key="k", http_client=httpx2.Client(transport=answering(value)))


def retrieve_sync(package: Any, times: int) -> float:
    """One call that answers with a run."""
    with _client(package, RUN) as client:
        runs = client.beta.threads.runs
        if runs.retrieve("run_1", thread_id="thread_1").usage.total_tokens != 579:
            raise AssertionError("the run is not what was sent")
        return _timed(lambda: runs.retrieve("run_1", thread_id="thread_1"), times)


def retrieve_async(package: Any, times: int) -> float:
    """The same with the asynchronous client."""

    async def calls() -> float:
        http_client = httpx2.AsyncClient(transport=answering(RUN))
        async with package.AsyncOpenAI(api_key="k", http_client=http_client) as client:
            runs = client.beta.threads.runs
            start = process_time()
            for _ in range(times):
                await runs.retrieve("run_1", thread_id="thread_1")
            return (process_time() - start) / times * 1e6

    return asyncio.run(calls())


def list_page(package: Any, times: int) -> float:
    """One call that answers with a page of 100 runs."""
    with _client(package, PAGE) as client:
        runs = client.beta.threads.runs
        if runs.list("thread_1").data[99].usage.total_tokens != 579:
            raise AssertionError("the page is not what was sent")
        return _timed(lambda: runs.list("thread_1"), times)


def decode(package: Any, times: int) -> float:
    """A run from parsed JSON, by the function that the client itself uses."""
    if package.__name__ == "openai":
        construct = import_module("openai._models").construct_type
        run_type = import_module("openai.types.beta.threads").Run
        return _timed(lambda: construct(value=RUN, type_=run_type), times)
    decode_run = import_module("openai_runs._codecs.beta.threads.run").decode_run
    return _timed(lambda: decode_run(RUN), times)


def validate(_: Any, times: int) -> float:
    """The same by pydantic's validation, which openai's client does without."""
    run_type = import_module("openai.types.beta.threads").Run
    return _timed(lambda: run_type.model_validate(RUN), times)


class _Sent(BaseException):
    """Raised in place of sending; not an Exception, which clients would retry."""


class _Stopping(httpx2.Client):
    """An HTTP client that gets a request and sends nothing."""

    def send(self, request: httpx2.Request, **_: Any) -> httpx2.Response:
        raise _Sent(request)


def encode(package: Any, times: int) -> float:
    """A request with every argument, up to where the HTTP library would send it."""
    client = package.OpenAI(api_key="k", http_client=_Stopping())
    runs = client.beta.threads.runs

    def create() -> None:
        try:
            runs.create("thread_1", **ARGUMENTS)
        except _Sent:
            return
        raise AssertionError("nothing was sent")

    return _timed(create, times)


def get_sync(_: Any, times: int) -> float:
    """One GET by the HTTP library."""
    with httpx2.Client(transport=answering(RUN)) as client:
        return _timed(lambda: client.get(URL), times)


def get_async(_: Any, times: int) -> float:
    """The same with its asynchronous client."""

    async def calls() -> float:
        async with httpx2.AsyncClient(transport=answering(RUN)) as client:
            start = process_time()
            for _ in range(times):
                await client.get(URL)
            return (process_time() - start) / times * 1e6

    return asyncio.run(calls())


def _get_page(module: str) -> Callable[[Any, int], float]:
    """One GET of the page, and its JSON."""

    def measure(_: Any, times: int) -> float:
        loads = import_module(module).loads
        with httpx2.Client(transport=answering(PAGE)) as client:
            return _timed(lambda: loads(client.get(URL).content), times)

    return measure


def parse(_: Any, times: int) -> float:
    """The text of a run, by the json module."""
    text = json.dumps(RUN)
    return _timed(lambda: json.loads(text), times)


def build(_: Any, times: int) -> float:
    """A request with the same body, by the HTTP library."""
    with httpx2.Client() as client:
        return _timed(lambda: client.build_request("POST", URL, json=ARGUMENTS), times)


MEASUREMENTS: Final[dict[str, Callable[[Any, int], float]]] = {
    "retrieve-sync": retrieve_sync,
    "retrieve-async": retrieve_async,
    "list": list_page,
    "decode": decode,
    "validate": validate,
    "encode": encode,
    "get-sync": get_sync,
    "get-async": get_async,
    "get-page-json": _get_page("json"),
    "get-page-orjson": _get_page("orjson"),
    "parse": parse,
    "build": build,
}
