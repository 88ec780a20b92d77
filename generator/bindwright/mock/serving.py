"""The server: one starlette application for any description."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import AsyncIterator, Mapping
from typing import Any
from uuid import uuid4

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route as StarletteRoute

from bindwright.mock.answering import Answers
from bindwright.mock.checking import Checker, Fault
from bindwright.mock.description import Description, Route
from bindwright.normalize.raw import is_map

_EVENTS = "text/event-stream"
_VERBS = ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE"]


def create_app(data: Mapping[str, Any], *, pace: float = 0.02) -> Starlette:
    """The application that serves a description; `pace` is in seconds between events."""
    mock = _Mock(Description(data), pace)
    return Starlette(routes=[StarletteRoute("/{path:path}", mock.serve, methods=_VERBS)])


class _Mock:
    def __init__(self, description: Description, pace: float) -> None:
        self._description = description
        self._checker = Checker(description)
        self._answers = Answers(description, self._checker)
        self._pace = pace

    async def serve(self, request: Request) -> Response:
        """Answer one request."""
        wishes = _wishes(request.headers.get("prefer", ""))
        found, verbs = self._find(request)
        if found is None:
            return self._unrouted(request, verbs)
        route, path = found
        if not self._is_known(route, request):
            return self._error(route, 401, [Fault("authorization", "is required, and missing")])
        faults, body = self._checker.request(
            route,
            path,
            request.query_params.multi_items(),
            {key.lower(): value for key, value in request.headers.items()},
            await request.body(),
        )
        if faults:
            return self._error(route, 400, faults)
        if wishes.get("code", "2").startswith(("4", "5")):
            return self._error(route, int(wishes["code"]), [Fault("prefer", "asked for this")])
        return self._succeed(route, path, request, body, wishes)

    def _find(self, request: Request) -> tuple[tuple[Route, dict[str, str]] | None, list[str]]:
        asked = "/" + request.path_params["path"]
        verbs: list[str] = []
        for prefix in self._description.prefixes:
            if not asked.startswith(prefix):
                continue
            for route in self._description.routes:
                path = route.match(asked.removeprefix(prefix))
                if path is not None and route.verb == request.method:
                    return (route, path), []
                if path is not None:
                    verbs.append(route.verb)
        return None, sorted(set(verbs))

    def _unrouted(self, request: Request, verbs: list[str]) -> Response:
        asked = request.url.path
        if verbs:
            problem = f"{asked} has no {request.method}; it has {', '.join(verbs)}"
            return JSONResponse(
                {"error": {"message": problem}},
                status_code=405,
                headers={"allow": ", ".join(verbs)},
            )
        from difflib import get_close_matches

        near = get_close_matches(asked, [each.path for each in self._description.routes], 1, 0)
        hint = f"; the nearest is {near[0]}" if near else ""
        return JSONResponse(
            {"error": {"message": f"the description has no path {asked}{hint}"}}, status_code=404
        )

    def _is_known(self, route: Route, request: Request) -> bool:
        """Whether one of the alternatives of the declared security is there."""
        data = self._description.data
        needed = route.operation.get("security", data.get("security", []))
        schemes = data.get("components", {}).get("securitySchemes", {})
        return not needed or any(
            all(_has(schemes.get(name, {}), request) for name in each) for each in needed
        )

    def _error(self, route: Route, status: int, faults: list[Fault]) -> Response:
        """An error in the shape that the description declares."""
        message = "; ".join(map(str, faults))
        responses = route.operation.get("responses", {})
        declared = responses.get(str(status), responses.get(f"{status // 100}XX"))
        declared = self._description.follow(declared or responses.get("default", {}))
        media = declared.get("content", {}).get("application/json")
        body = self._answers.make(media["schema"]) if media else {}
        facts = {
            "message": message,
            "param": faults[0].where,
            "code": None,
            "type": "invalid_request",
        }
        filled = _fill(body, facts) or {"error": {"message": message}}
        return JSONResponse(filled, status_code=status, headers=_named())

    def _succeed(
        self,
        route: Route,
        path: dict[str, str],
        request: Request,
        body: Any,
        wishes: Mapping[str, str],
    ) -> Response:
        responses = route.operation.get("responses", {})
        status = next((each for each in sorted(responses) if each.startswith("2")), "200")
        content = self._description.follow(responses.get(status, {})).get("content", {})
        code = int(status) if status.isdecimal() else 200
        if _EVENTS in content and (_streams(body) or request.headers.get("accept") == _EVENTS):
            return self._stream(content[_EVENTS], wishes, code)
        media = content.get("application/json")
        if media is None:
            return Response(status_code=code, headers=_named())
        query = dict(request.query_params)
        answer = self._answers.answer(route, media, wishes.get("example"), path, query, body)
        return JSONResponse(answer, status_code=code, headers=_named())

    def _stream(self, media: dict[str, Any], wishes: Mapping[str, str], code: int) -> Response:
        transcript = self._answers.example(media, wishes.get("example"))
        if not isinstance(transcript, str):
            transcript = f"data: {json.dumps(transcript)}\n\n"
        blocks = [f"{each}\n\n" for each in re.split(r"\n\n+", transcript.strip())]
        if "cut" in wishes:
            blocks = blocks[: int(wishes["cut"])]
        text = self._paced(blocks, int(wishes.get("split", "0")))
        return StreamingResponse(text, status_code=code, media_type=_EVENTS, headers=_named())

    async def _paced(self, blocks: list[str], split: int) -> AsyncIterator[bytes]:
        for block in blocks:
            data = block.encode()
            size = split or len(data)
            for start in range(0, len(data), size):
                yield data[start : start + size]
            await asyncio.sleep(self._pace)


def _wishes(prefer: str) -> dict[str, str]:
    """The preferences of a request (RFC 7240, section 2): `example=name, code=404`."""
    pairs = (each.partition("=") for each in prefer.split(","))
    return {name.strip().lower(): value.strip().strip('"') for name, _, value in pairs if value}


def _streams(body: Any) -> bool:
    return is_map(body) and body.get("stream") is True


def _has(scheme: dict[str, Any], request: Request) -> bool:
    if scheme.get("type") == "apiKey":
        places = {
            "header": request.headers,
            "query": request.query_params,
            "cookie": request.cookies,
        }
        return scheme.get("name", "") in places.get(scheme.get("in", ""), {})
    given = request.headers.get("authorization", "").lower()
    wanted = str(scheme.get("scheme", "bearer")).lower()
    return given.startswith(f"{wanted} ")


def _fill(body: Any, facts: Mapping[str, Any]) -> Any:
    """The made error, with its facts wherever they are declared."""
    if not is_map(body):
        return body
    return {key: facts[key] if key in facts else _fill(each, facts) for key, each in body.items()}


def _named() -> dict[str, str]:
    return {"x-request-id": f"req_{uuid4().hex}"}
