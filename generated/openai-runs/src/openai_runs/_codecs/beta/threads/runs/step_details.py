"""Decoders for `types.beta.threads.runs.step_details`."""

# A decoder leaves the JSON object it read on the model, for what the class does not declare.
# pyright: reportPrivateUsage=false

from __future__ import annotations

from typing import Final

from ....._core.codec import Decoder, tagged
from .....types.beta.threads.runs.step_details import StepDetails
from .message_creation_step_details import decode_message_creation_step_details
from .tool_calls_step_details import decode_tool_calls_step_details

decode_step_details: Final[Decoder[StepDetails]] = tagged(
    "type",
    {
        "message_creation": decode_message_creation_step_details,
        "tool_calls": decode_tool_calls_step_details,
    },
)
