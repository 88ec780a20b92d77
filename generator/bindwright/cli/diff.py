"""`bindwright diff`: what a change means for the users of an SDK."""

from __future__ import annotations

import argparse
import json
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from bindwright.diagnostics import Diagnostic, Place, Refused

if TYPE_CHECKING:
    from argparse import ArgumentParser, _SubParsersAction  # pyright: ignore[reportPrivateUsage]

    from bindwright.changes import Changes

_FORMATS = ("terminal", "markdown", "json", "html")


def add_parser(commands: _SubParsersAction[ArgumentParser]) -> None:
    """Declare the command."""
    command = commands.add_parser(
        "diff",
        help="say what a change means for the users of an SDK",
        description="Compare two SDKs as they would be generated, and explain every change of "
        "their Python surface. Each side is a description, a folder with bindwright.yaml, or "
        "REV:PATH of the git repository around the working directory.",
        epilog="Example: bindwright diff main:specs/openai-runs specs/openai-runs "
        "--fail-on breaking",
    )
    command.add_argument("old", metavar="OLD", help="what the users have")
    command.add_argument("new", metavar="NEW", help="what they would get")
    command.add_argument(
        "--format", choices=_FORMATS, default="terminal", help="default: %(default)s"
    )
    command.add_argument(
        "--json", action="store_const", const="json", dest="format", help="like --format json"
    )
    command.add_argument(
        "--fail-on",
        choices=("breaking", "addition", "any"),
        help="exit 1 if there is a change as bad as this, or worse",
    )
    command.add_argument(
        "--suppressions", metavar="FILE", help="accepted changes, each with its reason"
    )
    command.add_argument("--out", metavar="FILE", help="write there instead of printing")
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Compare; 1 when `--fail-on` finds something."""
    from bindwright.changes import diff, stages
    from bindwright.changes.suppressions import read_suppressions
    from bindwright.cli.progress import progress

    options.json = options.format == "json"  # a refusal is printed in the same form
    accepted = read_suppressions(Path(options.suppressions)) if options.suppressions else None
    steps = stages(options.old, options.new)
    with ExitStack() as stack:
        changes = diff(options.old, options.new, stack.enter_context(progress(steps)))
    if accepted is not None:
        changes = accepted.apply(changes)
    _print(changes, options.format, options.out)
    return 1 if _fails(changes, options.fail_on) else 0


def _fails(changes: Changes, limit: str | None) -> bool:
    match limit:
        case "breaking":
            return changes.worst == "breaking"
        case "addition":
            return changes.worst in ("breaking", "addition")
        case "any":
            return changes.worst is not None
        case _:
            return False


def _print(changes: Changes, form: str, out: str | None) -> None:
    if form == "terminal" and out is None:
        from rich.console import Console

        from bindwright.changes.terminal import show

        show(changes, Console())
        return
    text = _text(changes, form)
    if out is None:
        sys.stdout.write(text)
        return
    try:
        Path(out).write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        problem = f"the report cannot be written: {error.strerror or error}"
        remedy = "name a file that can be written with --out"
        raise Refused(
            [Diagnostic("unwritable-file", Place(out), problem, "there is none", remedy)]
        ) from error


def _text(changes: Changes, form: str) -> str:
    if form == "json":
        return json.dumps(changes.to_dict(), indent=2, ensure_ascii=False) + "\n"
    if form == "html":
        from bindwright.changes.page import write_page

        return write_page(changes)
    from bindwright.changes.prose import markdown

    return markdown(changes)
