"""`Message` and what it is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from ...._core.lazy import lazy_names
from ...._core.model import Model
from ..metadata import Metadata
from .attachment_tool import AttachmentTool
from .message_content import MessageContent

if TYPE_CHECKING:
    from .attachment_file_search_tool import (
        AttachmentFileSearchTool as AttachmentToolAssistantToolsFileSearchTypeOnly,
    )


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class MessageIncompleteDetails(Model):
    """Why the message was left unfinished; null for every other message."""

    reason: Literal["content_filter", "max_tokens", "run_cancelled", "run_expired", "run_failed"]
    """What kept the message from being finished."""


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class MessageAttachment(Model):
    """One file and the tools that may open it."""

    file_id: str | None = None
    """Id of the attached file."""
    tools: list[AttachmentTool] | None = None
    """Tools that have access to the file."""


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class Message(Model):
    """A message in a thread, by a user or by an assistant."""

    id: str
    """Id of the message, for use in paths."""
    object: Literal["thread.message"] = "thread.message"
    """Kind of this object."""
    created_at: int
    """When the message was made, in Unix seconds."""
    thread_id: str
    """The thread that holds the message."""
    status: Literal["in_progress", "incomplete", "completed"]
    """How far the message has come."""
    incomplete_details: MessageIncompleteDetails | None
    """Why the message was left unfinished; null for every other message."""
    completed_at: int | None
    """When the message was whole, in Unix seconds."""
    incomplete_at: int | None
    """When the message was given up, in Unix seconds."""
    role: Literal["user", "assistant"]
    """Who wrote the message."""
    content: list[MessageContent]
    """What the message says, as text, images and refusals in sequence."""
    assistant_id: str | None
    """The assistant that wrote the message, if one did."""
    run_id: str | None
    """The run that wrote the message; null for a message that a caller put into the thread."""
    attachments: list[MessageAttachment] | None
    """Files that came with the message."""
    metadata: Metadata | None
    """Labels stored with the message."""


Attachment: TypeAlias = MessageAttachment
IncompleteDetails: TypeAlias = MessageIncompleteDetails

__all__ = [
    "Attachment",
    "AttachmentTool",
    "AttachmentToolAssistantToolsFileSearchTypeOnly",
    "IncompleteDetails",
    "Message",
    "MessageAttachment",
    "MessageIncompleteDetails",
]
__getattr__, __dir__ = lazy_names(
    __name__,
    {
        "AttachmentToolAssistantToolsFileSearchTypeOnly": ".attachment_file_search_tool:AttachmentFileSearchTool",
    },
)
