"""What black made of a text, kept for the next run."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import time
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

_MOST_CACHED = 256 * 1024 * 1024
"""Characters of formatted source the cache keeps; the least recently used go first."""
_DAY = 24 * 60 * 60


def user_cache() -> Path:
    # The XDG base directory specification has relative paths ignored.
    named = Path(os.environ.get("XDG_CACHE_HOME", ""))
    return (named if named.is_absolute() else Path("~/.cache").expanduser()) / "bindwright"


class Cache:
    """Formatted text by key, in one SQLite file that several runs may use at a time.

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
                    query = "SELECT text, digest, used FROM formatted WHERE key = ?"
                    row: tuple[str, str, int] | None = database.execute(query, (key,)).fetchone()
                    if row is not None and _digest(row[0]) == row[1]:
                        found[keys[key]] = row[0]
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
