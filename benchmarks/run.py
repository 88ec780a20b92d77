"""Measure the generated SDK beside openai 3.54.0, in turns, in one run: `make bench`.

Prints a table, and writes docs/benchmarks.json and docs/benchmarks.svg. `--quick` is a smoke run.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import statistics
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from chart import draw
from rich.console import Console
from rich.progress import track
from rich.table import Table

HERE = Path(__file__).parent
ROOT = HERE.parent
OURS, THEIRS = "openai_runs", "openai"


@dataclass(frozen=True, slots=True)
class Case:
    """One comparison: what is measured, in which unit, and our aim as a ratio."""

    title: str
    unit: str
    ours: tuple[str, ...]
    theirs: tuple[str, ...]
    aim: float | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A case with its medians; `ratio` is theirs divided by ours."""

    title: str
    unit: str
    ours: float
    theirs: float
    ratio: float
    aim: float | None


def cases(*, quick: bool) -> list[Case]:
    """All comparisons."""
    events, calls = ("2000", "20") if quick else ("20000", "400")
    many = "10000" if quick else "1000000"

    def both(name: str, amount: str, *flags: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        return (name, OURS, amount, *flags), (name, THEIRS, amount)

    plain = "no-orjson"
    first = "{0}.OpenAI(api_key='k').beta.threads.runs"
    return [
        Case("streamed event, sync", "us", *both("stream", events, plain), 15),
        Case("streamed event, sync, orjson", "us", *both("stream", events), 15),
        Case("streamed event, async", "us", *both("async_stream", events, plain), 15),
        Case("streamed event, async, orjson", "us", *both("async_stream", events), 15),
        Case("event through a handler", "us", *both("helper", events, plain)),
        Case(
            "event: ours / split and parse alone",
            "us",
            ("stream", OURS, events, plain),
            ("floor_stream", "-", events),
        ),
        Case("retrieve a run", "us", *both("retrieve", calls, plain), 3),
        Case(
            "retrieve: ours / HTTP library alone",
            "us",
            ("retrieve", OURS, calls, plain),
            ("floor_call", "-", calls),
        ),
        Case("page of 100 runs", "us", *both("page", calls, plain), 6),
        Case("create with every argument", "us", *both("encode", calls, plain), 3),
        Case(
            f"peak memory after {many} events / after 2000",
            "MB",
            ("memory", OURS, many),
            ("memory", OURS, "2000"),
        ),
        Case("import", "ms", ("-c", f"import {OURS}"), ("-c", f"import {THEIRS}")),
        Case("import: ours / a bare interpreter", "ms", ("-c", f"import {OURS}"), ("-c", "pass")),
        Case(
            "to the first use of runs",
            "ms",
            ("-c", f"import {OURS}; " + first.format(OURS)),
            ("-c", f"import {THEIRS}; " + first.format(THEIRS)),
            6,
        ),
        Case(
            "first use of runs: ours / httpx2.Client alone",
            "ms",
            ("-c", f"import {OURS}; " + first.format(OURS)),
            ("-c", "import httpx2; httpx2.Client()"),
        ),
        Case(
            "memory at the first use of runs",
            "MB!",
            ("-c", f"import {OURS}; " + first.format(OURS)),
            ("-c", f"import {THEIRS}; " + first.format(THEIRS)),
            2,
        ),
    ]


def measure(command: tuple[str, ...], unit: str) -> float:
    """One figure, from a fresh process."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "generated" / "openai-runs" / "src")}
    if command[0] != "-c":
        script = [sys.executable, str(HERE / "cases.py"), *command]
        done = subprocess.run(script, env=environment, capture_output=True, text=True, check=True)
        return float(done.stdout)
    script = [sys.executable, *command]
    if unit == "MB!":
        script[-1] += "; import resource; print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
        done = subprocess.run(script, env=environment, capture_output=True, text=True, check=True)
        return float(done.stdout) / 1024
    start = time.perf_counter()
    subprocess.run(script, env=environment, check=True)
    return (time.perf_counter() - start) * 1e3


def compare(case: Case, rounds: int) -> Row:
    """Both sides in turns, and their medians."""
    ours: list[float] = []
    theirs: list[float] = []
    for _ in range(rounds):
        ours.append(measure(case.ours, case.unit))
        theirs.append(measure(case.theirs, case.unit))
    one, two = statistics.median(ours), statistics.median(theirs)
    return Row(case.title, case.unit.rstrip("!"), one, two, two / one, case.aim)


def show(rows: list[Row]) -> None:
    """The table on the terminal."""
    table = Table(title="ours beside openai 3.54.0, or beside a floor")
    for name in ("what", "unit", "ours", "theirs", "theirs / ours", "aim"):
        table.add_column(name, justify="left" if name == "what" else "right")
    for row in rows:
        aim = f"{row.aim:g}" if row.aim else ""
        figures = (f"{row.ours:.1f}", f"{row.theirs:.1f}", f"{row.ratio:.2f}")
        table.add_row(row.title, row.unit, *figures, aim)
    Console().print(table)


def main() -> int:
    """Run everything."""
    parser = argparse.ArgumentParser(description=__doc__, epilog="Example: make bench ARGS=--quick")
    parser.add_argument("--quick", action="store_true", help="small amounts, one round")
    parser.add_argument("--out", type=Path, default=ROOT / "docs", metavar="DIR")
    options = parser.parse_args()
    rounds = 1 if options.quick else 3
    listed = cases(quick=options.quick)
    rows = [
        compare(case, rounds)
        for case in track(listed, "measuring", disable=not sys.stderr.isatty())
    ]
    show(rows)
    facts = {
        "python": platform.python_version(),
        "machine": f"{platform.system()}, {os.cpu_count()} processors",
        "rounds": rounds,
        "rows": [asdict(row) for row in rows],
    }
    options.out.mkdir(parents=True, exist_ok=True)
    text = json.dumps(facts, indent=2) + "\n"
    (options.out / "benchmarks.json").write_text(text, encoding="utf-8")
    chart = draw([(row.title, row.ratio) for row in rows if row.aim])
    (options.out / "benchmarks.svg").write_text(chart, encoding="utf-8")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"written to {options.out}; the largest process took {peak:.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
