"""Decoders for `types.beta.threads.runs.code_interpreter_output`."""

# A decoder leaves the JSON object it read on the model, for what the class does not declare.
# pyright: reportPrivateUsage=false

from __future__ import annotations

from typing import Final

from ....._core.codec import Decoder, tagged
from .....types.beta.threads.runs.code_interpreter_output import CodeInterpreterOutput
from .code_interpreter_image_output import decode_code_interpreter_image_output
from .code_interpreter_logs_output import decode_code_interpreter_logs_output

decode_code_interpreter_output: Final[Decoder[CodeInterpreterOutput]] = tagged(
    "type",
    {"logs": decode_code_interpreter_logs_output, "image": decode_code_interpreter_image_output},
)
