"""The name lock on disk: shown as a difference, or put in place after the SDK."""

from __future__ import annotations

import difflib
import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bindwright.diagnostics import Diagnostic, Place, Refused
from bindwright.lock.model import NameLock
from bindwright.lock.reading import lock_file
from bindwright.lock.text import to_text
from bindwright.publish.disk import replace_file

if TYPE_CHECKING:
    from bindwright.settings import Settings


@dataclass(frozen=True, slots=True)
class Names:
    """The text of a name lock, and where it goes."""

    path: Path | None
    """`None` for settings that were guessed: nothing stands beside which it could lie."""
    text: str

    @classmethod
    def of(cls, settings: Settings, lock: NameLock) -> Names:
        """The lock of an SDK."""
        if not settings.file.is_file():
            return cls(None, "")
        return cls(lock_file(settings.file), to_text(lock, settings.package.name))

    @property
    def digest(self) -> str:
        """SHA-256 of the text; empty when there is no lock."""
        return "" if self.path is None else hashlib.sha256(self.text.encode()).hexdigest()

    @property
    def digest_before(self) -> str:
        """SHA-256 of what the file says now; empty when there is none."""
        before = "" if self.path is None else self._before(self.path)
        return hashlib.sha256(before.encode()).hexdigest() if before else ""

    def diff(self) -> str:
        """What writing would change, as a unified diff; empty when it is all there."""
        before = "" if self.path is None else self._before(self.path)
        if self.path is None or before == self.text:
            return ""
        lines = difflib.unified_diff(
            before.splitlines(keepends=True),
            self.text.splitlines(keepends=True),
            f"a/{self.path.name}" if before else "/dev/null",
            f"b/{self.path.name}",
        )
        return "".join(lines)

    def write(self) -> None:
        """Put the lock in place, unless it is.

        Raises:
            Refused: The system refuses to write it.
        """
        if self.path is not None and self._before(self.path) != self.text:
            self._write(self.path)

    def _before(self, path: Path) -> str:
        return path.read_text(encoding="utf-8") if path.exists() else ""

    def _write(self, path: Path) -> None:
        try:
            replace_file(path, self.text)
        except OSError as error:
            problem = f"the name lock cannot be written: {error.strerror or error}"
            effect = "the names of the SDK are not kept"
            remedy = "make its folder one that can be written, and generate again"
            found = Diagnostic("cannot-write", Place(str(path)), problem, effect, remedy)
            raise Refused([found]) from error
