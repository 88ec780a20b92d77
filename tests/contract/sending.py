"""What a method really sends: it is called with a value for each argument, and the request kept."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any
from urllib.parse import parse_qsl, unquote

import httpx2
from facts import Json, is_object
from meaning import Kind, Meanings, together
from operations import WHOLE, Argument, Operation


class Refusing(httpx2.BaseTransport):
    """Answers every request with an error, unless told otherwise, and keeps it."""

    def __init__(self) -> None:
        self.request = httpx2.Request("GET", "http://none")
        self.body = b""
        self.answer: httpx2.Response | None = None
        """What the next request gets instead."""

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        self.body = request.read()
        self.request = request
        answer, self.answer = self.answer, None
        return answer or httpx2.Response(400, json={})


class Probe:
    """A client of a generated SDK whose every call fails, after it has been looked at."""

    def __init__(self, module: str, settings: Json) -> None:
        package = import_module(module)
        self.transport = Refusing()
        options: Any = dict.fromkeys(settings.get("options", {}), "key")
        options |= {"base_url": "http://mock", "max_retries": 0}
        http = httpx2.Client(transport=self.transport)
        self.client: Any = getattr(package, settings["name"])(**options, http_client=http)
        self.later: Any = getattr(package, f"Async{settings['name']}")(**options)
        """The asynchronous client."""
        self.error: type[Exception] = package.APIStatusError
        self.meanings = Meanings({})
        """Those of the description that is being compared."""
        self.errors: Mapping[str, Callable[[Any], Any]] = {}
        """Status -> what reads the body of such an error, of the operation called last."""
        self._watch(import_module(f"{module}._core.requests").Request)

    def _watch(self, request: Any) -> None:
        parsed = request.error_body

        def error_body(found: Any, status: int, content: bytes) -> Any:
            self.errors = found.errors() if found.errors is not None else {}
            return parsed(found, status, content)

        request.error_body = error_body

    def method(self, path: tuple[str, ...]) -> Any:
        """The bound method at a path below the client."""
        target = self.client
        for part in path:
            target = getattr(target, part)
        return target

    def problems(
        self, operation: Operation, method: Any, given: Mapping[str, Json], left_out: set[str]
    ) -> list[str]:
        """What of a request is not as the description has it.

        Args:
            operation: What the method calls.
            method: The method.
            given: Python name -> value, path parameters first.
            left_out: The wire names of what is not given.
        """
        try:
            method(**given)
        except TypeError as error:
            return [f"cannot be called: {error}"]
        except self.error:
            return [*self._line(operation, left_out), *self._values(operation, left_out)]
        return ["did not send anything"]

    def _line(self, operation: Operation, left_out: set[str]) -> list[str]:
        request, found = self.transport.request, list[str]()
        if request.method != operation.verb:
            found.append(f"sent as {request.method}, not {operation.verb}")
        path, _, query = operation.path.partition("?")
        pattern = re.sub(r"\\\{([^{}]+)\\\}", lambda each: f"path {each[1]}", re.escape(path))
        sent = unquote(request.url.raw_path.decode().partition("?")[0])
        if not re.fullmatch(pattern.replace("\\", "").replace(".", r"\."), sent.replace("\\", "")):
            found.append(f"sent to {sent}, not {path}")
        pairs = parse_qsl(request.url.query.decode(), keep_blank_values=True)
        names = {name for name, _ in pairs} - {name for name, _ in parse_qsl(query)}
        found += [f"query lacks {each}" for each in parse_qsl(query) if each not in pairs]
        wanted = {
            name
            for each in operation.parameters
            if each.place == "query" and each.wire not in left_out
            for name in self._names(each)
        }
        if {name.partition("[")[0] for name in names} != wanted:
            found.append(f"query has {sorted(names)}, not {sorted(wanted)}")
        return found

    def _names(self, argument: Argument) -> list[str]:
        """What a query parameter is called in the query: an exploded object, by its properties
        (OpenAPI 3.1, Style Values).
        """
        value = sample(self.meanings, argument.schema)
        exploded = is_object(value) and argument.style in ("", "form")
        names = [*value] if exploded else [argument.wire]
        return [each.partition("[")[0] for each in names]

    def _values(self, operation: Operation, left_out: set[str]) -> list[str]:
        request, body = self.transport.request, self.transport.body
        media = request.headers.get("content-type", "").partition(";")[0]
        found = [
            f"header {each.wire} is not sent"
            for each in operation.parameters
            if each.place == "header" and each.wire not in request.headers
        ]
        cookies = request.headers.get("cookie", "")
        found += [
            f"cookie {each.wire} is not sent"
            for each in operation.parameters
            if each.place == "cookie" and f"{each.wire}=" not in cookies
        ]
        if not operation.bodies:
            return [*found, *([f"body {body[:80]!r}"] if body not in (b"", b"{}") else [])]
        if media not in operation.bodies:
            return [*found, f"body sent as {media!r}, not {[*operation.bodies]}"]
        wanted = {*operation.bodies[media]} - left_out
        if "multipart" in media:
            sent = {*re.findall(r' name="([^"\[]*)', body.decode("utf-8", "replace"))}
        elif "urlencoded" in media:
            sent = {name.partition("[")[0] for name, _ in parse_qsl(body.decode())}
        else:
            sent = wanted if wanted == {WHOLE} and body else {*json.loads(body or b"{}")}
        missing = {each.partition("[")[0] for each in wanted} ^ sent
        return [*found, *([f"body has {sorted(missing)} or not"] if missing else [])]


def sample(meanings: Meanings, schema: Json, depth: int = 0) -> Json:
    """A value that a schema admits, at least in outline."""
    kinds = [each for each in meanings.kinds(schema) if each.get("type") != "null"]
    return of_kind(meanings, kinds[0], depth) if kinds else None


def of_kind(meanings: Meanings, kind: Kind, depth: int) -> Json:
    """A value of one kind; deep down, objects and arrays are empty."""
    if "values" in kind:
        return kind["values"][0]
    if kind.get("type") == "array":
        return [sample(meanings, kind.get("items", True), depth + 1)] if depth < 6 else []
    if kind.get("properties") and depth < 6:
        names = kind.get("required") or [*kind["properties"]][:1]
        return {
            name: sample(meanings, together(kind["properties"].get(name, [True])), depth + 1)
            for name in sorted(names)
        }
    plain = {"integer": 1, "number": 1.5, "boolean": True, "object": {"name": "value"}}
    return plain.get(kind.get("type", ""), "text")
