"""Decoders for `types.beta.threads.runs.run_step_delta`."""

# A decoder leaves the JSON object it read on the model, for what the class does not declare.
# pyright: reportPrivateUsage=false

from __future__ import annotations

from typing import Any

from ....._core.codec import Getter, new, not_an_object
from .....types.beta.threads.runs.run_step_delta import RunStepDelta
from .step_details_delta import decode_step_details_delta


def decode_run_step_delta(raw: Any) -> RunStepDelta:
    if raw.__class__ is not dict:
        return not_an_object(RunStepDelta, raw)
    get: Getter = raw.get
    model = new(RunStepDelta)
    model.step_details = (
        None if (value := get("step_details")) is None else decode_step_details_delta(value)
    )
    model._raw = raw
    return model
