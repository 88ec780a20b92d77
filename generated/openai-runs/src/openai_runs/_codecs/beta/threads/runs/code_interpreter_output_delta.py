"""Decoders for `types.beta.threads.runs.code_interpreter_output_delta`."""

# A decoder leaves the JSON object it read on the model, for what the class does not declare.
# pyright: reportPrivateUsage=false

from __future__ import annotations

from typing import Final

from ....._core.codec import Decoder, tagged
from .....types.beta.threads.runs.code_interpreter_output_delta import CodeInterpreterOutputDelta
from .code_interpreter_logs import decode_code_interpreter_logs
from .code_interpreter_output_image import decode_code_interpreter_output_image

decode_code_interpreter_output_delta: Final[Decoder[CodeInterpreterOutputDelta]] = tagged(
    "type", {"logs": decode_code_interpreter_logs, "image": decode_code_interpreter_output_image}
)
