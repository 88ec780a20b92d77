"""Decoders for `types.beta.threads.message`."""

# A decoder leaves the JSON object it read on the model, for what the class does not declare.
# pyright: reportPrivateUsage=false

from __future__ import annotations

from typing import Any

from ...._core.codec import Getter, items_of, new, not_an_object
from ....types.beta.threads.message import Message, MessageAttachment, MessageIncompleteDetails
from .attachment_tool import decode_attachment_tool
from .message_content import decode_message_content


def decode_message(raw: Any) -> Message:
    if raw.__class__ is not dict:
        return not_an_object(Message, raw)
    get: Getter = raw.get
    model = new(Message)
    model.id = get("id")
    model.object = get("object")
    model.created_at = get("created_at")
    model.thread_id = get("thread_id")
    model.status = get("status")
    model.incomplete_details = (
        None
        if (value := get("incomplete_details")) is None
        else decode_message_incomplete_details(value)
    )
    model.completed_at = get("completed_at")
    model.incomplete_at = get("incomplete_at")
    model.role = get("role")
    model.content = items_of(decode_message_content, get("content"))
    model.assistant_id = get("assistant_id")
    model.run_id = get("run_id")
    model.attachments = items_of(decode_message_attachment, get("attachments"))
    model.metadata = get("metadata")
    model._raw = raw
    return model


def decode_message_incomplete_details(raw: Any) -> MessageIncompleteDetails:
    if raw.__class__ is not dict:
        return not_an_object(MessageIncompleteDetails, raw)
    get: Getter = raw.get
    model = new(MessageIncompleteDetails)
    model.reason = get("reason")
    model._raw = raw
    return model


def decode_message_attachment(raw: Any) -> MessageAttachment:
    if raw.__class__ is not dict:
        return not_an_object(MessageAttachment, raw)
    get: Getter = raw.get
    model = new(MessageAttachment)
    model.file_id = get("file_id")
    model.tools = items_of(decode_attachment_tool, get("tools"))
    model._raw = raw
    return model
