"""`CodeInterpreterTool`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Required, TypedDict

from ..._core.model import Model


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class CodeInterpreterTool(Model):
    """Lets the assistant write Python and run it in a sandbox."""

    type: Literal["code_interpreter"] = "code_interpreter"
    """Tells the kinds of tool apart."""


class CodeInterpreterToolParam(TypedDict, total=False):
    """A plain dict in place of `CodeInterpreterTool`."""

    type: Required[Literal["code_interpreter"]]
    """Tells the kinds of tool apart."""
