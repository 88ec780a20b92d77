"""`RunStepDeltaMessageDelta` and what it is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from ....._core.model import Model


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class RunStepDeltaMessageDeltaMessageCreation(Model):
    """The message in question."""

    message_id: str | None = None
    """Id of the message that the step is writing."""


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class RunStepDeltaMessageDelta(Model):
    """News of the message that the step writes."""

    type: Literal["message_creation"] = "message_creation"
    """Tells the kinds of step apart."""
    message_creation: RunStepDeltaMessageDeltaMessageCreation | None = None
    """The message in question."""


MessageCreation: TypeAlias = RunStepDeltaMessageDeltaMessageCreation

__all__ = [
    "MessageCreation",
    "RunStepDeltaMessageDelta",
    "RunStepDeltaMessageDeltaMessageCreation",
]
