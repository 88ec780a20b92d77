"""Decoders for `types.error_response`."""

# A decoder leaves the JSON object it read on the model, for what the class does not declare.
# pyright: reportPrivateUsage=false

from __future__ import annotations

from typing import Any

from .._core.codec import Getter, new, not_an_object
from ..types.error_response import ErrorResponse
from .error import decode_error


def decode_error_response(raw: Any) -> ErrorResponse:
    if raw.__class__ is not dict:
        return not_an_object(ErrorResponse, raw)
    get: Getter = raw.get
    model = new(ErrorResponse)
    model.error = decode_error(get("error"))
    model._raw = raw
    return model
