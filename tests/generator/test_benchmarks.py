"""The benchmarks run and measure everything; how fast anything is, is not for a test to say."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

ROOT = Path(__file__).parents[2]
ROWS = {
    *(f"event-{way}-{reader}" for way in ("sync", "async") for reader in ("json", "orjson")),
    "handler",
    "memory",
    "retrieve-sync",
    "retrieve-async",
    "list-json",
    "list-orjson",
    "decode",
    "encode",
    *(
        f"{case}-{unit}"
        for case in ("import", "first-access", "first-run", "first-event")
        for unit in ("ms", "MB")
    ),
    *(f"generate-{run}-{unit}" for run in ("first", "second") for unit in ("ms", "MB")),
    *(f"generate-whole-{unit}" for unit in ("ms", "cpu ms", "MB")),
    "generate-whole-again",
    *(
        f"generate-{run}-{unit}"
        for run in ("whole-sentence", "whole-property", "half", "quarter")
        for unit in ("ms", "cpu ms")
    ),
    *(("generate-whole-memory",) if sys.platform == "linux" else ()),
    *(
        f"whole-{unit}"
        for unit in ("import-ms", "import-MB", "first-use-ms", "first-use-ms, worst")
    ),
    *(f"diff-{what}-{unit}" for what in ("runs", "whole") for unit in ("ms", "cpu ms", "MB")),
}
WITHOUT_PEER = {each for each in ROWS if each.startswith(("generate-", "diff-", "whole-"))}


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("benchmarks")
    command = [sys.executable, str(ROOT / "benchmarks" / "run.py"), "--quick", "--out", str(folder)]
    command += ["--peer-python", sys.executable]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "stainful was not measured: no --peer-python has it" in done.stdout
    return folder


@pytest.fixture
def facts(out: Path) -> Any:
    return json.loads((out / "benchmarks.json").read_text("utf-8"))


def test_every_row_is_there(facts: Any) -> None:
    assert {row["key"] for row in facts["rows"]} == ROWS
    for row in facts["rows"]:
        figures = [row["ours"], *row["floors"].values()]
        if row["key"] in WITHOUT_PEER:
            assert row["theirs"] is row["ratio"] is None
        else:
            figures.append(row["theirs"])
            assert row["ratio"] == row["theirs"]["median"] / row["ours"]["median"]
        assert all(0 < each["low"] <= each["median"] <= each["high"] for each in figures), row


def test_stages_are_reported(facts: Any) -> None:
    stages = facts["stages"]
    runs = {"first run", "nothing changed", "one sentence changed", "one property changed"}
    assert runs == {run for measured in stages.values() for run in measured}
    assert {"models", "render", "format", "publish"} <= stages["whole"]["first run"].keys()
    assert "models" not in stages["whole"]["nothing changed"]


def test_generators_are_measured_beside_each_other_and_looked_at(facts: Any) -> None:
    ours, models = facts["generators"]
    assert ours["generator"] == "bindwright"
    assert ours["outcome"]["operations"] == ours["outcome"]["of_operations"] == 18
    assert ours["outcome"]["broken"] == 0 < ours["outcome"]["modules"]
    assert models["generator"].startswith("datamodel-code-generator ")
    assert models["outcome"]["operations"] is None
    assert (models["outcome"]["modules"], models["outcome"]["broken"]) == (1, 0)


def test_the_chart_has_a_bar_for_each_ratio_beside_openai(out: Path, facts: Any) -> None:
    root = ElementTree.fromstring((out / "benchmarks.svg").read_text("utf-8"))
    bars = root.findall("{http://www.w3.org/2000/svg}rect")
    assert len(bars) == len(ROWS - WITHOUT_PEER)
    lengths = [float(bar.attrib["width"]) for bar in bars]
    ratios = [row["ratio"] for row in facts["rows"] if row["ratio"] is not None]
    assert lengths == pytest.approx([max(lengths) * each / max(ratios) for each in ratios], abs=0.2)


def test_the_page_keeps_what_people_wrote(out: Path) -> None:
    written = (out / "benchmarks.md").read_text("utf-8")
    kept = (ROOT / "docs" / "benchmarks.md").read_text("utf-8")
    begin, end = "<!-- written by `make bench`: begin -->", "<!-- written by `make bench`: end -->"
    assert written.partition(begin)[0] == kept.partition(begin)[0]
    assert written.partition(end)[2] == kept.partition(end)[2]
    assert "| streamed event, sync, json | µs |" in written
