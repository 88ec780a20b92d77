"""`bindwright lint`: everything that is wrong with a description, at once."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from bindwright.cli.reading import add_reading_options, reading_of
from bindwright.diagnostics import Diagnostic, Refused, Severity

if TYPE_CHECKING:
    from argparse import ArgumentParser, _SubParsersAction  # pyright: ignore[reportPrivateUsage]

    from bindwright.source import Reading

_SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")


def add_parser(commands: _SubParsersAction[ArgumentParser]) -> None:
    """Declare the command."""
    command = commands.add_parser(
        "lint",
        help="say everything that is wrong with a description",
        description="Check a description: its structure by the published schemas of OpenAPI 3.0, "
        "3.1 and 3.2, then what the standard says in words, then what it means for an SDK. "
        "Exit 1 when something is found; docs/lint.md lists the rules.",
        epilog="Example: bindwright lint openapi.yaml --fail-on warning",
    )
    command.add_argument("source", nargs="?", default=".", metavar="DIR_OR_DESCRIPTION")
    command.add_argument(
        "--format",
        choices=("terminal", "json", "sarif"),
        default="terminal",
        help="default: %(default)s",
    )
    command.add_argument(
        "--json", action="store_const", const="json", dest="format", help="like --format json"
    )
    command.add_argument(
        "--fail-on",
        choices=(*_SEVERITIES, "never"),
        default="error",
        help="exit 1 if something as bad as this is found, or worse; default: %(default)s",
    )
    add_reading_options(command)
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the findings; 1 when one is as bad as `--fail-on` says."""
    from bindwright.checks import RULES, lint
    from bindwright.cli.progress import progress

    options.json = options.format == "json"  # a refusal is printed in the same form
    description, reading = _description(Path(options.source), reading_of(options))
    try:
        with progress(len(RULES) + 3) as listener:
            found = lint(description, reading, listener or (lambda stage: None))
    except Refused as refused:
        if options.format != "sarif":
            raise
        _print(list(refused.diagnostics), options.format)
        return 2
    _print(found, options.format)
    limit = options.fail_on
    worst = min((_SEVERITIES.index(each.severity) for each in found), default=len(_SEVERITIES))
    return 0 if limit == "never" or worst > _SEVERITIES.index(limit) else 1


def _description(source: Path, reading: Reading) -> tuple[Path, Reading]:
    """The description that is meant, and how the settings beside it have it read."""
    from bindwright.pipeline import SETTINGS_FILE
    from bindwright.settings import read_settings

    if source.is_dir() or source.name == SETTINGS_FILE:
        settings = read_settings(source)
        return settings.description, settings.reading.with_more(reading)
    return source, reading


def _print(found: list[Diagnostic], form: str) -> None:
    if form == "json":
        bad = any(each.severity == "error" for each in found)
        print(json.dumps({"ok": not bad, "diagnostics": [e.to_dict() for e in found]}, indent=2))
        return
    if form == "sarif":
        from bindwright.checks import RULES
        from bindwright.checks.sarif import as_sarif

        print(json.dumps(as_sarif(found, RULES), indent=2))
        return
    for each in found:
        print(f"{each.render()}\n")
    counts = [(sum(each.severity == one for each in found), one) for one in _SEVERITIES]
    told = [f"{count} {one}{'s' if count != 1 else ''}" for count, one in counts if count]
    print(", ".join(told) or "Nothing to complain about.")
