"""Decoders for `types.beta.threads.runs.tool_call_delta_object`."""

# A decoder leaves the JSON object it read on the model, for what the class does not declare.
# pyright: reportPrivateUsage=false

from __future__ import annotations

from typing import Any

from ....._core.codec import Getter, items_of, new, not_an_object
from .....types.beta.threads.runs.tool_call_delta_object import ToolCallDeltaObject
from .tool_call_delta import decode_tool_call_delta


def decode_tool_call_delta_object(raw: Any) -> ToolCallDeltaObject:
    if raw.__class__ is not dict:
        return not_an_object(ToolCallDeltaObject, raw)
    get: Getter = raw.get
    model = new(ToolCallDeltaObject)
    model.type = get("type")
    model.tool_calls = items_of(decode_tool_call_delta, get("tool_calls"))
    model._raw = raw
    return model
