"""Decoders for `types.beta.threads.message`."""

# A decoder leaves the JSON object it read on the model, for what the class does not declare.
# pyright: reportPrivateUsage=false

from __future__ import annotations

from typing import Any

from ...._core.codec import Getter, items_of, not_an_object
from ....types.beta.threads.message import Message, MessageAttachment, MessageIncompleteDetails
from .attachment_tool import decode_attachment_tool
from .message_content import decode_message_content


def decode_message(raw: Any) -> Message:
    if raw.__class__ is not dict:
        return not_an_object(Message, raw)
    get: Getter = raw.get
    model = Message(
        id=get("id"),
        object=get("object"),
        created_at=get("created_at"),
        thread_id=get("thread_id"),
        status=get("status"),
        incomplete_details=(
            None
            if (value := get("incomplete_details")) is None
            else decode_message_incomplete_details(value)
        ),
        completed_at=get("completed_at"),
        incomplete_at=get("incomplete_at"),
        role=get("role"),
        content=items_of(decode_message_content, get("content")),
        assistant_id=get("assistant_id"),
        run_id=get("run_id"),
        attachments=items_of(decode_message_attachment, get("attachments")),
        metadata=get("metadata"),
    )
    model._raw = raw
    return model


def decode_message_incomplete_details(raw: Any) -> MessageIncompleteDetails:
    if raw.__class__ is not dict:
        return not_an_object(MessageIncompleteDetails, raw)
    get: Getter = raw.get
    model = MessageIncompleteDetails(
        reason=get("reason"),
    )
    model._raw = raw
    return model


def decode_message_attachment(raw: Any) -> MessageAttachment:
    if raw.__class__ is not dict:
        return not_an_object(MessageAttachment, raw)
    get: Getter = raw.get
    model = MessageAttachment(
        file_id=get("file_id"),
        tools=items_of(decode_attachment_tool, get("tools")),
    )
    model._raw = raw
    return model
