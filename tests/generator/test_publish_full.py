"""A disk that is really full: a small one is mounted, where that is allowed, and filled to the brim."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from bindwright.diagnostics import Refused
from bindwright.publish import publish

ROOT = Path(__file__).parents[2]
ALONE = ("unshare", "--map-root-user", "--mount")
"""Lets a process mount what it alone can see."""
PAGE = 4096

OLD: dict[str, str | bytes] = {
    "same.md": "=" * 5000,
    "gone.py": "x = 1\n",
    "src/a.py": "a = 1\nb = 1\nc = 1\nd = 1\n",
    "src/b.py": "b = 1\n" * 1000,
}
NEW: dict[str, str | bytes] = {
    "same.md": "=" * 5000,
    "src/a.py": "a = 1\nb = 1\nc = 1\nd = 3\n",
    "src/b.py": "b = 2\n" * 2000,
    "src/c/d.py": "d = 1\n" * 1000,
}
EDIT = "a = 2\nb = 1\nc = 1\nd = 1\n"


def can_mount() -> bool:
    """Whether this system lets a process mount something for itself."""
    if sys.platform != "linux" or not all(map(shutil.which, ("unshare", "mount"))):
        return False
    mount = "mount -t tmpfs -o size=64k tmpfs /mnt"
    return subprocess.run([*ALONE, "sh", "-c", mount], capture_output=True).returncode == 0


@pytest.mark.skipif(not can_mount(), reason="this system lets nobody mount a small disk")
@pytest.mark.parametrize("scarce", ["room", "files"])
def test_a_full_disk(tmp_path: Path, scarce: str) -> None:
    command = [*ALONE, sys.executable, __file__, str(tmp_path), scarce]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "generator")}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    refused, published = map(int, done.stdout.split())
    assert refused > 5
    assert published > 0


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def mount(disk: Path, options: str) -> None:
    subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(disk)], check=True)


def prepare(disk: Path) -> Path:
    """An SDK with an edit and a file of a person's, on a disk with room for anything."""
    subprocess.run(["umount", str(disk)], capture_output=True, check=False)
    mount(disk, "size=4m,nr_inodes=1000")
    out = disk / "sdk"
    publish(OLD, out, manifest={})
    (out / "src/a.py").write_text(EDIT, encoding="utf-8")
    (out / "mine.py").write_text("mine", encoding="utf-8")
    return out


def left_with(disk: Path, scarce: str, more: int) -> str:
    """The options that leave room for so many pages, or for so many files."""
    used = os.statvfs(disk)
    if scarce == "room":
        return f"remount,size={(used.f_blocks - used.f_bfree) * used.f_frsize + more * PAGE}"
    return f"remount,nr_inodes={used.f_files - used.f_ffree + more}"


def main(folder: Path, scarce: str) -> None:
    """Publish again and again, each time with a little more room."""
    disk = folder / "disk"
    disk.mkdir()
    out = prepare(disk)
    old = tree(out)
    publish(NEW, out, manifest={})
    new = tree(out)
    refused = published = 0
    while published < 3:
        out = prepare(disk)
        mount(disk, left_with(disk, scarce, refused + published))
        try:
            publish(NEW, out, manifest={})
            published += 1
            assert tree(out) == new
        except Refused as error:
            refused += 1
            (found,) = error.diagnostics
            assert "No space left" in found.problem, found
            assert tree(out) == old or found.code == "cut-short", found
            mount(disk, "remount,size=4m,nr_inodes=1000")
            publish(NEW, out, manifest={})
            assert tree(out) == new
        assert os.listdir(disk) == ["sdk"]
    print(refused, published)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
