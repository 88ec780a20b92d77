"""Decoders for `types.beta.assistant_tool_choice_function`."""

# A decoder leaves the JSON object it read on the model, for what the class does not declare.
# pyright: reportPrivateUsage=false

from __future__ import annotations

from typing import Any

from ..._core.codec import Getter, new, not_an_object
from ...types.beta.assistant_tool_choice_function import AssistantToolChoiceFunction


def decode_assistant_tool_choice_function(raw: Any) -> AssistantToolChoiceFunction:
    if raw.__class__ is not dict:
        return not_an_object(AssistantToolChoiceFunction, raw)
    get: Getter = raw.get
    model = new(AssistantToolChoiceFunction)
    model.name = get("name")
    model._raw = raw
    return model
