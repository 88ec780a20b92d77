"""The processes in which things are measured: workers that stay, and fresh ones."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from threading import Timer
from types import TracebackType
from typing import Final, Self

from measure import Sample, Take

HERE: Final = Path(__file__).resolve().parent
ROOT: Final = HERE.parent
LIMIT: Final = 200
"""Seconds after which a process is ended: some generators would take an hour."""
SDK: Final = ROOT / "generated" / "openai-runs" / "src"


def environment(scratch: Path) -> dict[str, str]:
    """The environment of everything measured: byte code is cached, our own caches are apart."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    folders = (HERE, SDK, ROOT / "generator")
    return {
        **kept,
        "PYTHONPATH": os.pathsep.join(map(str, folders)),
        "XDG_CACHE_HOME": str(scratch / "cache"),
    }


class Failed(Exception):
    """Something that was to be measured did not work."""


class _Asked:
    """A process that answers each line with a line."""

    def __init__(self, command: list[str], environment: Mapping[str, str]) -> None:
        self._process = subprocess.Popen(
            command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def ask(self, line: str) -> str:
        """The answer to a line.

        Raises:
            Failed: there is none.
        """
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(f"{line}\n")
            self._process.stdin.flush()
            return self.answer()
        except BrokenPipeError:
            raise Failed(f"no answer to {line!r}") from None

    def answer(self) -> str:
        """The next line that it answers.

        Raises:
            Failed: there is none.
        """
        assert self._process.stdout is not None
        answer = self._process.stdout.readline()
        if not answer:
            raise Failed("no answer")
        return answer

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        # Closes the pipes, which ends the process, and waits for it.
        self._process.__exit__(exc_type, exc, traceback)


class Worker(_Asked):
    """A process that has loaded one package; see `worker.py`."""

    def __init__(self, package: str, *flags: str, environment: Mapping[str, str]) -> None:
        super().__init__([sys.executable, str(HERE / "worker.py"), package, *flags], environment)

    def takes(self, name: str, amount: int) -> Take:
        """Measures with so many events or calls: microseconds for each."""
        return lambda: {"µs": float(self.ask(f"{name} {amount}"))}


class Spawner(_Asked):
    """Starts fresh processes; see `spawner.py`."""

    def __init__(self, scratch: Path, environment: Mapping[str, str], *, warm_up: bool) -> None:
        self.environment = environment
        self._warm_up = warm_up
        self._output = scratch / "output"
        script = str(HERE / "spawner.py")
        super().__init__([sys.executable, "-I", "-S", script, str(self._output)], environment)

    def run(self, program: str, *arguments: str) -> Sample:
        """Run a program to its end: the wall time in `ms`, the peak memory in `MB`, and the time
        of processors, with all processes it started, in `cpu ms`.

        Raises:
            Failed: the program did.
        """
        process = int(self.ask("\x1f".join((program, *arguments))))
        end = Timer(LIMIT, os.kill, (process, signal.SIGKILL))
        end.start()
        status, seconds, spent, peak = self.answer().split()
        end.cancel()
        if float(seconds) >= LIMIT:
            raise Failed(f"it was ended after {LIMIT} s")
        if status != "0":
            raise Failed(f"exit status {status}: {arguments}\n{self.output}")
        return {"ms": float(seconds) * 1e3, "cpu ms": float(spent) * 1e3, "MB": float(peak)}

    def python(self, code: str, *, warm_up: bool = True) -> Take:
        """Runs a line of Python in a fresh interpreter; once before, to have the byte code."""
        warm = not (warm_up and self._warm_up)

        def take() -> Sample:
            nonlocal warm
            if not warm:
                self.run(sys.executable, "-c", code)
                warm = True
            return self.run(sys.executable, "-c", code)

        return take

    @property
    def output(self) -> str:
        """What the last process printed."""
        return self._output.read_text(encoding="utf-8")


class Workers:
    """One worker for each package, and for ours with and without orjson."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self.ours = Worker("openai_runs", "--without-orjson", environment=environment)
        self.ours_orjson = Worker("openai_runs", environment=environment)
        self.openai = Worker("openai", environment=environment)
        self.floor = Worker("httpx2", environment=environment)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        for worker in (self.ours, self.ours_orjson, self.openai, self.floor):
            worker.__exit__(exc_type, exc, traceback)
