"""Decoders for `types.beta.thread_tool_resources`."""

# A decoder leaves the JSON object it read on the model, for what the class does not declare.
# pyright: reportPrivateUsage=false

from __future__ import annotations

from typing import Any

from ..._core.codec import Getter, new, not_an_object
from ...types.beta.thread_tool_resources import (
    ThreadToolResources,
    ThreadToolResourcesCodeInterpreter,
    ThreadToolResourcesFileSearch,
)


def decode_thread_tool_resources(raw: Any) -> ThreadToolResources:
    if raw.__class__ is not dict:
        return not_an_object(ThreadToolResources, raw)
    get: Getter = raw.get
    model = new(ThreadToolResources)
    model.code_interpreter = (
        None
        if (value := get("code_interpreter")) is None
        else decode_thread_tool_resources_code_interpreter(value)
    )
    model.file_search = (
        None
        if (value := get("file_search")) is None
        else decode_thread_tool_resources_file_search(value)
    )
    model._raw = raw
    return model


def decode_thread_tool_resources_code_interpreter(raw: Any) -> ThreadToolResourcesCodeInterpreter:
    if raw.__class__ is not dict:
        return not_an_object(ThreadToolResourcesCodeInterpreter, raw)
    get: Getter = raw.get
    model = new(ThreadToolResourcesCodeInterpreter)
    model.file_ids = get("file_ids")
    model._raw = raw
    return model


def decode_thread_tool_resources_file_search(raw: Any) -> ThreadToolResourcesFileSearch:
    if raw.__class__ is not dict:
        return not_an_object(ThreadToolResourcesFileSearch, raw)
    get: Getter = raw.get
    model = new(ThreadToolResourcesFileSearch)
    model.vector_store_ids = get("vector_store_ids")
    model._raw = raw
    return model
