"""`CodeInterpreterToolCall`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from ....._core.lazy import lazy_names
from ....._core.model import Model
from .code_interpreter import CodeInterpreter

if TYPE_CHECKING:
    from .code_interpreter_image_output import (
        CodeInterpreterImageOutput as CodeInterpreterOutputImage,
        CodeInterpreterImageOutputImage as CodeInterpreterOutputImageImage,
    )
    from .code_interpreter_logs_output import CodeInterpreterLogsOutput as CodeInterpreterOutputLogs
    from .code_interpreter_output import CodeInterpreterOutput as CodeInterpreterOutput


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class CodeInterpreterToolCall(Model):
    """A program that the code interpreter ran."""

    id: str
    """Id of the call."""
    type: Literal["code_interpreter"] = "code_interpreter"
    """Tells the kinds of tool call apart."""
    code_interpreter: CodeInterpreter
    """The program and what came of it."""


__all__ = [
    "CodeInterpreter",
    "CodeInterpreterOutput",
    "CodeInterpreterOutputImage",
    "CodeInterpreterOutputImageImage",
    "CodeInterpreterOutputLogs",
    "CodeInterpreterToolCall",
]
__getattr__, __dir__ = lazy_names(
    __name__,
    {
        "CodeInterpreterOutput": ".code_interpreter_output",
        "CodeInterpreterOutputImage": ".code_interpreter_image_output:CodeInterpreterImageOutput",
        "CodeInterpreterOutputImageImage": ".code_interpreter_image_output:CodeInterpreterImageOutputImage",
        "CodeInterpreterOutputLogs": ".code_interpreter_logs_output:CodeInterpreterLogsOutput",
    },
)
