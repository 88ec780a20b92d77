"""How much memory a process and all that it starts need together, at most (Linux, proc(5))."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from processes import Failed

PAUSE: Final = 0.02
"""Seconds between two looks."""


def peak_of_all(command: Sequence[str], environment: Mapping[str, str]) -> float:
    """The peak in megabytes of all processes of a command together.

    What several of them share counts once: it is the sum of their proportional set sizes.

    Raises:
        Failed: the command did.
    """
    peak = 0
    with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL) as process:
        while process.poll() is None:
            peak = max(peak, sum(map(_proportional, _family(process.pid))))
            time.sleep(PAUSE)
    if process.returncode:
        raise Failed(f"exit status {process.returncode}: {command}")
    return peak / 1024


def _family(pid: int) -> Iterator[int]:
    """A process, and all that it has started."""
    yield pid
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in _text(task).split():
            yield from _family(int(child))


def _proportional(pid: int) -> int:
    """Kilobytes; none of a process that has ended."""
    for line in _text(Path(f"/proc/{pid}/smaps_rollup")).splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1])
    return 0


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="ascii")
    except OSError:  # it has ended meanwhile
        return ""
