"""Decoders for `types.beta.threads.image_file_delta_block`."""

# A decoder leaves the JSON object it read on the model, for what the class does not declare.
# pyright: reportPrivateUsage=false

from __future__ import annotations

from typing import Any

from ...._core.codec import Getter, new, not_an_object
from ....types.beta.threads.image_file_delta_block import ImageFileDeltaBlock
from .image_file_delta import decode_image_file_delta


def decode_image_file_delta_block(raw: Any) -> ImageFileDeltaBlock:
    if raw.__class__ is not dict:
        return not_an_object(ImageFileDeltaBlock, raw)
    get: Getter = raw.get
    model = new(ImageFileDeltaBlock)
    model.index = get("index")
    model.type = get("type")
    model.image_file = (
        None if (value := get("image_file")) is None else decode_image_file_delta(value)
    )
    model._raw = raw
    return model
