"""The methods below `client.beta.threads`."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Literal, overload

from ...._core.absent import not_given, omit
from ...._core.deprecation import deprecated
from ...._core.parameters import path
from ...._core.polling import async_poll, check_interval, poll
from ...._core.requests import Options, Request, json_body, keywords
from ...._core.resource import AsyncResource, SyncResource
from ...._polls import RUN_POLL
from .runs.runs import run_retrieve_request

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Unpack

    import httpx2

    from ...._core.absent import NotGiven, Omit
    from ...._core.parameters import Query
    from ...._core.requests import Body, ErrorBodies, Headers
    from ...._core.streams import AsyncStream, Stream
    from ...._handlers import (
        AssistantEventHandler,
        AssistantEventHandlerT,
        AssistantStreamManager,
        AsyncAssistantEventHandler,
        AsyncAssistantEventHandlerT,
        AsyncAssistantStreamManager,
    )
    from ....types.beta.assistant_response_format_option import (
        AssistantResponseFormatOption,
        AssistantResponseFormatOptionParam,
    )
    from ....types.beta.assistant_stream_event import AssistantStreamEvent
    from ....types.beta.assistant_tool import AssistantTool, AssistantToolParam
    from ....types.beta.assistant_tool_choice_option import (
        AssistantToolChoiceOption,
        AssistantToolChoiceOptionParam,
    )
    from ....types.beta.metadata import Metadata
    from ....types.beta.run_tool_resources import RunToolResources, RunToolResourcesParam
    from ....types.beta.thread import Thread
    from ....types.beta.thread_create_and_run_params import (
        ThreadCreateAndRunParams,
        ThreadCreateAndRunParamsDict,
    )
    from ....types.beta.thread_create_and_run_poll_params import (
        ThreadCreateAndRunPollParams,
        ThreadCreateAndRunPollParamsDict,
    )
    from ....types.beta.thread_create_and_run_stream_params import (
        ThreadCreateAndRunStreamParams,
        ThreadCreateAndRunStreamParamsDict,
    )
    from ....types.beta.thread_create_params import ThreadCreateParams, ThreadCreateParamsDict
    from ....types.beta.thread_create_tool_resources import (
        ThreadCreateToolResources,
        ThreadCreateToolResourcesParam,
    )
    from ....types.beta.thread_definition import ThreadDefinition, ThreadDefinitionParam
    from ....types.beta.thread_deleted import ThreadDeleted
    from ....types.beta.thread_update_params import ThreadUpdateParams, ThreadUpdateParamsDict
    from ....types.beta.thread_update_tool_resources import (
        ThreadUpdateToolResources,
        ThreadUpdateToolResourcesParam,
    )
    from ....types.beta.threads.additional_message import AdditionalMessage, AdditionalMessageParam
    from ....types.beta.threads.run import Run
    from ....types.beta.threads.truncation_strategy import (
        TruncationStrategy,
        TruncationStrategyParam,
    )

    from .runs.runs import AsyncRuns, Runs
    from .messages import AsyncMessages, Messages
    from .threads_raw import (
        AsyncThreadsWithRawResponse,
        AsyncThreadsWithStreamingResponse,
        ThreadsWithRawResponse,
        ThreadsWithStreamingResponse,
    )


def error_bodies() -> ErrorBodies:
    from ...._codecs.error_response import decode_error_response

    return {"default": decode_error_response}


def thread_create_request(arguments: Mapping[str, object]) -> Request[Thread]:
    from ...._codecs.beta.thread import decode_thread

    return Request(
        "POST",
        path("/threads"),
        body=json_body(
            arguments, {"messages": "array", "tool_resources": "object", "metadata": "object"}
        ),
        headers={"OpenAI-Beta": "assistants=v2"},
        decode=decode_thread,
        errors=error_bodies,
    )


def thread_retrieve_request(thread_id: str) -> Request[Thread]:
    from ...._codecs.beta.thread import decode_thread

    return Request(
        "GET",
        path("/threads/{thread_id}", thread_id=thread_id),
        headers={"OpenAI-Beta": "assistants=v2"},
        decode=decode_thread,
        errors=error_bodies,
    )


def thread_update_request(thread_id: str, arguments: Mapping[str, object]) -> Request[Thread]:
    from ...._codecs.beta.thread import decode_thread

    return Request(
        "POST",
        path("/threads/{thread_id}", thread_id=thread_id),
        body=json_body(arguments, {"tool_resources": "object", "metadata": "object"}),
        headers={"OpenAI-Beta": "assistants=v2"},
        decode=decode_thread,
        errors=error_bodies,
    )


def thread_delete_request(thread_id: str) -> Request[ThreadDeleted]:
    from ...._codecs.beta.thread_deleted import decode_thread_deleted

    return Request(
        "DELETE",
        path("/threads/{thread_id}", thread_id=thread_id),
        headers={"OpenAI-Beta": "assistants=v2"},
        decode=decode_thread_deleted,
        errors=error_bodies,
    )


def thread_create_and_run_request(arguments: Mapping[str, object]) -> Request[Run]:
    from ...._codecs.beta.threads.run import decode_run
    from ...._streams import ASSISTANT_EVENTS

    return Request(
        "POST",
        path("/threads/runs"),
        body=json_body(
            arguments,
            {
                "assistant_id": "string",
                "thread": "object",
                "model": "string",
                "instructions": "string",
                "tools": "array",
                "tool_resources": "object",
                "metadata": "object",
                "temperature": "number",
                "top_p": "number",
                "max_prompt_tokens": "integer",
                "max_completion_tokens": "integer",
                "truncation_strategy": "object",
                "tool_choice": "string or object",
                "parallel_tool_calls": "boolean",
                "response_format": "string or object",
                "stream": "boolean",
            },
        ),
        headers={"OpenAI-Beta": "assistants=v2"},
        decode=decode_run,
        errors=error_bodies,
        events=ASSISTANT_EVENTS,
    )


class Threads(SyncResource):
    """`client.beta.threads`"""

    @cached_property
    def runs(self) -> Runs:
        from .runs.runs import Runs

        return Runs(self._client)

    @cached_property
    def messages(self) -> Messages:
        from .messages import Messages

        return Messages(self._client)

    @cached_property
    def with_raw_response(self) -> ThreadsWithRawResponse:
        """The same methods; each answers with the HTTP response, and `parse()` gives the model."""
        from .threads_raw import ThreadsWithRawResponse

        return ThreadsWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> ThreadsWithStreamingResponse:
        """The same methods; each is a context manager, and the body is read when asked for."""
        from .threads_raw import ThreadsWithStreamingResponse

        return ThreadsWithStreamingResponse(self)

    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    def create(
        self,
        params: ThreadCreateParams | ThreadCreateParamsDict | Omit = omit,
        *,
        messages: Iterable[AdditionalMessage | AdditionalMessageParam] | Omit = omit,
        tool_resources: (
            ThreadCreateToolResources | ThreadCreateToolResourcesParam | None | Omit
        ) = omit,
        metadata: Metadata | None | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
    ) -> Thread:
        """Create a thread.

        Opens a conversation, empty or with first messages, for assistants to work on.

        Args:
            messages: Messages that are in the thread from the start.
            tool_resources: Files and vector stores for the tools that work on this thread, by
                kind of tool.
            metadata: Labels to store with the thread.
        """
        arguments = keywords(
            "create",
            params,
            given={
                "messages": messages,
                "tool_resources": tool_resources,
                "metadata": metadata,
            },
        )
        request = thread_create_request(arguments)

        options = Options(extra_headers, extra_query, extra_body, timeout)
        return self._client.send(request, options)

    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    def retrieve(
        self,
        thread_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
    ) -> Thread:
        """Get a thread.

        Reads one thread, without its messages.

        Args:
            thread_id: Id of the thread to read.
        """
        request = thread_retrieve_request(thread_id)

        options = Options(extra_headers, extra_query, extra_body, timeout)
        return self._client.send(request, options)

    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    def update(
        self,
        thread_id: str,
        params: ThreadUpdateParams | ThreadUpdateParamsDict | Omit = omit,
        *,
        tool_resources: (
            ThreadUpdateToolResources | ThreadUpdateToolResourcesParam | None | Omit
        ) = omit,
        metadata: Metadata | None | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
    ) -> Thread:
        """Change a thread.

        Replaces the labels of a thread or what its tools can reach; the messages stay as they
        are.

        Args:
            thread_id: Id of the thread to change.
            tool_resources: Files and vector stores for the tools, in place of the present ones.
            metadata: Labels that replace those of the thread.
        """
        arguments = keywords(
            "update",
            params,
            given={
                "tool_resources": tool_resources,
                "metadata": metadata,
            },
        )
        request = thread_update_request(thread_id, arguments)

        options = Options(extra_headers, extra_query, extra_body, timeout)
        return self._client.send(request, options)

    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    def delete(
        self,
        thread_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
    ) -> ThreadDeleted:
        """Delete a thread.

        Removes a thread for good, together with its messages.

        Args:
            thread_id: Id of the thread to remove.
        """
        request = thread_delete_request(thread_id)

        options = Options(extra_headers, extra_query, extra_body, timeout)
        return self._client.send(request, options)

    @overload
    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    def create_and_run(
        self,
        *,
        stream: Literal[False] | None | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
        **arguments: Unpack[ThreadCreateAndRunParamsDict],
    ) -> Run: ...

    @overload
    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    def create_and_run(
        self,
        *,
        stream: Literal[True],
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
        **arguments: Unpack[ThreadCreateAndRunParamsDict],
    ) -> Stream[AssistantStreamEvent]: ...

    @overload
    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    def create_and_run(
        self,
        *,
        stream: bool,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
        **arguments: Unpack[ThreadCreateAndRunParamsDict],
    ) -> Run | Stream[AssistantStreamEvent]: ...

    @overload
    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    def create_and_run(
        self,
        params: ThreadCreateAndRunParams | ThreadCreateAndRunParamsDict,
        *,
        stream: Literal[False] | None | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
    ) -> Run: ...

    @overload
    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    def create_and_run(
        self,
        params: ThreadCreateAndRunParams | ThreadCreateAndRunParamsDict,
        *,
        stream: Literal[True],
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
    ) -> Stream[AssistantStreamEvent]: ...

    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    def create_and_run(
        self,
        params: ThreadCreateAndRunParams | ThreadCreateAndRunParamsDict | Omit = omit,
        *,
        assistant_id: str | Omit = omit,
        thread: ThreadDefinition | ThreadDefinitionParam | Omit = omit,
        model: (
            str
            | Literal[
                "gpt-5",
                "gpt-5-mini",
                "gpt-5-nano",
                "gpt-5-2025-08-07",
                "gpt-5-mini-2025-08-07",
                "gpt-5-nano-2025-08-07",
                "gpt-4.1",
                "gpt-4.1-mini",
                "gpt-4.1-nano",
                "gpt-4.1-2025-04-14",
                "gpt-4.1-mini-2025-04-14",
                "gpt-4.1-nano-2025-04-14",
                "gpt-4o",
                "gpt-4o-2024-11-20",
                "gpt-4o-2024-08-06",
                "gpt-4o-2024-05-13",
                "gpt-4o-mini",
                "gpt-4o-mini-2024-07-18",
                "gpt-4.5-preview",
                "gpt-4.5-preview-2025-02-27",
                "gpt-4-turbo",
                "gpt-4-turbo-2024-04-09",
                "gpt-4-0125-preview",
                "gpt-4-turbo-preview",
                "gpt-4-1106-preview",
                "gpt-4-vision-preview",
                "gpt-4",
                "gpt-4-0314",
                "gpt-4-0613",
                "gpt-4-32k",
                "gpt-4-32k-0314",
                "gpt-4-32k-0613",
                "gpt-3.5-turbo",
                "gpt-3.5-turbo-16k",
                "gpt-3.5-turbo-0613",
                "gpt-3.5-turbo-1106",
                "gpt-3.5-turbo-0125",
                "gpt-3.5-turbo-16k-0613",
            ]
            | None
            | Omit
        ) = omit,
        instructions: str | None | Omit = omit,
        tools: Iterable[AssistantTool | AssistantToolParam] | None | Omit = omit,
        tool_resources: RunToolResources | RunToolResourcesParam | None | Omit = omit,
        metadata: Metadata | None | Omit = omit,
        temperature: float | None | Omit = omit,
        top_p: float | None | Omit = omit,
        max_prompt_tokens: int | None | Omit = omit,
        max_completion_tokens: int | None | Omit = omit,
        truncation_strategy: TruncationStrategy | TruncationStrategyParam | None | Omit = omit,
        tool_choice: (
            AssistantToolChoiceOption | AssistantToolChoiceOptionParam | None | Omit
        ) = omit,
        parallel_tool_calls: bool | Omit = omit,
        response_format: (
            AssistantResponseFormatOption | AssistantResponseFormatOptionParam | None | Omit
        ) = omit,
        stream: bool | None | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
    ) -> Run | Stream[AssistantStreamEvent]:
        """Create a thread and run it.

        Opens a conversation and sets an assistant to work on it, in one call. With `stream` set
        to true the answer is a stream of events that starts with `thread.created`.

        Args:
            assistant_id: Id of the assistant that does the work.
            thread: The thread to create; without it the run starts on an empty one.
            model: Model to use in place of the one the assistant is set up with.
            instructions: System message for this run, in place of the one of the assistant.
            tools: Tools for this run, in place of those of the assistant.
            tool_resources: Files and vector stores for the tools of this run, by kind of tool.
            metadata: Labels to store with the run.
            temperature: How adventurous the wording is: near 0 steady and repeatable, towards 2
                ever more varied.

                Default: `1`.
            top_p: Keeps only the likeliest tokens that together reach this share of the
                probability. Change either this or `temperature`.

                Default: `1`.
            max_prompt_tokens: Budget of prompt tokens, counted over all turns of the run. A run
                that goes over it ends as `incomplete`.
            max_completion_tokens: Budget of completion tokens, counted over all turns of the
                run. A run that goes over it ends as `incomplete`.
            truncation_strategy: What to leave out when the thread is longer than the model can
                take.
            tool_choice: Whether and which tools the model uses in this run.
            parallel_tool_calls: Whether several tools may be called at the same time in this
                run.

                Default: `True`.
            response_format: The form that answers in this run take.
            stream: True answers with server-sent events while the run works, up to a closing
                `[DONE]`; otherwise the answer is the run as JSON, at once.
        """
        arguments = keywords(
            "create_and_run",
            params,
            required=("assistant_id",),
            given={
                "assistant_id": assistant_id,
                "thread": thread,
                "model": model,
                "instructions": instructions,
                "tools": tools,
                "tool_resources": tool_resources,
                "metadata": metadata,
                "temperature": temperature,
                "top_p": top_p,
                "max_prompt_tokens": max_prompt_tokens,
                "max_completion_tokens": max_completion_tokens,
                "truncation_strategy": truncation_strategy,
                "tool_choice": tool_choice,
                "parallel_tool_calls": parallel_tool_calls,
                "response_format": response_format,
            },
        )
        arguments["stream"] = stream
        request = thread_create_and_run_request(arguments)

        options = Options(extra_headers, extra_query, extra_body, timeout)
        if stream:
            return self._client.stream(request, options)
        return self._client.send(request, options)

    @overload
    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    def create_and_run_poll(
        self,
        *,
        poll_interval_ms: int | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
        **arguments: Unpack[ThreadCreateAndRunPollParamsDict],
    ) -> Run: ...

    @overload
    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    def create_and_run_poll(
        self,
        params: ThreadCreateAndRunPollParams | ThreadCreateAndRunPollParamsDict,
        *,
        poll_interval_ms: int | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
    ) -> Run: ...

    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    def create_and_run_poll(
        self,
        params: ThreadCreateAndRunPollParams | ThreadCreateAndRunPollParamsDict | Omit = omit,
        *,
        assistant_id: str | Omit = omit,
        thread: ThreadDefinition | ThreadDefinitionParam | Omit = omit,
        model: (
            str
            | Literal[
                "gpt-5",
                "gpt-5-mini",
                "gpt-5-nano",
                "gpt-5-2025-08-07",
                "gpt-5-mini-2025-08-07",
                "gpt-5-nano-2025-08-07",
                "gpt-4.1",
                "gpt-4.1-mini",
                "gpt-4.1-nano",
                "gpt-4.1-2025-04-14",
                "gpt-4.1-mini-2025-04-14",
                "gpt-4.1-nano-2025-04-14",
                "gpt-4o",
                "gpt-4o-2024-11-20",
                "gpt-4o-2024-08-06",
                "gpt-4o-2024-05-13",
                "gpt-4o-mini",
                "gpt-4o-mini-2024-07-18",
                "gpt-4.5-preview",
                "gpt-4.5-preview-2025-02-27",
                "gpt-4-turbo",
                "gpt-4-turbo-2024-04-09",
                "gpt-4-0125-preview",
                "gpt-4-turbo-preview",
                "gpt-4-1106-preview",
                "gpt-4-vision-preview",
                "gpt-4",
                "gpt-4-0314",
                "gpt-4-0613",
                "gpt-4-32k",
                "gpt-4-32k-0314",
                "gpt-4-32k-0613",
                "gpt-3.5-turbo",
                "gpt-3.5-turbo-16k",
                "gpt-3.5-turbo-0613",
                "gpt-3.5-turbo-1106",
                "gpt-3.5-turbo-0125",
                "gpt-3.5-turbo-16k-0613",
            ]
            | None
            | Omit
        ) = omit,
        instructions: str | None | Omit = omit,
        tools: Iterable[AssistantTool | AssistantToolParam] | None | Omit = omit,
        tool_resources: RunToolResources | RunToolResourcesParam | None | Omit = omit,
        metadata: Metadata | None | Omit = omit,
        temperature: float | None | Omit = omit,
        top_p: float | None | Omit = omit,
        max_prompt_tokens: int | None | Omit = omit,
        max_completion_tokens: int | None | Omit = omit,
        truncation_strategy: TruncationStrategy | TruncationStrategyParam | None | Omit = omit,
        tool_choice: (
            AssistantToolChoiceOption | AssistantToolChoiceOptionParam | None | Omit
        ) = omit,
        parallel_tool_calls: bool | Omit = omit,
        response_format: (
            AssistantResponseFormatOption | AssistantResponseFormatOptionParam | None | Omit
        ) = omit,
        poll_interval_ms: int | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
    ) -> Run:
        """Create a thread and run it.

        Wait until `status` is one of `requires_action`, `cancelled`, `completed`, `failed`,
        `expired`, `incomplete`.

        Takes the arguments of `create_and_run`, which explains them.

        Args:
            poll_interval_ms: Milliseconds between fetches; by default what the server asks for,
                else 1000.
        """
        check_interval("poll_interval_ms", poll_interval_ms)
        arguments = keywords(
            "create_and_run_poll",
            params,
            required=("assistant_id",),
            given={
                "assistant_id": assistant_id,
                "thread": thread,
                "model": model,
                "instructions": instructions,
                "tools": tools,
                "tool_resources": tool_resources,
                "metadata": metadata,
                "temperature": temperature,
                "top_p": top_p,
                "max_prompt_tokens": max_prompt_tokens,
                "max_completion_tokens": max_completion_tokens,
                "truncation_strategy": truncation_strategy,
                "tool_choice": tool_choice,
                "parallel_tool_calls": parallel_tool_calls,
                "response_format": response_format,
            },
        )
        arguments["stream"] = False
        request = thread_create_and_run_request(arguments)

        options = Options(extra_headers, extra_query, extra_body, timeout)
        result = self._client.send(request, options)
        return poll(
            self._client,
            run_retrieve_request(result.thread_id, result.id),
            RUN_POLL,
            poll_interval_ms,
            Options(extra_headers, extra_query, None, timeout),
        )

    @overload
    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    def create_and_run_stream(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
        **arguments: Unpack[ThreadCreateAndRunStreamParamsDict],
    ) -> AssistantStreamManager[AssistantEventHandler]: ...

    @overload
    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    def create_and_run_stream(
        self,
        params: ThreadCreateAndRunStreamParams | ThreadCreateAndRunStreamParamsDict,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
    ) -> AssistantStreamManager[AssistantEventHandler]: ...

    @overload
    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    def create_and_run_stream(
        self,
        *,
        event_handler: AssistantEventHandlerT,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
        **arguments: Unpack[ThreadCreateAndRunStreamParamsDict],
    ) -> AssistantStreamManager[AssistantEventHandlerT]: ...

    @overload
    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    def create_and_run_stream(
        self,
        params: ThreadCreateAndRunStreamParams | ThreadCreateAndRunStreamParamsDict,
        *,
        event_handler: AssistantEventHandlerT,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
    ) -> AssistantStreamManager[AssistantEventHandlerT]: ...

    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    def create_and_run_stream(
        self,
        params: ThreadCreateAndRunStreamParams | ThreadCreateAndRunStreamParamsDict | Omit = omit,
        *,
        assistant_id: str | Omit = omit,
        thread: ThreadDefinition | ThreadDefinitionParam | Omit = omit,
        model: (
            str
            | Literal[
                "gpt-5",
                "gpt-5-mini",
                "gpt-5-nano",
                "gpt-5-2025-08-07",
                "gpt-5-mini-2025-08-07",
                "gpt-5-nano-2025-08-07",
                "gpt-4.1",
                "gpt-4.1-mini",
                "gpt-4.1-nano",
                "gpt-4.1-2025-04-14",
                "gpt-4.1-mini-2025-04-14",
                "gpt-4.1-nano-2025-04-14",
                "gpt-4o",
                "gpt-4o-2024-11-20",
                "gpt-4o-2024-08-06",
                "gpt-4o-2024-05-13",
                "gpt-4o-mini",
                "gpt-4o-mini-2024-07-18",
                "gpt-4.5-preview",
                "gpt-4.5-preview-2025-02-27",
                "gpt-4-turbo",
                "gpt-4-turbo-2024-04-09",
                "gpt-4-0125-preview",
                "gpt-4-turbo-preview",
                "gpt-4-1106-preview",
                "gpt-4-vision-preview",
                "gpt-4",
                "gpt-4-0314",
                "gpt-4-0613",
                "gpt-4-32k",
                "gpt-4-32k-0314",
                "gpt-4-32k-0613",
                "gpt-3.5-turbo",
                "gpt-3.5-turbo-16k",
                "gpt-3.5-turbo-0613",
                "gpt-3.5-turbo-1106",
                "gpt-3.5-turbo-0125",
                "gpt-3.5-turbo-16k-0613",
            ]
            | None
            | Omit
        ) = omit,
        instructions: str | None | Omit = omit,
        tools: Iterable[AssistantTool | AssistantToolParam] | None | Omit = omit,
        tool_resources: RunToolResources | RunToolResourcesParam | None | Omit = omit,
        metadata: Metadata | None | Omit = omit,
        temperature: float | None | Omit = omit,
        top_p: float | None | Omit = omit,
        max_prompt_tokens: int | None | Omit = omit,
        max_completion_tokens: int | None | Omit = omit,
        truncation_strategy: TruncationStrategy | TruncationStrategyParam | None | Omit = omit,
        tool_choice: (
            AssistantToolChoiceOption | AssistantToolChoiceOptionParam | None | Omit
        ) = omit,
        parallel_tool_calls: bool | Omit = omit,
        response_format: (
            AssistantResponseFormatOption | AssistantResponseFormatOptionParam | None | Omit
        ) = omit,
        event_handler: AssistantEventHandlerT | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
    ) -> (
        AssistantStreamManager[AssistantEventHandler]
        | AssistantStreamManager[AssistantEventHandlerT]
    ):
        """Create a thread and run it.

        The events go through an event handler: `AssistantEventHandler`, or one of your own.

        Takes the arguments of `create_and_run`, which explains them.
        """
        arguments = keywords(
            "create_and_run_stream",
            params,
            required=("assistant_id",),
            given={
                "assistant_id": assistant_id,
                "thread": thread,
                "model": model,
                "instructions": instructions,
                "tools": tools,
                "tool_resources": tool_resources,
                "metadata": metadata,
                "temperature": temperature,
                "top_p": top_p,
                "max_prompt_tokens": max_prompt_tokens,
                "max_completion_tokens": max_completion_tokens,
                "truncation_strategy": truncation_strategy,
                "tool_choice": tool_choice,
                "parallel_tool_calls": parallel_tool_calls,
                "response_format": response_format,
            },
        )
        arguments["stream"] = True
        request = thread_create_and_run_request(arguments)

        options = Options(extra_headers, extra_query, extra_body, timeout)
        from ...._handlers import AssistantEventHandler, AssistantStreamManager

        if event_handler is None:
            return AssistantStreamManager(
                lambda: self._client.stream(request, options), event_handler=AssistantEventHandler()
            )
        return AssistantStreamManager(
            lambda: self._client.stream(request, options), event_handler=event_handler
        )


class AsyncThreads(AsyncResource):
    """`client.beta.threads`"""

    @cached_property
    def runs(self) -> AsyncRuns:
        from .runs.runs import AsyncRuns

        return AsyncRuns(self._client)

    @cached_property
    def messages(self) -> AsyncMessages:
        from .messages import AsyncMessages

        return AsyncMessages(self._client)

    @cached_property
    def with_raw_response(self) -> AsyncThreadsWithRawResponse:
        """The same methods; each answers with the HTTP response, and `parse()` gives the model."""
        from .threads_raw import AsyncThreadsWithRawResponse

        return AsyncThreadsWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> AsyncThreadsWithStreamingResponse:
        """The same methods; each is a context manager, and the body is read when asked for."""
        from .threads_raw import AsyncThreadsWithStreamingResponse

        return AsyncThreadsWithStreamingResponse(self)

    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    async def create(
        self,
        params: ThreadCreateParams | ThreadCreateParamsDict | Omit = omit,
        *,
        messages: Iterable[AdditionalMessage | AdditionalMessageParam] | Omit = omit,
        tool_resources: (
            ThreadCreateToolResources | ThreadCreateToolResourcesParam | None | Omit
        ) = omit,
        metadata: Metadata | None | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
    ) -> Thread:
        """Create a thread.

        Opens a conversation, empty or with first messages, for assistants to work on.

        Args:
            messages: Messages that are in the thread from the start.
            tool_resources: Files and vector stores for the tools that work on this thread, by
                kind of tool.
            metadata: Labels to store with the thread.
        """
        arguments = keywords(
            "create",
            params,
            given={
                "messages": messages,
                "tool_resources": tool_resources,
                "metadata": metadata,
            },
        )
        request = thread_create_request(arguments)

        options = Options(extra_headers, extra_query, extra_body, timeout)
        return await self._client.send(request, options)

    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    async def retrieve(
        self,
        thread_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
    ) -> Thread:
        """Get a thread.

        Reads one thread, without its messages.

        Args:
            thread_id: Id of the thread to read.
        """
        request = thread_retrieve_request(thread_id)

        options = Options(extra_headers, extra_query, extra_body, timeout)
        return await self._client.send(request, options)

    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    async def update(
        self,
        thread_id: str,
        params: ThreadUpdateParams | ThreadUpdateParamsDict | Omit = omit,
        *,
        tool_resources: (
            ThreadUpdateToolResources | ThreadUpdateToolResourcesParam | None | Omit
        ) = omit,
        metadata: Metadata | None | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
    ) -> Thread:
        """Change a thread.

        Replaces the labels of a thread or what its tools can reach; the messages stay as they
        are.

        Args:
            thread_id: Id of the thread to change.
            tool_resources: Files and vector stores for the tools, in place of the present ones.
            metadata: Labels that replace those of the thread.
        """
        arguments = keywords(
            "update",
            params,
            given={
                "tool_resources": tool_resources,
                "metadata": metadata,
            },
        )
        request = thread_update_request(thread_id, arguments)

        options = Options(extra_headers, extra_query, extra_body, timeout)
        return await self._client.send(request, options)

    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    async def delete(
        self,
        thread_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
    ) -> ThreadDeleted:
        """Delete a thread.

        Removes a thread for good, together with its messages.

        Args:
            thread_id: Id of the thread to remove.
        """
        request = thread_delete_request(thread_id)

        options = Options(extra_headers, extra_query, extra_body, timeout)
        return await self._client.send(request, options)

    @overload
    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    async def create_and_run(
        self,
        *,
        stream: Literal[False] | None | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
        **arguments: Unpack[ThreadCreateAndRunParamsDict],
    ) -> Run: ...

    @overload
    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    async def create_and_run(
        self,
        *,
        stream: Literal[True],
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
        **arguments: Unpack[ThreadCreateAndRunParamsDict],
    ) -> AsyncStream[AssistantStreamEvent]: ...

    @overload
    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    async def create_and_run(
        self,
        *,
        stream: bool,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
        **arguments: Unpack[ThreadCreateAndRunParamsDict],
    ) -> Run | AsyncStream[AssistantStreamEvent]: ...

    @overload
    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    async def create_and_run(
        self,
        params: ThreadCreateAndRunParams | ThreadCreateAndRunParamsDict,
        *,
        stream: Literal[False] | None | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
    ) -> Run: ...

    @overload
    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    async def create_and_run(
        self,
        params: ThreadCreateAndRunParams | ThreadCreateAndRunParamsDict,
        *,
        stream: Literal[True],
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
    ) -> AsyncStream[AssistantStreamEvent]: ...

    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    async def create_and_run(
        self,
        params: ThreadCreateAndRunParams | ThreadCreateAndRunParamsDict | Omit = omit,
        *,
        assistant_id: str | Omit = omit,
        thread: ThreadDefinition | ThreadDefinitionParam | Omit = omit,
        model: (
            str
            | Literal[
                "gpt-5",
                "gpt-5-mini",
                "gpt-5-nano",
                "gpt-5-2025-08-07",
                "gpt-5-mini-2025-08-07",
                "gpt-5-nano-2025-08-07",
                "gpt-4.1",
                "gpt-4.1-mini",
                "gpt-4.1-nano",
                "gpt-4.1-2025-04-14",
                "gpt-4.1-mini-2025-04-14",
                "gpt-4.1-nano-2025-04-14",
                "gpt-4o",
                "gpt-4o-2024-11-20",
                "gpt-4o-2024-08-06",
                "gpt-4o-2024-05-13",
                "gpt-4o-mini",
                "gpt-4o-mini-2024-07-18",
                "gpt-4.5-preview",
                "gpt-4.5-preview-2025-02-27",
                "gpt-4-turbo",
                "gpt-4-turbo-2024-04-09",
                "gpt-4-0125-preview",
                "gpt-4-turbo-preview",
                "gpt-4-1106-preview",
                "gpt-4-vision-preview",
                "gpt-4",
                "gpt-4-0314",
                "gpt-4-0613",
                "gpt-4-32k",
                "gpt-4-32k-0314",
                "gpt-4-32k-0613",
                "gpt-3.5-turbo",
                "gpt-3.5-turbo-16k",
                "gpt-3.5-turbo-0613",
                "gpt-3.5-turbo-1106",
                "gpt-3.5-turbo-0125",
                "gpt-3.5-turbo-16k-0613",
            ]
            | None
            | Omit
        ) = omit,
        instructions: str | None | Omit = omit,
        tools: Iterable[AssistantTool | AssistantToolParam] | None | Omit = omit,
        tool_resources: RunToolResources | RunToolResourcesParam | None | Omit = omit,
        metadata: Metadata | None | Omit = omit,
        temperature: float | None | Omit = omit,
        top_p: float | None | Omit = omit,
        max_prompt_tokens: int | None | Omit = omit,
        max_completion_tokens: int | None | Omit = omit,
        truncation_strategy: TruncationStrategy | TruncationStrategyParam | None | Omit = omit,
        tool_choice: (
            AssistantToolChoiceOption | AssistantToolChoiceOptionParam | None | Omit
        ) = omit,
        parallel_tool_calls: bool | Omit = omit,
        response_format: (
            AssistantResponseFormatOption | AssistantResponseFormatOptionParam | None | Omit
        ) = omit,
        stream: bool | None | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
    ) -> Run | AsyncStream[AssistantStreamEvent]:
        """Create a thread and run it.

        Opens a conversation and sets an assistant to work on it, in one call. With `stream` set
        to true the answer is a stream of events that starts with `thread.created`.

        Args:
            assistant_id: Id of the assistant that does the work.
            thread: The thread to create; without it the run starts on an empty one.
            model: Model to use in place of the one the assistant is set up with.
            instructions: System message for this run, in place of the one of the assistant.
            tools: Tools for this run, in place of those of the assistant.
            tool_resources: Files and vector stores for the tools of this run, by kind of tool.
            metadata: Labels to store with the run.
            temperature: How adventurous the wording is: near 0 steady and repeatable, towards 2
                ever more varied.

                Default: `1`.
            top_p: Keeps only the likeliest tokens that together reach this share of the
                probability. Change either this or `temperature`.

                Default: `1`.
            max_prompt_tokens: Budget of prompt tokens, counted over all turns of the run. A run
                that goes over it ends as `incomplete`.
            max_completion_tokens: Budget of completion tokens, counted over all turns of the
                run. A run that goes over it ends as `incomplete`.
            truncation_strategy: What to leave out when the thread is longer than the model can
                take.
            tool_choice: Whether and which tools the model uses in this run.
            parallel_tool_calls: Whether several tools may be called at the same time in this
                run.

                Default: `True`.
            response_format: The form that answers in this run take.
            stream: True answers with server-sent events while the run works, up to a closing
                `[DONE]`; otherwise the answer is the run as JSON, at once.
        """
        arguments = keywords(
            "create_and_run",
            params,
            required=("assistant_id",),
            given={
                "assistant_id": assistant_id,
                "thread": thread,
                "model": model,
                "instructions": instructions,
                "tools": tools,
                "tool_resources": tool_resources,
                "metadata": metadata,
                "temperature": temperature,
                "top_p": top_p,
                "max_prompt_tokens": max_prompt_tokens,
                "max_completion_tokens": max_completion_tokens,
                "truncation_strategy": truncation_strategy,
                "tool_choice": tool_choice,
                "parallel_tool_calls": parallel_tool_calls,
                "response_format": response_format,
            },
        )
        arguments["stream"] = stream
        request = thread_create_and_run_request(arguments)

        options = Options(extra_headers, extra_query, extra_body, timeout)
        if stream:
            return await self._client.stream(request, options)
        return await self._client.send(request, options)

    @overload
    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    async def create_and_run_poll(
        self,
        *,
        poll_interval_ms: int | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
        **arguments: Unpack[ThreadCreateAndRunPollParamsDict],
    ) -> Run: ...

    @overload
    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    async def create_and_run_poll(
        self,
        params: ThreadCreateAndRunPollParams | ThreadCreateAndRunPollParamsDict,
        *,
        poll_interval_ms: int | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
    ) -> Run: ...

    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    async def create_and_run_poll(
        self,
        params: ThreadCreateAndRunPollParams | ThreadCreateAndRunPollParamsDict | Omit = omit,
        *,
        assistant_id: str | Omit = omit,
        thread: ThreadDefinition | ThreadDefinitionParam | Omit = omit,
        model: (
            str
            | Literal[
                "gpt-5",
                "gpt-5-mini",
                "gpt-5-nano",
                "gpt-5-2025-08-07",
                "gpt-5-mini-2025-08-07",
                "gpt-5-nano-2025-08-07",
                "gpt-4.1",
                "gpt-4.1-mini",
                "gpt-4.1-nano",
                "gpt-4.1-2025-04-14",
                "gpt-4.1-mini-2025-04-14",
                "gpt-4.1-nano-2025-04-14",
                "gpt-4o",
                "gpt-4o-2024-11-20",
                "gpt-4o-2024-08-06",
                "gpt-4o-2024-05-13",
                "gpt-4o-mini",
                "gpt-4o-mini-2024-07-18",
                "gpt-4.5-preview",
                "gpt-4.5-preview-2025-02-27",
                "gpt-4-turbo",
                "gpt-4-turbo-2024-04-09",
                "gpt-4-0125-preview",
                "gpt-4-turbo-preview",
                "gpt-4-1106-preview",
                "gpt-4-vision-preview",
                "gpt-4",
                "gpt-4-0314",
                "gpt-4-0613",
                "gpt-4-32k",
                "gpt-4-32k-0314",
                "gpt-4-32k-0613",
                "gpt-3.5-turbo",
                "gpt-3.5-turbo-16k",
                "gpt-3.5-turbo-0613",
                "gpt-3.5-turbo-1106",
                "gpt-3.5-turbo-0125",
                "gpt-3.5-turbo-16k-0613",
            ]
            | None
            | Omit
        ) = omit,
        instructions: str | None | Omit = omit,
        tools: Iterable[AssistantTool | AssistantToolParam] | None | Omit = omit,
        tool_resources: RunToolResources | RunToolResourcesParam | None | Omit = omit,
        metadata: Metadata | None | Omit = omit,
        temperature: float | None | Omit = omit,
        top_p: float | None | Omit = omit,
        max_prompt_tokens: int | None | Omit = omit,
        max_completion_tokens: int | None | Omit = omit,
        truncation_strategy: TruncationStrategy | TruncationStrategyParam | None | Omit = omit,
        tool_choice: (
            AssistantToolChoiceOption | AssistantToolChoiceOptionParam | None | Omit
        ) = omit,
        parallel_tool_calls: bool | Omit = omit,
        response_format: (
            AssistantResponseFormatOption | AssistantResponseFormatOptionParam | None | Omit
        ) = omit,
        poll_interval_ms: int | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
    ) -> Run:
        """Create a thread and run it.

        Wait until `status` is one of `requires_action`, `cancelled`, `completed`, `failed`,
        `expired`, `incomplete`.

        Takes the arguments of `create_and_run`, which explains them.

        Args:
            poll_interval_ms: Milliseconds between fetches; by default what the server asks for,
                else 1000.
        """
        check_interval("poll_interval_ms", poll_interval_ms)
        arguments = keywords(
            "create_and_run_poll",
            params,
            required=("assistant_id",),
            given={
                "assistant_id": assistant_id,
                "thread": thread,
                "model": model,
                "instructions": instructions,
                "tools": tools,
                "tool_resources": tool_resources,
                "metadata": metadata,
                "temperature": temperature,
                "top_p": top_p,
                "max_prompt_tokens": max_prompt_tokens,
                "max_completion_tokens": max_completion_tokens,
                "truncation_strategy": truncation_strategy,
                "tool_choice": tool_choice,
                "parallel_tool_calls": parallel_tool_calls,
                "response_format": response_format,
            },
        )
        arguments["stream"] = False
        request = thread_create_and_run_request(arguments)

        options = Options(extra_headers, extra_query, extra_body, timeout)
        result = await self._client.send(request, options)
        return await async_poll(
            self._client,
            run_retrieve_request(result.thread_id, result.id),
            RUN_POLL,
            poll_interval_ms,
            Options(extra_headers, extra_query, None, timeout),
        )

    @overload
    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    def create_and_run_stream(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
        **arguments: Unpack[ThreadCreateAndRunStreamParamsDict],
    ) -> AsyncAssistantStreamManager[AsyncAssistantEventHandler]: ...

    @overload
    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    def create_and_run_stream(
        self,
        params: ThreadCreateAndRunStreamParams | ThreadCreateAndRunStreamParamsDict,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
    ) -> AsyncAssistantStreamManager[AsyncAssistantEventHandler]: ...

    @overload
    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    def create_and_run_stream(
        self,
        *,
        event_handler: AsyncAssistantEventHandlerT,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
        **arguments: Unpack[ThreadCreateAndRunStreamParamsDict],
    ) -> AsyncAssistantStreamManager[AsyncAssistantEventHandlerT]: ...

    @overload
    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    def create_and_run_stream(
        self,
        params: ThreadCreateAndRunStreamParams | ThreadCreateAndRunStreamParamsDict,
        *,
        event_handler: AsyncAssistantEventHandlerT,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
    ) -> AsyncAssistantStreamManager[AsyncAssistantEventHandlerT]: ...

    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    def create_and_run_stream(
        self,
        params: ThreadCreateAndRunStreamParams | ThreadCreateAndRunStreamParamsDict | Omit = omit,
        *,
        assistant_id: str | Omit = omit,
        thread: ThreadDefinition | ThreadDefinitionParam | Omit = omit,
        model: (
            str
            | Literal[
                "gpt-5",
                "gpt-5-mini",
                "gpt-5-nano",
                "gpt-5-2025-08-07",
                "gpt-5-mini-2025-08-07",
                "gpt-5-nano-2025-08-07",
                "gpt-4.1",
                "gpt-4.1-mini",
                "gpt-4.1-nano",
                "gpt-4.1-2025-04-14",
                "gpt-4.1-mini-2025-04-14",
                "gpt-4.1-nano-2025-04-14",
                "gpt-4o",
                "gpt-4o-2024-11-20",
                "gpt-4o-2024-08-06",
                "gpt-4o-2024-05-13",
                "gpt-4o-mini",
                "gpt-4o-mini-2024-07-18",
                "gpt-4.5-preview",
                "gpt-4.5-preview-2025-02-27",
                "gpt-4-turbo",
                "gpt-4-turbo-2024-04-09",
                "gpt-4-0125-preview",
                "gpt-4-turbo-preview",
                "gpt-4-1106-preview",
                "gpt-4-vision-preview",
                "gpt-4",
                "gpt-4-0314",
                "gpt-4-0613",
                "gpt-4-32k",
                "gpt-4-32k-0314",
                "gpt-4-32k-0613",
                "gpt-3.5-turbo",
                "gpt-3.5-turbo-16k",
                "gpt-3.5-turbo-0613",
                "gpt-3.5-turbo-1106",
                "gpt-3.5-turbo-0125",
                "gpt-3.5-turbo-16k-0613",
            ]
            | None
            | Omit
        ) = omit,
        instructions: str | None | Omit = omit,
        tools: Iterable[AssistantTool | AssistantToolParam] | None | Omit = omit,
        tool_resources: RunToolResources | RunToolResourcesParam | None | Omit = omit,
        metadata: Metadata | None | Omit = omit,
        temperature: float | None | Omit = omit,
        top_p: float | None | Omit = omit,
        max_prompt_tokens: int | None | Omit = omit,
        max_completion_tokens: int | None | Omit = omit,
        truncation_strategy: TruncationStrategy | TruncationStrategyParam | None | Omit = omit,
        tool_choice: (
            AssistantToolChoiceOption | AssistantToolChoiceOptionParam | None | Omit
        ) = omit,
        parallel_tool_calls: bool | Omit = omit,
        response_format: (
            AssistantResponseFormatOption | AssistantResponseFormatOptionParam | None | Omit
        ) = omit,
        event_handler: AsyncAssistantEventHandlerT | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
    ) -> (
        AsyncAssistantStreamManager[AsyncAssistantEventHandler]
        | AsyncAssistantStreamManager[AsyncAssistantEventHandlerT]
    ):
        """Create a thread and run it.

        The events go through an event handler: `AssistantEventHandler`, or one of your own.

        Takes the arguments of `create_and_run`, which explains them.
        """
        arguments = keywords(
            "create_and_run_stream",
            params,
            required=("assistant_id",),
            given={
                "assistant_id": assistant_id,
                "thread": thread,
                "model": model,
                "instructions": instructions,
                "tools": tools,
                "tool_resources": tool_resources,
                "metadata": metadata,
                "temperature": temperature,
                "top_p": top_p,
                "max_prompt_tokens": max_prompt_tokens,
                "max_completion_tokens": max_completion_tokens,
                "truncation_strategy": truncation_strategy,
                "tool_choice": tool_choice,
                "parallel_tool_calls": parallel_tool_calls,
                "response_format": response_format,
            },
        )
        arguments["stream"] = True
        request = thread_create_and_run_request(arguments)

        options = Options(extra_headers, extra_query, extra_body, timeout)
        from ...._handlers import AsyncAssistantEventHandler, AsyncAssistantStreamManager

        if event_handler is None:
            return AsyncAssistantStreamManager(
                lambda: self._client.stream(request, options),
                event_handler=AsyncAssistantEventHandler(),
            )
        return AsyncAssistantStreamManager(
            lambda: self._client.stream(request, options), event_handler=event_handler
        )
