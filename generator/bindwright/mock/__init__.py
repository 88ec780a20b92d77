"""A local server made from any description: it checks requests, and answers with the examples.

What a caller can ask for in the `Prefer` header (RFC 7240):

    example=NAME    the example of that name, for an answer or for a stream
    code=404        that error, in the shape that the description declares
    cut=N           a stream that breaks off after N events
    split=K         a stream in pieces of K bytes
"""

from __future__ import annotations

import socket
import sys
import threading
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bindwright.diagnostics import Diagnostic, Place, Refused
from bindwright.source import Document, read_document

if TYPE_CHECKING:
    from starlette.applications import Starlette

__all__ = ["application", "run", "running"]

_HOST = "127.0.0.1"


def application(source: Path, *, pace: float = 0.02) -> Starlette:
    """The application that serves a description, or the one that a settings file names.

    Raises:
        Refused: it cannot be read, or the optional packages are not installed.
    """
    try:
        from bindwright.mock.serving import create_app
    except ModuleNotFoundError as missing:
        raise _refused(
            "missing-extra",
            str(source),
            f"the mock server needs the package {missing.name}",
            "install it with: pip install 'bindwright[mock]'",
        ) from None
    return create_app(_document(source).data, pace=pace)


@contextmanager
def running(source: Path, *, port: int = 0, pace: float = 0.02) -> Generator[str, None, None]:
    """Serve a description in a thread; gives the base URL."""
    import uvicorn

    with _bound(port, source) as listener:
        config = uvicorn.Config(application(source, pace=pace), log_level="warning", lifespan="off")
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, args=([listener],), daemon=True)
        thread.start()
        while not server.started and thread.is_alive():
            time.sleep(0.005)
        try:
            yield f"http://{_HOST}:{listener.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()


def run(source: Path, port: int, pace: float) -> int:
    """Serve a description until interrupted; returns the exit code."""
    import uvicorn

    app: Any = application(source, pace=pace)
    with _bound(port, source) as listener:
        print(f"serving {source} at http://{_HOST}:{listener.getsockname()[1]}", flush=True)
        config = uvicorn.Config(app, log_level="info", lifespan="off")
        try:
            uvicorn.Server(config).run([listener])
        except KeyboardInterrupt:
            print("stopped", file=sys.stderr)
    return 0


@contextmanager
def _bound(port: int, source: Path) -> Generator[socket.socket, None, None]:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((_HOST, port))
            listener.listen(128)
        except OSError as error:
            raise _refused(
                "port-in-use",
                str(source),
                f"port {port} cannot be used: {error.strerror}",
                "choose another with --port, or leave it out for any free one",
            ) from None
        yield listener


def _document(source: Path) -> Document:
    if source.is_dir() or source.name == "bindwright.yaml":
        from bindwright.settings import read_settings

        return read_document(read_settings(source).description)
    return read_document(source)


def _refused(code: str, place: str, problem: str, remedy: str) -> Refused:
    return Refused([Diagnostic(code, Place(place), problem, "nothing is served", remedy)])
