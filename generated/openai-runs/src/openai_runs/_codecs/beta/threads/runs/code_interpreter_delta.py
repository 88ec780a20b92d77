"""Decoders for `types.beta.threads.runs.code_interpreter_delta`."""

# A decoder leaves the JSON object it read on the model, for what the class does not declare.
# pyright: reportPrivateUsage=false

from __future__ import annotations

from typing import Any

from ....._core.codec import Getter, items_of, new, not_an_object
from .....types.beta.threads.runs.code_interpreter_delta import CodeInterpreterDelta
from .code_interpreter_output_delta import decode_code_interpreter_output_delta


def decode_code_interpreter_delta(raw: Any) -> CodeInterpreterDelta:
    if raw.__class__ is not dict:
        return not_an_object(CodeInterpreterDelta, raw)
    get: Getter = raw.get
    model = new(CodeInterpreterDelta)
    model.input = get("input")
    model.outputs = items_of(decode_code_interpreter_output_delta, get("outputs"))
    model._raw = raw
    return model
