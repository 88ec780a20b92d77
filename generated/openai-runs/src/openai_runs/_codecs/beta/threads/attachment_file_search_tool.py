"""Decoders for `types.beta.threads.attachment_file_search_tool`."""

# A decoder leaves the JSON object it read on the model, for what the class does not declare.
# pyright: reportPrivateUsage=false

from __future__ import annotations

from typing import Any

from ...._core.codec import Getter, new, not_an_object
from ....types.beta.threads.attachment_file_search_tool import AttachmentFileSearchTool


def decode_attachment_file_search_tool(raw: Any) -> AttachmentFileSearchTool:
    if raw.__class__ is not dict:
        return not_an_object(AttachmentFileSearchTool, raw)
    get: Getter = raw.get
    model = new(AttachmentFileSearchTool)
    model.type = get("type")
    model._raw = raw
    return model
