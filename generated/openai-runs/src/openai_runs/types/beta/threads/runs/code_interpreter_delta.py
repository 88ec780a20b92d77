"""`CodeInterpreterDelta`."""

from __future__ import annotations

from dataclasses import dataclass

from ....._core.model import Model
from .code_interpreter_output_delta import CodeInterpreterOutputDelta


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class CodeInterpreterDelta(Model):
    """The program and what came of it."""

    input: str | None = None
    """Source text to append to the program so far."""
    outputs: list[CodeInterpreterOutputDelta] | None = None
    """Pieces of output, each with its own position."""
