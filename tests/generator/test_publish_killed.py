"""A run may be killed at any moment, and a disk be full: nothing is lost, and the next run mends it."""

from __future__ import annotations

import errno
import multiprocessing
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

import pytest
from bindwright.diagnostics import Refused
from bindwright.publish import disk, placing, publish
from publish_kit import NEW, OLD, Files, tree
from publish_kit import way as way

EDITED: tuple[Files, Files, Files] = (
    {"merged.py": "a = 1\nb = 1\nc = 1\nd = 1\n", "torn.py": "a = 1\n", "left.py": "a = 1\n"},
    {"merged.py": "a = 2\nb = 1\nc = 1\nd = 1\n", "torn.py": "a = 2\n", "left.py": "a = 2\n"},
    {"merged.py": "a = 1\nb = 1\nc = 1\nd = 3\n", "torn.py": "a = 3\n"},
)
"""What was generated, what a person made of it, and what is generated now."""
RECORD: dict[str, object] = {"inputs": {"description": "1"}}


_STEPS = frozenset(
    [
        *("os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.link", "os.chmod", "os.utime"),
        *("os.truncate", "open", "ctypes.dlsym", "shutil.rmtree", "fcntl.flock"),
    ]
)
_TAKES_ROOM = frozenset(["os.mkdir", "os.link"])


def _takes_room(event: str, arguments: tuple[Any, ...]) -> bool:
    """Whether the operation needs room on the disk; taking away and renaming need none."""
    return event in _TAKES_ROOM or (event == "open" and bool(arguments[2] & os.O_CREAT))


def _stop_at(step: int, files: Files, out: Path, fault: str) -> None:
    """Publish; before the given operation on the file system, leave or let the disk be full."""
    left = [step]

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        if fault == "killed" and event in _STEPS:
            left[0] -= 1
            if left[0] < 0:
                os._exit(9)
        elif fault != "killed" and _takes_room(event, arguments):
            left[0] -= 1
            if left[0] < 0:  # and it stays full
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(arguments[0]))

    sys.addaudithook(hook)
    try:
        publish(files, out, manifest=RECORD)
    except Refused as refused:
        (found,) = refused.diagnostics
        os._exit(9 if found.code in ("cannot-write", "cut-short") and found.remedy else 1)
    os._exit(0 if fault == "killed" or left[0] >= 0 else 9)


def _stopped(step: int, files: Files, out: Path, fault: str) -> bool:
    child = multiprocessing.get_context("fork").Process(
        target=_stop_at, args=(step, files, out, fault)
    )
    child.start()
    child.join()
    assert child.exitcode in (0, 9)
    return child.exitcode == 9


def _prepared(folder: Path, first: bool, edited: bool) -> Path:
    out = folder / "sdk"
    if not first:
        before, edits, _ = EDITED if edited else ({}, {}, {})
        publish({**OLD, **before}, out, manifest=RECORD)
        for name, text in edits.items():
            (out / name).write_text(str(text))
        (out / "mine").mkdir()
        (out / "mine/notes.md").write_text("mine")
        (out / "src/a/mine.py").write_text("mine")
    return out


def _edits(found: dict[str, bytes | str | None]) -> int:
    """In how many files an edit can be found."""
    return sum(b"a = 2\n" in text for text in found.values() if isinstance(text, bytes))


def unflushed(folder: Path) -> None:
    """Stands for what makes the disk write, which changes nothing that a later run could see."""


STATES = pytest.mark.parametrize(
    ("first", "edited"),
    [(True, False), (False, False), (False, True)],
    ids=["new folder", "old folder", "edited folder"],
)


@pytest.mark.skipif(sys.platform != "linux", reason="children are forked")
@pytest.mark.parametrize("fault", ["killed", "disk full"])
@STATES
def test_at_every_step(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    way: str,
    first: bool,
    edited: bool,
    fault: str,
) -> None:
    (tmp_path / "tmp").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tmp"))
    monkeypatch.setattr(placing, "flush", unflushed)
    monkeypatch.setattr(disk, "flush", unflushed)
    new_files: Files = {**NEW, **(EDITED[2] if edited else {})}
    (tmp_path / "reference").mkdir()
    reference = _prepared(tmp_path / "reference", first, edited)
    old = tree(reference)
    publish(new_files, reference, manifest=RECORD)
    new = tree(reference)
    seen: list[str] = []
    for step in range(1000):
        folder = tmp_path / str(step)
        folder.mkdir()
        out = _prepared(folder, first, edited)
        stopped = _stopped(step, new_files, out, fault)
        found = tree(out)
        seen.append("old" if found == old else "new" if found == new else "between")
        mine = {name: content for name, content in old.items() if "mine" in name}
        assert found.items() >= mine.items()
        assert _edits(found) >= (len(EDITED[1]) if edited else 0)
        # The next run finishes or starts over, and leaves nothing else behind.
        publish(new_files, out, manifest=RECORD)
        assert tree(out) == new
        assert os.listdir(folder) == ["sdk"]
        if not stopped:
            break
    assert len(seen) > 15
    assert (seen[0], seen[-1]) == ("old", "new")
    if fault == "killed" and (way == "exchange" or first):
        assert seen == sorted(seen, key=["old", "new"].index)
    if fault == "killed" and way == "journal" and not first:
        assert "between" in seen
