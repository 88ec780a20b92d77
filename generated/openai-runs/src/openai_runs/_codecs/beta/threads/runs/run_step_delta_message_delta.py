"""Decoders for `types.beta.threads.runs.run_step_delta_message_delta`."""

# A decoder leaves the JSON object it read on the model, for what the class does not declare.
# pyright: reportPrivateUsage=false

from __future__ import annotations

from typing import Any

from ....._core.codec import Getter, new, not_an_object
from .....types.beta.threads.runs.run_step_delta_message_delta import (
    RunStepDeltaMessageDelta,
    RunStepDeltaMessageDeltaMessageCreation,
)


def decode_run_step_delta_message_delta(raw: Any) -> RunStepDeltaMessageDelta:
    if raw.__class__ is not dict:
        return not_an_object(RunStepDeltaMessageDelta, raw)
    get: Getter = raw.get
    model = new(RunStepDeltaMessageDelta)
    model.type = get("type")
    model.message_creation = (
        None
        if (value := get("message_creation")) is None
        else decode_run_step_delta_message_delta_message_creation(value)
    )
    model._raw = raw
    return model


def decode_run_step_delta_message_delta_message_creation(
    raw: Any,
) -> RunStepDeltaMessageDeltaMessageCreation:
    if raw.__class__ is not dict:
        return not_an_object(RunStepDeltaMessageDeltaMessageCreation, raw)
    get: Getter = raw.get
    model = new(RunStepDeltaMessageDeltaMessageCreation)
    model.message_id = get("message_id")
    model._raw = raw
    return model
