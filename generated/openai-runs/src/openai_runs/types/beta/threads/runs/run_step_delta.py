"""`RunStepDelta`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ....._core.lazy import lazy_names
from ....._core.model import Model
from .step_details_delta import StepDetailsDelta

if TYPE_CHECKING:
    from .step_details_delta import StepDetailsDelta as StepDetails


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class RunStepDelta(Model):
    """The gain; fields that did not change are absent."""

    step_details: StepDetailsDelta | None = None
    """Pieces of what the step does."""


__all__ = [
    "RunStepDelta",
    "StepDetails",
]
__getattr__, __dir__ = lazy_names(
    __name__,
    {
        "StepDetails": ".step_details_delta:StepDetailsDelta",
    },
)
