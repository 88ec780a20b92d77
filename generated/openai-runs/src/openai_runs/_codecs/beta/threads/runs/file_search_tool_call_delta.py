"""Decoders for `types.beta.threads.runs.file_search_tool_call_delta`."""

# A decoder leaves the JSON object it read on the model, for what the class does not declare.
# pyright: reportPrivateUsage=false

from __future__ import annotations

from typing import Any

from ....._core.codec import Getter, new, not_an_object
from .....types.beta.threads.runs.file_search_tool_call_delta import FileSearchToolCallDelta


def decode_file_search_tool_call_delta(raw: Any) -> FileSearchToolCallDelta:
    if raw.__class__ is not dict:
        return not_an_object(FileSearchToolCallDelta, raw)
    get: Getter = raw.get
    model = new(FileSearchToolCallDelta)
    model.index = get("index")
    model.id = get("id")
    model.type = get("type")
    model.file_search = get("file_search")
    model._raw = raw
    return model
