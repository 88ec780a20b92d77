"""Decoders for `types.beta.response_format_text`."""

# A decoder leaves the JSON object it read on the model, for what the class does not declare.
# pyright: reportPrivateUsage=false

from __future__ import annotations

from typing import Any

from ..._core.codec import Getter, new, not_an_object
from ...types.beta.response_format_text import ResponseFormatText


def decode_response_format_text(raw: Any) -> ResponseFormatText:
    if raw.__class__ is not dict:
        return not_an_object(ResponseFormatText, raw)
    get: Getter = raw.get
    model = new(ResponseFormatText)
    model.type = get("type")
    model._raw = raw
    return model
