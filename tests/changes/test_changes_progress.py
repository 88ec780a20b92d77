"""A comparison shows how far it is on a terminal, and nothing anywhere else."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from corpus import write

import bindwright
from bindwright.changes import diff, stages

GENERATOR = Path(bindwright.__file__).parents[1]


@pytest.fixture
def command(tmp_path: Path) -> list[str]:
    old, new = write(tmp_path / "old"), write(tmp_path / "new")
    return [sys.executable, "-m", "bindwright", "diff", str(old), str(new), "--json"]


def test_every_stage_is_counted(tmp_path: Path) -> None:
    old, new = str(write(tmp_path / "old")), str(write(tmp_path / "new"))
    told: list[str] = []
    diff(old, new, told.append)
    assert len(told) == stages(old, new)
    assert stages("HEAD:api", new) == stages(old, new) + 1


def test_on_a_terminal(command: list[str]) -> None:
    ours, theirs = pty.openpty()
    environment = {**os.environ, "PYTHONPATH": str(GENERATOR), "TERM": "xterm", "COLUMNS": "100"}
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=theirs
    ) as process:
        os.close(theirs)
        assert process.stdout is not None
        printed = process.stdout.read()
    said = b""
    while chunk := _read(ours):
        said += chunk
    os.close(ours)
    assert process.returncode == 0 and printed.startswith(b"{")
    assert b"bindwright: " in said and "━".encode() in said


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # how Linux says that the other end is closed
        return b""


def test_elsewhere(command: list[str]) -> None:
    environment = {**os.environ, "PYTHONPATH": str(GENERATOR)}
    done = subprocess.run(command, env=environment, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
