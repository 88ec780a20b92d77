"""Decoders for `types.beta.threads.runs.run_step_delta_event`."""

# A decoder leaves the JSON object it read on the model, for what the class does not declare.
# pyright: reportPrivateUsage=false

from __future__ import annotations

from typing import Any

from ....._core.codec import Getter, new, not_an_object
from .....types.beta.threads.runs.run_step_delta_event import RunStepDeltaEvent
from .run_step_delta import decode_run_step_delta


def decode_run_step_delta_event(raw: Any) -> RunStepDeltaEvent:
    if raw.__class__ is not dict:
        return not_an_object(RunStepDeltaEvent, raw)
    get: Getter = raw.get
    model = new(RunStepDeltaEvent)
    model.id = get("id")
    model.object = get("object")
    model.delta = decode_run_step_delta(get("delta"))
    model._raw = raw
    return model
