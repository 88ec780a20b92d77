"""A program: call every method of a generated SDK, and say what was not as described.

It runs in a process of its own, since the SDKs of whole APIs have the names of other packages:

    python call_everything.py MODULE CLIENT WAY < given.json

WAY is `direct`, within the process, or `socket`. `given.json` holds the description, and for each operation the path of its method, and its stream.
"""

from __future__ import annotations

import inspect
import json
import re
import sys
import typing
import warnings
from collections.abc import Awaitable, Iterator
from importlib import import_module
from itertools import product
from typing import Any
from urllib.parse import parse_qsl, unquote

import httpx2
from recording import Direct, Exchange, Recording, Socket
from conforming import Conforming, union_members
from given import Given, Giver, Operation, operations
from sdk import Sdk

from bindwright.mock import create_app, running
from bindwright.mock.description import Description, bare_type, is_json
from bindwright.normalize.media import EVENT_STREAM
from bindwright.normalize.raw import is_list, is_map

STREAMS = ("Stream", "AsyncStream")
OTHER = {"sse": "audio"}
"""For a value that switches a stream on: one that does not."""


class Caller:
    """Calls methods and compares requests and answers with the description."""

    def __init__(
        self, data: Any, methods: Any, module: str, client: str, transport: Recording, url: str
    ) -> None:
        self.description = Description(data)
        self.operations = {each.id: each for each in operations(self.description)}
        self.giver = Giver(self.description)
        self.methods: dict[str, Any] = methods
        self.events: set[str] = set()
        """Classes of the events that were read."""
        self.pages: dict[str, Any] = {}
        """The answer to the first call of each operation."""
        self.sdk = Sdk(module)
        self.conforming = Conforming(self.sdk.hints)
        self.encode = import_module(f"{module}._core.records").encode
        self.transport = transport
        package = import_module(module)
        options: Any = {"base_url": url, "max_retries": 0, "http_client": None}
        names = inspect.signature(getattr(package, client)).parameters
        keys = [each for each in names if each.endswith(("api_key", "token", "authorization"))]
        options |= {each: "key" for each in keys}
        made = httpx2.Client(transport=self.transport)
        self.sync_client = getattr(package, client)(**{**options, "http_client": made})
        later = httpx2.AsyncClient(transport=self.transport)
        self.async_client = getattr(package, f"Async{client}")(**{**options, "http_client": later})

    def method(self, operation: str, client: Any) -> Any:
        """The method that calls an operation."""
        for part in self.methods[operation]["path"]:
            client = getattr(client, part)
        return client

    def call(self, operation: str, *, every: bool, later: bool, streamed: bool) -> list[str]:
        """Call a method once; returns what is wrong."""
        facts = self.operations[operation]
        method = self.method(operation, self.async_client if later else self.sync_client)
        function = inspect.unwrap(method.__func__)
        known = self.pages.get(operation)
        given = self.giver.give(facts, function, every=every, known=known)
        stream = self.methods[operation]["stream"]
        if stream and stream["flag"]:
            give_flag(given, stream, streamed=streamed)
        self.transport.exchanges.clear()
        done = stream["done"]["data"] if stream else None
        self.transport.ending = f"data: {done}\n\n" if done else ""
        result = method(**given.arguments)
        if later:
            result = self.transport.loop.run_until_complete(awaited(result))
        if streamed:
            loop = self.transport.loop
            events = loop.run_until_complete(items(result)) if later else list(result)
            exchange = self.transport.exchanges[-1]
            return [
                *self.request_problems(facts, given, exchange),
                *self.stream_problems(function, stream, events, exchange),
            ]
        exchange = self.transport.exchanges[-1]
        if is_json(exchange.response.headers.get("content-type", "")):
            self.pages.setdefault(operation, exchange.response.json())
        return [
            *self.request_problems(facts, given, exchange),
            *self.answer_problems(facts, function, result, exchange),
        ]

    def request_problems(self, facts: Operation, given: Given, exchange: Exchange) -> Iterator[str]:
        """What the request lacks, or has wrong."""
        request = exchange.request
        if request.method != facts.verb:
            yield f"sent as {request.method}"
        wanted, _, query = facts.path.partition("?")
        for name, value in given.path.items():
            wanted = wanted.replace(f"{{{name}}}", str(value))
        if unquote(request.url.path) != wanted:
            yield f"sent to {request.url.path}, not {wanted}"
        sent = parse_qsl(request.url.query.decode(), keep_blank_values=True)
        for pair in parse_qsl(query):
            if pair not in sent:
                yield f"query lacks {pair}"
        names = {name.partition("[")[0] for name, _ in sent}
        for name, value in given.query.items():
            # An exploded object stands there by its properties (OpenAPI 3.1, Style Values).
            wanted = set(value) if is_map(value) else {name.partition("[")[0]}
            if value not in ([], {}) and not wanted <= names:
                yield f"query lacks {name}={value!r}: {sent}"
        for name, value in given.headers.items():
            if name not in request.headers:
                yield f"header {name} is missing"
        yield from self.body_problems(given, exchange)

    def body_problems(self, given: Given, exchange: Exchange) -> Iterator[str]:
        """Whether the body holds what was given."""
        content_type = bare_type(exchange.request.headers.get("content-type", ""))
        if given.body is None:
            if exchange.sent not in (b"", b"{}"):
                yield f"a body that was not given: {exchange.sent[:200]!r}"
        elif content_type != given.media_type:
            yield f"body sent as {content_type}, not {given.media_type}"
        elif is_json(content_type):
            if json.loads(exchange.sent) != given.body:
                yield f"body {exchange.sent[:500]!r} is not {given.body!r}"
        else:
            text = exchange.sent.decode("utf-8", "replace")
            for name, value in given.body.items():
                if value not in ([], {}, None) and f'name="{name}' not in text:
                    yield f"the form lacks {name}={value!r}: {text[:500]}"

    def answer_problems(
        self, facts: Operation, function: Any, result: Any, exchange: Exchange
    ) -> Iterator[str]:
        """Whether the result is what the annotations say, and says what the server said."""
        hint = self.plain_answer(function)
        response = exchange.response
        origin = typing.get_origin(hint)
        if getattr(origin, "__name__", "").endswith(("Page", "Paginator")):
            item = typing.get_args(hint)[0]
            items = result._get_page_items()
            for index, each in enumerate(items):
                yield from self.conforming.problems(each, item, f"[{index}]")
            if result.to_dict() != response.json():
                yield f"page is {result.to_dict()!r}, not {response.json()!r}"
            return
        yield from self.conforming.problems(result, hint, "answer")
        if isinstance(result, bytes):
            if result != response.content:
                yield f"content is {result!r}"
        elif is_json(response.headers.get("content-type", "")):
            if not same(self.encode(result), response.json()):
                yield f"read as {self.encode(result)!r}, but was {response.json()!r}"
        elif isinstance(result, str) and result != response.text:
            yield f"text is {result!r}"
        elif result is None and response.content:
            yield f"the answer {response.content[:80]!r} is lost"

    def stream_problems(
        self, function: Any, stream: Any, events: list[Any], exchange: Exchange
    ) -> Iterator[str]:
        """Whether each event is of a declared type, and all of them came."""
        hint = self.event_hint(function)
        split = blocks if is_events(exchange) else lines
        sent = [each for each in split(exchange.response.text) if each[1] != stream["done"]["data"]]
        if len(events) != len(sent) or not events:
            yield f"{len(events)} events of {len(sent)}: {exchange.response.text[:300]}"
        for index, (event, (name, data)) in enumerate(zip(events, sent, strict=False)):
            self.events.add(type(event).__name__)
            yield from self.conforming.problems(event, hint, f"event {index}")
            wanted = json.loads(data)
            if stream["payload"]:
                wanted = {"event": name, stream["payload"]: wanted}
            if not same(self.encode(event), wanted):
                yield f"event {index} read as {self.encode(event)!r}, but was {wanted!r}"

    def event_hint(self, function: Any) -> Any:
        """The annotation of the events of a stream."""
        for each in [*typing.get_overloads(function), function]:
            for member in union_members(self.sdk.hints(each)["return"]):
                if getattr(typing.get_origin(member), "__name__", "") in STREAMS:
                    return typing.get_args(member)[0]
        raise LookupError(f"{function} has no stream")

    def plain_answer(self, function: Any) -> Any:
        """The annotation of the answer that is no stream."""
        for each in [*typing.get_overloads(function), function]:
            hint = self.sdk.hints(each)["return"]
            kept = [
                member
                for member in union_members(hint)
                if getattr(typing.get_origin(member), "__name__", "") not in STREAMS
            ]
            if kept:
                return typing.Union[tuple(kept)]
        raise LookupError(f"{function} has no plain answer")


