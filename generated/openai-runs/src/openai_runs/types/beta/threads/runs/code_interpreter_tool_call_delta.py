"""`CodeInterpreterToolCallDelta`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from ....._core.lazy import lazy_names
from ....._core.model import Model
from .code_interpreter_delta import CodeInterpreterDelta

if TYPE_CHECKING:
    from .code_interpreter_delta import CodeInterpreterDelta as CodeInterpreter
    from .code_interpreter_output_delta import CodeInterpreterOutputDelta as CodeInterpreterOutput


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class CodeInterpreterToolCallDelta(Model):
    """A piece of a program or of its output."""

    index: int
    """Position of the call in the list of the step."""
    id: str | None = None
    """Id of the call; sent with its first piece."""
    type: Literal["code_interpreter"] = "code_interpreter"
    """Tells the kinds of tool call apart."""
    code_interpreter: CodeInterpreterDelta | None = None
    """The program and what came of it."""


__all__ = [
    "CodeInterpreter",
    "CodeInterpreterOutput",
    "CodeInterpreterToolCallDelta",
]
__getattr__, __dir__ = lazy_names(
    __name__,
    {
        "CodeInterpreter": ".code_interpreter_delta:CodeInterpreterDelta",
        "CodeInterpreterOutput": ".code_interpreter_output_delta:CodeInterpreterOutputDelta",
    },
)
