"""`bindwright check`: is the SDK on disk what its description says, and if not, why not."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING, TextIO

from bindwright.cli.progress import progress
from bindwright.cli.reading import add_reading_options, reading_of
from bindwright.pipeline import STAGES, Result, generate

if TYPE_CHECKING:
    from argparse import ArgumentParser, _SubParsersAction  # pyright: ignore[reportPrivateUsage]


def add_parser(commands: _SubParsersAction[ArgumentParser]) -> None:
    """Declare the command."""
    command = commands.add_parser(
        "check",
        help="say whether an SDK is current, and why not",
        description="Compare an SDK with what it is made from. Exit 1 when it is not current.",
        epilog="Example: bindwright check specs/openai-runs --out generated/openai-runs",
    )
    command.add_argument("source", nargs="?", default=".", metavar="DIR_OR_DESCRIPTION")
    command.add_argument("--settings", metavar="FILE", help="settings file to use")
    command.add_argument(
        "--out", metavar="DIR", help="folder of the SDK; default: generated/<package name>"
    )
    command.add_argument("--json", action="store_true", help="print the findings as JSON")
    add_reading_options(command)
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the findings; 1 when there are any."""
    with progress(len(STAGES)) as listener:
        found = generate(
            options.source,
            settings=options.settings,
            out=options.out,
            check=True,
            reading=reading_of(options),
            on_stage=listener,
        )
    if options.json:
        print(json.dumps(_as_json(found), indent=2))
    elif not found.reasons:
        print(f"{found.out} is current.")
    else:
        print_reasons(found, sys.stdout)
    return 1 if found.reasons else 0


def print_reasons(found: Result, stream: TextIO) -> None:
    """Say why an SDK is not what its description says."""
    print(f"{found.out} is not current:", file=stream)
    for reason in found.reasons:
        print(f"  {reason.message}", file=stream)
    print("run bindwright generate to renew it", file=stream)


def _as_json(found: Result) -> dict[str, object]:
    stale = [*found.published.written, *found.published.removed]
    return {
        "ok": not found.reasons,
        "out": str(found.out),
        "reasons": [asdict(each) for each in found.reasons],
        "stale": stale,
    }
