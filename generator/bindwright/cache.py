"""What this machine keeps for the next run: texts that took long to make."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import time
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

_MOST_CACHED = 256 * 1024 * 1024
"""Characters the cache keeps; the least recently used go first."""
_DAY = 24 * 60 * 60


def user_cache() -> Path:
    """The folder of all that is kept: `$XDG_CACHE_HOME/bindwright` or `~/.cache/bindwright`."""
    # The XDG base directory specification has relative paths ignored.
    named = Path(os.environ.get("XDG_CACHE_HOME", ""))
    return (named if named.is_absolute() else Path("~/.cache").expanduser()) / "bindwright"


def key_of(setting: str, text: str) -> str:
    """A key for what becomes of `text`; `setting` is all else that decides it."""
    return hashlib.sha256(f"{setting}\0{text}".encode("utf-8", "surrogatepass")).hexdigest()


class Cache:
    """Texts by key, in one SQLite file that several runs may use at a time.

    Each text lies beside its own hash, so that a damaged entry counts as absent. Any failure
    of the file or the database leaves the run without a cache, never without a result.
    """

    def __init__(self, file: Path) -> None:
        self._file = file

    def read(self, keys: Mapping[str, str]) -> dict[str, str]:
        """The texts known under `keys`, by what these stand for."""
        if not self._file.is_file():
            return {}
        found: dict[str, str] = {}
        now = int(time.time())
        stale: list[tuple[int, str]] = []
        try:
            with closing(self._connect()) as database, database:
                for key in sorted(keys):
                    query = "SELECT text, digest, used FROM texts WHERE key = ?"
                    row: tuple[str, str, int] | None = database.execute(query, (key,)).fetchone()
                    if row is not None and _digest(row[0]) == row[1]:
                        found[keys[key]] = row[0]
                        if not now - _DAY < row[2] <= now:
                            stale.append((now, key))
                if stale:
                    database.executemany("UPDATE texts SET used = ? WHERE key = ?", stale)
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
                database.executemany("INSERT OR REPLACE INTO texts VALUES (?, ?, ?, ?)", rows)
                # To add up all texts means to read them all.
                if _bytes_used(database) > _MOST_CACHED:
                    database.execute(
                        "DELETE FROM texts WHERE key IN (SELECT key FROM (SELECT key, "
                        "sum(length(text)) OVER (ORDER BY used DESC, key) AS total FROM texts) "
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
            "CREATE TABLE IF NOT EXISTS texts "
            "(key TEXT PRIMARY KEY, text TEXT NOT NULL, digest TEXT NOT NULL, used INTEGER NOT NULL)"
        )
        return database


def _bytes_used(database: sqlite3.Connection) -> int:
    """What all texts take, with all that lies beside them: at least one byte a character."""
    names = ("page_count", "freelist_count", "page_size")
    counts = (database.execute(f"PRAGMA {name}").fetchone()[0] for name in names)
    pages, free, size = map(int, counts)
    return (pages - free) * size


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
