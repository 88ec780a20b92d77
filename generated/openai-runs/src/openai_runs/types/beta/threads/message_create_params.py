"""`MessageCreateParams`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Required, TypedDict

from ...._core.absent import Omit, omit
from ...._core.lazy import lazy_names
from ...._core.model import Model
from ..metadata import Metadata
from .attachment import Attachment, AttachmentParam
from .message_content_part import MessageContentPart, MessageContentPartParam

if TYPE_CHECKING:
    from .attachment_file_search_tool import AttachmentFileSearchTool as AttachmentToolFileSearch
    from .attachment_tool import AttachmentTool as AttachmentTool


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class MessageCreateParams(Model):
    """The arguments of `beta.threads.messages.create`."""

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


class MessageCreateParamsDict(TypedDict, total=False):
    """A plain dict in place of `MessageCreateParams`."""

    role: Required[Literal["user", "assistant"]]
    """In whose name the message is written: nearly always `user`; `assistant` replays an
    earlier answer.
    """
    content: Required[str | Iterable[MessageContentPart | MessageContentPartParam]]
    """What the message says."""
    attachments: Iterable[Attachment | AttachmentParam] | None | Omit
    """Files that come with the message."""
    metadata: Metadata | None | Omit
    """Labels to store with the message."""


__all__ = [
    "Attachment",
    "AttachmentTool",
    "AttachmentToolFileSearch",
    "MessageCreateParams",
    "MessageCreateParamsDict",
]
__getattr__, __dir__ = lazy_names(
    __name__,
    {
        "AttachmentTool": ".attachment_tool",
        "AttachmentToolFileSearch": ".attachment_file_search_tool:AttachmentFileSearchTool",
    },
)
