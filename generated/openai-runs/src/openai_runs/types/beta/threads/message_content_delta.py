"""`MessageContentDelta`."""

from __future__ import annotations

from typing import TypeAlias

from ...._core.model import Unknown
from .image_file_delta_block import ImageFileDeltaBlock
from .image_url_delta_block import ImageURLDeltaBlock
from .refusal_delta_block import RefusalDeltaBlock
from .text_delta_block import TextDeltaBlock

MessageContentDelta: TypeAlias = (
    ImageFileDeltaBlock | TextDeltaBlock | RefusalDeltaBlock | ImageURLDeltaBlock | Unknown
)
