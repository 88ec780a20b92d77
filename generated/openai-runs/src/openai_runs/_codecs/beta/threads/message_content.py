"""Decoders for `types.beta.threads.message_content`."""

# A decoder leaves the JSON object it read on the model, for what the class does not declare.
# pyright: reportPrivateUsage=false

from __future__ import annotations

from typing import Final

from ...._core.codec import Decoder, tagged
from ....types.beta.threads.message_content import MessageContent
from .image_file_content_block import decode_image_file_content_block
from .image_url_content_block import decode_image_url_content_block
from .refusal_content_block import decode_refusal_content_block
from .text_content_block import decode_text_content_block

decode_message_content: Final[Decoder[MessageContent]] = tagged(
    "type",
    {
        "image_file": decode_image_file_content_block,
        "image_url": decode_image_url_content_block,
        "text": decode_text_content_block,
        "refusal": decode_refusal_content_block,
    },
)
