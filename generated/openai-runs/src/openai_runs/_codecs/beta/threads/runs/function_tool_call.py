"""Decoders for `types.beta.threads.runs.function_tool_call`."""

# A decoder leaves the JSON object it read on the model, for what the class does not declare.
# pyright: reportPrivateUsage=false

from __future__ import annotations

from typing import Any

from ....._core.codec import Getter, not_an_object
from .....types.beta.threads.runs.function_tool_call import (
    FunctionToolCall,
    FunctionToolCallFunction,
)


def decode_function_tool_call(raw: Any) -> FunctionToolCall:
    if raw.__class__ is not dict:
        return not_an_object(FunctionToolCall, raw)
    get: Getter = raw.get
    model = FunctionToolCall(
        id=get("id"),
        type=get("type"),
        function=decode_function_tool_call_function(get("function")),
    )
    model._raw = raw
    return model


def decode_function_tool_call_function(raw: Any) -> FunctionToolCallFunction:
    if raw.__class__ is not dict:
        return not_an_object(FunctionToolCallFunction, raw)
    get: Getter = raw.get
    model = FunctionToolCallFunction(
        name=get("name"),
        arguments=get("arguments"),
        output=get("output"),
    )
    model._raw = raw
    return model
