"""Decoders for `types.beta.threads.runs.run_step`."""

# A decoder leaves the JSON object it read on the model, for what the class does not declare.
# pyright: reportPrivateUsage=false

from __future__ import annotations

from typing import Any

from ....._core.codec import Getter, new, not_an_object
from .....types.beta.threads.runs.run_step import RunStep, RunStepLastError
from .run_step_usage import decode_run_step_usage
from .step_details import decode_step_details


def decode_run_step(raw: Any) -> RunStep:
    if raw.__class__ is not dict:
        return not_an_object(RunStep, raw)
    get: Getter = raw.get
    model = new(RunStep)
    model.id = get("id")
    model.object = get("object")
    model.created_at = get("created_at")
    model.assistant_id = get("assistant_id")
    model.thread_id = get("thread_id")
    model.run_id = get("run_id")
    model.type = get("type")
    model.status = get("status")
    model.step_details = decode_step_details(get("step_details"))
    model.last_error = (
        None if (value := get("last_error")) is None else decode_run_step_last_error(value)
    )
    model.expired_at = get("expired_at")
    model.cancelled_at = get("cancelled_at")
    model.failed_at = get("failed_at")
    model.completed_at = get("completed_at")
    model.metadata = get("metadata")
    model.usage = None if (value := get("usage")) is None else decode_run_step_usage(value)
    model._raw = raw
    return model


def decode_run_step_last_error(raw: Any) -> RunStepLastError:
    if raw.__class__ is not dict:
        return not_an_object(RunStepLastError, raw)
    get: Getter = raw.get
    model = new(RunStepLastError)
    model.code = get("code")
    model.message = get("message")
    model._raw = raw
    return model
