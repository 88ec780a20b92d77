"""`CodeInterpreterToolCall`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ....._core.model import Model
from .code_interpreter import CodeInterpreter


@dataclass(slots=True, kw_only=True)
class CodeInterpreterToolCall(Model):
    """A program that the code interpreter ran."""

    id: str
    """Id of the call."""
    type: Literal["code_interpreter"] = "code_interpreter"
    """Tells the kinds of tool call apart."""
    code_interpreter: CodeInterpreter
    """The program and what came of it."""
