"""Decoders for `types.beta.threads.run`."""

# A decoder leaves the JSON object it read on the model, for what the class does not declare.
# pyright: reportPrivateUsage=false

from __future__ import annotations

from typing import Any

from ...._core.codec import Getter, items_of, new, not_an_object, number
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
    model = new(Run)
    model.id = get("id")
    model.object = get("object")
    model.created_at = get("created_at")
    model.thread_id = get("thread_id")
    model.assistant_id = get("assistant_id")
    model.status = get("status")
    model.required_action = (
        None if (value := get("required_action")) is None else decode_run_required_action(value)
    )
    model.last_error = (
        None if (value := get("last_error")) is None else decode_run_last_error(value)
    )
    model.expires_at = get("expires_at")
    model.started_at = get("started_at")
    model.cancelled_at = get("cancelled_at")
    model.failed_at = get("failed_at")
    model.completed_at = get("completed_at")
    model.incomplete_details = (
        None
        if (value := get("incomplete_details")) is None
        else decode_run_incomplete_details(value)
    )
    model.model = get("model")
    model.instructions = get("instructions")
    model.tools = items_of(decode_assistant_tool, get("tools"))
    model.metadata = get("metadata")
    model.usage = None if (value := get("usage")) is None else decode_run_usage(value)
    model.temperature = number(get("temperature"))
    model.top_p = number(get("top_p"))
    model.max_prompt_tokens = get("max_prompt_tokens")
    model.max_completion_tokens = get("max_completion_tokens")
    model.truncation_strategy = (
        None if (value := get("truncation_strategy")) is None else decode_truncation_strategy(value)
    )
    model.tool_choice = (
        None
        if (value := get("tool_choice")) is None
        else decode_assistant_tool_choice_option(value)
    )
    model.parallel_tool_calls = get("parallel_tool_calls")
    model.response_format = (
        None
        if (value := get("response_format")) is None
        else decode_assistant_response_format_option(value)
    )
    model._raw = raw
    return model


def decode_run_last_error(raw: Any) -> RunLastError:
    if raw.__class__ is not dict:
        return not_an_object(RunLastError, raw)
    get: Getter = raw.get
    model = new(RunLastError)
    model.code = get("code")
    model.message = get("message")
    model._raw = raw
    return model


def decode_run_incomplete_details(raw: Any) -> RunIncompleteDetails:
    if raw.__class__ is not dict:
        return not_an_object(RunIncompleteDetails, raw)
    get: Getter = raw.get
    model = new(RunIncompleteDetails)
    model.reason = get("reason")
    model._raw = raw
    return model
