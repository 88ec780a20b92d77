"""`bindwright check`: is the SDK on disk what its description says, and if not, why not."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING

from bindwright.pipeline import check

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
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the findings; 1 when there are any."""
    found = check(options.source, settings=options.settings, out=options.out)
    if options.json:
        facts = {"ok": not found.reasons, "out": str(found.out), "reasons": list(found.reasons)}
        print(json.dumps({**facts, "stale": list(found.stale)}, indent=2))
    elif not found.reasons:
        print(f"{found.out} is current.")
    else:
        print(f"{found.out} is not current:")
        for reason in found.reasons:
            print(f"  {reason}")
        print("run bindwright generate to renew it")
    return 1 if found.reasons else 0
