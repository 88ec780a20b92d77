"""Measure the generated SDK beside openai 3.54.0, and the generator, in one run: `make bench`.

Prints a table, and writes docs/benchmarks.json, docs/benchmarks.md and docs/benchmarks.svg.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import tempfile
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

import cases_calls
import cases_sdk
import cases_start
import cases_stream
import chart
import report
import peers
from cases_diff import Comparison
from cases_generate import Generation
from cases_peers import Made, made
from measure import FULL, OPENAI, QUICK, Scale, compare
from processes import ROOT, Failed, Spawner, Workers, environment
from rich.console import Console
from rich.progress import track

DOCS = ROOT / "docs"


def main() -> int:
    """Run everything; 1 if something could not be measured."""
    options = _options()
    scale = QUICK if options.quick else FULL
    generators = peers.found(options.peer_python)
    try:
        with tempfile.TemporaryDirectory() as scratch:
            results = _measured(scale, Path(scratch), generators)
    except Failed as failed:
        print(f"run.py: {failed}", file=sys.stderr)
        return 1
    console = Console()
    console.print(report.terminal(results))
    console.print(report.terminal_made(results.made))
    there = {each.name for each in generators}
    skipped = [
        f"{name} was not measured: no --peer-python has it"
        for name in peers.KNOWN
        if name not in there
    ]
    for line in skipped:
        console.print(line)
    facts = {**_facts(scale), "skipped": skipped}
    out: Path | None = options.out or (None if options.quick else DOCS)
    if out is not None:
        _write(out, results, facts)
        console.print(f"Written: benchmarks.json, benchmarks.md and benchmarks.svg in {out}")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, epilog="Example: make bench ARGS=--quick")
    parser.add_argument(
        "--quick", action="store_true", help="try everything once, in small; writes nothing"
    )
    parser.add_argument(
        "--out", type=Path, metavar="DIR", help="where to write; default: docs, nowhere if --quick"
    )
    parser.add_argument(
        "--peer-python",
        type=Path,
        metavar="FILE",
        action="append",
        default=[],
        help="a Python that has another generator, to measure that as well; may be repeated",
    )
    return parser.parse_args()


def _measured(scale: Scale, scratch: Path, generators: Sequence[peers.Peer]) -> report.Results:
    settings = environment(scratch)
    with Workers(settings) as workers, Spawner(scratch, settings, warm_up=scale.warm_up) as spawner:
        generation = Generation(spawner, scratch, scale)
        cases = [
            *((case, scale.rounds) for case in cases_stream.cases(workers, spawner, scale)),
            *((case, scale.rounds) for case in cases_calls.cases(workers, scale)),
            *((case, scale.rounds) for case in cases_start.cases(spawner)),
            *((case, scale.generators) for case in generation.cases()),
            *((case, scale.generators) for case in cases_sdk.cases(generation, spawner)),
            *((case, scale.generators) for case in Comparison(spawner, scratch, scale).cases()),
        ]
        hidden = not sys.stderr.isatty()
        progress = track(cases, "measuring", console=Console(stderr=True), disable=hidden)
        rows = [row for case, rounds in progress for row in compare(case, rounds)]
        found: Sequence[Made] = ()
        if generators:
            found = list(made(generation, spawner, scratch, generators, scale))
        return report.Results(rows, generation.stages(), found)


def _facts(scale: Scale) -> dict[str, Any]:
    """What decides the figures besides the code."""
    packages = ("openai", "httpx2", "orjson")
    return {
        "machine": f"{platform.system()}, {os.cpu_count()} processors",
        "versions": {
            "Python": platform.python_version(),
            **{name: version(name) for name in packages},
        },
        "rounds": scale.rounds,
    }


def _write(out: Path, results: report.Results, facts: dict[str, Any]) -> None:
    """Write the three files."""
    page = (DOCS / "benchmarks.md").read_text(encoding="utf-8")
    beside_openai = [row for row in results.rows if row.peer == OPENAI]
    title = f"How many times what the generated SDK takes, {OPENAI} takes"
    result = report.as_json(results, facts)
    texts = {
        "benchmarks.json": json.dumps(result, indent=2, ensure_ascii=False) + "\n",
        "benchmarks.md": report.filled(page, results, facts),
        "benchmarks.svg": chart.draw(beside_openai, title),
    }
    out.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (out / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
