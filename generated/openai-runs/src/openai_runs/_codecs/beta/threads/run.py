"""Decoders for `types.beta.threads.run`."""

# A decoder leaves the JSON object it read on the model, for what the class does not declare.
# pyright: reportPrivateUsage=false

from __future__ import annotations

from typing import Any

from ...._core.codec import Getter, items_of, not_an_object, number
from ....types.beta.threads.run import Run, RunIncompleteDetails, RunLastError
from ..assistant_response_format_option import decode_assistant_response_format_option
from ..assistant_tool import decode_assistant_tool
from ..assistant_tool_choice_option import decode_assistant_tool_choice_option
from .run_required_action import decode_run_required_action
from .run_usage import decode_run_usage
from .truncation_strategy import decode_truncation_strategy


def decode_run(raw: Any) -> Run:
    if raw.__class__ is not dict:
        return not_an_object(Run, raw)
    get: Getter = raw.get
    model = Run(
        id=get("id"),
        object=get("object"),
        created_at=get("created_at"),
        thread_id=get("thread_id"),
        assistant_id=get("assistant_id"),
        status=get("status"),
        required_action=(
            None if (value := get("required_action")) is None else decode_run_required_action(value)
        ),
        last_error=None if (value := get("last_error")) is None else decode_run_last_error(value),
        expires_at=get("expires_at"),
        started_at=get("started_at"),
        cancelled_at=get("cancelled_at"),
        failed_at=get("failed_at"),
        completed_at=get("completed_at"),
        incomplete_details=(
            None
            if (value := get("incomplete_details")) is None
            else decode_run_incomplete_details(value)
        ),
        model=get("model"),
        instructions=get("instructions"),
        tools=items_of(decode_assistant_tool, get("tools")),
        metadata=get("metadata"),
        usage=None if (value := get("usage")) is None else decode_run_usage(value),
        temperature=number(get("temperature")),
        top_p=number(get("top_p")),
        max_prompt_tokens=get("max_prompt_tokens"),
        max_completion_tokens=get("max_completion_tokens"),
        truncation_strategy=(
            None
            if (value := get("truncation_strategy")) is None
            else decode_truncation_strategy(value)
        ),
        tool_choice=(
            None
            if (value := get("tool_choice")) is None
            else decode_assistant_tool_choice_option(value)
        ),
        parallel_tool_calls=get("parallel_tool_calls"),
        response_format=(
            None
            if (value := get("response_format")) is None
            else decode_assistant_response_format_option(value)
        ),
    )
    model._raw = raw
    return model


def decode_run_last_error(raw: Any) -> RunLastError:
    if raw.__class__ is not dict:
        return not_an_object(RunLastError, raw)
    get: Getter = raw.get
    model = RunLastError(
        code=get("code"),
        message=get("message"),
    )
    model._raw = raw
    return model


def decode_run_incomplete_details(raw: Any) -> RunIncompleteDetails:
    if raw.__class__ is not dict:
        return not_an_object(RunIncompleteDetails, raw)
    get: Getter = raw.get
    model = RunIncompleteDetails(
        reason=get("reason"),
    )
    model._raw = raw
    return model
