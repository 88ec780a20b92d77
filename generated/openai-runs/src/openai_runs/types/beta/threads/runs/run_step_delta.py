"""`RunStepDelta`."""

from __future__ import annotations

from dataclasses import dataclass

from ....._core.model import Model
from .step_details_delta import StepDetailsDelta


@dataclass(slots=True, kw_only=True)
class RunStepDelta(Model):
    """The gain; fields that did not change are absent."""

    step_details: StepDetailsDelta | None = None
    """Pieces of what the step does."""
