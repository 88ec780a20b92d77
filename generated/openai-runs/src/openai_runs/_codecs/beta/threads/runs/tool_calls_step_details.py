"""Decoders for `types.beta.threads.runs.tool_calls_step_details`."""

# A decoder leaves the JSON object it read on the model, for what the class does not declare.
# pyright: reportPrivateUsage=false

from __future__ import annotations

from typing import Any

from ....._core.codec import Getter, items_of, new, not_an_object
from .....types.beta.threads.runs.tool_calls_step_details import ToolCallsStepDetails
from .tool_call import decode_tool_call


def decode_tool_calls_step_details(raw: Any) -> ToolCallsStepDetails:
    if raw.__class__ is not dict:
        return not_an_object(ToolCallsStepDetails, raw)
    get: Getter = raw.get
    model = new(ToolCallsStepDetails)
    model.type = get("type")
    model.tool_calls = items_of(decode_tool_call, get("tool_calls"))
    model._raw = raw
    return model
