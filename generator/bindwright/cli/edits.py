"""`bindwright edits`: which lines of generated files people have changed."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from bindwright.cli.wording import counted
from bindwright.publish import MANIFEST, EditedFile, Fate, Published, list_edits

if TYPE_CHECKING:
    from argparse import ArgumentParser, _SubParsersAction  # pyright: ignore[reportPrivateUsage]


def add_parser(commands: _SubParsersAction[ArgumentParser]) -> None:
    """Declare the command."""
    command = commands.add_parser(
        "edits",
        help="list what was edited by hand in an SDK",
        description="List every line of generated files that was edited by hand, and their number. "
        "Exit 1 when that is more than the settings allow, or when a conflict is open.",
        epilog="Example: bindwright edits specs/openai-runs --out generated/openai-runs",
    )
    command.add_argument(
        "source",
        nargs="?",
        default=".",
        metavar="DIR",
        help="folder of an SDK, or what it is generated from; default: this folder",
    )
    command.add_argument("--settings", metavar="FILE", help="settings file to use")
    command.add_argument(
        "--out", metavar="DIR", help="folder of the SDK; default: generated/<package name>"
    )
    command.add_argument("--json", action="store_true", help="print the edits as JSON")
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the edits; 1 when there are too many, or one has to be put right."""
    out, ceiling = _sdk(options)
    files = list_edits(out)
    total = sum(len(each.lines) for each in files)
    is_fine = (ceiling is None or total <= ceiling) and not any(each.fault for each in files)
    if options.json:
        facts = {"ok": is_fine, "out": str(out), "total": total, "ceiling": ceiling}
        print(json.dumps({**facts, "files": [asdict(each) for each in files]}, indent=2))
    else:
        _print(out, files, total, ceiling)
    return 0 if is_fine else 1


def print_fates(published: Published, stream: TextIO) -> None:
    """Say what a run has made of people's edits."""
    for each in published.edits:
        lines = f"+{each.added} -{each.removed}"
        print(f"{_FATES[each.fate]}: {each.name} ({lines})", file=stream)
    for name in published.restored:
        print(f"deleted by hand, and written again: {name}", file=stream)
    for each in published.faults:
        print(f"to be put right by hand: {each.name} {each.fault}", file=stream)


_FATES: dict[Fate, str] = {
    "kept": "kept as edited",
    "merged": "merged with the edit",
    "left": "no longer generated, and kept for its edit",
    "discarded": "edit discarded",
}


def _sdk(options: argparse.Namespace) -> tuple[Path, int | None]:
    """The folder of the SDK, and the ceiling where settings are at hand."""
    source = Path(options.source)
    if not options.out and not options.settings and (source / MANIFEST).is_file():
        return source, None
    from bindwright.pipeline import load_settings

    settings = load_settings(source, options.settings)
    out = Path(options.out) if options.out else Path("generated") / settings.package.name
    return out, settings.edits.ceiling


def _print(out: Path, files: tuple[EditedFile, ...], total: int, ceiling: int | None) -> None:
    for each in files:
        notes = {"left": ["no longer generated"], "deleted": ["deleted"], "edited": []}[each.state]
        notes += [] if each.recorded else ["since the last run"]
        notes += [each.fault] if each.fault else []
        print(" ".join([each.name, *(f"({note})" for note in notes)]))
        for line in each.lines:
            print(f"{line.number:>6} {line.sign} {line.text}".rstrip())
    limit = "" if ceiling is None else f"; the settings allow {ceiling}"
    print(f"{out}: {counted(total, 'edited line')} in {counted(len(files), 'file')}{limit}")
