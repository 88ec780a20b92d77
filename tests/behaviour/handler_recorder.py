"""Runs a stream through an event handler, and writes down all that the handler is told."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field
from typing import Any

import httpx2
import openai
import openai_runs
from openai_runs import _handlers as ours
from openai_runs._core.streams import AsyncStream, Stream
from openai_runs._streams import ASSISTANT_EVENTS

HOOKS = (
    *("on_event", "on_end", "on_exception", "on_timeout"),
    *("on_run_step_created", "on_run_step_delta", "on_run_step_done"),
    *("on_tool_call_created", "on_tool_call_delta", "on_tool_call_done"),
    *("on_message_created", "on_message_delta", "on_message_done"),
    *("on_text_created", "on_text_delta", "on_text_done", "on_image_file_done"),
)
CURRENT = ("current_event", "current_run", "current_run_step_snapshot", "current_message_snapshot")
FINAL = ("get_final_run", "get_final_run_steps", "get_final_messages")


@dataclass
class Record:
    """What happened, in JSON, so that what two libraries say can be compared."""

    calls: list[tuple[str, list[Any], dict[str, Any]]] = field(default_factory=list)
    """Method, arguments, and what the handler's properties were at that moment."""
    events: list[Any] = field(default_factory=list)
    final: dict[str, Any] = field(default_factory=dict)
    raised: Any = None

    @property
    def hooks(self) -> list[str]:
        return [name for name, _, _ in self.calls]


def plain(value: Any) -> Any:
    """A value of either library as JSON; of an exception, what kind it is."""
    if isinstance(value, list):
        return [plain(each) for each in value]
    if isinstance(value, (TimeoutError, httpx2.TimeoutException, openai_runs.APITimeoutError)):
        return "timeout"
    if isinstance(value, (openai.APIError, openai_runs.APIError)):
        return "API error"
    if isinstance(value, Exception):
        return type(value).__name__
    if isinstance(value, openai_runs.UnknownEvent):
        return {"event": value.event, "data": value.data}
    return value.to_dict() if hasattr(value, "to_dict") else value


def recorder(base: type[Any], record: Record, *, asynchronous: bool) -> Any:
    """A handler of this class that writes down every call."""

    def note(name: str, self: Any, arguments: tuple[Any, ...]) -> None:
        current = {each: plain(getattr(self, each)) for each in CURRENT}
        record.calls.append((name, [plain(each) for each in arguments], current))

    def method(name: str) -> Any:
        async def awaited(self: Any, *arguments: Any) -> None:
            note(name, self, arguments)

        def called(self: Any, *arguments: Any) -> None:
            note(name, self, arguments)

        return awaited if asynchronous else called

    return type("Recorder", (base,), {name: method(name) for name in HOOKS})()


class Chunks(httpx2.SyncByteStream, httpx2.AsyncByteStream):
    """A body that arrives in small parts, and may break off with an error."""

    def __init__(self, body: bytes, size: int, error: Exception | None) -> None:
        self._parts = [body[start : start + size] for start in range(0, len(body), size)]
        self._error = error

    def __iter__(self) -> Iterator[bytes]:
        yield from self._parts
        if self._error:
            raise self._error

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for part in self:
            yield part


@dataclass(frozen=True)
class Server:
    """Answers every request with one stream."""

    body: bytes
    error: Exception | None = None
    size: int = 1000

    def __call__(self, request: httpx2.Request) -> httpx2.Response:
        headers = {"content-type": "text/event-stream"}
        return httpx2.Response(
            200, headers=headers, stream=Chunks(self.body, self.size, self.error)
        )

    def openai(self, handler: Any) -> Any:
        """The reference library's manager for this stream."""
        http = httpx2.Client(transport=httpx2.MockTransport(self))
        client = openai.OpenAI(api_key="none", http_client=http, max_retries=0)
        runs = client.beta.threads.runs
        return runs.stream(thread_id="thread_1", assistant_id="asst_1", event_handler=handler)

    def async_openai(self, handler: Any) -> Any:
        http = httpx2.AsyncClient(transport=httpx2.MockTransport(self))
        client = openai.AsyncOpenAI(api_key="none", http_client=http, max_retries=0)
        runs = client.beta.threads.runs
        return runs.stream(thread_id="thread_1", assistant_id="asst_1", event_handler=handler)

    def ours(self, handler: Any) -> Any:
        """Our manager for this stream."""
        return ours.AssistantStreamManager(self.stream, event_handler=handler)

    def async_ours(self, handler: Any) -> Any:
        return ours.AsyncAssistantStreamManager(self.async_stream, event_handler=handler)

    def stream(self) -> Any:
        http = httpx2.Client(transport=httpx2.MockTransport(self))
        request = http.build_request("POST", "https://saltby.example/runs")
        return Stream(http.send(request, stream=True), ASSISTANT_EVENTS)

    async def async_stream(self) -> Any:
        http = httpx2.AsyncClient(transport=httpx2.MockTransport(self))
        request = http.build_request("POST", "https://saltby.example/runs")
        return AsyncStream(await http.send(request, stream=True), ASSISTANT_EVENTS)


def followed(manager: Any, record: Record) -> Record:
    """The stream read to its end by iteration."""
    with manager as handler:
        try:
            for event in handler:
                record.events.append(plain(event))
        except Exception as error:
            record.raised = plain(error)
            return record
        for name in FINAL:
            try:
                record.final[name] = plain(getattr(handler, name)())
            except RuntimeError:
                record.final[name] = "none"
    return record


async def async_followed(manager: Any, record: Record) -> Record:
    """The same, asynchronously."""
    async with manager as handler:
        try:
            async for event in handler:
                record.events.append(plain(event))
        except Exception as error:
            record.raised = plain(error)
            return record
        for name in FINAL:
            try:
                record.final[name] = plain(await getattr(handler, name)())
            except RuntimeError:
                record.final[name] = "none"
    return record
