"""The options of every command that reads a description."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

from bindwright.source import LOCK_FILE, Limits, OverlayFile, Reading
from bindwright.source.limits import MOST_DEPTH

_MOST = {"max_depth": MOST_DEPTH}


def add_reading_options(command: argparse.ArgumentParser) -> None:
    """Declare the options."""
    group = command.add_argument_group("reading the description")
    group.add_argument(
        "--overlay",
        action="append",
        default=[],
        metavar="FILE",
        help="apply an OpenAPI Overlay, after those of the settings; can be repeated",
    )
    group.add_argument(
        "--allow-remote", action="store_true", help="follow references to other machines"
    )
    group.add_argument(
        "--lock",
        action="store_true",
        help=f"follow them, and write what they lead to now into {LOCK_FILE}; "
        "afterwards it must be that",
    )
    for each in fields(Limits):
        group.add_argument(
            f"--{each.name.replace('_', '-')}",
            type=_at_most(_MOST.get(each.name)),
            metavar="N",
            help=f"default: {each.default}",
        )


def reading_of(options: argparse.Namespace) -> Reading:
    """What the options say."""
    overlays: list[str] = options.overlay
    given = {each.name: getattr(options, each.name) for each in fields(Limits)}
    return Reading(
        overlays=tuple(OverlayFile(Path(each)) for each in overlays),
        limits={name: value for name, value in given.items() if value is not None},
        allow_remote=options.allow_remote,
        renew_lock=options.lock,
    )


def _at_most(most: int | None) -> Callable[[str], int]:
    def number(text: str) -> int:
        value = int(text)
        if value < 1 or (most is not None and value > most):
            raise argparse.ArgumentTypeError(f"{value} is not from 1 to {most or 'any number'}")
        return value

    return number
