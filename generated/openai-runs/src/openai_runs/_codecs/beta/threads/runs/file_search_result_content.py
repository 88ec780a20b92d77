"""Decoders for `types.beta.threads.runs.file_search_result_content`."""

# A decoder leaves the JSON object it read on the model, for what the class does not declare.
# pyright: reportPrivateUsage=false

from __future__ import annotations

from typing import Any

from ....._core.codec import Getter, new, not_an_object
from .....types.beta.threads.runs.file_search_result_content import FileSearchResultContent


def decode_file_search_result_content(raw: Any) -> FileSearchResultContent:
    if raw.__class__ is not dict:
        return not_an_object(FileSearchResultContent, raw)
    get: Getter = raw.get
    model = new(FileSearchResultContent)
    model.type = get("type")
    model.text = get("text")
    model._raw = raw
    return model
