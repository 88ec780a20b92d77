"""What is measured inside one process; `python cases.py NAME` prints one figure in microseconds.

Each figure comes from a fresh process, so that neither library warms the other up.
"""

from __future__ import annotations

import asyncio
import importlib
import json
import resource
import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx2
from samples import EVENT, PAGE, RUN, answering, chunks, streaming

sys.path.insert(0, str(Path(__file__).parents[1] / "generated" / "openai-runs" / "src"))
warnings.simplefilter("ignore", DeprecationWarning)

EVERYTHING: dict[str, Any] = {
    "assistant_id": "asst_1",
    "instructions": "Be brief.",
    "metadata": {"a": "b"},
    "model": "gpt-4o",
    "temperature": 0.5,
    "top_p": 1,
    "tools": [{"type": "function", "function": {"name": "f", "parameters": {}}}],
    "tool_choice": {"type": "function", "function": {"name": "f"}},
    "additional_messages": [{"role": "user", "content": "Hello"}],
    "truncation_strategy": {"type": "last_messages", "last_messages": 3},
    "parallel_tool_calls": False,
    "max_prompt_tokens": 400,
    "max_completion_tokens": 300,
}


def _timed(call: Callable[[], object], times: int) -> float:
    call()
    start = time.perf_counter()
    for _ in range(times):
        call()
    return (time.perf_counter() - start) / times * 1e6


def stream(package: Any, events: int) -> float:
    """One streamed event, from bytes to the typed object, once the models are loaded."""
    _stream(package, 1000)
    return _stream(package, events)


def _stream(package: Any, events: int) -> float:
    client = package.OpenAI(api_key="k", http_client=httpx2.Client(transport=streaming(events)))
    start = time.perf_counter()
    for _ in client.beta.threads.runs.create("t", assistant_id="a", stream=True):
        pass
    return (time.perf_counter() - start) / events * 1e6


def async_stream(package: Any, events: int) -> float:
    """The same with the asynchronous client."""

    async def run(events: int) -> float:
        transport = streaming(events, asynchronous=True)
        client = package.AsyncOpenAI(
            api_key="k", http_client=httpx2.AsyncClient(transport=transport)
        )
        start = time.perf_counter()
        async for _ in await client.beta.threads.runs.create("t", assistant_id="a", stream=True):
            pass
        return (time.perf_counter() - start) / events * 1e6

    asyncio.run(run(1000))
    return asyncio.run(run(events))


def helper(package: Any, events: int) -> float:
    """One event through the event handler, which keeps a snapshot of the message."""
    _stream(package, 1000)
    client = package.OpenAI(api_key="k", http_client=httpx2.Client(transport=streaming(events)))
    created = {"id": "msg_abc123", "object": "thread.message", "content": [], "role": "assistant"}
    first = b"event: thread.message.created\ndata: " + json.dumps(created).encode() + b"\n\n"
    body = [first, EVENT * events, b"event: done\ndata: [DONE]\n\n"]
    transport = httpx2.MockTransport(
        lambda _: httpx2.Response(
            200, headers={"content-type": "text/event-stream"}, content=b"".join(body)
        )
    )
    client = client.with_options(http_client=httpx2.Client(transport=transport))
    start = time.perf_counter()
    with client.beta.threads.runs.stream(thread_id="t", assistant_id="a") as followed:
        followed.until_done()
    return (time.perf_counter() - start) / events * 1e6


def _client(package: Any, value: Any) -> Any:
    return package.OpenAI(api_key="k", http_client=httpx2.Client(transport=answering(value)))


def retrieve(package: Any, times: int) -> float:
    """One call that answers with a run."""
    runs = _client(package, RUN).beta.threads.runs
    return _timed(lambda: runs.retrieve("run_1", thread_id="thread_1"), times)


def page(package: Any, times: int) -> float:
    """One call that answers with a page of 100 runs."""
    runs = _client(package, PAGE).beta.threads.runs
    return _timed(lambda: runs.list("thread_1"), max(times // 20, 1))


def encode(package: Any, times: int) -> float:
    """One call with every argument; the answer is small."""
    runs = _client(package, RUN).beta.threads.runs
    return _timed(lambda: runs.create("thread_1", **EVERYTHING), times)


def floor_call(_: Any, times: int) -> float:
    """The transport alone: one GET by the HTTP library."""
    client = httpx2.Client(transport=answering(RUN))
    return _timed(lambda: client.get("https://example.com/runs/run_1"), times)


def floor_stream(_: Any, events: int) -> float:
    """Splitting and parsing alone, with the standard json."""
    start = time.perf_counter()
    waiting = b""
    for chunk in chunks(events):
        waiting += chunk
        *blocks, waiting = waiting.split(b"\n\n")
        for block in blocks:
            if not block.endswith(b"[DONE]"):
                json.loads(block.partition(b"data: ")[2])
    return (time.perf_counter() - start) / events * 1e6


def memory(package: Any, events: int) -> float:
    """Peak memory of the process in megabytes, after so many events."""
    stream(package, events)
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    _, name, module, amount, *flags = sys.argv
    if "no-orjson" in flags:
        sys.modules["orjson"] = None  # type: ignore[assignment]  # what an absent module looks like
    found: Callable[[Any, int], float] = globals()[name]
    print(found(importlib.import_module(module) if module != "-" else None, int(amount)))
