"""Decoders for `types.beta.threads.text_delta_block`."""

# A decoder leaves the JSON object it read on the model, for what the class does not declare.
# pyright: reportPrivateUsage=false

from __future__ import annotations

from typing import Any

from ...._core.codec import Getter, new, not_an_object
from ....types.beta.threads.text_delta_block import TextDeltaBlock
from .text_delta import decode_text_delta


def decode_text_delta_block(raw: Any) -> TextDeltaBlock:
    if raw.__class__ is not dict:
        return not_an_object(TextDeltaBlock, raw)
    get: Getter = raw.get
    model = new(TextDeltaBlock)
    model.index = get("index")
    model.type = get("type")
    model.text = None if (value := get("text")) is None else decode_text_delta(value)
    model._raw = raw
    return model
