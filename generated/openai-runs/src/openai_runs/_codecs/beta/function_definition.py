"""Decoders for `types.beta.function_definition`."""

# A decoder leaves the JSON object it read on the model, for what the class does not declare.
# pyright: reportPrivateUsage=false

from __future__ import annotations

from typing import Any

from ..._core.codec import Getter, new, not_an_object
from ...types.beta.function_definition import FunctionDefinition


def decode_function_definition(raw: Any) -> FunctionDefinition:
    if raw.__class__ is not dict:
        return not_an_object(FunctionDefinition, raw)
    get: Getter = raw.get
    model = new(FunctionDefinition)
    model.description = get("description")
    model.name = get("name")
    model.parameters = get("parameters")
    model.strict = get("strict")
    model._raw = raw
    return model
