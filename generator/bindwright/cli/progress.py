"""Progress on a terminal, and nothing anywhere else."""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console


@contextmanager
def progress(stages: int = 0) -> Generator[Callable[[str], None] | None, None, None]:
    """A listener that shows the name of a stage while it runs; `None` without a terminal.

    Args:
        stages: How many there are, for a bar that fills up; 0 where nobody knows.
    """
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console

    console = Console(stderr=True)
    if stages:
        with _bar(console, stages) as listener:
            yield listener
        return
    from rich.status import Status

    with Status("starting", console=console) as status:
        yield lambda stage: status.update(f"bindwright: {stage}")


@contextmanager
def _bar(console: Console, stages: int) -> Generator[Callable[[str], None], None, None]:
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = TextColumn("bindwright: {task.description}"), BarColumn(), TimeElapsedColumn()
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("starting", total=stages)
        begun = 0

        def listener(stage: str) -> None:
            nonlocal begun
            bar.update(task, description=stage, completed=begun)
            begun += 1

        yield listener
