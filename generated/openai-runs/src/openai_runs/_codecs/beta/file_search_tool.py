"""Decoders for `types.beta.file_search_tool`."""

# A decoder leaves the JSON object it read on the model, for what the class does not declare.
# pyright: reportPrivateUsage=false

from __future__ import annotations

from typing import Any

from ..._core.codec import Getter, new, not_an_object, number
from ...types.beta.file_search_tool import (
    FileSearchRankingOptions,
    FileSearchTool,
    FileSearchToolFileSearch,
)


def decode_file_search_tool(raw: Any) -> FileSearchTool:
    if raw.__class__ is not dict:
        return not_an_object(FileSearchTool, raw)
    get: Getter = raw.get
    model = new(FileSearchTool)
    model.type = get("type")
    model.file_search = (
        None
        if (value := get("file_search")) is None
        else decode_file_search_tool_file_search(value)
    )
    model._raw = raw
    return model


def decode_file_search_tool_file_search(raw: Any) -> FileSearchToolFileSearch:
    if raw.__class__ is not dict:
        return not_an_object(FileSearchToolFileSearch, raw)
    get: Getter = raw.get
    model = new(FileSearchToolFileSearch)
    model.max_num_results = get("max_num_results")
    model.ranking_options = (
        None
        if (value := get("ranking_options")) is None
        else decode_file_search_ranking_options(value)
    )
    model._raw = raw
    return model


def decode_file_search_ranking_options(raw: Any) -> FileSearchRankingOptions:
    if raw.__class__ is not dict:
        return not_an_object(FileSearchRankingOptions, raw)
    get: Getter = raw.get
    model = new(FileSearchRankingOptions)
    model.ranker = get("ranker")
    model.score_threshold = number(get("score_threshold"))
    model._raw = raw
    return model
