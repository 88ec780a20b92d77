"""Type checkers and the formatter, over the generator, the runtime and every generated SDK."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SDKS = sorted((ROOT / "generated").glob("*/src/*"))
CALLER = Path(__file__).parent / "caller.py"
PROGRAM = Path(__file__).parent / "program.py"

pytestmark = pytest.mark.slow


def _run(*command: str, path: str = "") -> str:
    environment = {**os.environ, "MYPYPATH": path, "NO_COLOR": "1"}
    done = subprocess.run(
        [sys.executable, "-m", *command],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]
    return done.stdout + done.stderr


def _pyright(tmp_path: Path, include: list[Path], extra: list[Path]) -> None:
    config = tmp_path / "pyrightconfig.json"
    facts = {
        # What is not relative to the file of settings, pyright leaves out, and finds no fault.
        "include": [os.path.relpath(each, tmp_path) for each in include],
        "extraPaths": [str(each) for each in extra],
        "exclude": ["**/*.jinja"],
        "typeCheckingMode": "strict",
        "pythonVersion": "3.11",
    }
    config.write_text(json.dumps(facts), encoding="utf-8")
    said = _run("pyright", "--project", str(config), "--pythonpath", sys.executable)
    assert "0 errors, 0 warnings" in said, said
    assert "Ignoring" not in said, said


@pytest.mark.parametrize("sdk", SDKS, ids=lambda path: path.name)
def test_pyright_finds_nothing_in_the_sdk(sdk: Path, tmp_path: Path) -> None:
    _pyright(tmp_path, [sdk], [sdk.parent])


@pytest.mark.parametrize("sdk", SDKS, ids=lambda path: path.name)
def test_mypy_finds_nothing_in_the_sdk(sdk: Path) -> None:
    _run("mypy", "--strict", "--no-incremental", "--package", sdk.name, path=str(sdk.parent))


def test_pyright_finds_nothing_in_the_generator_and_the_runtime(tmp_path: Path) -> None:
    runtime = ROOT / "templates" / "sdk" / "src" / "__package__" / "_core"
    _pyright(tmp_path, [ROOT / "generator" / "bindwright", runtime], [ROOT / "generator"])


def test_mypy_finds_nothing_in_the_generator() -> None:
    _run("mypy", "--strict", "--no-incremental", "--package", "bindwright", path="generator")


def test_callers_are_understood(tmp_path: Path) -> None:
    """What a caller may write, and what must be refused, as both checkers see it."""
    sdk = ROOT / "generated" / "openai-runs" / "src"
    _pyright(tmp_path, [CALLER], [sdk])
    _run(
        "mypy", "--strict", "--no-incremental", "--warn-unused-ignores", str(CALLER), path=str(sdk)
    )


def test_a_program_for_openai_is_understood_alike(tmp_path: Path) -> None:
    """Both checkers find nothing in it, neither as it is nor with the imports of the SDK."""
    sdk = ROOT / "generated" / "openai-runs" / "src"
    moved = tmp_path / "moved.py"
    moved.write_text(re.sub(r"\bopenai\b", "openai_runs", PROGRAM.read_text(encoding="utf-8")))
    _pyright(tmp_path, [PROGRAM, moved], [sdk])
    for each in (PROGRAM, moved):
        _run("mypy", "--strict", "--no-incremental", str(each), path=str(sdk))


def test_black_would_change_nothing() -> None:
    folders = ["generator", "tests", "examples"]
    if (ROOT / "benchmarks").is_dir():
        folders.append("benchmarks")
    _run("black", "--check", "--quiet", *folders)
    # The SDKs are left out of black's own settings, for the generator has formatted them.
    files = [str(each) for sdk in SDKS for each in sorted(sdk.rglob("*.py"))]
    _run("black", "--check", "--quiet", "--line-length", "100", "--target-version", "py311", *files)
