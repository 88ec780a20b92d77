"""Decoders for `types.beta.threads.refusal_delta_block`."""

# A decoder leaves the JSON object it read on the model, for what the class does not declare.
# pyright: reportPrivateUsage=false

from __future__ import annotations

from typing import Any

from ...._core.codec import Getter, new, not_an_object
from ....types.beta.threads.refusal_delta_block import RefusalDeltaBlock


def decode_refusal_delta_block(raw: Any) -> RefusalDeltaBlock:
    if raw.__class__ is not dict:
        return not_an_object(RefusalDeltaBlock, raw)
    get: Getter = raw.get
    model = new(RefusalDeltaBlock)
    model.index = get("index")
    model.type = get("type")
    model.refusal = get("refusal")
    model._raw = raw
    return model
