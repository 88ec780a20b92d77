"""`CodeInterpreter`."""

from __future__ import annotations

from dataclasses import dataclass

from ....._core.model import Model
from .code_interpreter_output import CodeInterpreterOutput


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class CodeInterpreter(Model):
    """The program and what came of it."""

    input: str
    """Source text of the program."""
    outputs: list[CodeInterpreterOutput]
    """What the program printed and drew."""
