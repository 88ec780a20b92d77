"""The benchmarks run; what they find is not for tests to say."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.slow
def test_a_quick_run(tmp_path: Path) -> None:
    command = [
        sys.executable,
        str(ROOT / "benchmarks" / "run.py"),
        "--quick",
        "--out",
        str(tmp_path),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    facts = json.loads((tmp_path / "benchmarks.json").read_text("utf-8"))
    assert len(facts["rows"]) == 16
    assert all(row["ours"] > 0 and row["theirs"] > 0 for row in facts["rows"])
    assert (tmp_path / "benchmarks.svg").read_text("utf-8").startswith("<svg")
