"""Decoders for `types.beta.threads.runs.tool_call_delta`."""

# A decoder leaves the JSON object it read on the model, for what the class does not declare.
# pyright: reportPrivateUsage=false

from __future__ import annotations

from typing import Final

from ....._core.codec import Decoder, tagged
from .....types.beta.threads.runs.tool_call_delta import ToolCallDelta
from .code_interpreter_tool_call_delta import decode_code_interpreter_tool_call_delta
from .file_search_tool_call_delta import decode_file_search_tool_call_delta
from .function_tool_call_delta import decode_function_tool_call_delta

decode_tool_call_delta: Final[Decoder[ToolCallDelta]] = tagged(
    "type",
    {
        "code_interpreter": decode_code_interpreter_tool_call_delta,
        "file_search": decode_file_search_tool_call_delta,
        "function": decode_function_tool_call_delta,
    },
)
