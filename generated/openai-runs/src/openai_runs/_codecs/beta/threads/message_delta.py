"""Decoders for `types.beta.threads.message_delta`."""

# A decoder leaves the JSON object it read on the model, for what the class does not declare.
# pyright: reportPrivateUsage=false

from __future__ import annotations

from typing import Any

from ...._core.codec import Getter, items_of, new, not_an_object
from ....types.beta.threads.message_delta import MessageDelta
from .message_content_delta import decode_message_content_delta


def decode_message_delta(raw: Any) -> MessageDelta:
    if raw.__class__ is not dict:
        return not_an_object(MessageDelta, raw)
    get: Getter = raw.get
    model = new(MessageDelta)
    model.role = get("role")
    model.content = items_of(decode_message_content_delta, get("content"))
    model._raw = raw
    return model
