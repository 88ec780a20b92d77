"""A server that notes every request and answers what it was told to."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlsplit

COMPARED = ("authorization", "content-type", "openai-beta", "openai-organization", "openai-project")

ABSENT = {"accept": "*/*"}
"""What a header that is not there says (RFC 9110, section 12.5.1)."""


@dataclass
class Sent:
    """A request as it arrived."""

    method: str
    path: str
    query: list[tuple[str, str]]
    headers: dict[str, str]
    body: Any

    def comparable(self, *more: str) -> dict[str, Any]:
        """What two libraries must agree on."""
        # The type of a body that is not there says nothing (RFC 9110, section 8.3).
        names = [
            each for each in (*COMPARED, *more) if each != "content-type" or self.body is not None
        ]
        return {
            "method": self.method,
            "path": self.path,
            "query": sorted(self.query),
            "headers": {name: self.headers.get(name, ABSENT.get(name)) for name in names},
            "body": self.body,
        }


@dataclass
class Recorder:
    """What was received, and what is answered."""

    url: str = ""
    sent: list[Sent] = field(default_factory=list)
    status: int = 200
    content: bytes = b"{}"
    headers: dict[str, str] = field(default_factory=dict)
    later: list[tuple[int, bytes, dict[str, str]]] = field(default_factory=list)
    """What is answered after the present answer, one request each; the last one stays."""

    def answer(self, body: Any, status: int = 200, **headers: str) -> None:
        """Answer with JSON from now on."""
        self.status, self.content = status, json.dumps(body).encode()
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.headers = {"content-type": "application/json", "x-request-id": "req_1", **named}
        self.later.clear()

    def answers(self, *each: tuple[int, Any, dict[str, str]]) -> None:
        """Answer with one status, JSON and headers after the other."""
        made: list[tuple[int, bytes, dict[str, str]]] = []
        for status, body, headers in each:
            self.answer(body, status, **headers)
            made.append((self.status, self.content, self.headers))
        (self.status, self.content, self.headers), *self.later = made

    def text(self, content: bytes, status: int = 200, kind: str = "text/plain") -> None:
        """Answer with these bytes from now on."""
        self.status, self.content = status, content
        self.headers = {"content-type": kind, "x-request-id": "req_1"}
        self.later.clear()

    def stream(self, transcript: str) -> None:
        """Answer with server-sent events from now on."""
        self.status, self.content = 200, transcript.encode()
        self.headers = {"content-type": "text/event-stream", "x-request-id": "req_1"}
        self.later.clear()

    def take(self) -> Sent:
        """The one request since the last time."""
        (sent,) = self.sent
        self.sent.clear()
        return sent


@contextmanager
def recording() -> Iterator[Recorder]:
    """Run the server in a thread."""
    recorder = Recorder()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _serve(self) -> None:
            length = int(self.headers.get("content-length") or 0)
            body = self.rfile.read(length)
            url = urlsplit(self.path)
            recorder.sent.append(
                Sent(
                    self.command,
                    url.path,
                    parse_qsl(url.query, keep_blank_values=True),
                    {name.lower(): value for name, value in self.headers.items()},
                    json.loads(body) if body else None,
                )
            )
            status, content, headers = recorder.status, recorder.content, recorder.headers
            if recorder.later:
                recorder.status, recorder.content, recorder.headers = recorder.later.pop(0)
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("content-length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = (
            _serve  # noqa: N815 - the names that the base class calls
        )

        def log_message(self, format: str, *args: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    recorder.url = f"http://127.0.0.1:{server.server_address[1]}/v1"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield recorder
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