def same(found: Any, wanted: Any) -> bool:
    """Whether two JSON values are equal, and of the same kinds: 1 and 1.0 are one number."""
    if is_map(found) and is_map(wanted):
        return found.keys() == wanted.keys() and all(
            same(found[each], wanted[each]) for each in found
        )
    if is_list(found) and is_list(wanted):
        return len(found) == len(wanted) and all(map(same, found, wanted))
    return (
        type(found) is type(wanted)
        and found == wanted
        or ({type(found), type(wanted)} == {int, float} and found == wanted)
    )


def give_flag(given: Given, stream: Any, *, streamed: bool) -> None:
    """Switch the stream on or off."""
    wire = stream["flag"]
    held = given.query if wire in given.query else given.body
    on: str | None = stream["flag_value"]
    value: object = streamed if on is None else on if streamed else OTHER[on]
    given.arguments[wire] = value
    if held is not None:
        held[wire] = value


def is_events(exchange: Exchange) -> bool:
    """Whether the answer is a stream of server-sent events."""
    return bare_type(exchange.response.headers.get("content-type", "")) == EVENT_STREAM


def blocks(text: str) -> list[tuple[str, str]]:
    """The event and the data of each block of a stream, as the mock server writes them."""
    found: list[tuple[str, str]] = []
    for block in filter(None, re.split(r"\n\n+", text)):
        fields = [line.partition(": ") for line in block.splitlines()]
        data = "\n".join(value for name, _, value in fields if name == "data")
        found.append((next((value for name, _, value in fields if name == "event"), ""), data))
    return found


