"""Decoders for `types.beta.threads.run_required_action`."""

# A decoder leaves the JSON object it read on the model, for what the class does not declare.
# pyright: reportPrivateUsage=false

from __future__ import annotations

from typing import Any

from ...._core.codec import Getter, items_of, new, not_an_object
from ....types.beta.threads.run_required_action import (
    RunRequiredAction,
    RunRequiredActionSubmitToolOutputs,
)
from .required_action_function_tool_call import decode_required_action_function_tool_call


def decode_run_required_action(raw: Any) -> RunRequiredAction:
    if raw.__class__ is not dict:
        return not_an_object(RunRequiredAction, raw)
    get: Getter = raw.get
    model = new(RunRequiredAction)
    model.type = get("type")
    model.submit_tool_outputs = decode_run_required_action_submit_tool_outputs(
        get("submit_tool_outputs")
    )
    model._raw = raw
    return model


def decode_run_required_action_submit_tool_outputs(raw: Any) -> RunRequiredActionSubmitToolOutputs:
    if raw.__class__ is not dict:
        return not_an_object(RunRequiredActionSubmitToolOutputs, raw)
    get: Getter = raw.get
    model = new(RunRequiredActionSubmitToolOutputs)
    model.tool_calls = items_of(decode_required_action_function_tool_call, get("tool_calls"))
    model._raw = raw
    return model
