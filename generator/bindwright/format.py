"""Generated Python -> the same, laid out by black; what was laid out before comes from a cache.

Black takes seconds for a large SDK and a third of a second merely to import, so a run in which
every file is known from before never imports it.
"""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import sqlite3
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from bindwright.diagnostics import Diagnostic, Place, Refused, excerpt
from bindwright.paths import guard

Progress = Callable[[int, int], None]

_WORTH_A_PROCESS = 200_000
"""Characters black formats in the time it takes to start a process that imports it."""
_BATCH = 60_000
"""Characters handed to a process at once."""
_MOST_CACHED = 256 * 1024 * 1024
"""Characters of formatted source the cache keeps; the least recently used go first."""
_DAY = 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class _Fault:
    """Why a file could not be formatted; line and column count from 1, 0 is unknown."""

    problem: str
    line: int = 0
    column: int = 0


def format_files(
    files: Mapping[str, str],
    *,
    line_length: int = 100,
    cache: Path | None = None,
    jobs: int | None = None,
    progress: Progress | None = None,
    dump: Path | None = None,
) -> dict[str, str]:
    """The same files in the same order, with every `.py` file formatted for Python 3.11.

    Args:
        files: Text by name; other files than Python's are returned as they are.
        line_length: Columns black fills.
        cache: Folder of the cache; by default the user's (`$XDG_CACHE_HOME/bindwright` or
            `~/.cache/bindwright`). A cache that cannot be used is done without.
        jobs: Processes at most; by default one for each processor.
        progress: Called with the number of Python files done and of all.
        dump: Folder for the text of files that are refused; by default a new temporary one.

    Raises:
        Refused: Some files are not Python. Each was written to `dump` as `<name>.dump`.
    """
    sources = {name: text for name, text in files.items() if name.endswith(".py")}
    tell: Progress = progress or (lambda done, total: None)
    setting = f"black {version('black')}, {line_length} columns, 3.11"
    keys = {name: _key(text, setting) for name, text in sources.items()}
    store = _Cache((cache or user_cache()) / "black.sqlite3")
    known = store.read(set(keys.values()))
    done = {name: known[key] for name, key in keys.items() if key in known}
    tell(len(done), len(sources))
    faults: dict[str, _Fault] = {}
    fresh: dict[str, str] = {}
    missing = {name: text for name, text in sources.items() if name not in done}
    for name, outcome in _formatted(missing, line_length, jobs):
        if isinstance(outcome, _Fault):
            faults[name] = outcome
        else:
            done[name] = outcome
            fresh[keys[name]] = outcome
        tell(len(done) + len(faults), len(sources))
    store.write(fresh)
    if faults:
        raise _refused(files, faults, dump)
    return {name: done.get(name, text) for name, text in files.items()}


def _key(text: str, setting: str) -> str:
    """Hash of all that decides the outcome; files of the same text share it."""
    return hashlib.sha256(f"{setting}\0{text}".encode("utf-8", "surrogatepass")).hexdigest()


