"""Decoders for `types.beta.threads.message_deleted`."""

# A decoder leaves the JSON object it read on the model, for what the class does not declare.
# pyright: reportPrivateUsage=false

from __future__ import annotations

from typing import Any

from ...._core.codec import Getter, new, not_an_object
from ....types.beta.threads.message_deleted import MessageDeleted


def decode_message_deleted(raw: Any) -> MessageDeleted:
    if raw.__class__ is not dict:
        return not_an_object(MessageDeleted, raw)
    get: Getter = raw.get
    model = new(MessageDeleted)
    model.id = get("id")
    model.deleted = get("deleted")
    model.object = get("object")
    model._raw = raw
    return model
