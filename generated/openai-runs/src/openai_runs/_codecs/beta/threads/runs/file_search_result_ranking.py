"""Decoders for `types.beta.threads.runs.file_search_result_ranking`."""

# A decoder leaves the JSON object it read on the model, for what the class does not declare.
# pyright: reportPrivateUsage=false

from __future__ import annotations

from typing import Any

from ....._core.codec import Getter, new, not_an_object, number
from .....types.beta.threads.runs.file_search_result_ranking import FileSearchResultRanking


def decode_file_search_result_ranking(raw: Any) -> FileSearchResultRanking:
    if raw.__class__ is not dict:
        return not_an_object(FileSearchResultRanking, raw)
    get: Getter = raw.get
    model = new(FileSearchResultRanking)
    model.ranker = get("ranker")
    model.score_threshold = number(get("score_threshold"))
    model._raw = raw
    return model