def lines(text: str) -> list[tuple[str, str]]:
    """The values of a stream of JSON lines or records, none of which has the name of an event."""
    return [("", each.lstrip("\x1e")) for each in text.split("\n") if each]


async def items(stream: Any) -> list[Any]:
    """The events of an asynchronous stream."""
    return [each async for each in stream]


async def awaited(thing: Awaitable[Any]) -> Any:
    """What an awaitable gives, which need not be a coroutine."""
    return await thing


def main() -> None:
    """Call everything, and print the report as JSON."""
    data, methods = json.load(sys.stdin)
    module, client, way = sys.argv[1:4]
    app = create_app(data, pace=0)
    if way == "direct":
        caller = Caller(data, methods, module, client, Direct(app), "http://mock")
        print(json.dumps(report(caller)))
    else:
        with running(app) as url:
            print(json.dumps(report(Caller(data, methods, module, client, Socket(), url))))


def report(caller: Caller) -> dict[str, Any]:
    """Call everything; the problems and the numbers."""
    problems: dict[str, list[str]] = {}
    calls = streams = 0
    for operation, every, later in product(caller.operations, (False, True), (False, True)):
        stream = caller.methods[operation]["stream"]
        plain = not (stream and stream["flag"] is None)
        for streamed in [False] * plain + [True] * bool(stream):
            name = f"{operation} {'all' if every else 'required'} {'async' if later else 'sync'}"
            try:
                found = caller.call(operation, every=every, later=later, streamed=streamed)
            except Exception as error:  # noqa: BLE001 - whatever it is, it is a problem
                found = [f"{type(error).__name__}: {str(error)[:600]}"]
            if found:
                problems[f"{name}{' stream' if streamed else ''}"] = found
            streams += streamed
        calls += 1
    numbers = {"calls": calls, "streams": streams, "events": len(caller.events)}
    return {**numbers, "problems": problems}


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    main()
