"""`RunStepDeltaEvent`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ....._core.model import Model
from .run_step_delta import RunStepDelta


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class RunStepDeltaEvent(Model):
    """What a step gained since the event before."""

    id: str
    """Id of the step that grows."""
    object: Literal["thread.run.step.delta"] = "thread.run.step.delta"
    """Kind of this object."""
    delta: RunStepDelta
    """The gain; fields that did not change are absent."""
