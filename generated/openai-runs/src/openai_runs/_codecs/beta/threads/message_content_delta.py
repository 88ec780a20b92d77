"""Decoders for `types.beta.threads.message_content_delta`."""

# A decoder leaves the JSON object it read on the model, for what the class does not declare.
# pyright: reportPrivateUsage=false

from __future__ import annotations

from typing import Final

from ...._core.codec import Decoder, tagged
from ....types.beta.threads.message_content_delta import MessageContentDelta
from .image_file_delta_block import decode_image_file_delta_block
from .image_url_delta_block import decode_image_url_delta_block
from .refusal_delta_block import decode_refusal_delta_block
from .text_delta_block import decode_text_delta_block

decode_message_content_delta: Final[Decoder[MessageContentDelta]] = tagged(
    "type",
    {
        "image_file": decode_image_file_delta_block,
        "text": decode_text_delta_block,
        "refusal": decode_refusal_delta_block,
        "image_url": decode_image_url_delta_block,
    },
)
