"""Decoders for `types.beta.threads.runs.step_details_delta`."""

# A decoder leaves the JSON object it read on the model, for what the class does not declare.
# pyright: reportPrivateUsage=false

from __future__ import annotations

from typing import Final

from ....._core.codec import Decoder, tagged
from .....types.beta.threads.runs.step_details_delta import StepDetailsDelta
from .run_step_delta_message_delta import decode_run_step_delta_message_delta
from .tool_call_delta_object import decode_tool_call_delta_object

decode_step_details_delta: Final[Decoder[StepDetailsDelta]] = tagged(
    "type",
    {
        "message_creation": decode_run_step_delta_message_delta,
        "tool_calls": decode_tool_call_delta_object,
    },
)
