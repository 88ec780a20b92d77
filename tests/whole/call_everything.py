"""A program: call every method of a generated SDK, and say what was not as described.

It runs in a process of its own, since the SDKs of whole APIs have the names of other packages:

    python call_everything.py DESCRIPTION MODULE CLIENT < methods.json

`methods.json` maps each operation to the path of its method, and whether that pages and streams.
"""

from __future__ import annotations

import inspect
import json
import sys
import typing
import warnings
from collections.abc import Awaitable, Iterator
from importlib import import_module
from itertools import product
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote

import httpx2
from asgi import Application, Exchange
from conforming import Conforming, union_members
from given import Given, Giver, Operation, operations
from surface import Sdk

from bindwright.mock import create_app
from bindwright.mock.description import Description, bare_type, is_json
from bindwright.normalize.raw import is_list, is_map
from bindwright.source import read_document

STREAMS = ("Stream", "AsyncStream")


class Caller:
    """Calls methods and compares requests and answers with the description."""

    def __init__(self, description: Path, module: str, client: str, methods: Any) -> None:
        data = read_document(description).data
        self.description = Description(data)
        self.operations = {each.id: each for each in operations(self.description)}
        self.giver = Giver(self.description)
        self.methods: dict[str, list[str]] = methods
        self.pages: dict[str, Any] = {}
        """The answer to the first call of each operation."""
        self.sdk = Sdk(module)
        self.conforming = Conforming(self.sdk.hints)
        self.encode = import_module(f"{module}._core.records").encode
        self.application = Application(create_app(data, pace=0))
        package = import_module(module)
        options: Any = {"base_url": "http://mock", "max_retries": 0, "http_client": None}
        names = inspect.signature(getattr(package, client)).parameters
        keys = [each for each in names if each.endswith(("api_key", "token", "authorization"))]
        options |= {each: "key" for each in keys}
        made = httpx2.Client(transport=self.application)
        self.sync_client = getattr(package, client)(**{**options, "http_client": made})
        later = httpx2.AsyncClient(transport=self.application)
        self.async_client = getattr(package, f"Async{client}")(**{**options, "http_client": later})

    def method(self, operation: str, client: Any) -> Any:
        """The method that calls an operation."""
        for part in self.methods[operation]:
            client = getattr(client, part)
        return client

    def call(self, operation: str, *, every: bool, later: bool) -> list[str]:
        """Call a method once; returns what is wrong."""
        facts = self.operations[operation]
        method = self.method(operation, self.async_client if later else self.sync_client)
        function = inspect.unwrap(method.__func__)
        known = self.pages.get(operation)
        given = self.giver.give(facts, function, every=every, known=known)
        self.application.exchanges.clear()
        result = method(**given.arguments)
        if later:
            result = self.application.loop.run_until_complete(awaited(result))
        exchange = self.application.exchanges[-1]
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


async def awaited(thing: Awaitable[Any]) -> Any:
    """What an awaitable gives, which need not be a coroutine."""
    return await thing


def main() -> None:
    """Call everything in both ways; print the problems and the numbers as JSON."""
    description, module, client = sys.argv[1:4]
    caller = Caller(Path(description), module, client, json.load(sys.stdin))
    problems: dict[str, list[str]] = {}
    calls = 0
    for operation, every, later in product(caller.operations, (False, True), (False, True)):
        name = f"{operation} {'all' if every else 'required'} {'async' if later else 'sync'}"
        calls += 1
        try:
            found = caller.call(operation, every=every, later=later)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is a problem
            found = [f"{type(error).__name__}: {str(error)[:600]}"]
        if found:
            problems[name] = found
    print(json.dumps({"calls": calls, "problems": problems}))


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    main()
