"""Decoders for `types.beta.thread`."""

# A decoder leaves the JSON object it read on the model, for what the class does not declare.
# pyright: reportPrivateUsage=false

from __future__ import annotations

from typing import Any

from ..._core.codec import Getter, not_an_object
from ...types.beta.thread import (
    Thread,
    ThreadToolResources,
    ThreadToolResourcesCodeInterpreter,
    ThreadToolResourcesFileSearch,
)


def decode_thread(raw: Any) -> Thread:
    if raw.__class__ is not dict:
        return not_an_object(Thread, raw)
    get: Getter = raw.get
    model = Thread(
        id=get("id"),
        object=get("object"),
        created_at=get("created_at"),
        tool_resources=(
            None
            if (value := get("tool_resources")) is None
            else decode_thread_tool_resources(value)
        ),
        metadata=get("metadata"),
    )
    model._raw = raw
    return model


def decode_thread_tool_resources(raw: Any) -> ThreadToolResources:
    if raw.__class__ is not dict:
        return not_an_object(ThreadToolResources, raw)
    get: Getter = raw.get
    model = ThreadToolResources(
        code_interpreter=(
            None
            if (value := get("code_interpreter")) is None
            else decode_thread_tool_resources_code_interpreter(value)
        ),
        file_search=(
            None
            if (value := get("file_search")) is None
            else decode_thread_tool_resources_file_search(value)
        ),
    )
    model._raw = raw
    return model


def decode_thread_tool_resources_code_interpreter(raw: Any) -> ThreadToolResourcesCodeInterpreter:
    if raw.__class__ is not dict:
        return not_an_object(ThreadToolResourcesCodeInterpreter, raw)
    get: Getter = raw.get
    model = ThreadToolResourcesCodeInterpreter(
        file_ids=get("file_ids"),
    )
    model._raw = raw
    return model


def decode_thread_tool_resources_file_search(raw: Any) -> ThreadToolResourcesFileSearch:
    if raw.__class__ is not dict:
        return not_an_object(ThreadToolResourcesFileSearch, raw)
    get: Getter = raw.get
    model = ThreadToolResourcesFileSearch(
        vector_store_ids=get("vector_store_ids"),
    )
    model._raw = raw
    return model
