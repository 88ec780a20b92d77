"""Decoders for `types.beta.code_interpreter_tool`."""

# A decoder leaves the JSON object it read on the model, for what the class does not declare.
# pyright: reportPrivateUsage=false

from __future__ import annotations

from typing import Any

from ..._core.codec import Getter, new, not_an_object
from ...types.beta.code_interpreter_tool import CodeInterpreterTool


def decode_code_interpreter_tool(raw: Any) -> CodeInterpreterTool:
    if raw.__class__ is not dict:
        return not_an_object(CodeInterpreterTool, raw)
    get: Getter = raw.get
    model = new(CodeInterpreterTool)
    model.type = get("type")
    model._raw = raw
    return model
