"""The command line as a process: all that it says arrives, or the exit code tells."""

from __future__ import annotations

import gc
import json
import multiprocessing
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from bindwright.format.tasks import Task, perform

ROOT = Path(__file__).parents[2]
COMMAND = (sys.executable, "-m", "bindwright")
PLAN = (*COMMAND, "plan", str(ROOT / "specs" / "openai-runs"), "--json")
EDITS = (*COMMAND, "edits", str(ROOT / "generated" / "openai-runs"))
# Python keeps what is printed for a while, unless the environment of the tests says otherwise.
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT / "generator"), "PYTHONUNBUFFERED": ""}


def test_a_long_output_arrives_whole() -> None:
    done = subprocess.run(PLAN, env=ENVIRONMENT, capture_output=True, text=True, check=True)
    assert len(done.stdout) > 500_000
    assert done.stdout.endswith("}\n")
    assert done.stderr == ""


def test_a_refusal_arrives_whole(tmp_path: Path) -> None:
    command = (*COMMAND, "generate", str(tmp_path / "missing.yaml"), "--json")
    done = subprocess.run(command, env=ENVIRONMENT, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert json.loads(done.stdout)["ok"] is False


def test_nobody_reads_to_the_end() -> None:
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(PLAN, env=ENVIRONMENT, **pipes) as process:
        assert process.stdout is not None and process.stderr is not None
        assert process.stdout.read(1) == b"{"
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="the system has no full device")
def test_an_output_that_cannot_be_written_is_told() -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            EDITS, env=ENVIRONMENT, stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert done.returncode == 2
    assert done.stderr == "bindwright: the system refuses: [Errno 28] No space left on device\n"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_an_interrupt_ends_it_with_one_line(tmp_path: Path) -> None:
    waiting = tmp_path / "openapi.yaml"
    os.mkfifo(waiting)
    command = (*COMMAND, "generate", str(waiting), "--out", str(tmp_path / "sdk"))
    with subprocess.Popen(command, env=ENVIRONMENT, stderr=subprocess.PIPE, text=True) as process:
        # Opening it returns when the command has begun to read.
        with open(waiting, "wb"):
            process.send_signal(signal.SIGINT)
            _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert said == "bindwright: interrupted; the next run finishes or undoes this one\n"
    assert not (tmp_path / "sdk").exists()


def test_an_interrupt_leaves_no_process_behind() -> None:
    texts = [f"x{number} = [{'1, ' * 3000}]\n" for number in range(8)]
    with pytest.raises(KeyboardInterrupt):
        for _ in perform([Task("file", each) for each in texts], 100, 2):
            assert multiprocessing.active_children()
            raise KeyboardInterrupt
    gc.collect()
    assert not multiprocessing.active_children()
