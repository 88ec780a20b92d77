"""Decoders for `types.beta.assistant_tool_choice_option`."""

# A decoder leaves the JSON object it read on the model, for what the class does not declare.
# pyright: reportPrivateUsage=false

from __future__ import annotations

from typing import Final

from ..._core.codec import Decoder, as_is, by_kind
from ...types.beta.assistant_tool_choice_option import AssistantToolChoiceOption
from .assistant_tool_choice import decode_assistant_tool_choice

decode_assistant_tool_choice_option: Final[Decoder[AssistantToolChoiceOption]] = by_kind(
    string=as_is, object=decode_assistant_tool_choice
)
