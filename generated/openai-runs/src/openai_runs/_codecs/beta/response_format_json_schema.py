"""Decoders for `types.beta.response_format_json_schema`."""

# A decoder leaves the JSON object it read on the model, for what the class does not declare.
# pyright: reportPrivateUsage=false

from __future__ import annotations

from typing import Any

from ..._core.codec import Getter, new, not_an_object
from ...types.beta.response_format_json_schema import ResponseFormatJSONSchema
from .json_schema import decode_json_schema


def decode_response_format_json_schema(raw: Any) -> ResponseFormatJSONSchema:
    if raw.__class__ is not dict:
        return not_an_object(ResponseFormatJSONSchema, raw)
    get: Getter = raw.get
    model = new(ResponseFormatJSONSchema)
    model.type = get("type")
    model.json_schema = decode_json_schema(get("json_schema"))
    model._raw = raw
    return model
