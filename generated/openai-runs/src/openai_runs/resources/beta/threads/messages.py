"""The methods below `client.beta.threads.messages`."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Literal, overload

from ...._core.absent import not_given, omit
from ...._core.deprecation import deprecated
from ...._core.kinds import check_parameters
from ...._core.parameters import REPEAT, path, query
from ...._core.requests import Options, Request, json_body, keywords
from ...._core.resource import AsyncResource, SyncResource
from ....pagination import AsyncCursorPage, SyncCursorPage

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Unpack

    import httpx2

    from ...._core.absent import NotGiven, Omit
    from ...._core.pages import AsyncPaginator
    from ...._core.parameters import Query
    from ...._core.requests import Body, ErrorBodies, Headers
    from ....types.beta.metadata import Metadata
    from ....types.beta.threads.attachment import Attachment, AttachmentParam
    from ....types.beta.threads.message import Message
    from ....types.beta.threads.message_content_part import (
        MessageContentPart,
        MessageContentPartParam,
    )
    from ....types.beta.threads.message_create_params import (
        MessageCreateParams,
        MessageCreateParamsDict,
    )
    from ....types.beta.threads.message_deleted import MessageDeleted
    from ....types.beta.threads.message_list_params import MessageListParams, MessageListParamsDict
    from ....types.beta.threads.message_update_params import (
        MessageUpdateParams,
        MessageUpdateParamsDict,
    )

    from .messages_raw import (
        AsyncMessagesWithRawResponse,
        AsyncMessagesWithStreamingResponse,
        MessagesWithRawResponse,
        MessagesWithStreamingResponse,
    )


def error_bodies() -> ErrorBodies:
    from ...._codecs.error_response import decode_error_response

    return {"default": decode_error_response}


def message_create_request(thread_id: str, arguments: Mapping[str, object]) -> Request[Message]:
    from ...._codecs.beta.threads.message import decode_message

    return Request(
        "POST",
        path("/threads/{thread_id}/messages", thread_id=thread_id),
        body=json_body(
            arguments,
            {
                "role": "string",
                "content": "string or array",
                "attachments": "array",
                "metadata": "object",
            },
        ),
        headers={"OpenAI-Beta": "assistants=v2"},
        decode=decode_message,
        errors=error_bodies,
    )


def message_retrieve_request(thread_id: str, message_id: str) -> Request[Message]:
    from ...._codecs.beta.threads.message import decode_message

    return Request(
        "GET",
        path(
            "/threads/{thread_id}/messages/{message_id}", thread_id=thread_id, message_id=message_id
        ),
        headers={"OpenAI-Beta": "assistants=v2"},
        decode=decode_message,
        errors=error_bodies,
    )


def message_update_request(
    thread_id: str, message_id: str, arguments: Mapping[str, object]
) -> Request[Message]:
    from ...._codecs.beta.threads.message import decode_message

    return Request(
        "POST",
        path(
            "/threads/{thread_id}/messages/{message_id}", thread_id=thread_id, message_id=message_id
        ),
        body=json_body(arguments, {"metadata": "object"}),
        headers={"OpenAI-Beta": "assistants=v2"},
        decode=decode_message,
        errors=error_bodies,
    )


def message_list_request(thread_id: str, arguments: Mapping[str, object]) -> Request[Message]:
    from ...._codecs.beta.threads.message import decode_message

    check_parameters(
        arguments,
        {
            "limit": "integer",
            "order": "string",
            "after": "string",
            "before": "string",
            "run_id": "string",
        },
    )
    return Request(
        "GET",
        path("/threads/{thread_id}/messages", thread_id=thread_id),
        query=query(
            arguments,
            {"limit": REPEAT, "order": REPEAT, "after": REPEAT, "before": REPEAT, "run_id": REPEAT},
        ),
        headers={"OpenAI-Beta": "assistants=v2"},
        decode=decode_message,
        errors=error_bodies,
    )


def message_delete_request(thread_id: str, message_id: str) -> Request[MessageDeleted]:
    from ...._codecs.beta.threads.message_deleted import decode_message_deleted

    return Request(
        "DELETE",
        path(
            "/threads/{thread_id}/messages/{message_id}", thread_id=thread_id, message_id=message_id
        ),
        headers={"OpenAI-Beta": "assistants=v2"},
        decode=decode_message_deleted,
        errors=error_bodies,
    )


class Messages(SyncResource):
    """`client.beta.threads.messages`"""

    @cached_property
    def with_raw_response(self) -> MessagesWithRawResponse:
        """The same methods; each answers with the HTTP response, and `parse()` gives the model."""
        from .messages_raw import MessagesWithRawResponse

        return MessagesWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> MessagesWithStreamingResponse:
        """The same methods; each is a context manager, and the body is read when asked for."""
        from .messages_raw import MessagesWithStreamingResponse

        return MessagesWithStreamingResponse(self)

    @overload
    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    def create(
        self,
        thread_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
        **arguments: Unpack[MessageCreateParamsDict],
    ) -> Message: ...

    @overload
    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    def create(
        self,
        thread_id: str,
        params: MessageCreateParams | MessageCreateParamsDict,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
    ) -> Message: ...

    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    def create(
        self,
        thread_id: str,
        params: MessageCreateParams | MessageCreateParamsDict | Omit = omit,
        *,
        role: Literal["user", "assistant"] | Omit = omit,
        content: str | Iterable[MessageContentPart | MessageContentPartParam] | Omit = omit,
        attachments: Iterable[Attachment | AttachmentParam] | None | Omit = omit,
        metadata: Metadata | None | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
    ) -> Message:
        """Add a message.

        Puts a message at the end of a thread. No assistant reacts to it until a run is created.

        Args:
            thread_id: Id of the thread that takes the message.
            role: In whose name the message is written: nearly always `user`; `assistant`
                replays an earlier answer.
            content: What the message says.
            attachments: Files that come with the message.
            metadata: Labels to store with the message.
        """
        arguments = keywords(
            "create",
            params,
            required=("role", "content"),
            given={
                "role": role,
                "content": content,
                "attachments": attachments,
                "metadata": metadata,
            },
        )
        request = message_create_request(thread_id, arguments)

        options = Options(extra_headers, extra_query, extra_body, timeout)
        return self._client.send(request, options)

    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    def retrieve(
        self,
        message_id: str,
        *,
        thread_id: str,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
    ) -> Message:
        """Get a message.

        Reads one message of a thread.

        Args:
            message_id: Id of the message to read.
            thread_id: Id of the thread that holds the message.
        """
        request = message_retrieve_request(thread_id, message_id)

        options = Options(extra_headers, extra_query, extra_body, timeout)
        return self._client.send(request, options)

    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    def update(
        self,
        message_id: str,
        params: MessageUpdateParams | MessageUpdateParamsDict | Omit = omit,
        *,
        thread_id: str,
        metadata: Metadata | None | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
    ) -> Message:
        """Change a message.

        Replaces the labels of a message; what it says cannot change.

        Args:
            message_id: Id of the message to change.
            thread_id: Id of the thread that holds the message.
            metadata: Labels that replace those of the message.
        """
        arguments = keywords(
            "update",
            params,
            given={
                "metadata": metadata,
            },
        )
        request = message_update_request(thread_id, message_id, arguments)

        options = Options(extra_headers, extra_query, extra_body, timeout)
        return self._client.send(request, options)

    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    def list(
        self,
        thread_id: str,
        params: MessageListParams | MessageListParamsDict | Omit = omit,
        *,
        limit: int | Omit = omit,
        order: Literal["asc", "desc"] | Omit = omit,
        after: str | Omit = omit,
        before: str | Omit = omit,
        run_id: str | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
    ) -> SyncCursorPage[Message]:
        """List the messages of a thread.

        Reads the messages of a thread page by page, newest first unless told otherwise.

        Args:
            thread_id: Id of the thread to read from.
            limit: How many items a page may hold, from 1 to 100.

                Default: `20`.
            order: By time of creation: oldest first (`asc`) or newest first (`desc`).

                Default: `"desc"`.
            after: Starts the page behind the item with this id, usually the `last_id` of the
                page before.
            before: Ends the page in front of the item with this id, usually the `first_id` of
                the page after it.
            run_id: Only messages that this run wrote.
        """
        arguments = keywords(
            "list",
            params,
            given={
                "limit": limit,
                "order": order,
                "after": after,
                "before": before,
                "run_id": run_id,
            },
        )
        request = message_list_request(thread_id, arguments)

        options = Options(extra_headers, extra_query, extra_body, timeout)
        page_class: type[SyncCursorPage[Message]] = SyncCursorPage
        return self._client.page(request, page_class, options)

    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    def delete(
        self,
        message_id: str,
        *,
        thread_id: str,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
    ) -> MessageDeleted:
        """Delete a message.

        Takes a message out of its thread for good.

        Args:
            message_id: Id of the message to remove.
            thread_id: Id of the thread that holds the message.
        """
        request = message_delete_request(thread_id, message_id)

        options = Options(extra_headers, extra_query, extra_body, timeout)
        return self._client.send(request, options)


class AsyncMessages(AsyncResource):
    """`client.beta.threads.messages`"""

    @cached_property
    def with_raw_response(self) -> AsyncMessagesWithRawResponse:
        """The same methods; each answers with the HTTP response, and `parse()` gives the model."""
        from .messages_raw import AsyncMessagesWithRawResponse

        return AsyncMessagesWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> AsyncMessagesWithStreamingResponse:
        """The same methods; each is a context manager, and the body is read when asked for."""
        from .messages_raw import AsyncMessagesWithStreamingResponse

        return AsyncMessagesWithStreamingResponse(self)

    @overload
    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    async def create(
        self,
        thread_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
        **arguments: Unpack[MessageCreateParamsDict],
    ) -> Message: ...

    @overload
    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    async def create(
        self,
        thread_id: str,
        params: MessageCreateParams | MessageCreateParamsDict,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
    ) -> Message: ...

    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    async def create(
        self,
        thread_id: str,
        params: MessageCreateParams | MessageCreateParamsDict | Omit = omit,
        *,
        role: Literal["user", "assistant"] | Omit = omit,
        content: str | Iterable[MessageContentPart | MessageContentPartParam] | Omit = omit,
        attachments: Iterable[Attachment | AttachmentParam] | None | Omit = omit,
        metadata: Metadata | None | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
    ) -> Message:
        """Add a message.

        Puts a message at the end of a thread. No assistant reacts to it until a run is created.

        Args:
            thread_id: Id of the thread that takes the message.
            role: In whose name the message is written: nearly always `user`; `assistant`
                replays an earlier answer.
            content: What the message says.
            attachments: Files that come with the message.
            metadata: Labels to store with the message.
        """
        arguments = keywords(
            "create",
            params,
            required=("role", "content"),
            given={
                "role": role,
                "content": content,
                "attachments": attachments,
                "metadata": metadata,
            },
        )
        request = message_create_request(thread_id, arguments)

        options = Options(extra_headers, extra_query, extra_body, timeout)
        return await self._client.send(request, options)

    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    async def retrieve(
        self,
        message_id: str,
        *,
        thread_id: str,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
    ) -> Message:
        """Get a message.

        Reads one message of a thread.

        Args:
            message_id: Id of the message to read.
            thread_id: Id of the thread that holds the message.
        """
        request = message_retrieve_request(thread_id, message_id)

        options = Options(extra_headers, extra_query, extra_body, timeout)
        return await self._client.send(request, options)

    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    async def update(
        self,
        message_id: str,
        params: MessageUpdateParams | MessageUpdateParamsDict | Omit = omit,
        *,
        thread_id: str,
        metadata: Metadata | None | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
    ) -> Message:
        """Change a message.

        Replaces the labels of a message; what it says cannot change.

        Args:
            message_id: Id of the message to change.
            thread_id: Id of the thread that holds the message.
            metadata: Labels that replace those of the message.
        """
        arguments = keywords(
            "update",
            params,
            given={
                "metadata": metadata,
            },
        )
        request = message_update_request(thread_id, message_id, arguments)

        options = Options(extra_headers, extra_query, extra_body, timeout)
        return await self._client.send(request, options)

    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    def list(
        self,
        thread_id: str,
        params: MessageListParams | MessageListParamsDict | Omit = omit,
        *,
        limit: int | Omit = omit,
        order: Literal["asc", "desc"] | Omit = omit,
        after: str | Omit = omit,
        before: str | Omit = omit,
        run_id: str | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
    ) -> AsyncPaginator[Message, AsyncCursorPage[Message]]:
        """List the messages of a thread.

        Reads the messages of a thread page by page, newest first unless told otherwise.

        Args:
            thread_id: Id of the thread to read from.
            limit: How many items a page may hold, from 1 to 100.

                Default: `20`.
            order: By time of creation: oldest first (`asc`) or newest first (`desc`).

                Default: `"desc"`.
            after: Starts the page behind the item with this id, usually the `last_id` of the
                page before.
            before: Ends the page in front of the item with this id, usually the `first_id` of
                the page after it.
            run_id: Only messages that this run wrote.
        """
        arguments = keywords(
            "list",
            params,
            given={
                "limit": limit,
                "order": order,
                "after": after,
                "before": before,
                "run_id": run_id,
            },
        )
        request = message_list_request(thread_id, arguments)

        options = Options(extra_headers, extra_query, extra_body, timeout)
        page_class: type[AsyncCursorPage[Message]] = AsyncCursorPage
        return self._client.page(request, page_class, options)

    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    async def delete(
        self,
        message_id: str,
        *,
        thread_id: str,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
    ) -> MessageDeleted:
        """Delete a message.

        Takes a message out of its thread for good.

        Args:
            message_id: Id of the message to remove.
            thread_id: Id of the thread that holds the message.
        """
        request = message_delete_request(thread_id, message_id)

        options = Options(extra_headers, extra_query, extra_body, timeout)
        return await self._client.send(request, options)
