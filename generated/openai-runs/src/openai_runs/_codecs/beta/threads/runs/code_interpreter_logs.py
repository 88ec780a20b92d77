"""Decoders for `types.beta.threads.runs.code_interpreter_logs`."""

# A decoder leaves the JSON object it read on the model, for what the class does not declare.
# pyright: reportPrivateUsage=false

from __future__ import annotations

from typing import Any

from ....._core.codec import Getter, new, not_an_object
from .....types.beta.threads.runs.code_interpreter_logs import CodeInterpreterLogs


def decode_code_interpreter_logs(raw: Any) -> CodeInterpreterLogs:
    if raw.__class__ is not dict:
        return not_an_object(CodeInterpreterLogs, raw)
    get: Getter = raw.get
    model = new(CodeInterpreterLogs)
    model.index = get("index")
    model.type = get("type")
    model.logs = get("logs")
    model._raw = raw
    return model
