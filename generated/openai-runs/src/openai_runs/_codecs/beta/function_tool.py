"""Decoders for `types.beta.function_tool`."""

# A decoder leaves the JSON object it read on the model, for what the class does not declare.
# pyright: reportPrivateUsage=false

from __future__ import annotations

from typing import Any

from ..._core.codec import Getter, new, not_an_object
from ...types.beta.function_tool import FunctionTool
from .function_definition import decode_function_definition


def decode_function_tool(raw: Any) -> FunctionTool:
    if raw.__class__ is not dict:
        return not_an_object(FunctionTool, raw)
    get: Getter = raw.get
    model = new(FunctionTool)
    model.type = get("type")
    model.function = decode_function_definition(get("function"))
    model._raw = raw
    return model
