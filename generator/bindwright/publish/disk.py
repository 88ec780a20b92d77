"""The few things this package asks of the operating system that Python has no word for."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path

if sys.platform != "win32":
    import fcntl


def walk(root: Path, inside: str = "") -> Iterator[str]:
    """Every file, link and empty folder below `root`; links are not followed."""
    try:
        with os.scandir(root / inside) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except FileNotFoundError:
        return
    for entry in entries:
        name = f"{inside}{entry.name}"
        if not entry.is_dir(follow_symlinks=False) or not os.listdir(entry.path):
            yield name
        else:
            yield from walk(root, f"{name}/")


def exchange(one: Path, other: Path) -> bool:
    """Let two folders change places in one step (Linux `renameat2`); False if refused."""
    libc = ctypes.CDLL(None, use_errno=True)
    if not hasattr(libc, "renameat2"):
        return False
    here, swap = -100, 2  # AT_FDCWD, RENAME_EXCHANGE
    status: int = libc.renameat2(here, os.fsencode(one), here, os.fsencode(other), swap)
    done = status == 0
    if done:
        flush(other.parent)
    return done


def flush(folder: Path) -> None:
    """Have everything written below `folder` reach the disk."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        if sys.platform == "linux":
            ctypes.CDLL(None).syncfs(handle)
            return
        os.fsync(handle)
    finally:
        os.close(handle)
    for path in folder.rglob("*"):
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as file:
                os.fsync(file.fileno())


def replace_file(path: Path, text: str) -> None:
    """Put a file in place whole, or not at all.

    The draft beside it has one name, so that what a killed run leaves is taken by the next.
    """
    path = Path(os.path.realpath(path))
    draft = path.with_name(f".{path.name}.new")
    try:
        with draft.open("w", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            os.chmod(draft, path.stat().st_mode & 0o777)
        os.replace(draft, path)
    except OSError:
        draft.unlink(missing_ok=True)
        raise


@contextmanager
def lock(folder: Path) -> Generator[None, None, None]:
    """Let one run at a time work below `folder`; the lock ends with the process."""
    if sys.platform == "win32":
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
