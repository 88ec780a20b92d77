"""Decoders for `types.beta.threads.required_action_function_tool_call`."""

# A decoder leaves the JSON object it read on the model, for what the class does not declare.
# pyright: reportPrivateUsage=false

from __future__ import annotations

from typing import Any

from ...._core.codec import Getter, new, not_an_object
from ....types.beta.threads.required_action_function_tool_call import (
    RequiredActionFunctionToolCall,
    RequiredActionFunctionToolCallFunction,
)


def decode_required_action_function_tool_call(raw: Any) -> RequiredActionFunctionToolCall:
    if raw.__class__ is not dict:
        return not_an_object(RequiredActionFunctionToolCall, raw)
    get: Getter = raw.get
    model = new(RequiredActionFunctionToolCall)
    model.id = get("id")
    model.type = get("type")
    model.function = decode_required_action_function_tool_call_function(get("function"))
    model._raw = raw
    return model


def decode_required_action_function_tool_call_function(
    raw: Any,
) -> RequiredActionFunctionToolCallFunction:
    if raw.__class__ is not dict:
        return not_an_object(RequiredActionFunctionToolCallFunction, raw)
    get: Getter = raw.get
    model = new(RequiredActionFunctionToolCallFunction)
    model.name = get("name")
    model.arguments = get("arguments")
    model._raw = raw
    return model
