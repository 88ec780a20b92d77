"""The options of every command that reads a description."""

from __future__ import annotations

import argparse
from pathlib import Path

from bindwright.source import OverlayFile, Reading


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


def reading_of(options: argparse.Namespace) -> Reading:
    """What the options say."""
    overlays: list[str] = options.overlay
    return Reading(overlays=tuple(OverlayFile(Path(each)) for each in overlays))
