"""Decoders for `types.beta.threads.image_url_content_block`."""

# A decoder leaves the JSON object it read on the model, for what the class does not declare.
# pyright: reportPrivateUsage=false

from __future__ import annotations

from typing import Any

from ...._core.codec import Getter, new, not_an_object
from ....types.beta.threads.image_url_content_block import ImageURLContentBlock
from .image_url import decode_image_url


def decode_image_url_content_block(raw: Any) -> ImageURLContentBlock:
    if raw.__class__ is not dict:
        return not_an_object(ImageURLContentBlock, raw)
    get: Getter = raw.get
    model = new(ImageURLContentBlock)
    model.type = get("type")
    model.image_url = decode_image_url(get("image_url"))
    model._raw = raw
    return model
