"""`AdditionalMessage`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, Required, TypedDict

from ...._core.absent import Omit, omit
from ...._core.model import Model
from ..metadata import Metadata
from .attachment import Attachment, AttachmentParam
from .message_content_part import MessageContentPart, MessageContentPartParam


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class AdditionalMessage(Model):
    """A message to put into a thread."""

    role: Literal["user", "assistant"]
    """In whose name the message is written: nearly always `user`; `assistant` replays an
    earlier answer.
    """
    content: str | Iterable[MessageContentPart | MessageContentPartParam]
    """What the message says."""
    attachments: Iterable[Attachment | AttachmentParam] | None | Omit = omit
    """Files that come with the message."""
    metadata: Metadata | None | Omit = omit
    """Labels to store with the message."""


class AdditionalMessageParam(TypedDict, total=False):
    """A plain dict in place of `AdditionalMessage`."""

    role: Required[Literal["user", "assistant"]]
    """In whose name the message is written: nearly always `user`; `assistant` replays an
    earlier answer.
    """
    content: Required[str | Iterable[MessageContentPart | MessageContentPartParam]]
    """What the message says."""
    attachments: Iterable[Attachment | AttachmentParam] | None
    """Files that come with the message."""
    metadata: Metadata | None
    """Labels to store with the message."""
