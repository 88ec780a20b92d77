"""`bindwright mock`: a local server made from a description."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from bindwright.cli.reading import add_reading_options, reading_of

if TYPE_CHECKING:
    from argparse import ArgumentParser, _SubParsersAction  # pyright: ignore[reportPrivateUsage]


def add_parser(commands: _SubParsersAction[ArgumentParser]) -> None:
    """Declare the command."""
    command = commands.add_parser(
        "mock",
        help="serve a description on this machine",
        description="Serve the examples of a description, validating every request.",
        epilog="Example: bindwright mock specs/openai-runs --port 8080",
    )
    command.add_argument("source", nargs="?", default=".", metavar="DIR_OR_DESCRIPTION")
    command.add_argument("--port", type=int, default=0, help="default: any free port")
    command.add_argument(
        "--pace", type=float, default=0.02, metavar="SECONDS", help="pause between events"
    )
    add_reading_options(command)
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Serve until interrupted."""
    from bindwright.cli.progress import progress
    from bindwright.mock import application, serve

    source = Path(options.source)
    with progress() as listener:
        if listener is not None:
            listener("source")
        app = application(source, pace=options.pace, reading=reading_of(options))
    return serve(app, options.port, name=str(source))
