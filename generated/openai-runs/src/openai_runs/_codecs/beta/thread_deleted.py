"""Decoders for `types.beta.thread_deleted`."""

# A decoder leaves the JSON object it read on the model, for what the class does not declare.
# pyright: reportPrivateUsage=false

from __future__ import annotations

from typing import Any

from ..._core.codec import Getter, new, not_an_object
from ...types.beta.thread_deleted import ThreadDeleted


def decode_thread_deleted(raw: Any) -> ThreadDeleted:
    if raw.__class__ is not dict:
        return not_an_object(ThreadDeleted, raw)
    get: Getter = raw.get
    model = new(ThreadDeleted)
    model.id = get("id")
    model.deleted = get("deleted")
    model.object = get("object")
    model._raw = raw
    return model
