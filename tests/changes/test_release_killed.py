"""A release may be killed before every write, and the disk be full: the next run makes it whole."""

from __future__ import annotations

import errno
import multiprocessing
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from corpus import write

from bindwright.cli import main

EDITS = [{"set": "/components/schemas/Book/properties/isbn", "to": {"type": "integer"}}]
COMMANDS = {
    "release": ["release", "api", "--out", "sdk", "--date", "2026-01-02"],
    "generate": ["generate", "api", "--out", "sdk"],
}
_WRITES = frozenset(["os.rename", "os.remove", "os.chmod", "open"])


def _git(folder: Path, *command: str) -> None:
    identity = ("-c", "user.name=Tester", "-c", "user.email=tester@example.com")
    subprocess.run(["git", *identity, *command], cwd=folder, check=True)


def _prepared(folder: Path) -> None:
    """An SDK with its names locked, committed, and a description that has moved since."""
    write(folder / "api")
    _git(folder, "init", "--quiet")
    os.chdir(folder)
    assert main(COMMANDS["generate"]) == 0
    _git(folder, "add", ".")
    _git(folder, "commit", "--quiet", "--message", "Begin")
    write(folder / "api", EDITS)


def _counts(event: str, arguments: tuple[Any, ...], fault: str) -> bool:
    """Whether this is a step of the maintainer's own files, or the one that renews the SDK."""
    if event == "ctypes.dlsym":
        return fault == "killed" and arguments[1] == "renameat2"
    if event not in _WRITES or not isinstance(arguments[0], str | Path):
        return False
    if Path(arguments[0]).resolve().parent != Path.cwd() / "api":
        return False
    if event == "open":
        return bool(arguments[2] & (os.O_CREAT | os.O_WRONLY | os.O_RDWR))
    return fault == "killed"


def _stop_at(step: int, command: str, fault: str) -> None:
    left = [step]

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        if left[0] < 0 or not _counts(event, arguments, fault):
            return
        left[0] -= 1
        if left[0] < 0:
            if fault == "killed":
                os._exit(9)
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(arguments[0]))

    sys.addaudithook(hook)
    code = main(COMMANDS[command])
    if left[0] < 0:
        os._exit(9 if code == 2 else 1)
    os._exit(code)


def _stopped(step: int, command: str, fault: str) -> bool:
    child = multiprocessing.get_context("fork").Process(
        target=_stop_at, args=(step, command, fault)
    )
    child.start()
    child.join()
    assert child.exitcode in (0, 9)
    return child.exitcode == 9


def _tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".git" not in path.relative_to(folder).parts
    }


@pytest.mark.skipif(sys.platform != "linux", reason="children are forked")
@pytest.mark.parametrize("fault", ["killed", "disk full"])
@pytest.mark.parametrize("command", COMMANDS)
def test_at_every_write(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str, fault: str
) -> None:
    monkeypatch.chdir(tmp_path)
    _prepared(tmp_path / "reference")
    old = _tree(tmp_path / "reference")
    assert "api/names.lock.yaml" in old
    assert main(COMMANDS[command]) == 0
    new = _tree(tmp_path / "reference")
    assert old["api/names.lock.yaml"] != new["api/names.lock.yaml"]
    for step in range(100):
        folder = tmp_path / str(step)
        _prepared(folder)
        stopped = _stopped(step, command, fault)
        left = _tree(folder)
        for name in old.keys() | new.keys():
            assert left.get(name) in (old.get(name), new.get(name)), name
        assert main(COMMANDS[command]) == 0
        assert _tree(folder) == new
        if not stopped:
            break
    assert step >= {"release": 3, "generate": 1}[command]
