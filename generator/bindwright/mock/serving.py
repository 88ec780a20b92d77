"""The server: one starlette application for any description."""

from __future__ import annotations

import json
import logging
import re
import time
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import parse_qsl, quote
from uuid import uuid4

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route as Path
from starlette.types import Receive, Scope, Send

from bindwright.mock.answering import Answers
from bindwright.mock.checking import Checker
from bindwright.mock.description import Description, bare_type, is_json
from bindwright.mock.failing import Failures, declared_for
from bindwright.mock.faults import Fault
from bindwright.mock.paging import (
    UnknownCursor,
    after_item,
    beyond,
    is_beyond,
    is_page,
    linked,
    next_page,
    page,
)
from bindwright.mock.parameters import Given
from bindwright.mock.preferences import Preferences, read_preferences
from bindwright.mock.routing import Route, Router
from bindwright.mock.security import challenges, missing_credentials
from bindwright.mock.streaming import Stream, transcript
from bindwright.normalize.media import is_sequence, is_typed_sequence
from bindwright.normalize.raw import is_list, is_map

log = logging.getLogger("bindwright.mock")


def create_app(data: Mapping[str, Any], *, pace: float = 0.02) -> Starlette:
    """The application that serves a description; `pace` is in seconds between events.

    Raises:
        ValueError: some `$ref` leads nowhere (`BrokenReference`), or `pace` is no duration.
    """
    if not 0 <= pace < float("inf"):
        raise ValueError(f"a pace of {pace} seconds is not possible")
    mock = _Mock(Description(data), pace)
    # An object rather than a function: starlette then leaves the methods to us.
    return Starlette(
        routes=[Path("/{path:path}", mock)], exception_handlers={Exception: _went_wrong}
    )


class _Json(Response):
    media_type = "application/json"

    def render(self, content: Any) -> bytes:
        text = json.dumps(content, ensure_ascii=False)
        # A lone surrogate has no UTF-8, and its escape in Python is the one in JSON.
        return text.encode("utf-8", "backslashreplace")


class _Mock:
    def __init__(self, description: Description, pace: float) -> None:
        self._description = description
        self._router = Router(description)
        self._checker = Checker(description)
        self._answers = Answers(description, self._checker)
        self._failures = Failures(description, self._checker, self._answers, self._router.routes)
        self._pace = pace

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        preferences = read_preferences(request.headers.getlist("prefer"))
        started = time.perf_counter()
        response, faults = await self._respond(request, preferences)
        response.headers["x-request-id"] = f"req_{uuid4().hex}"
        if preferences.applied:
            response.headers["preference-applied"] = ", ".join(preferences.applied)
        await response(scope, receive, send)
        took = (time.perf_counter() - started) * 1000
        said = "".join(f"\n    {each}" for each in faults)
        path = _raw_path(request)
        log.info("%s %s %d %.0f ms%s", request.method, path, response.status_code, took, said)

    async def _respond(
        self, request: Request, preferences: Preferences
    ) -> tuple[Response, Sequence[Fault]]:
        path, verb = _raw_path(request), request.method
        query = parse_qsl(request.url.query, keep_blank_values=True)
        match = self._router.find(verb, path, query)
        if match.route is None and verb == "HEAD":
            match = self._router.find("GET", path, query)
        route = match.route
        if route is None:
            return self._unrouted(verb, path, match.allowed)
        missing = missing_credentials(self._description, route, request)
        if missing:
            response = self._failed(route, 401, missing)
            response.headers["www-authenticate"] = challenges(self._description, route)
            return response, missing
        headers = {name.lower(): value for name, value in request.headers.items()}
        cookies = [
            (name.strip(), value.strip())
            for name, _, value in (
                each.partition("=") for each in headers.get("cookie", "").split(";")
            )
        ]
        given = Given(match.values, query, headers, cookies, request.url.query)
        content_type = headers.get("content-type", "")
        asked = await request.body()
        faults, values, body = self._checker.request(route, given, content_type, asked)
        if faults:
            return self._failed(route, 400, faults), faults
        if preferences.code is not None and preferences.code >= 400:
            preferences.apply("code", preferences.code)
            error = self._failures.preferred(route, preferences.code, preferences)
            return _Json(error, preferences.code), ()
        try:
            return self._succeed(route, match.values, values, body, request, preferences), ()
        except UnknownCursor as unknown:
            return self._failed(route, 400, [unknown.fault]), [unknown.fault]

    def _unrouted(
        self, verb: str, path: str, allowed: tuple[str, ...]
    ) -> tuple[Response, Sequence[Fault]]:
        """The answer to what the description does not have."""
        headers = {"allow": ", ".join(allowed)}
        if allowed and verb == "OPTIONS":
            return Response(status_code=204, headers=headers), ()
        if allowed:
            faults = [Fault("method", f"{path} has no {verb}; it has {headers['allow']}")]
            return _Json(self._failures.faulty(None, 405, faults), 405, headers), faults
        near = self._router.nearest(path)
        hint = f"; the nearest is {near}" if near else ""
        faults = [Fault("path", f"the description has no {path[:200]}{hint}")]
        return _Json(self._failures.faulty(None, 404, faults), 404), faults

    def _failed(self, route: Route, status: int, faults: Sequence[Fault]) -> Response:
        return _Json(self._failures.faulty(route, status, faults), status)

    def _succeed(
        self,
        route: Route,
        path: Mapping[str, str],
        values: Mapping[str, Any],
        body: Any,
        request: Request,
        preferences: Preferences,
    ) -> Response:
        status, response = self._response(route, preferences)
        content: dict[str, Any] = response.get("content", {})
        headers = self._headers(response)
        media_type = _chosen(list(content), body, request.headers.get("accept", ""))
        if media_type is None:
            return Response(status_code=status, headers=headers)
        media = content[media_type]
        if is_sequence(media_type) and is_typed_sequence(content, media_type):
            if request.method == "HEAD":
                return Response(
                    status_code=status, headers=headers, media_type=bare_type(media_type)
                )
            blocks = transcript(
                media, self._answers, self._description, preferences, bare_type(media_type)
            )
            stream = Stream(blocks, preferences, self._pace, status, bare_type(media_type))
            stream.headers.update(headers)
            return stream
        value = self._answers.body(media, preferences)
        media_type = _of_range(media_type, value)
        if not is_json(media_type):
            text = value if isinstance(value, str) else json.dumps(value)
            return Response(text, status, headers, media_type=bare_type(media_type))
        queried = {each["name"]: each for each in route.parameters if each["in"] == "query"}
        following = None if is_beyond(values) else next_page(request.url, queried)
        if request.method == "GET":
            _link(headers, following)
        if is_page(value):
            declared = {
                name: self._description.follow(each.get("schema", {}))
                for name, each in queried.items()
            }
            value = page(value, values, declared)
        else:
            schema = media.get("schema", {})
            value = self._answers.echoed(value, schema, route, path, body)
            if request.method == "GET" and (is_map(value) or is_list(value)):
                value = self._turned(value, values, following, schema)
        return _Json(value, status, headers, media_type=bare_type(media_type))

    def _turned(
        self, value: Any, asked: Mapping[str, Any], following: str | None, schema: Any
    ) -> Any:
        """The page that is asked for, of a list that has one."""

        def is_valid(made: Any) -> bool:
            return self._checker.is_valid(schema, made)

        if is_beyond(asked):
            return beyond(value, is_valid)
        value = after_item(value, asked)
        wished = (linked(value, following), linked(value, ""), value)
        return next(filter(is_valid, wished), value)

    def _response(self, route: Route, preferences: Preferences) -> tuple[int, dict[str, Any]]:
        """The status and the declaration of the response: the preferred one, else a success."""
        responses: dict[str, Any] = route.operation.get("responses", {})
        if preferences.code is not None:
            key = declared_for(responses, preferences.code)
            if key is not None and key != "default":
                preferences.apply("code", preferences.code)
                return preferences.code, self._description.follow(responses[key])
        # 2XX sorts after every status that it stands for, `default` after all of them.
        for key in sorted(responses):
            if re.fullmatch("[23]([0-9]{2}|XX|xx)", key) or key == "default":
                response = self._description.follow(responses[key])
                return int(key) if key.isdecimal() else 200, response
        return 204, {}

    def _headers(self, response: dict[str, Any]) -> dict[str, str]:
        """The declared headers of a response, in ASCII, for that is all that is safe in them."""
        made: dict[str, str] = {}
        for name, header in response.get("headers", {}).items():
            header = self._description.follow(header)
            if name.lower() not in ("content-type", "content-length") and is_map(header):
                value = self._answers.body(header, Preferences())
                text = value if isinstance(value, str) else json.dumps(value)
                made[name] = quote(text, safe=" !#$&'()*+,/:;=?@[]\"<>{}|^`%")
        return made


