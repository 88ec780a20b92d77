"""Texts -> what black makes of them, in this process or, when that pays, in several."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Generator, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from multiprocessing.context import BaseContext
from typing import Literal

_WORTH_A_PROCESS = 40_000
"""Characters black formats in the time it takes to start a process that imports it."""
_BATCH = 30_000
"""Characters handed to a process at once."""
_PER_TEXT = 100
"""Characters black formats in the time it takes to begin with a text."""
_PER_CHECK = 50
"""Characters Python compiles in the time black takes to format one."""
_MARK = "0"
"""A line that stands between forms; hardly any holds one."""
_BREAK = "\n"


@dataclass(frozen=True, slots=True)
class Task:
    """Something to be done with a text."""

    kind: Literal["check", "file", "alone", "form"]
    """A file is compiled, and formatted unless it is only to be checked; forms are formatted,
    several of them as one text if they need not stand alone."""
    text: str

    @property
    def weight(self) -> int:
        """How long it takes, in characters that black formats meanwhile."""
        length = len(self.text)
        return length // _PER_CHECK if self.kind == "check" else length + _PER_TEXT


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a text could not be formatted; line and column count from 1, 0 is unknown."""

    problem: str
    line: int = 0
    column: int = 0


def perform(
    tasks: Iterable[Task], line_length: int, jobs: int | None
) -> Iterator[tuple[Task, str | Fault]]:
    """Do all tasks, in any order. Processes are at work while later tasks are thought out.

    Args:
        tasks: What to do.
        line_length: Columns black fills.
        jobs: Processes at most; by default one for each processor.
    """
    source = iter(tasks)
    workers = jobs or os.cpu_count() or 1
    begun = next(_batches(source, _WORTH_A_PROCESS), list[Task]())
    left: dict[Task, None] = {}
    if workers > 1 and sum(each.weight for each in begun) >= _WORTH_A_PROCESS:
        futures: dict[Future[list[str | Fault]], list[Task]] = {}
        try:
            with _pool(workers) as pool:
                for batch in _batches(chain(begun, source), _BATCH):
                    left.update(dict.fromkeys(batch))
                    futures[pool.submit(perform_batch, batch, line_length)] = batch
                for future in as_completed(futures):
                    for task, outcome in zip(futures[future], future.result(), strict=True):
                        del left[task]
                        yield task, outcome
        except (BrokenProcessPool, OSError):
            pass  # no processes to be had here, or one was killed: go on alone
    else:
        left = dict.fromkeys(begun)
    for batch in _batches(chain(left, source), _BATCH):
        yield from zip(batch, perform_batch(batch, line_length), strict=True)


@contextmanager
def _pool(workers: int) -> Generator[ProcessPoolExecutor]:
    """Processes that end without a word when the run is interrupted."""
    with ProcessPoolExecutor(workers, _context(), initializer=_leave_interrupts_alone) as pool:
        try:
            yield pool
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise


def _leave_interrupts_alone() -> None:
    """Let the process that began this one say what an interrupt means."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _context() -> BaseContext:
    # A forked child inherits locks held by other threads, and only Linux forks safely.
    alone = sys.platform == "linux" and threading.active_count() == 1
    return multiprocessing.get_context("fork" if alone else "spawn")


def _batches(tasks: Iterable[Task], weight: int) -> Iterator[list[Task]]:
    batch: list[Task] = []
    size = 0
    for each in tasks:
        batch.append(each)
        size += each.weight
        if size >= weight:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def perform_batch(tasks: Sequence[Task], line_length: int) -> list[str | Fault]:
    """Do some tasks, in this process; what became of each."""
    forms = [each for each in tasks if each.kind == "form"]
    together = _together([each.text for each in forms], line_length) if forms else []
    done = dict(zip(forms, together, strict=True)) if together else {}
    return [done[each] if each in done else _done(each, line_length) for each in tasks]


def _together(forms: Sequence[str], line_length: int) -> list[str]:
    """Forms formatted as one text, which costs far less; none if they cannot be told apart."""
    whole = _done(Task("form", "".join(f"{_MARK}\n{each}" for each in forms)), line_length)
    if isinstance(whole, Fault):
        return []
    parts: list[list[str]] = [[]]
    for line in whole.splitlines(keepends=True):
        if line == f"{_MARK}\n":
            parts.append([])
        else:
            parts[-1].append(line)
    if parts[0] or len(parts) != len(forms) + 1:
        return []
    # Blank lines around a form belong to its neighbours; those in it stay.
    return [f"{''.join(each).strip(_BREAK)}{_BREAK}" for each in parts[1:]]


def _done(task: Task, line_length: int) -> str | Fault:
    try:
        if task.kind != "form":
            compile(task.text, "<generated>", "exec", dont_inherit=True)
        if task.kind == "check":
            return task.text
        import black
        from black.mode import TargetVersion

        mode = black.Mode(line_length=line_length, target_versions={TargetVersion.PY311})
        return black.format_str(task.text, mode=mode)
    except SyntaxError as error:
        return Fault(error.msg, error.lineno or 0, error.offset or 0)
    except (ValueError, RecursionError) as error:
        return Fault(str(error))
