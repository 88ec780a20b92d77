"""Every command that may take long shows how far it is on a terminal, and nothing anywhere else."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

import bindwright
from bindwright import generate
from bindwright.pipeline import STAGES

GENERATOR = Path(bindwright.__file__).parents[1]
SMALL = """\
openapi: 3.1.0
info: {title: Small, version: "1"}
servers: [{url: https://example.com}]
paths:
  /things:
    get:
      operationId: listThings
      responses: {"204": {description: Done.}}
"""
COMMANDS = ("generate", "check", "plan", "init", "lint")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "small.yaml").write_text(SMALL, encoding="utf-8")
    generate(tmp_path / "small.yaml", out=tmp_path / "sdk")
    with (tmp_path / "small.yaml").open("a", encoding="utf-8") as file:
        file.write("tags: [{name: changed}]\n")
    return tmp_path


def command(name: str) -> list[str]:
    out = [] if name in ("plan", "lint") else ["--out", "settings" if name == "init" else "sdk"]
    return [sys.executable, "-m", "bindwright", name, "small.yaml", *out]


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(GENERATOR), "TERM": "xterm", "COLUMNS": "100"}


@pytest.mark.parametrize("name", COMMANDS)
def test_on_a_terminal(name: str, folder: Path) -> None:
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        command(name), cwd=folder, env=environment(), stdout=subprocess.DEVNULL, stderr=theirs
    ):
        os.close(theirs)
        said = b"".join(iter(lambda: _read(ours), b"")).decode()
    os.close(ours)
    assert "bindwright: " in said and "━" in said


@pytest.mark.parametrize("name", COMMANDS)
def test_elsewhere(name: str, folder: Path) -> None:
    done = subprocess.run(
        command(name), cwd=folder, env=environment(), capture_output=True, text=True, check=False
    )
    assert done.returncode == (1 if name == "check" else 0)
    assert "━" not in done.stderr and "bindwright: " not in done.stderr


def test_every_stage_of_a_run_is_counted(folder: Path) -> None:
    told: list[str] = []
    description = folder / "small.yaml"
    result = generate(description, out=folder / "fresh", on_stage=told.append)
    assert (
        set(STAGES) == set(told) - {"infer settings"} == result.stages.keys() - {"infer settings"}
    )


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # how Linux says that the other end is closed
        return b""
