"""Decoders for `types.beta.threads.truncation_strategy`."""

# A decoder leaves the JSON object it read on the model, for what the class does not declare.
# pyright: reportPrivateUsage=false

from __future__ import annotations

from typing import Any

from ...._core.codec import Getter, new, not_an_object
from ....types.beta.threads.truncation_strategy import TruncationStrategy


def decode_truncation_strategy(raw: Any) -> TruncationStrategy:
    if raw.__class__ is not dict:
        return not_an_object(TruncationStrategy, raw)
    get: Getter = raw.get
    model = new(TruncationStrategy)
    model.type = get("type")
    model.last_messages = get("last_messages")
    model._raw = raw
    return model
