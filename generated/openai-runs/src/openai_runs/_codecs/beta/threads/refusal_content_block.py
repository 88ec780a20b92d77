"""Decoders for `types.beta.threads.refusal_content_block`."""

# A decoder leaves the JSON object it read on the model, for what the class does not declare.
# pyright: reportPrivateUsage=false

from __future__ import annotations

from typing import Any

from ...._core.codec import Getter, new, not_an_object
from ....types.beta.threads.refusal_content_block import RefusalContentBlock


def decode_refusal_content_block(raw: Any) -> RefusalContentBlock:
    if raw.__class__ is not dict:
        return not_an_object(RefusalContentBlock, raw)
    get: Getter = raw.get
    model = new(RefusalContentBlock)
    model.type = get("type")
    model.refusal = get("refusal")
    model._raw = raw
    return model
