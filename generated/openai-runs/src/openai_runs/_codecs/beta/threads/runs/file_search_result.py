"""Decoders for `types.beta.threads.runs.file_search_result`."""

# A decoder leaves the JSON object it read on the model, for what the class does not declare.
# pyright: reportPrivateUsage=false

from __future__ import annotations

from typing import Any

from ....._core.codec import Getter, items_of, new, not_an_object, number
from .....types.beta.threads.runs.file_search_result import FileSearchResult
from .file_search_result_content import decode_file_search_result_content


def decode_file_search_result(raw: Any) -> FileSearchResult:
    if raw.__class__ is not dict:
        return not_an_object(FileSearchResult, raw)
    get: Getter = raw.get
    model = new(FileSearchResult)
    model.file_id = get("file_id")
    model.file_name = get("file_name")
    model.score = number(get("score"))
    model.content = items_of(decode_file_search_result_content, get("content"))
    model._raw = raw
    return model
