"""Decoders for `types.beta.threads.runs.code_interpreter_tool_call_delta`."""

# A decoder leaves the JSON object it read on the model, for what the class does not declare.
# pyright: reportPrivateUsage=false

from __future__ import annotations

from typing import Any

from ....._core.codec import Getter, new, not_an_object
from .....types.beta.threads.runs.code_interpreter_tool_call_delta import (
    CodeInterpreterToolCallDelta,
)
from .code_interpreter_delta import decode_code_interpreter_delta


def decode_code_interpreter_tool_call_delta(raw: Any) -> CodeInterpreterToolCallDelta:
    if raw.__class__ is not dict:
        return not_an_object(CodeInterpreterToolCallDelta, raw)
    get: Getter = raw.get
    model = new(CodeInterpreterToolCallDelta)
    model.index = get("index")
    model.id = get("id")
    model.type = get("type")
    model.code_interpreter = (
        None if (value := get("code_interpreter")) is None else decode_code_interpreter_delta(value)
    )
    model._raw = raw
    return model
