"""Decoders for `types.beta.threads.runs.tool_call`."""

# A decoder leaves the JSON object it read on the model, for what the class does not declare.
# pyright: reportPrivateUsage=false

from __future__ import annotations

from typing import Final

from ....._core.codec import Decoder, tagged
from .....types.beta.threads.runs.tool_call import ToolCall
from .code_interpreter_tool_call import decode_code_interpreter_tool_call
from .file_search_tool_call import decode_file_search_tool_call
from .function_tool_call import decode_function_tool_call

decode_tool_call: Final[Decoder[ToolCall]] = tagged(
    "type",
    {
        "code_interpreter": decode_code_interpreter_tool_call,
        "file_search": decode_file_search_tool_call,
        "function": decode_function_tool_call,
    },
)
