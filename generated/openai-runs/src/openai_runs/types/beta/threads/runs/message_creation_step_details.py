"""`MessageCreationStepDetails` and what it is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from ....._core.model import Model


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class MessageCreationStepDetailsMessageCreation(Model):
    """The message in question."""

    message_id: str
    """Id of the message that the step wrote."""


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class MessageCreationStepDetails(Model):
    """The step writes a message."""

    type: Literal["message_creation"] = "message_creation"
    """Tells the kinds of step apart."""
    message_creation: MessageCreationStepDetailsMessageCreation
    """The message in question."""


MessageCreation: TypeAlias = MessageCreationStepDetailsMessageCreation

__all__ = [
    "MessageCreation",
    "MessageCreationStepDetails",
    "MessageCreationStepDetailsMessageCreation",
]
