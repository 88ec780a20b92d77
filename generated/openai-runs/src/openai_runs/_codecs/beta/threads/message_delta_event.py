"""Decoders for `types.beta.threads.message_delta_event`."""

# A decoder leaves the JSON object it read on the model, for what the class does not declare.
# pyright: reportPrivateUsage=false

from __future__ import annotations

from typing import Any

from ...._core.codec import Getter, new, not_an_object
from ....types.beta.threads.message_delta_event import MessageDeltaEvent
from .message_delta import decode_message_delta


def decode_message_delta_event(raw: Any) -> MessageDeltaEvent:
    if raw.__class__ is not dict:
        return not_an_object(MessageDeltaEvent, raw)
    get: Getter = raw.get
    model = new(MessageDeltaEvent)
    model.id = get("id")
    model.object = get("object")
    model.delta = decode_message_delta(get("delta"))
    model._raw = raw
    return model
