"""`bindwright init`: the first settings of an SDK, guessed from its description."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING

from bindwright.cli.progress import progress
from bindwright.cli.reading import add_reading_options, reading_of
from bindwright.cli.wording import counted
from bindwright.diagnostics import Diagnostic, Place, Refused

if TYPE_CHECKING:
    from argparse import ArgumentParser, _SubParsersAction  # pyright: ignore[reportPrivateUsage]

    from bindwright.settings import Settings
    from bindwright.source import Reading

_FILE = "bindwright.yaml"


def add_parser(commands: _SubParsersAction[ArgumentParser]) -> None:
    """Declare the command."""
    command = commands.add_parser(
        "init",
        help="write the first settings for a description",
        description="Guess the settings of an SDK from its OpenAPI description, to be edited.",
        epilog="Example: bindwright init openapi.yaml --out specs/petstore",
    )
    command.add_argument("description", metavar="DESCRIPTION", help="an OpenAPI file")
    command.add_argument(
        "--out", metavar="DIR", help=f"folder for {_FILE}; default: that of the description"
    )
    command.add_argument("--force", action="store_true", help=f"overwrite an existing {_FILE}")
    command.add_argument("--json", action="store_true", help="print the result as JSON")
    add_reading_options(command)
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Write the settings.

    Raises:
        Refused: The description cannot be read, or the settings must not or cannot be written.
    """
    description = Path(options.description)
    folder = Path(options.out) if options.out else description.parent
    file = folder / _FILE
    if file.exists() and not options.force:
        raise _refused(
            "settings-exist",
            file,
            "the settings file exists already",
            "a new one would replace what a person wrote",
            "edit it, name another folder with --out, or overwrite it with --force",
        )
    reading = reading_of(options)
    with progress(3) as listener:
        settings, text = _inferred(description, folder, reading, listener or (lambda stage: None))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        reason = error.strerror or str(error)
        raise _refused(
            "unwritable-file",
            file,
            f"the settings file cannot be written: {reason}",
            "there are no settings",
            "name a folder that can be written with --out",
        ) from error
    _print(file, settings, as_json=options.json)
    return 0


def _inferred(
    description: Path, folder: Path, reading: Reading, on_stage: Callable[[str], None]
) -> tuple[Settings, str]:
    """The settings that a description suggests, and their text."""
    from bindwright.infer import infer
    from bindwright.infer.writer import write_settings
    from bindwright.source import read_document

    on_stage("source")
    document = read_document(description, reading)
    on_stage("infer settings")
    inferred = infer(description, lambda _: document)
    inferred = replace(inferred, settings=replace(inferred.settings, overlays=reading.overlays))
    on_stage("write settings")
    return inferred.settings, write_settings(inferred, folder)


def _print(file: Path, settings: Settings, *, as_json: bool) -> None:
    from bindwright.shapes import walk_methods

    methods = [".".join((*path, method.name)) for path, method in walk_methods(settings.resources)]
    if as_json:
        facts = {
            "ok": True,
            "file": str(file),
            "package": settings.package.name,
            "client": settings.client.name,
            "methods": methods,
            "streams": list(settings.streams),
            "pagination": list(settings.pagination),
        }
        print(json.dumps(facts, indent=2))
        return
    print(
        f"{file}: package {settings.package.name}, {counted(len(methods), 'method')}, "
        f"{counted(len(settings.streams), 'stream')}, "
        f"{counted(len(settings.pagination), 'way of paging', 'ways of paging')}\n"
        f"Read it through, then: bindwright generate {quote(str(file.parent))}"
    )


def _refused(code: str, file: Path, problem: str, effect: str, remedy: str) -> Refused:
    return Refused([Diagnostic(code, Place(str(file)), problem, effect, remedy)])
