"""Decoders for `types.beta.threads.runs.file_search_tool_call`."""

# A decoder leaves the JSON object it read on the model, for what the class does not declare.
# pyright: reportPrivateUsage=false

from __future__ import annotations

from typing import Any

from ....._core.codec import Getter, new, not_an_object
from .....types.beta.threads.runs.file_search_tool_call import FileSearchToolCall
from .file_search import decode_file_search


def decode_file_search_tool_call(raw: Any) -> FileSearchToolCall:
    if raw.__class__ is not dict:
        return not_an_object(FileSearchToolCall, raw)
    get: Getter = raw.get
    model = new(FileSearchToolCall)
    model.id = get("id")
    model.type = get("type")
    model.file_search = decode_file_search(get("file_search"))
    model._raw = raw
    return model
