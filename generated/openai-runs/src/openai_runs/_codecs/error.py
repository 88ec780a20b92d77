"""Decoders for `types.error`."""

# A decoder leaves the JSON object it read on the model, for what the class does not declare.
# pyright: reportPrivateUsage=false

from __future__ import annotations

from typing import Any

from .._core.codec import Getter, new, not_an_object
from ..types.error import Error


def decode_error(raw: Any) -> Error:
    if raw.__class__ is not dict:
        return not_an_object(Error, raw)
    get: Getter = raw.get
    model = new(Error)
    model.code = get("code")
    model.message = get("message")
    model.param = get("param")
    model.type = get("type")
    model._raw = raw
    return model
