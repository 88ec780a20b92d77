"""Decoders for `types.beta.assistant_tool_choice`."""

# A decoder leaves the JSON object it read on the model, for what the class does not declare.
# pyright: reportPrivateUsage=false

from __future__ import annotations

from typing import Any

from ..._core.codec import Getter, new, not_an_object
from ...types.beta.assistant_tool_choice import AssistantToolChoice
from .assistant_tool_choice_function import decode_assistant_tool_choice_function


def decode_assistant_tool_choice(raw: Any) -> AssistantToolChoice:
    if raw.__class__ is not dict:
        return not_an_object(AssistantToolChoice, raw)
    get: Getter = raw.get
    model = new(AssistantToolChoice)
    model.type = get("type")
    model.function = (
        None if (value := get("function")) is None else decode_assistant_tool_choice_function(value)
    )
    model._raw = raw
    return model
