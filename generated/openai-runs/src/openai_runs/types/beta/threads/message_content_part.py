"""`MessageContentPart`."""

from __future__ import annotations

from typing import TypeAlias

from .image_file_content_block import ImageFileContentBlock, ImageFileContentBlockParam
from .image_url_content_block import ImageURLContentBlock, ImageURLContentBlockParam
from .text_content_part import TextContentPart, TextContentPartParam

MessageContentPart: TypeAlias = ImageFileContentBlock | ImageURLContentBlock | TextContentPart


MessageContentPartParam: TypeAlias = (
    ImageFileContentBlockParam | ImageURLContentBlockParam | TextContentPartParam
)
"""Plain dicts in place of `MessageContentPart`."""
