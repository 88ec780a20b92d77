"""`RunSubmitToolOutputsParams`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Required, TypedDict

from ...._core.model import Model
from .tool_output import ToolOutput, ToolOutputParam


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class RunSubmitToolOutputsParams(Model):
    """The arguments of `beta.threads.runs.submit_tool_outputs`."""

    tool_outputs: Iterable[ToolOutput | ToolOutputParam]
    """One entry for every call that the run asked for."""


class RunSubmitToolOutputsParamsDict(TypedDict, total=False):
    """A plain dict in place of `RunSubmitToolOutputsParams`."""

    tool_outputs: Required[Iterable[ToolOutput | ToolOutputParam]]
    """One entry for every call that the run asked for."""


__all__ = [
    "RunSubmitToolOutputsParams",
    "RunSubmitToolOutputsParamsDict",
    "ToolOutput",
]