def _link(headers: dict[str, str], following: str | None) -> None:
    """Let a declared `Link` header lead to the next page (RFC 8288), where there is one."""
    for name in [each for each in headers if each.lower() == "link"]:
        del headers[name]
        if following is not None:
            headers[name] = f'<{following}>; rel="next"'


def _raw_path(request: Request) -> str:
    """The path as it was sent, percent-encoded, so that `%2F` does not end a segment."""
    raw = request.scope.get("raw_path")
    path = raw.decode("ascii", "replace") if isinstance(raw, bytes) else quote(request.url.path)
    return path.partition("?")[0]


def _chosen(declared: list[str], body: Any, accept: str) -> str | None:
    """The media type to answer with; None if there is no content.

    Events are for those who ask for them: with `"stream": true` in the body, by accepting
    nothing else, or because there is nothing else.
    """
    events = [each for each in declared if is_sequence(each)]
    others = [each for each in declared if not is_sequence(each)]
    accepted = [bare_type(each) for each in accept.split(",") if each.strip()]
    if events and (
        (is_map(body) and body.get("stream") is True) or accepted == [bare_type(events[0])]
    ):
        return events[0]
    for wanted in accepted:
        pattern = re.compile(re.escape(wanted).replace(r"\*", ".*"))
        fitting = [each for each in others if pattern.fullmatch(bare_type(each))]
        if fitting:
            return next((each for each in fitting if is_json(each)), fitting[0])
    return next((each for each in others if is_json(each)), next(iter(others + events), None))


def _of_range(media_type: str, value: Any) -> str:
    """The media type of an answer, where only a range is declared: text is sent as it is."""
    if "*" not in media_type:
        return media_type
    return "text/plain" if isinstance(value, str) else _Json.media_type


async def _went_wrong(request: Request, error: Exception) -> Response:
    log.error("%s %s failed", request.method, _raw_path(request), exc_info=error)
    message = "the mock server failed; this is a mistake in it, or in the description"
    return _Json({"error": {"message": message, "type": "server_error"}}, 500)
