"""`bindwright release`: the next version of an SDK, with its changelog."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from bindwright.cli.edits import print_fates
from bindwright.cli.wording import counted

if TYPE_CHECKING:
    from argparse import ArgumentParser, _SubParsersAction  # pyright: ignore[reportPrivateUsage]

    from bindwright.changes.release import Release


def add_parser(commands: _SubParsersAction[ArgumentParser]) -> None:
    """Declare the command."""
    command = commands.add_parser(
        "release",
        help="write the next version and its changelog, and generate",
        description="Compare an SDK with its last release, write the version that follows into "
        "bindwright.yaml and a section into CHANGELOG.md beside it, and generate the SDK.",
        epilog="Example: bindwright release specs/openai-runs --dry-run",
    )
    command.add_argument(
        "source", nargs="?", default=".", metavar="DIR", help="folder with bindwright.yaml"
    )
    command.add_argument(
        "--out", metavar="DIR", help="folder of the SDK; default: generated/<package name>"
    )
    command.add_argument(
        "--since",
        metavar="OLD",
        help="the release before, as bindwright diff takes it; default: the commit that gave "
        "the settings their version",
    )
    command.add_argument(
        "--version", metavar="VERSION", help="default: the least that the changes allow"
    )
    command.add_argument(
        "--date", type=date.fromisoformat, metavar="YYYY-MM-DD", help="default: today"
    )
    command.add_argument("--dry-run", action="store_true", help="write nothing")
    command.add_argument("--json", action="store_true", help="print the release as JSON")
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Make the release, or say what it would be."""
    from bindwright.changes.release import release
    from bindwright.cli.progress import progress

    with progress() as listener:
        made = release(
            Path(options.source),
            out=Path(options.out) if options.out else None,
            since=options.since,
            version=options.version,
            day=options.date,
            dry_run=options.dry_run,
            on_stage=listener,
        )
    if options.json:
        print(json.dumps(made.to_dict(), indent=2, ensure_ascii=False))
    else:
        _print(made)
    return 1 if made.result is not None and made.result.published.faults else 0


def _print(made: Release) -> None:
    told = made.reasons.to_dict()
    because = ", ".join(f"{name}: {severity}" for name, severity in told.items() if severity)
    print(f"{made.previous} -> {made.version} ({because})")
    if made.result is None:
        print(f"\n{made.section}", end="")
        return
    print_fates(made.result.published, sys.stderr)
    changed = len(made.result.published.written) + len(made.result.published.removed)
    print(f"{made.settings}\n{made.changelog}\n{made.out}: {counted(changed, 'file')} changed")
