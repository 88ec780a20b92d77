"""`MessageContent`."""

from __future__ import annotations

from typing import TypeAlias

from ...._core.model import Unknown
from .image_file_content_block import ImageFileContentBlock
from .image_url_content_block import ImageURLContentBlock
from .refusal_content_block import RefusalContentBlock
from .text_content_block import TextContentBlock

MessageContent: TypeAlias = (
    ImageFileContentBlock | ImageURLContentBlock | TextContentBlock | RefusalContentBlock | Unknown
)
