"""`StepRetrieveParams`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypedDict

from ....._core.absent import Omit, omit
from ....._core.model import Model
from .run_step_include import RunStepInclude


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class StepRetrieveParams(Model):
    """The arguments of `beta.threads.runs.steps.retrieve`."""

    include: Iterable[RunStepInclude] | Omit = field(default=omit, metadata={"wire": "include[]"})
    """Extras to put into steps, off by default: the passages that a file search found."""


class StepRetrieveParamsDict(TypedDict, total=False):
    """A plain dict in place of `StepRetrieveParams`."""

    include: Iterable[RunStepInclude] | Omit
    """Extras to put into steps, off by default: the passages that a file search found."""
