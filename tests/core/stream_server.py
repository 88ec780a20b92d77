"""An HTTP/1.1 server that plays scripts, and notices when its client goes away."""

import socket
import threading
import time
from collections.abc import Sequence
from enum import Enum
from typing import Final

from typing_extensions import Self


class Act(Enum):
    """What a script can do besides sending bytes and, for a number, sleeping."""

    HOLD = "say nothing until the client goes away"
    DROP = "break the connection in the middle of the body"
    PING = "send a comment every 20 ms until the client goes away"


HOLD: Final = Act.HOLD
DROP: Final = Act.DROP
PING: Final = Act.PING

Script = Sequence[bytes | float | Act]

PATIENCE: Final = 5.0
"""How long anything that must happen may take, in seconds."""


class StreamServer:
    """Answers request after request with script after script; the last one is played for ever.

    Bytes go out as chunks of a chunked body, which ends properly when the script does.

    Attributes:
        requests: the head of each request.
        connections: how many were accepted.
        departures: released each time a client went away in the middle of a script.
    """

    def __init__(self, *scripts: Script, status: str = "200 OK") -> None:
        self._scripts = list(scripts)
        self._status = status
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._lock = threading.Lock()
        self.requests: list[str] = []
        self.connections = 0
        self.departures = threading.Semaphore(0)
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}/stream"

    def __enter__(self) -> Self:
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(self, *exception: object) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()

    def client_left(self) -> bool:
        """Wait for a client to go away; False if none does."""
        return self.departures.acquire(timeout=PATIENCE)

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            self.connections += 1
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        with connection:
            connection.settimeout(PATIENCE)
            while head := self._head(connection):
                with self._lock:
                    self.requests.append(head)
                    script = self._scripts.pop(0) if len(self._scripts) > 1 else self._scripts[0]
                try:
                    if not self._play(connection, script):
                        return
                except OSError:
                    self.departures.release()
                    return

    def _head(self, connection: socket.socket) -> str:
        head = b""
        while not head.endswith(b"\r\n\r\n"):
            try:
                received = connection.recv(4096)
            except OSError:
                return ""
            if not received:
                return ""
            head += received
        return head.decode()

    def _play(self, connection: socket.socket, script: Script) -> bool:
        """Whether the connection can be used again."""
        connection.sendall(
            f"HTTP/1.1 {self._status}\r\nContent-Type: text/event-stream\r\n"
            "Transfer-Encoding: chunked\r\n\r\n".encode()
        )
        for step in script:
            if isinstance(step, bytes):
                connection.sendall(b"%x\r\n%s\r\n" % (len(step), step))
            elif step is DROP:
                return False
            elif step is HOLD:
                if connection.recv(1) == b"":
                    self.departures.release()
                return False
            elif isinstance(step, Act):
                while True:
                    connection.sendall(b"8\r\n: ping\n\n\r\n")
                    time.sleep(0.02)
            else:
                time.sleep(step)
        connection.sendall(b"0\r\n\r\n")
        return True
