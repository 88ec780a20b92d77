"""One run: how long its stages take, what they find, and what they have read."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from bindwright.diagnostics import Diagnostic, Diagnostics, Place, Refused
from bindwright.source import Reading

if TYPE_CHECKING:
    from bindwright.source import Document

_RECURSION = 10_000
"""Schemas are followed from one to the next, and large APIs have chains of hundreds."""

OnStage = Callable[[str], None]


@dataclass(slots=True)
class Run:
    """Times the stages, tells the listener, and keeps what was read."""

    on_stage: OnStage | None = None
    reading: Reading = Reading()
    """How descriptions are read: as the command line says, and the settings once they are known."""
    stages: dict[str, float] = field(default_factory=dict[str, float])
    diagnostics: Diagnostics = field(default_factory=Diagnostics)
    documents: dict[Path, Document] = field(default_factory=dict[Path, "Document"])

    @contextmanager
    def stage(self, name: str) -> Generator[None, None, None]:
        if self.on_stage is not None:
            self.on_stage(name)
        start = time.perf_counter()
        before = sys.getrecursionlimit()
        sys.setrecursionlimit(max(before, _RECURSION))
        try:
            yield
        except RecursionError:
            raise Refused(_too_deep(each) for each in self.documents) from None
        finally:
            sys.setrecursionlimit(before)
        self.stages[name] = time.perf_counter() - start

    def read(self, description: Path) -> Document:
        """The description; settings that are inferred from it and the plan read it once."""
        if description not in self.documents:
            from bindwright.source import read_document

            self.documents[description] = read_document(description, self.reading)
        return self.documents[description]


def _too_deep(description: Path) -> Diagnostic:
    """What a chain of references means that no limit of a single file stops."""
    return Diagnostic(
        "too-deep",
        Place(str(description)),
        "schemas refer to one another in a chain too long to be followed",
        "nothing is generated",
        "shorten the chain: let a schema contain what it alone refers to",
    )
