"""An HTTP/1.1 server that gives prepared answers, byte by byte, and keeps what it was sent."""

import json
import socket
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from email.message import Message
from email.parser import Parser
from typing import Any, Final
from urllib.parse import parse_qsl, urlsplit

from typing_extensions import Self

PATIENCE: Final = 5.0
"""How long anything that must happen may take, in seconds."""


@dataclass(frozen=True)
class Received:
    """A request as it arrived."""

    method: str
    target: str
    headers: Message
    body: bytes

    @property
    def path(self) -> str:
        return urlsplit(self.target).path

    @property
    def query(self) -> list[tuple[str, str]]:
        return parse_qsl(urlsplit(self.target).query, keep_blank_values=True)

    @property
    def json(self) -> Any:
        return json.loads(self.body)


@dataclass(frozen=True)
class Answer:
    """What is sent back: these bytes; then the connection is cut, or nothing more is said."""

    data: bytes
    cut: bool = False
    hold: bool = False


def answer(
    body: object = b"",
    status: int = 200,
    headers: Mapping[str, str] | None = None,
    *,
    length: int | None = None,
    cut: bool = False,
    hold: bool = False,
) -> Answer:
    """An answer with a body, as JSON unless it is bytes; `length` may claim another length."""
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    fields = {
        "Content-Type": "application/octet-stream" if body is content else "application/json",
        "Content-Length": str(len(content) if length is None else length),
        "X-Request-Id": "req-1",
        **(headers or {}),
    }
    head = f"HTTP/1.1 {status} Whatever\r\n"
    head += "".join(f"{name}: {value}\r\n" for name, value in fields.items() if value)
    return Answer(head.encode() + b"\r\n" + content, cut, hold)


CUT: Final = Answer(b"", cut=True)
"""No answer: the connection is cut."""
SILENCE: Final = Answer(b"", hold=True)
"""No answer, for as long as the client waits."""

Responder = Callable[[Received], Answer]


class AnswerServer:
    """Gives answer after answer; the last one again and again. Or asks a function for each.

    Attributes:
        requests: what was received.
        connections: how many were accepted.
        departures: released each time a client went away while it was kept waiting.
    """

    def __init__(self, *answers: Answer, respond: Responder | None = None) -> None:
        self._answers = list(answers)
        self._respond = respond or (lambda _: self._next())
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._lock = threading.Lock()
        self.requests: list[Received] = []
        self.connections = 0
        self.departures = threading.Semaphore(0)
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"

    def __enter__(self) -> Self:
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(self, *exception: object) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()

    def client_left(self) -> bool:
        """Wait for a client to go away; False if none does."""
        return self.departures.acquire(timeout=PATIENCE)

    def _next(self) -> Answer:
        return self._answers.pop(0) if len(self._answers) > 1 else self._answers[0]

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            self.connections += 1
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        connection.settimeout(PATIENCE)
        with connection, connection.makefile("rb") as file:
            while True:
                try:
                    line = file.readline().decode()
                    if not line:
                        return
                    head = "".join(iter(lambda: file.readline().decode(), "\r\n"))
                    headers = Parser().parsestr(head, headersonly=True)
                    body = file.read(int(headers.get("Content-Length", 0)))
                    method, target, _ = line.split()
                    with self._lock:
                        request = Received(method, target, headers, body)
                        self.requests.append(request)
                        given = self._respond(request)
                    connection.sendall(given.data)
                    if given.hold and file.read(1) == b"":
                        self.departures.release()
                        return
                    if given.cut:
                        connection.shutdown(socket.SHUT_RDWR)
                        return
                except OSError:
                    return
