"""A note beside the settings, while a release is made: which version they had before.

Should the run be killed, the next release finds the note and puts the settings back.
"""

from __future__ import annotations

import json
import os
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from bindwright.diagnostics import Refused
from bindwright.publish.disk import replace_file


def take_back(settings: Path) -> None:
    """Give settings the text back that they had before a release that was killed.

    What people have changed in them since stays.

    Raises:
        OSError: The settings cannot be written.
    """
    note = _note(settings)
    try:
        before, after = json.loads(note.read_text("utf-8"))
    except FileNotFoundError:
        return
    except ValueError:
        pass  # none of ours, which are written whole or not at all
    else:
        if settings.read_bytes() == str(after).encode():
            replace_file(settings, str(before))
    note.unlink()


@contextmanager
def undone_if_refused(settings: Path, before: str, after: str) -> Generator[None, None, None]:
    """Write another text of the settings, which only stays if all goes well inside.

    Raises:
        OSError: The settings cannot be written; they are as they were.
    """
    replace_file(_note(settings), json.dumps([before, after]))
    try:
        replace_file(settings, after)
        yield
    except (OSError, Refused):
        take_back(settings)
        raise
    _note(settings).unlink()


def _note(settings: Path) -> Path:
    real = Path(os.path.realpath(settings))
    return real.with_name(f".{real.name}.before-release")
