"""Decoders for `types.beta.threads.image_file`."""

# A decoder leaves the JSON object it read on the model, for what the class does not declare.
# pyright: reportPrivateUsage=false

from __future__ import annotations

from typing import Any

from ...._core.codec import Getter, new, not_an_object
from ....types.beta.threads.image_file import ImageFile


def decode_image_file(raw: Any) -> ImageFile:
    if raw.__class__ is not dict:
        return not_an_object(ImageFile, raw)
    get: Getter = raw.get
    model = new(ImageFile)
    model.file_id = get("file_id")
    model.detail = get("detail")
    model._raw = raw
    return model
