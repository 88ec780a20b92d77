"""Decoders for `types.beta.threads.runs.function_tool_call_delta`."""

# A decoder leaves the JSON object it read on the model, for what the class does not declare.
# pyright: reportPrivateUsage=false

from __future__ import annotations

from typing import Any

from ....._core.codec import Getter, new, not_an_object
from .....types.beta.threads.runs.function_tool_call_delta import (
    FunctionToolCallDelta,
    FunctionToolCallDeltaFunction,
)


def decode_function_tool_call_delta(raw: Any) -> FunctionToolCallDelta:
    if raw.__class__ is not dict:
        return not_an_object(FunctionToolCallDelta, raw)
    get: Getter = raw.get
    model = new(FunctionToolCallDelta)
    model.index = get("index")
    model.id = get("id")
    model.type = get("type")
    model.function = (
        None
        if (value := get("function")) is None
        else decode_function_tool_call_delta_function(value)
    )
    model._raw = raw
    return model


def decode_function_tool_call_delta_function(raw: Any) -> FunctionToolCallDeltaFunction:
    if raw.__class__ is not dict:
        return not_an_object(FunctionToolCallDeltaFunction, raw)
    get: Getter = raw.get
    model = new(FunctionToolCallDeltaFunction)
    model.name = get("name")
    model.arguments = get("arguments")
    model.output = get("output")
    model._raw = raw
    return model
