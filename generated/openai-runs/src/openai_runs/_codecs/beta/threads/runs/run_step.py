"""Decoders for `types.beta.threads.runs.run_step`."""

# A decoder leaves the JSON object it read on the model, for what the class does not declare.
# pyright: reportPrivateUsage=false

from __future__ import annotations

from typing import Any

from ....._core.codec import Getter, not_an_object
from .....types.beta.threads.runs.run_step import RunStep, RunStepLastError
from .run_step_usage import decode_run_step_usage
from .step_details import decode_step_details


def decode_run_step(raw: Any) -> RunStep:
    if raw.__class__ is not dict:
        return not_an_object(RunStep, raw)
    get: Getter = raw.get
    model = RunStep(
        id=get("id"),
        object=get("object"),
        created_at=get("created_at"),
        assistant_id=get("assistant_id"),
        thread_id=get("thread_id"),
        run_id=get("run_id"),
        type=get("type"),
        status=get("status"),
        step_details=decode_step_details(get("step_details")),
        last_error=(
            None if (value := get("last_error")) is None else decode_run_step_last_error(value)
        ),
        expired_at=get("expired_at"),
        cancelled_at=get("cancelled_at"),
        failed_at=get("failed_at"),
        completed_at=get("completed_at"),
        metadata=get("metadata"),
        usage=None if (value := get("usage")) is None else decode_run_step_usage(value),
    )
    model._raw = raw
    return model


def decode_run_step_last_error(raw: Any) -> RunStepLastError:
    if raw.__class__ is not dict:
        return not_an_object(RunStepLastError, raw)
    get: Getter = raw.get
    model = RunStepLastError(
        code=get("code"),
        message=get("message"),
    )
    model._raw = raw
    return model