def _formatted(
    sources: Mapping[str, str], line_length: int, jobs: int | None
) -> Iterator[tuple[str, str | _Fault]]:
    """Format in this process or, when that pays, in several; yields names as they finish."""
    size = sum(map(len, sources.values()))
    workers = min(jobs or os.cpu_count() or 1, size // _WORTH_A_PROCESS + 1)
    left = dict(sources)
    if workers > 1:
        # A forked child inherits locks held by other threads, and only Linux forks safely.
        alone = sys.platform == "linux" and threading.active_count() == 1
        context = multiprocessing.get_context("fork" if alone else "spawn")
        try:
            with ProcessPoolExecutor(workers, context) as pool:
                batches = [
                    pool.submit(_format_batch, batch, line_length) for batch in _batches(sources)
                ]
                for batch in as_completed(batches):
                    for name, outcome in batch.result():
                        del left[name]
                        yield name, outcome
        except (BrokenProcessPool, OSError):
            pass  # no processes to be had here, or one was killed: go on alone
    for name, text in left.items():
        yield name, _format(name, text, line_length)


def _batches(sources: Mapping[str, str]) -> Iterator[list[tuple[str, str]]]:
    """The largest files first, so that no process is left with one at the end."""
    batch: list[tuple[str, str]] = []
    size = 0
    for item in sorted(sources.items(), key=lambda item: (-len(item[1]), item[0])):
        batch.append(item)
        size += len(item[1])
        if size >= _BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _format_batch(
    batch: Sequence[tuple[str, str]], line_length: int
) -> list[tuple[str, str | _Fault]]:
    return [(name, _format(name, text, line_length)) for name, text in batch]


def _format(name: str, text: str, line_length: int) -> str | _Fault:
    import black
    from black.mode import TargetVersion

    try:
        compile(text, name, "exec", dont_inherit=True)
        mode = black.Mode(line_length=line_length, target_versions={TargetVersion.PY311})
        return black.format_str(text, mode=mode)
    except SyntaxError as error:
        return _Fault(error.msg, error.lineno or 0, error.offset or 0)
    except (ValueError, RecursionError) as error:
        return _Fault(str(error))


def _refused(files: Mapping[str, str], faults: Mapping[str, _Fault], dump: Path | None) -> Refused:
    folder = dump or Path(tempfile.mkdtemp(prefix="bindwright-"))
    found: list[Diagnostic] = []
    for name in sorted(faults):
        fault = faults[name]
        kept = guard(folder, f"{name}.dump")
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(files[name], "utf-8", errors="backslashreplace", newline="\n")
        found.append(
            Diagnostic(
                "invalid-python",
                Place(str(kept), fault.line, fault.column),
                f"the generated file {name} is not valid Python: {fault.problem}",
                "no file of the SDK was written",
                "this is a fault of the generator or its templates: please report it with the file",
                excerpt=excerpt(files[name], fault.line, fault.column),
            )
        )
    return Refused(found)


def user_cache() -> Path:
    # The XDG base directory specification has relative paths ignored.
    named = Path(os.environ.get("XDG_CACHE_HOME", ""))
    return (named if named.is_absolute() else Path("~/.cache").expanduser()) / "bindwright"


class _Cache:
    """Formatted text by key, in one SQLite file that several runs may use at a time.

    Each text lies beside its own hash, so that a damaged entry counts as absent. Any failure
    of the file or the database leaves the run without a cache, never without a result.
    """

    def __init__(self, file: Path) -> None:
        self._file = file

    def read(self, keys: set[str]) -> dict[str, str]:
        """The texts known under `keys`."""
        if not self._file.is_file():
            return {}
        found: dict[str, str] = {}
        now = int(time.time())
        stale: list[tuple[int, str]] = []
        try:
            with closing(self._connect()) as database, database:
                for key in sorted(keys):
                    query = "SELECT text, digest, used FROM formatted WHERE key = ?"
                    row: tuple[str, str, int] | None = database.execute(query, (key,)).fetchone()
                    if row is not None and _digest(row[0]) == row[1]:
                        found[key] = row[0]
                        if not now - _DAY < row[2] <= now:
                            stale.append((now, key))
                if stale:
                    database.executemany("UPDATE formatted SET used = ? WHERE key = ?", stale)
        except (sqlite3.Error, OSError):
            return found
        return found

    def write(self, texts: Mapping[str, str]) -> None:
        """Add `texts` by key, and drop the oldest entries beyond the bound."""
        if not texts:
            return
        now = int(time.time())
        rows = [(key, text, _digest(text), now) for key, text in sorted(texts.items())]
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with closing(self._connect()) as database, database:
                database.executemany("INSERT OR REPLACE INTO formatted VALUES (?, ?, ?, ?)", rows)
                database.execute(
                    "DELETE FROM formatted WHERE key IN (SELECT key FROM (SELECT key, "
                    "sum(length(text)) OVER (ORDER BY used DESC, key) AS total FROM formatted) "
                    "WHERE total > ?)",
                    (_MOST_CACHED,),
                )
        except sqlite3.DatabaseError as error:
            # A file that is no database would never serve again; a locked one will.
            if not isinstance(error, sqlite3.OperationalError):
                self._file.unlink(missing_ok=True)
        except OSError:
            return

    def _connect(self) -> sqlite3.Connection:
        database = sqlite3.connect(self._file, timeout=5)
        database.execute(
            "CREATE TABLE IF NOT EXISTS formatted "
            "(key TEXT PRIMARY KEY, text TEXT NOT NULL, digest TEXT NOT NULL, used INTEGER NOT NULL)"
        )
        return database


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
