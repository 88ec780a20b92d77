"""uvicorn, in the foreground for people and in a thread for tests."""

from __future__ import annotations

import logging
import signal
import socket
import sys
import threading
import time
from collections.abc import Generator
from contextlib import contextmanager
from types import FrameType
from typing import TYPE_CHECKING, NoReturn

from bindwright.diagnostics import Diagnostic, Place, Refused

if TYPE_CHECKING:
    import uvicorn
    from starlette.applications import Starlette

_HOST = "127.0.0.1"
_LONGEST_GOODBYE = 1
"""Seconds that streams have to end when the server stops."""


def serve(app: Starlette, port: int, *, name: str = "the mock server") -> int:
    """Serve until interrupted or terminated; says the URL first, then one line per request.

    Returns the exit code, which is 0: being stopped is how a server ends.

    Raises:
        Refused: the port cannot be used.
    """
    with _bound(port, name) as listener:
        print(f"serving {name} at {_url(listener)}", flush=True)
        with _logged():
            # uvicorn stops cleanly on both signals, and then raises them once more.
            before = signal.signal(signal.SIGTERM, _interrupt)
            try:
                _server(app).run([listener])
            except KeyboardInterrupt:
                pass
            finally:
                signal.signal(signal.SIGTERM, before)
        print("stopped", file=sys.stderr)
    return 0


@contextmanager
def hosted(
    app: Starlette, *, port: int = 0, name: str = "the mock server"
) -> Generator[str, None, None]:
    """Serve from a thread; gives the base URL. Port 0 is any free one.

    Raises:
        Refused: the port cannot be used.
    """
    with _bound(port, name) as listener:
        server = _server(app)
        thread = threading.Thread(target=server.run, args=([listener],), daemon=True)
        thread.start()
        while not server.started and thread.is_alive():
            time.sleep(0.005)
        try:
            yield _url(listener)
        finally:
            server.should_exit = True
            thread.join()


def _server(app: Starlette) -> uvicorn.Server:
    import uvicorn

    return uvicorn.Server(
        uvicorn.Config(
            app,
            # The application reports its own failures; dropped connections are no failures.
            log_level="critical",
            log_config=None,
            access_log=False,
            lifespan="off",
            timeout_graceful_shutdown=_LONGEST_GOODBYE,
        )
    )


@contextmanager
def _bound(port: int, name: str) -> Generator[socket.socket, None, None]:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((_HOST, port))
            listener.listen(128)
        except (OSError, OverflowError) as error:
            reason = error.strerror if isinstance(error, OSError) else "there is no such port"
            raise refused(
                "port-in-use",
                name,
                f"port {port} cannot be used: {reason}",
                "choose another with --port, or leave it out for any free one",
            ) from None
        yield listener


def _url(listener: socket.socket) -> str:
    return f"http://{_HOST}:{listener.getsockname()[1]}"


@contextmanager
def _logged() -> Generator[None, None, None]:
    """Print what the application logs, one line per request."""
    log = logging.getLogger("bindwright.mock")
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s", "%H:%M:%S"))
    log.addHandler(handler)
    level, propagate = log.level, log.propagate
    log.setLevel(logging.INFO)
    log.propagate = False
    try:
        yield
    finally:
        log.removeHandler(handler)
        log.setLevel(level)
        log.propagate = propagate


def _interrupt(_number: int, _frame: FrameType | None) -> NoReturn:
    raise KeyboardInterrupt


def refused(code: str, place: str, problem: str, remedy: str) -> Refused:
    """A refusal to serve."""
    return Refused([Diagnostic(code, Place(place), problem, "nothing is served", remedy)])
