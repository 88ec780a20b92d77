"""Decoders for `types.beta.threads.runs.file_search`."""

# A decoder leaves the JSON object it read on the model, for what the class does not declare.
# pyright: reportPrivateUsage=false

from __future__ import annotations

from typing import Any

from ....._core.codec import Getter, items_of, new, not_an_object
from .....types.beta.threads.runs.file_search import FileSearch
from .file_search_result import decode_file_search_result
from .file_search_result_ranking import decode_file_search_result_ranking


def decode_file_search(raw: Any) -> FileSearch:
    if raw.__class__ is not dict:
        return not_an_object(FileSearch, raw)
    get: Getter = raw.get
    model = new(FileSearch)
    model.ranking_options = (
        None
        if (value := get("ranking_options")) is None
        else decode_file_search_result_ranking(value)
    )
    model.results = items_of(decode_file_search_result, get("results"))
    model._raw = raw
    return model
