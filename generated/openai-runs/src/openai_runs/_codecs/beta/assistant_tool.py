"""Decoders for `types.beta.assistant_tool`."""

# A decoder leaves the JSON object it read on the model, for what the class does not declare.
# pyright: reportPrivateUsage=false

from __future__ import annotations

from typing import Final

from ..._core.codec import Decoder, tagged
from ...types.beta.assistant_tool import AssistantTool
from .code_interpreter_tool import decode_code_interpreter_tool
from .file_search_tool import decode_file_search_tool
from .function_tool import decode_function_tool

decode_assistant_tool: Final[Decoder[AssistantTool]] = tagged(
    "type",
    {
        "code_interpreter": decode_code_interpreter_tool,
        "file_search": decode_file_search_tool,
        "function": decode_function_tool,
    },
)
