"""`Attachment`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypedDict

from ...._core.model import Model
from .attachment_tool import AttachmentTool, AttachmentToolParam


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class Attachment(Model):
    """One file and the tools that may open it."""

    file_id: str | None = None
    """Id of an uploaded file."""
    tools: Iterable[AttachmentTool | AttachmentToolParam] | None = None
    """Tools that get access to the file."""


class AttachmentParam(TypedDict, total=False):
    """A plain dict in place of `Attachment`."""

    file_id: str
    """Id of an uploaded file."""
    tools: Iterable[AttachmentTool | AttachmentToolParam]
    """Tools that get access to the file."""
