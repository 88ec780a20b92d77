"""`bindwright plan`: every decision about an SDK, without writing it."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from bindwright.cli.reading import add_reading_options, reading_of

if TYPE_CHECKING:
    from argparse import ArgumentParser, _SubParsersAction  # pyright: ignore[reportPrivateUsage]


def add_parser(commands: _SubParsersAction[ArgumentParser]) -> None:
    """Declare the command."""
    command = commands.add_parser(
        "plan",
        help="show what would be generated",
        description="Show the plan of an SDK: its methods and models, or everything with --json.",
        epilog="Example: bindwright plan specs/openai-runs --json",
    )
    command.add_argument("source", nargs="?", default=".", metavar="DIR_OR_DESCRIPTION")
    command.add_argument("--settings", metavar="FILE", help="settings file to use")
    command.add_argument("--json", action="store_true", help="print the whole plan as JSON")
    add_reading_options(command)
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the plan."""
    from bindwright.cli.progress import progress
    from bindwright.pipeline import PLAN_STAGES, plan

    with progress(len(PLAN_STAGES)) as listener:
        package = plan(
            options.source,
            settings=options.settings,
            reading=reading_of(options),
            on_stage=listener,
        )
    if options.json:
        print(json.dumps(asdict(package), indent=2, ensure_ascii=False))
        return 0
    print(f"{package.name} {package.version} (import {package.module})")
    for resource in package.resources:
        for method in resource.methods:
            kind = " (streams)" if method.event else " (pages)" if method.page else ""
            print(f"  {resource.path}.{method.name}  {method.verb} {method.path}{kind}")
    print(f"{sum(len(each.classes) for each in package.types)} models:")
    for module in package.types:
        print(f"  {module.module}: {', '.join(each.name for each in module.classes)}")
    return 0
