"""An output folder before and after a run, and both ways of changing one into the other."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TypeAlias

import pytest
from bindwright.publish import placing

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
