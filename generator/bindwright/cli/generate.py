"""`bindwright generate`: a description becomes an SDK."""

from __future__ import annotations

import argparse
import gc
import json
import sys
from contextlib import ExitStack
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from bindwright.cli.check import print_reasons
from bindwright.cli.edits import print_fates
from bindwright.cli.progress import progress
from bindwright.cli.reading import add_reading_options, reading_of
from bindwright.cli.wording import counted
from bindwright.pipeline import STAGES, Result, generate

if TYPE_CHECKING:
    from argparse import ArgumentParser, _SubParsersAction  # pyright: ignore[reportPrivateUsage]


def add_parser(commands: _SubParsersAction[ArgumentParser]) -> None:
    """Declare the command."""
    command = commands.add_parser(
        "generate",
        help="generate an SDK, or check that the one on disk is current",
        description="Generate a Python SDK from an OpenAPI description.",
        epilog="Example: bindwright generate specs/openai-runs --out generated/openai-runs",
    )
    command.add_argument(
        "source",
        nargs="?",
        default=".",
        metavar="DIR_OR_DESCRIPTION",
        help="folder with bindwright.yaml, or an OpenAPI file; default: this folder",
    )
    command.add_argument("--settings", metavar="FILE", help="settings file to use")
    command.add_argument(
        "--out", metavar="DIR", help="folder to write; default: generated/<package name>"
    )
    command.add_argument(
        "--check", action="store_true", help="write nothing; exit 1 and show the diff if stale"
    )
    command.add_argument(
        "--force", action="store_true", help="discard edits of generated files, instead of merging"
    )
    command.add_argument("--json", action="store_true", help="print the result as JSON")
    add_reading_options(command)
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Generate or check; 1 when `--check` finds a difference, or an edit has to be put right."""
    with ExitStack() as stack:
        # A run keeps nearly all it makes: looking for garbage meanwhile costs and finds little.
        gc.disable()
        stack.callback(gc.enable)
        result = generate(
            options.source,
            settings=options.settings,
            out=options.out,
            check=options.check,
            force=options.force,
            reading=reading_of(options),
            on_stage=stack.enter_context(progress(len(STAGES))),
        )
    stale = bool(result.reasons)
    if options.json:
        print(json.dumps(_as_json(result, stale=stale), indent=2))
    else:
        _print(result, check=options.check)
    return 1 if stale or result.published.faults else 0


def _as_json(result: Result, *, stale: bool) -> dict[str, Any]:
    published = result.published
    return {
        "ok": not stale and not published.faults,
        "out": str(result.out),
        "operations": result.operations,
        "models": result.models,
        "streams": result.streams,
        "written": list(published.written),
        "removed": list(published.removed),
        "kept": list(published.kept),
        "unchanged": len(published.unchanged),
        "restored": list(published.restored),
        "edits": [asdict(each) for each in published.edits],
        "diff": published.diff,
        "names_diff": result.names_diff,
        "reasons": [asdict(each) for each in result.reasons],
        "stages": {name: round(seconds, 4) for name, seconds in result.stages.items()},
        "warnings": [each.to_dict() for each in result.warnings],
    }


def _print(result: Result, *, check: bool) -> None:
    for each in result.warnings:
        print(each.render(), file=sys.stderr)
    published = result.published
    if check:
        if published.diff:
            print(published.diff, end="")
        # Apart from what can be applied to the folder of the SDK.
        print(result.names_diff, end="", file=sys.stderr)
        if result.reasons:
            print_reasons(result, sys.stderr)
        else:
            print(f"{result.out} is current.")
        return
    print_fates(published, sys.stderr)
    changed = len(published.written) + len(published.removed)
    if sys.stdout.isatty():
        _print_table(result, changed)
        return
    print(
        f"{result.out}: {counted(result.operations, 'operation')}, "
        f"{counted(result.models, 'model')}, {counted(result.streams, 'stream')}; "
        f"{counted(changed, 'file')} changed, "
        f"{len(published.unchanged)} unchanged; {sum(result.stages.values()):.2f} s"
    )


def _print_table(result: Result, changed: int) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(title=str(result.out), title_justify="left", show_header=False, box=None)
    table.add_column(style="bold")
    table.add_column(justify="right")
    table.add_row("operations", str(result.operations))
    table.add_row("models", str(result.models))
    table.add_row("streams", str(result.streams))
    table.add_row("files changed", str(changed))
    table.add_row("files unchanged", str(len(result.published.unchanged)))
    for name, seconds in result.stages.items():
        table.add_row(f"  {name}", f"{seconds:.2f} s", style="dim")
    table.add_row("total", f"{sum(result.stages.values()):.2f} s")
    Console().print(table)
