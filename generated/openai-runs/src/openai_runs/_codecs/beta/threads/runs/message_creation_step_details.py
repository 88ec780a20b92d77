"""Decoders for `types.beta.threads.runs.message_creation_step_details`."""

# A decoder leaves the JSON object it read on the model, for what the class does not declare.
# pyright: reportPrivateUsage=false

from __future__ import annotations

from typing import Any

from ....._core.codec import Getter, new, not_an_object
from .....types.beta.threads.runs.message_creation_step_details import (
    MessageCreationStepDetails,
    MessageCreationStepDetailsMessageCreation,
)


def decode_message_creation_step_details(raw: Any) -> MessageCreationStepDetails:
    if raw.__class__ is not dict:
        return not_an_object(MessageCreationStepDetails, raw)
    get: Getter = raw.get
    model = new(MessageCreationStepDetails)
    model.type = get("type")
    model.message_creation = decode_message_creation_step_details_message_creation(
        get("message_creation")
    )
    model._raw = raw
    return model


def decode_message_creation_step_details_message_creation(
    raw: Any,
) -> MessageCreationStepDetailsMessageCreation:
    if raw.__class__ is not dict:
        return not_an_object(MessageCreationStepDetailsMessageCreation, raw)
    get: Getter = raw.get
    model = new(MessageCreationStepDetailsMessageCreation)
    model.message_id = get("message_id")
    model._raw = raw
    return model
