"""A local server made from any description: it checks requests, and answers with the examples.

Every operation answers with its declared example, or with a value made from the schema, after
the request has been validated. An operation that has both JSON and `text/event-stream` streams
if the body says `"stream": true`, or if nothing but events is accepted.

What a caller can ask for in the `Prefer` header (RFC 7240); `Preference-Applied` says what was
heeded:

    example=NAME    the example of that name, for an answer or for a stream
    code=404        that error, in the shape that the description declares
    cut=N           a stream that ends early, after N events, as if it were whole
    drop=N          a stream whose connection breaks after N events
    split=K         a stream in pieces of K bytes
"""

from __future__ import annotations

from collections.abc import Generator, Mapping
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bindwright.diagnostics import Refused
from bindwright.mock.hosting import hosted, refused, serve
from bindwright.source import Document, Reading, read_document

if TYPE_CHECKING:
    from starlette.applications import Starlette

__all__ = ["application", "create_app", "running", "serve"]


def create_app(data: Mapping[str, Any], *, pace: float = 0.02) -> Starlette:
    """The application that serves a description; `pace` is in seconds between events.

    `data` is the description itself (OpenAPI 3.0 or 3.1), all references internal.

    Raises:
        Refused: the optional packages are not installed.
        ValueError: some `$ref` leads nowhere, or `pace` is no duration.
    """
    try:
        import_module("uvicorn")
        from bindwright.mock.serving import create_app as create
    except ModuleNotFoundError as missing:
        raise refused(
            "missing-extra",
            "bindwright[mock]",
            f"the mock server needs the package {missing.name}",
            "install it with: pip install 'bindwright[mock]'",
        ) from None
    return create(data, pace=pace)


def application(source: Path, *, pace: float = 0.02, reading: Reading = Reading()) -> Starlette:
    """The application that serves a description, or the one that a settings file names.

    Raises:
        Refused: it cannot be read or served, or the optional packages are not installed.
    """
    from bindwright.mock.description import BrokenReference

    document = _document(source, reading)
    try:
        return create_app(document.data, pace=pace)
    except BrokenReference as broken:
        raise Refused(
            [
                document.diagnostic(
                    "unresolved-reference",
                    f"{broken.pointer}/$ref",
                    f"the reference {broken.reference!r} leads nowhere",
                    "nothing is served",
                    "correct it, or add what it names",
                )
            ]
        ) from None
    except ValueError as error:
        raise refused("wrong-pace", str(source), str(error), "give it in seconds") from None


@contextmanager
def running(
    source: Path | Starlette, *, port: int = 0, pace: float = 0.02
) -> Generator[str, None, None]:
    """Serve a description, or an application made before, from a thread; gives the base URL.

    Raises:
        Refused: as `application` does, or the port cannot be used.
    """
    app = application(source, pace=pace) if isinstance(source, Path) else source
    with hosted(app, port=port) as url:
        yield url


def _document(source: Path, reading: Reading) -> Document:
    if source.is_dir() or source.name == "bindwright.yaml":
        from bindwright.settings import read_settings

        settings = read_settings(source)
        return read_document(settings.description, settings.reading.with_more(reading))
    return read_document(source, reading)
