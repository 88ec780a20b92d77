"""Decoders for `types.beta.json_schema`."""

# A decoder leaves the JSON object it read on the model, for what the class does not declare.
# pyright: reportPrivateUsage=false

from __future__ import annotations

from typing import Any

from ..._core.codec import Getter, new, not_an_object
from ...types.beta.json_schema import JSONSchema


def decode_json_schema(raw: Any) -> JSONSchema:
    if raw.__class__ is not dict:
        return not_an_object(JSONSchema, raw)
    get: Getter = raw.get
    model = new(JSONSchema)
    model.description = get("description")
    model.name = get("name")
    model.schema_ = get("schema")
    model.strict = get("strict")
    model._raw = raw
    return model
