"""Decoders for `types.beta.threads.image_url_delta`."""

# A decoder leaves the JSON object it read on the model, for what the class does not declare.
# pyright: reportPrivateUsage=false

from __future__ import annotations

from typing import Any

from ...._core.codec import Getter, new, not_an_object
from ....types.beta.threads.image_url_delta import ImageURLDelta


def decode_image_url_delta(raw: Any) -> ImageURLDelta:
    if raw.__class__ is not dict:
        return not_an_object(ImageURLDelta, raw)
    get: Getter = raw.get
    model = new(ImageURLDelta)
    model.url = get("url")
    model.detail = get("detail")
    model._raw = raw
    return model
