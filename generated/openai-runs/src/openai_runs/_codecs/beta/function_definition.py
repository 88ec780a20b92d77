"""Decoders for `types.beta.function_definition`."""

# A decoder leaves the JSON object it read on the model, for what the class does not declare.
# pyright: reportPrivateUsage=false

from __future__ import annotations

from typing import Any

from ..._core.codec import Getter, not_an_object
from ...types.beta.function_definition import FunctionDefinition


def decode_function_definition(raw: Any) -> FunctionDefinition:
    if raw.__class__ is not dict:
        return not_an_object(FunctionDefinition, raw)
    get: Getter = raw.get
    model = FunctionDefinition(
        description=get("description"),
        name=get("name"),
        parameters=get("parameters"),
        strict=get("strict"),
    )
    model._raw = raw
    return model
