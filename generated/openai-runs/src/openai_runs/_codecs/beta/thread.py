"""Decoders for `types.beta.thread`."""

# A decoder leaves the JSON object it read on the model, for what the class does not declare.
# pyright: reportPrivateUsage=false

from __future__ import annotations

from typing import Any

from ..._core.codec import Getter, new, not_an_object
from ...types.beta.thread import Thread
from .thread_tool_resources import decode_thread_tool_resources


def decode_thread(raw: Any) -> Thread:
    if raw.__class__ is not dict:
        return not_an_object(Thread, raw)
    get: Getter = raw.get
    model = new(Thread)
    model.id = get("id")
    model.object = get("object")
    model.created_at = get("created_at")
    model.tool_resources = (
        None if (value := get("tool_resources")) is None else decode_thread_tool_resources(value)
    )
    model.metadata = get("metadata")
    model._raw = raw
    return model
