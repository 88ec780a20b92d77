"""Decoders for `types.beta.threads.text_delta`."""

# A decoder leaves the JSON object it read on the model, for what the class does not declare.
# pyright: reportPrivateUsage=false

from __future__ import annotations

from typing import Any

from ...._core.codec import Getter, items_of, new, not_an_object
from ....types.beta.threads.text_delta import TextDelta
from .annotation_delta import decode_annotation_delta


def decode_text_delta(raw: Any) -> TextDelta:
    if raw.__class__ is not dict:
        return not_an_object(TextDelta, raw)
    get: Getter = raw.get
    model = new(TextDelta)
    model.value = get("value")
    model.annotations = items_of(decode_annotation_delta, get("annotations"))
    model._raw = raw
    return model
