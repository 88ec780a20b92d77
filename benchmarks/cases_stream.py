"""Streams: what one event costs, and what many of them leave behind."""

from __future__ import annotations

import asyncio
import warnings
from collections.abc import Callable
from importlib import import_module
from time import process_time
from typing import Any, Final

import httpx2
from measure import OPENAI, Aim, Case, Scale
from processes import Spawner, Workers
from samples import streaming

FEW_EVENTS: Final = 2_000
URL: Final = "https://example.com/runs"


def cases(workers: Workers, spawner: Spawner, scale: Scale) -> list[Case]:
    """The comparisons about streams."""
    return [
        *(
            _event_case(workers, scale, way=way, reader=reader)
            for way in ("sync", "async")
            for reader in ("json", "orjson")
        ),
        Case(
            key="handler",
            title="event through a handler",
            note=f"`runs.stream()` with the default handler to its end, {scale.pieces:,} pieces of "
            "one message, of which a snapshot is kept; json.",
            units={"µs": ()},
            ours=workers.ours.takes("handler", scale.pieces),
            theirs=workers.openai.takes("handler", scale.pieces),
            floors={"plain stream": workers.ours.takes("stream-sync", scale.pieces)},
        ),
        _memory_case(spawner, scale),
    ]


def _event_case(workers: Workers, scale: Scale, *, way: str, reader: str) -> Case:
    ours = workers.ours if reader == "json" else workers.ours_orjson
    floors = {"raw bytes": "", f"split + {reader}.loads": f"-{reader}"}
    return Case(
        key=f"event-{way}-{reader}",
        title=f"streamed event, {way}, {reader}",
        note=f"`runs.create(stream=True)`, {scale.events:,} `thread.message.delta` events of 191 "
        f"bytes in pieces of 4 KiB, {way}; ours reads JSON by {reader}, openai always by json. "
        "The floors take the same bytes off the HTTP library, cut them at empty lines and parse "
        "the JSON.",
        units={"µs": [Aim(OPENAI, "less", 15)]},
        ours=ours.takes(f"stream-{way}", scale.events),
        theirs=workers.openai.takes(f"stream-{way}", scale.events),
        floors={
            name: workers.floor.takes(f"bytes-{way}{suffix}", scale.events)
            for name, suffix in floors.items()
        },
    )


def _memory_case(spawner: Spawner, scale: Scale) -> Case:
    few = f"ours after {FEW_EVENTS:,}"

    def after(package: str, events: int) -> str:
        return f"from cases_stream import consume; consume({package!r}, {events})"

    return Case(
        key="memory",
        title=f"peak memory after {scale.many_events:,} events",
        note=f"The peak of a process that reads {scale.many_events:,} events; openai reads "
        f"{scale.many_openai_events:,}. As much as after {FEW_EVENTS:,} means that it does not grow.",
        units={"MB": [Aim(few, "times", 1.02)]},
        ours=spawner.python(after("openai_runs", scale.many_events), warm_up=False),
        theirs=spawner.python(after("openai", scale.many_openai_events), warm_up=False),
        floors={few: spawner.python(after("openai_runs", FEW_EVENTS))},
    )


def consume(package: str, events: int) -> None:
    """Read a stream to its end, in a process of its own."""
    warnings.simplefilter("ignore", DeprecationWarning)
    stream_sync(import_module(package), events)


def stream_sync(package: Any, events: int) -> float:
    """Microseconds of the processor for each typed event."""
    http_client = httpx2.Client(transport=streaming(events))
    with package.OpenAI(api_key="k", http_client=http_client) as client:
        start = process_time()
        seen, last = 0, None
        with client.beta.threads.runs.create("thread_1", assistant_id="a", stream=True) as stream:
            for last in stream:
                seen += 1
        spent = process_time() - start
    _check(seen, last, events)
    return spent / events * 1e6


def stream_async(package: Any, events: int) -> float:
    """The same with the asynchronous client."""

    async def read() -> float:
        http_client = httpx2.AsyncClient(transport=streaming(events, asynchronous=True))
        async with package.AsyncOpenAI(api_key="k", http_client=http_client) as client:
            start = process_time()
            seen, last = 0, None
            async with await client.beta.threads.runs.create(
                "thread_1", assistant_id="a", stream=True
            ) as stream:
                async for last in stream:
                    seen += 1
            spent = process_time() - start
        _check(seen, last, events)
        return spent

    return asyncio.run(read()) / events * 1e6


def handler(package: Any, events: int) -> float:
    """Microseconds of the processor for each event that a handler accumulates."""
    http_client = httpx2.Client(transport=streaming(events))
    with package.OpenAI(api_key="k", http_client=http_client) as client:
        runs = client.beta.threads.runs
        start = process_time()
        with runs.stream(thread_id="thread_1", assistant_id="a") as followed:
            followed.until_done()
        spent = process_time() - start
        (message,) = followed.get_final_messages()
    if len(message.content[0].text.value) != events * len(" water is at 06:12"):
        raise AssertionError("the message is not what was sent")
    return spent / events * 1e6


def _check(seen: int, last: Any, events: int) -> None:
    """Nobody is fast by leaving something out: the first event begins the message."""
    text = last.data.delta.content[0].text.value
    if seen != events + 1 or text != " water is at 06:12":
        raise AssertionError(f"{seen} events, the last one {last!r}")


def _floor(module: str | None = None) -> Callable[[Any, int], float]:
    """The bytes of a stream, and their JSON if a module to read it is named."""

    def measure(_: Any, events: int) -> float:
        loads = None if module is None else import_module(module).loads
        with httpx2.Client(transport=streaming(events)) as client:
            rest = b""
            start = process_time()
            with client.stream("POST", URL) as response:
                for chunk in response.iter_bytes():
                    if loads is not None:
                        rest = _parse(rest + chunk, loads)
            return (process_time() - start) / events * 1e6

    return measure


def _async_floor(module: str | None = None) -> Callable[[Any, int], float]:
    """The same with the asynchronous client."""

    async def read(events: int) -> float:
        loads = None if module is None else import_module(module).loads
        transport = streaming(events, asynchronous=True)
        async with httpx2.AsyncClient(transport=transport) as client:
            rest = b""
            start = process_time()
            async with client.stream("POST", URL) as response:
                async for chunk in response.aiter_bytes():
                    if loads is not None:
                        rest = _parse(rest + chunk, loads)
            return (process_time() - start) / events * 1e6

    return lambda _, events: asyncio.run(read(events))


def _parse(received: bytes, loads: Callable[[bytes], object]) -> bytes:
    """Parse what is complete, and return the rest. Good enough for these bytes, not for any."""
    *blocks, rest = received.split(b"\n\n")
    for block in blocks:
        data = block.partition(b"data: ")[2]
        if data != b"[DONE]":
            loads(data)
    return rest


MEASUREMENTS: Final[dict[str, Callable[[Any, int], float]]] = {
    "stream-sync": stream_sync,
    "stream-async": stream_async,
    "handler": handler,
    "bytes-sync": _floor(),
    "bytes-sync-json": _floor("json"),
    "bytes-sync-orjson": _floor("orjson"),
    "bytes-async": _async_floor(),
    "bytes-async-json": _async_floor("json"),
    "bytes-async-orjson": _async_floor("orjson"),
}
