"""Decoders for `types.beta.assistant_response_format_option`."""

# A decoder leaves the JSON object it read on the model, for what the class does not declare.
# pyright: reportPrivateUsage=false

from __future__ import annotations

from typing import Final

from ..._core.codec import Decoder, as_is, by_kind, tagged
from ...types.beta.assistant_response_format_option import AssistantResponseFormatOption
from .response_format_json_object import decode_response_format_json_object
from .response_format_json_schema import decode_response_format_json_schema
from .response_format_text import decode_response_format_text

decode_assistant_response_format_option: Final[Decoder[AssistantResponseFormatOption]] = by_kind(
    string=as_is,
    object=tagged(
        "type",
        {
            "text": decode_response_format_text,
            "json_object": decode_response_format_json_object,
            "json_schema": decode_response_format_json_schema,
        },
    ),
)
