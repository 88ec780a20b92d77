"""Decoders for `types.beta.threads.text`."""

# A decoder leaves the JSON object it read on the model, for what the class does not declare.
# pyright: reportPrivateUsage=false

from __future__ import annotations

from typing import Any

from ...._core.codec import Getter, items_of, new, not_an_object
from ....types.beta.threads.text import Text
from .annotation import decode_annotation


def decode_text(raw: Any) -> Text:
    if raw.__class__ is not dict:
        return not_an_object(Text, raw)
    get: Getter = raw.get
    model = new(Text)
    model.value = get("value")
    model.annotations = items_of(decode_annotation, get("annotations"))
    model._raw = raw
    return model
