"""Decoders for `types.beta.threads.runs.code_interpreter_logs_output`."""

# A decoder leaves the JSON object it read on the model, for what the class does not declare.
# pyright: reportPrivateUsage=false

from __future__ import annotations

from typing import Any

from ....._core.codec import Getter, new, not_an_object
from .....types.beta.threads.runs.code_interpreter_logs_output import CodeInterpreterLogsOutput


def decode_code_interpreter_logs_output(raw: Any) -> CodeInterpreterLogsOutput:
    if raw.__class__ is not dict:
        return not_an_object(CodeInterpreterLogsOutput, raw)
    get: Getter = raw.get
    model = new(CodeInterpreterLogsOutput)
    model.type = get("type")
    model.logs = get("logs")
    model._raw = raw
    return model
