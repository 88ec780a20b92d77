"""Decoders for `types.beta.threads.runs.code_interpreter_tool_call`."""

# A decoder leaves the JSON object it read on the model, for what the class does not declare.
# pyright: reportPrivateUsage=false

from __future__ import annotations

from typing import Any

from ....._core.codec import Getter, new, not_an_object
from .....types.beta.threads.runs.code_interpreter_tool_call import CodeInterpreterToolCall
from .code_interpreter import decode_code_interpreter


def decode_code_interpreter_tool_call(raw: Any) -> CodeInterpreterToolCall:
    if raw.__class__ is not dict:
        return not_an_object(CodeInterpreterToolCall, raw)
    get: Getter = raw.get
    model = new(CodeInterpreterToolCall)
    model.id = get("id")
    model.type = get("type")
    model.code_interpreter = decode_code_interpreter(get("code_interpreter"))
    model._raw = raw
    return model
