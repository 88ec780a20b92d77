"""References to other machines: fetched only where that is allowed, and held to a lock of hashes."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from bindwright.diagnostics import Diagnostic, Place, Refused
from bindwright.source.limits import Fault, Limits
from bindwright.source.raw import is_map

LOCK_FILE = "bindwright.lock"


def is_remote(uri: str) -> bool:
    """Whether a URI is one that can be fetched."""
    return urlsplit(uri).scheme in ("http", "https")


def locked(lock: Path) -> dict[str, str]:
    """What a lock file says: URL -> SHA-256 of what it led to. Empty if there is no such file.

    Raises:
        Refused: The file is not a lock.
    """
    try:
        data: Any = json.loads(lock.read_bytes())
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise _bad_lock(lock, str(error)) from error
    remote = data.get("remote") if is_map(data) else None
    if not is_map(remote) or not all(isinstance(each, str) for each in remote.values()):
        raise _bad_lock(lock, "it has no table `remote` of hashes")
    return dict(remote)


class Remote:
    """Fetches what the references of one description lead to."""

    def __init__(self, lock: Path, limits: Limits, *, allowed: bool, renew: bool) -> None:
        self.allowed = allowed or renew
        self.unlocked: list[str] = []
        """What was fetched although no lock says what it must be."""
        self._lock = lock
        self._limits = limits
        self._renew = renew
        self._is_locked = self.allowed and not renew and lock.exists()
        self._hashes = locked(lock) if self._is_locked else {}

    def fetch(self, url: str) -> bytes:
        """The bytes that a URL leads to.

        Raises:
            Fault: It is not allowed, cannot be had within the limits, or is not what the lock
                says; the fault has no position.
        """
        from bindwright.source.fetching import fetch  # most descriptions need no HTTP

        raw = fetch(url, self._limits)
        digest = hashlib.sha256(raw).hexdigest()
        wanted = self._hashes.get(url)
        if not self._is_locked:
            self._hashes[url] = digest
            self.unlocked += [] if self._renew else [url]
        elif wanted is None:
            problem = f"{self._lock.name} does not say what it must be"
            raise Fault("unlocked-reference", problem, remedy="look at it, then run with --lock")
        elif wanted != digest:
            problem = f"it has changed since {self._lock.name} was written"
            remedy = "see what has changed; to accept it, run with --lock"
            raise Fault("changed-remote", problem, remedy=remedy)
        return raw

    def write_lock(self) -> None:
        """Write down the hashes of all that was fetched, if that was asked for.

        Raises:
            Refused: The file cannot be written.
        """
        if not self._renew:
            return
        text = json.dumps({"remote": dict(sorted(self._hashes.items()))}, indent=2)
        try:
            self._lock.write_text(f"{text}\n", encoding="utf-8")
        except OSError as error:
            raise _bad_lock(self._lock, error.strerror or str(error)) from error


def _bad_lock(lock: Path, problem: str) -> Refused:
    return Refused(
        [
            Diagnostic(
                "bad-lock",
                Place(str(lock)),
                f"the lock file cannot be used: {problem}",
                "it is not known what the remote references must lead to",
                "delete it and run with --lock",
            )
        ]
    )
