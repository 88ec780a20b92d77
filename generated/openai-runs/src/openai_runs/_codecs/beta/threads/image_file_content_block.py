"""Decoders for `types.beta.threads.image_file_content_block`."""

# A decoder leaves the JSON object it read on the model, for what the class does not declare.
# pyright: reportPrivateUsage=false

from __future__ import annotations

from typing import Any

from ...._core.codec import Getter, new, not_an_object
from ....types.beta.threads.image_file_content_block import ImageFileContentBlock
from .image_file import decode_image_file


def decode_image_file_content_block(raw: Any) -> ImageFileContentBlock:
    if raw.__class__ is not dict:
        return not_an_object(ImageFileContentBlock, raw)
    get: Getter = raw.get
    model = new(ImageFileContentBlock)
    model.type = get("type")
    model.image_file = decode_image_file(get("image_file"))
    model._raw = raw
    return model
