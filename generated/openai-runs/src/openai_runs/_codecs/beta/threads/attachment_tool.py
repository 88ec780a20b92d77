"""Decoders for `types.beta.threads.attachment_tool`."""

# A decoder leaves the JSON object it read on the model, for what the class does not declare.
# pyright: reportPrivateUsage=false

from __future__ import annotations

from typing import Final

from ...._core.codec import Decoder, tagged
from ....types.beta.threads.attachment_tool import AttachmentTool
from ..code_interpreter_tool import decode_code_interpreter_tool
from .attachment_file_search_tool import decode_attachment_file_search_tool

decode_attachment_tool: Final[Decoder[AttachmentTool]] = tagged(
    "type",
    {
        "code_interpreter": decode_code_interpreter_tool,
        "file_search": decode_attachment_file_search_tool,
    },
)
