"""Decoders for `types.beta.threads.image_url_delta_block`."""

# A decoder leaves the JSON object it read on the model, for what the class does not declare.
# pyright: reportPrivateUsage=false

from __future__ import annotations

from typing import Any

from ...._core.codec import Getter, new, not_an_object
from ....types.beta.threads.image_url_delta_block import ImageURLDeltaBlock
from .image_url_delta import decode_image_url_delta


def decode_image_url_delta_block(raw: Any) -> ImageURLDeltaBlock:
    if raw.__class__ is not dict:
        return not_an_object(ImageURLDeltaBlock, raw)
    get: Getter = raw.get
    model = new(ImageURLDeltaBlock)
    model.index = get("index")
    model.type = get("type")
    model.image_url = None if (value := get("image_url")) is None else decode_image_url_delta(value)
    model._raw = raw
    return model
