"""Decoders for `types.beta.threads.text_content_block`."""

# A decoder leaves the JSON object it read on the model, for what the class does not declare.
# pyright: reportPrivateUsage=false

from __future__ import annotations

from typing import Any

from ...._core.codec import Getter, new, not_an_object
from ....types.beta.threads.text_content_block import TextContentBlock
from .text import decode_text


def decode_text_content_block(raw: Any) -> TextContentBlock:
    if raw.__class__ is not dict:
        return not_an_object(TextContentBlock, raw)
    get: Getter = raw.get
    model = new(TextContentBlock)
    model.type = get("type")
    model.text = decode_text(get("text"))
    model._raw = raw
    return model
