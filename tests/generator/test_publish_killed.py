"""A run may be killed at any moment: the output folder is still the old one or the new one."""

from __future__ import annotations

import multiprocessing
import os
import sys
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from bindwright.publish import placing, publish

Files: TypeAlias = dict[str, str | bytes]

OLD: Files = {
    "pyproject.toml": "old",
    "src/a/__init__.py": "a",
    "src/a/gone/x.py": "x",
    "same.md": "=",
}
NEW: Files = {
    "pyproject.toml": "new",
    "src/a/__init__.py": "a",
    "src/a/b.py": b"\0b",
    "same.md": "=",
}
RECORD: dict[str, object] = {"inputs": {"description": "1"}}


def never(one: Path, other: Path) -> bool:
    return False


@pytest.fixture(params=["exchange", "journal"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both ways of carrying a change out."""
    if request.param == "journal":
        monkeypatch.setattr(placing, "exchange", never)
    elif sys.platform != "linux":
        pytest.skip("folders are exchanged on Linux only")
    return str(request.param)


def tree(folder: Path) -> dict[str, bytes | str | None]:
    """All that is in a folder: contents of files, targets of links, None for empty folders."""
    found: dict[str, bytes | str | None] = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink():
            found[name] = os.readlink(path)
        elif path.is_file():
            found[name] = path.read_bytes()
        elif not any(path.iterdir()):
            found[name] = None
    return found


_STEPS = frozenset(
    [
        *("os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.link", "os.chmod", "os.utime"),
        *("os.truncate", "open", "ctypes.dlsym", "shutil.rmtree", "fcntl.flock"),
    ]
)


def _die_at(step: int, files: Files, out: Path) -> None:
    """Publish, but leave without a word before the given operation on the file system."""
    left = [step]

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        if event in _STEPS:
            left[0] -= 1
            if left[0] < 0:
                os._exit(9)

    sys.addaudithook(hook)
    publish(files, out, manifest=RECORD)
    os._exit(0)


def _died(step: int, files: Files, out: Path) -> bool:
    child = multiprocessing.get_context("fork").Process(target=_die_at, args=(step, files, out))
    child.start()
    child.join()
    assert child.exitcode in (0, 9)
    return child.exitcode == 9


def _prepared(folder: Path, first: bool) -> Path:
    out = folder / "sdk"
    if not first:
        publish(OLD, out, manifest=RECORD)
        (out / "mine").mkdir()
        (out / "mine/notes.md").write_text("mine")
        (out / "src/a/mine.py").write_text("mine")
    return out


@pytest.mark.skipif(sys.platform != "linux", reason="children are forked")
@pytest.mark.parametrize("first", [True, False], ids=["new folder", "old folder"])
def test_killed_at_every_step(tmp_path: Path, way: str, first: bool) -> None:
    (tmp_path / "reference").mkdir()
    reference = _prepared(tmp_path / "reference", first)
    old = tree(reference)
    publish(NEW, reference, manifest=RECORD)
    new = tree(reference)
    seen: list[str] = []
    for step in range(1000):
        folder = tmp_path / str(step)
        folder.mkdir()
        out = _prepared(folder, first)
        died = _died(step, NEW, out)
        found = tree(out)
        seen.append("old" if found == old else "new" if found == new else "between")
        mine = {name: content for name, content in old.items() if "mine" in name}
        assert found.items() >= mine.items()
        # The next run finishes or starts over, and leaves nothing else behind.
        publish(NEW, out, manifest=RECORD)
        assert tree(out) == new
        assert os.listdir(folder) == ["sdk"]
        if not died:
            break
    assert len(seen) > 20
    assert (seen[0], seen[-1]) == ("old", "new")
    if way == "exchange" or first:
        assert seen == sorted(seen, key=["old", "new"].index)
    else:
        assert "between" in seen
