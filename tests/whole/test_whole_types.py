"""Type checkers, strict, on the SDKs of whole APIs."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from whole_kit import Whole

pytestmark = pytest.mark.slow

FILES = {"openai": 990, "anthropic": 450, "cohere": 220}


def test_pyright_finds_nothing(whole: Whole) -> None:
    config = whole.out / "pyrightconfig.json"
    prefix = Path(sys.prefix)
    config.write_text(
        json.dumps(
            {
                "include": ["src"],
                "typeCheckingMode": "strict",
                "pythonVersion": "3.11",
                "venvPath": str(prefix.parent),
                "venv": prefix.name,
            }
        )
    )
    command = [sys.executable, "-m", "pyright", "-p", str(config), "--outputjson"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    found = json.loads(done.stdout)
    assert found["summary"]["filesAnalyzed"] > FILES[whole.vendor]
    assert [f"{each['file']}: {each['message']}" for each in found["generalDiagnostics"]] == []


def test_mypy_finds_nothing(whole: Whole) -> None:
    command = [sys.executable, "-m", "mypy", "--strict", "--no-incremental", "src"]
    done = subprocess.run(command, cwd=whole.out, capture_output=True, text=True, check=False)
    assert done.stdout.splitlines()[-1].startswith("Success: no issues found in "), done.stdout
    assert int(done.stdout.split()[-3]) > FILES[whole.vendor]
