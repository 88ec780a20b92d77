"""The methods below `client.beta.threads.runs`."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Literal, overload

from ....._core.absent import not_given, omit
from ....._core.deprecation import deprecated
from ....._core.kinds import check_parameters
from ....._core.parameters import REPEAT, path, query
from ....._core.polling import async_poll, check_interval, poll
from ....._core.requests import Options, Request, json_body, keywords
from ....._core.resource import AsyncResource, SyncResource
from ....._polls import RUN_POLL
from .....pagination import AsyncCursorPage, SyncCursorPage

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Unpack

    import httpx2

    from ....._core.absent import NotGiven, Omit
    from ....._core.pages import AsyncPaginator
    from ....._core.parameters import Query
    from ....._core.requests import Body, ErrorBodies, Headers
    from ....._core.streams import AsyncStream, Stream
    from ....._handlers import (
        AssistantEventHandler,
        AssistantEventHandlerT,
        AssistantStreamManager,
        AsyncAssistantEventHandler,
        AsyncAssistantEventHandlerT,
        AsyncAssistantStreamManager,
    )
    from .....types.beta.assistant_response_format_option import (
        AssistantResponseFormatOption,
        AssistantResponseFormatOptionParam,
    )
    from .....types.beta.assistant_stream_event import AssistantStreamEvent
    from .....types.beta.assistant_tool import AssistantTool, AssistantToolParam
    from .....types.beta.assistant_tool_choice_option import (
        AssistantToolChoiceOption,
        AssistantToolChoiceOptionParam,
    )
    from .....types.beta.chat_model import ChatModel
    from .....types.beta.metadata import Metadata
    from .....types.beta.reasoning_effort import ReasoningEffort
    from .....types.beta.threads.additional_message import AdditionalMessage, AdditionalMessageParam
    from .....types.beta.threads.run import Run
    from .....types.beta.threads.run_create_and_poll_params import (
        RunCreateAndPollParams,
        RunCreateAndPollParamsDict,
    )
    from .....types.beta.threads.run_create_and_stream_params import (
        RunCreateAndStreamParams,
        RunCreateAndStreamParamsDict,
    )
    from .....types.beta.threads.run_create_params import RunCreateParams, RunCreateParamsDict
    from .....types.beta.threads.run_list_params import RunListParams, RunListParamsDict
    from .....types.beta.threads.run_stream_params import RunStreamParams, RunStreamParamsDict
    from .....types.beta.threads.run_submit_tool_outputs_and_poll_params import (
        RunSubmitToolOutputsAndPollParams,
        RunSubmitToolOutputsAndPollParamsDict,
    )
    from .....types.beta.threads.run_submit_tool_outputs_params import (
        RunSubmitToolOutputsParams,
        RunSubmitToolOutputsParamsDict,
    )
    from .....types.beta.threads.run_submit_tool_outputs_stream_params import (
        RunSubmitToolOutputsStreamParams,
        RunSubmitToolOutputsStreamParamsDict,
    )
    from .....types.beta.threads.run_update_params import RunUpdateParams, RunUpdateParamsDict
    from .....types.beta.threads.tool_output import ToolOutput, ToolOutputParam
    from .....types.beta.threads.truncation_strategy import (
        TruncationStrategy,
        TruncationStrategyParam,
    )

    from .steps import AsyncSteps, Steps
    from .runs_raw import (
        AsyncRunsWithRawResponse,
        AsyncRunsWithStreamingResponse,
        RunsWithRawResponse,
        RunsWithStreamingResponse,
    )


def error_bodies() -> ErrorBodies:
    from ....._codecs.error_response import decode_error_response

    return {"default": decode_error_response}


def run_create_request(thread_id: str, arguments: Mapping[str, object]) -> Request[Run]:
    from ....._codecs.beta.threads.run import decode_run
    from ....._streams import ASSISTANT_EVENTS

    check_parameters(arguments, {"include[]": "array"})
    return Request(
        "POST",
        path("/threads/{thread_id}/runs", thread_id=thread_id),
        query=query(arguments, {"include[]": REPEAT}),
        body=json_body(
            arguments,
            {
                "assistant_id": "string",
                "model": "string",
                "reasoning_effort": "string",
                "instructions": "string",
                "additional_instructions": "string",
                "additional_messages": "array",
                "tools": "array",
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


def run_retrieve_request(thread_id: str, run_id: str) -> Request[Run]:
    from ....._codecs.beta.threads.run import decode_run

    return Request(
        "GET",
        path("/threads/{thread_id}/runs/{run_id}", thread_id=thread_id, run_id=run_id),
        headers={"OpenAI-Beta": "assistants=v2"},
        decode=decode_run,
        errors=error_bodies,
    )


def run_update_request(
    thread_id: str, run_id: str, arguments: Mapping[str, object]
) -> Request[Run]:
    from ....._codecs.beta.threads.run import decode_run

    return Request(
        "POST",
        path("/threads/{thread_id}/runs/{run_id}", thread_id=thread_id, run_id=run_id),
        body=json_body(arguments, {"metadata": "object"}),
        headers={"OpenAI-Beta": "assistants=v2"},
        decode=decode_run,
        errors=error_bodies,
    )


def run_list_request(thread_id: str, arguments: Mapping[str, object]) -> Request[Run]:
    from ....._codecs.beta.threads.run import decode_run

    check_parameters(
        arguments, {"limit": "integer", "order": "string", "after": "string", "before": "string"}
    )
    return Request(
        "GET",
        path("/threads/{thread_id}/runs", thread_id=thread_id),
        query=query(
            arguments, {"limit": REPEAT, "order": REPEAT, "after": REPEAT, "before": REPEAT}
        ),
        headers={"OpenAI-Beta": "assistants=v2"},
        decode=decode_run,
        errors=error_bodies,
    )


def run_cancel_request(thread_id: str, run_id: str) -> Request[Run]:
    from ....._codecs.beta.threads.run import decode_run

    return Request(
        "POST",
        path("/threads/{thread_id}/runs/{run_id}/cancel", thread_id=thread_id, run_id=run_id),
        headers={"OpenAI-Beta": "assistants=v2"},
        decode=decode_run,
        errors=error_bodies,
    )


def run_submit_tool_outputs_request(
    thread_id: str, run_id: str, arguments: Mapping[str, object]
) -> Request[Run]:
    from ....._codecs.beta.threads.run import decode_run
    from ....._streams import ASSISTANT_EVENTS

    return Request(
        "POST",
        path(
            "/threads/{thread_id}/runs/{run_id}/submit_tool_outputs",
            thread_id=thread_id,
            run_id=run_id,
        ),
        body=json_body(arguments, {"tool_outputs": "array", "stream": "boolean"}),
        headers={"OpenAI-Beta": "assistants=v2"},
        decode=decode_run,
        errors=error_bodies,
        events=ASSISTANT_EVENTS,
    )


class Runs(SyncResource):
    """`client.beta.threads.runs`"""

    @cached_property
    def steps(self) -> Steps:
        from .steps import Steps

        return Steps(self._client)

    @cached_property
    def with_raw_response(self) -> RunsWithRawResponse:
        """The same methods; each answers with the HTTP response, and `parse()` gives the model."""
        from .runs_raw import RunsWithRawResponse

        return RunsWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> RunsWithStreamingResponse:
        """The same methods; each is a context manager, and the body is read when asked for."""
        from .runs_raw import RunsWithStreamingResponse

        return RunsWithStreamingResponse(self)

    @overload
    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    def create(
        self,
        thread_id: str,
        *,
        stream: Literal[False] | None | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
        **arguments: Unpack[RunCreateParamsDict],
    ) -> Run: ...

    @overload
    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    def create(
        self,
        thread_id: str,
        *,
        stream: Literal[True],
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
        **arguments: Unpack[RunCreateParamsDict],
    ) -> Stream[AssistantStreamEvent]: ...

    @overload
    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    def create(
        self,
        thread_id: str,
        *,
        stream: bool,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
        **arguments: Unpack[RunCreateParamsDict],
    ) -> Run | Stream[AssistantStreamEvent]: ...

    @overload
    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    def create(
        self,
        thread_id: str,
        params: RunCreateParams | RunCreateParamsDict,
        *,
        stream: Literal[False] | None | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
    ) -> Run: ...

    @overload
    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    def create(
        self,
        thread_id: str,
        params: RunCreateParams | RunCreateParamsDict,
        *,
        stream: Literal[True],
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
    ) -> Stream[AssistantStreamEvent]: ...

    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    def create(
        self,
        thread_id: str,
        params: RunCreateParams | RunCreateParamsDict | Omit = omit,
        *,
        assistant_id: str | Omit = omit,
        model: str | ChatModel | None | Omit = omit,
        reasoning_effort: ReasoningEffort | None | Omit = omit,
        instructions: str | None | Omit = omit,
        additional_instructions: str | None | Omit = omit,
        additional_messages: (
            Iterable[AdditionalMessage | AdditionalMessageParam] | None | Omit
        ) = omit,
        tools: Iterable[AssistantTool | AssistantToolParam] | None | Omit = omit,
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
        include: (
            Iterable[Literal["step_details.tool_calls[*].file_search.results[*].content"]] | Omit
        ) = omit,
        stream: bool | None | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
    ) -> Run | Stream[AssistantStreamEvent]:
        """Run an assistant on a thread.

        Sets an assistant to work on what a thread holds. With `stream` set to true the answer
        is a stream of events; otherwise it is the queued run, to be polled until it is over.

        Args:
            thread_id: Id of the thread to work on.
            assistant_id: Id of the assistant that does the work.
            model: Model to use in place of the one the assistant is set up with.
            reasoning_effort: How much a reasoning model thinks in this run.

                Default: `"medium"`.
            instructions: Instructions for this run, in place of those of the assistant.
            additional_instructions: Text put after the instructions, which stay in force.
            additional_messages: Messages put at the end of the thread just before the run
                starts.
            tools: Tools for this run, in place of those of the assistant.
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
            include: Extras to put into steps, off by default: the passages that a file search
                found.
            stream: True answers with server-sent events while the run works, up to a closing
                `[DONE]`; otherwise the answer is the run as JSON, at once.
        """
        arguments = keywords(
            "create",
            params,
            required=("assistant_id",),
            given={
                "assistant_id": assistant_id,
                "model": model,
                "reasoning_effort": reasoning_effort,
                "instructions": instructions,
                "additional_instructions": additional_instructions,
                "additional_messages": additional_messages,
                "tools": tools,
                "metadata": metadata,
                "temperature": temperature,
                "top_p": top_p,
                "max_prompt_tokens": max_prompt_tokens,
                "max_completion_tokens": max_completion_tokens,
                "truncation_strategy": truncation_strategy,
                "tool_choice": tool_choice,
                "parallel_tool_calls": parallel_tool_calls,
                "response_format": response_format,
                "include": include,
            },
            wire={"include": "include[]"},
        )
        arguments["stream"] = stream
        request = run_create_request(thread_id, arguments)

        options = Options(extra_headers, extra_query, extra_body, timeout)
        if stream:
            return self._client.stream(request, options)
        return self._client.send(request, options)

    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    def retrieve(
        self,
        run_id: str,
        *,
        thread_id: str,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
    ) -> Run:
        """Get a run.

        Reads one run. Polling this shows how a run gets on.

        Args:
            run_id: Id of the run to read.
            thread_id: Id of the thread that the run works on.
        """
        request = run_retrieve_request(thread_id, run_id)

        options = Options(extra_headers, extra_query, extra_body, timeout)
        return self._client.send(request, options)

    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    def update(
        self,
        run_id: str,
        params: RunUpdateParams | RunUpdateParamsDict | Omit = omit,
        *,
        thread_id: str,
        metadata: Metadata | None | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
    ) -> Run:
        """Change a run.

        Replaces the labels of a run.

        Args:
            run_id: Id of the run to change.
            thread_id: Id of the thread that the run works on.
            metadata: Labels that replace those of the run.
        """
        arguments = keywords(
            "update",
            params,
            given={
                "metadata": metadata,
            },
        )
        request = run_update_request(thread_id, run_id, arguments)

        options = Options(extra_headers, extra_query, extra_body, timeout)
        return self._client.send(request, options)

    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    def list(
        self,
        thread_id: str,
        params: RunListParams | RunListParamsDict | Omit = omit,
        *,
        limit: int | Omit = omit,
        order: Literal["asc", "desc"] | Omit = omit,
        after: str | Omit = omit,
        before: str | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
    ) -> SyncCursorPage[Run]:
        """List the runs of a thread.

        Reads the runs of a thread page by page, newest first unless told otherwise.

        Args:
            thread_id: Id of the thread whose runs are listed.
            limit: How many items a page may hold, from 1 to 100.

                Default: `20`.
            order: By time of creation: oldest first (`asc`) or newest first (`desc`).

                Default: `"desc"`.
            after: Starts the page behind the item with this id, usually the `last_id` of the
                page before.
            before: Ends the page in front of the item with this id, usually the `first_id` of
                the page after it.
        """
        arguments = keywords(
            "list",
            params,
            given={
                "limit": limit,
                "order": order,
                "after": after,
                "before": before,
            },
        )
        request = run_list_request(thread_id, arguments)

        options = Options(extra_headers, extra_query, extra_body, timeout)
        page_class: type[SyncCursorPage[Run]] = SyncCursorPage
        return self._client.page(request, page_class, options)

    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    def cancel(
        self,
        run_id: str,
        *,
        thread_id: str,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
    ) -> Run:
        """Cancel a run.

        Asks a run that is `in_progress` to stop. It goes through `cancelling` before it is
        `cancelled`.

        Args:
            run_id: Id of the run to stop.
            thread_id: Id of the thread that the run works on.
        """
        request = run_cancel_request(thread_id, run_id)

        options = Options(extra_headers, extra_query, extra_body, timeout)
        return self._client.send(request, options)

    @overload
    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    def submit_tool_outputs(
        self,
        run_id: str,
        *,
        thread_id: str,
        stream: Literal[False] | None | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
        **arguments: Unpack[RunSubmitToolOutputsParamsDict],
    ) -> Run: ...

    @overload
    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    def submit_tool_outputs(
        self,
        run_id: str,
        *,
        thread_id: str,
        stream: Literal[True],
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
        **arguments: Unpack[RunSubmitToolOutputsParamsDict],
    ) -> Stream[AssistantStreamEvent]: ...

    @overload
    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    def submit_tool_outputs(
        self,
        run_id: str,
        *,
        thread_id: str,
        stream: bool,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
        **arguments: Unpack[RunSubmitToolOutputsParamsDict],
    ) -> Run | Stream[AssistantStreamEvent]: ...

    @overload
    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    def submit_tool_outputs(
        self,
        run_id: str,
        params: RunSubmitToolOutputsParams | RunSubmitToolOutputsParamsDict,
        *,
        thread_id: str,
        stream: Literal[False] | None | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
    ) -> Run: ...

    @overload
    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    def submit_tool_outputs(
        self,
        run_id: str,
        params: RunSubmitToolOutputsParams | RunSubmitToolOutputsParamsDict,
        *,
        thread_id: str,
        stream: Literal[True],
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
    ) -> Stream[AssistantStreamEvent]: ...

    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    def submit_tool_outputs(
        self,
        run_id: str,
        params: RunSubmitToolOutputsParams | RunSubmitToolOutputsParamsDict | Omit = omit,
        *,
        thread_id: str,
        tool_outputs: Iterable[ToolOutput | ToolOutputParam] | Omit = omit,
        stream: bool | None | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
    ) -> Run | Stream[AssistantStreamEvent]:
        """Hand in tool outputs.

        Gives a run in status `requires_action` the results it waits for, all of them in one
        call, and lets it go on. With `stream` set to true the answer is a stream of the events
        that follow.

        Args:
            run_id: Id of the run that waits for results.
            thread_id: Id of the thread that the run works on.
            tool_outputs: One entry for every call that the run asked for.
            stream: True answers with server-sent events as the run goes on; otherwise the
                answer is the run as JSON.
        """
        arguments = keywords(
            "submit_tool_outputs",
            params,
            required=("tool_outputs",),
            given={
                "tool_outputs": tool_outputs,
            },
        )
        arguments["stream"] = stream
        request = run_submit_tool_outputs_request(thread_id, run_id, arguments)

        options = Options(extra_headers, extra_query, extra_body, timeout)
        if stream:
            return self._client.stream(request, options)
        return self._client.send(request, options)

    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    def poll(
        self,
        run_id: str,
        thread_id: str,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
        poll_interval_ms: int | Omit = omit,
    ) -> Run:
        """Fetch until `status` is one of `requires_action`, `cancelled`, `completed`, `failed`,
        `expired`, `incomplete`.

        Args:
            run_id: Id of the run to read.
            thread_id: Id of the thread that the run works on.
            poll_interval_ms: Milliseconds between fetches; by default what the server asks for,
                else 1000.
        """
        check_interval("poll_interval_ms", poll_interval_ms)
        request = run_retrieve_request(thread_id, run_id)
        options = Options(extra_headers, extra_query, extra_body, timeout)
        return poll(self._client, request, RUN_POLL, poll_interval_ms, options)

    @overload
    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    def stream(
        self,
        *,
        thread_id: str,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
        **arguments: Unpack[RunStreamParamsDict],
    ) -> AssistantStreamManager[AssistantEventHandler]: ...

    @overload
    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    def stream(
        self,
        params: RunStreamParams | RunStreamParamsDict,
        *,
        thread_id: str,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
    ) -> AssistantStreamManager[AssistantEventHandler]: ...

    @overload
    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    def stream(
        self,
        *,
        thread_id: str,
        event_handler: AssistantEventHandlerT,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
        **arguments: Unpack[RunStreamParamsDict],
    ) -> AssistantStreamManager[AssistantEventHandlerT]: ...

    @overload
    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    def stream(
        self,
        params: RunStreamParams | RunStreamParamsDict,
        *,
        thread_id: str,
        event_handler: AssistantEventHandlerT,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
    ) -> AssistantStreamManager[AssistantEventHandlerT]: ...

    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    def stream(
        self,
        params: RunStreamParams | RunStreamParamsDict | Omit = omit,
        *,
        thread_id: str,
        assistant_id: str | Omit = omit,
        model: str | ChatModel | None | Omit = omit,
        reasoning_effort: ReasoningEffort | None | Omit = omit,
        instructions: str | None | Omit = omit,
        additional_instructions: str | None | Omit = omit,
        additional_messages: (
            Iterable[AdditionalMessage | AdditionalMessageParam] | None | Omit
        ) = omit,
        tools: Iterable[AssistantTool | AssistantToolParam] | None | Omit = omit,
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
        include: (
            Iterable[Literal["step_details.tool_calls[*].file_search.results[*].content"]] | Omit
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
        """Run an assistant on a thread.

        The events go through an event handler: `AssistantEventHandler`, or one of your own.

        Takes the arguments of `create`, which explains them.

        Args:
            thread_id: Id of the thread to work on.
        """
        arguments = keywords(
            "stream",
            params,
            required=("assistant_id",),
            given={
                "assistant_id": assistant_id,
                "model": model,
                "reasoning_effort": reasoning_effort,
                "instructions": instructions,
                "additional_instructions": additional_instructions,
                "additional_messages": additional_messages,
                "tools": tools,
                "metadata": metadata,
                "temperature": temperature,
                "top_p": top_p,
                "max_prompt_tokens": max_prompt_tokens,
                "max_completion_tokens": max_completion_tokens,
                "truncation_strategy": truncation_strategy,
                "tool_choice": tool_choice,
                "parallel_tool_calls": parallel_tool_calls,
                "response_format": response_format,
                "include": include,
            },
            wire={"include": "include[]"},
        )
        arguments["stream"] = True
        request = run_create_request(thread_id, arguments)

        options = Options(extra_headers, extra_query, extra_body, timeout)
        from ....._handlers import AssistantEventHandler, AssistantStreamManager

        if event_handler is None:
            return AssistantStreamManager(
                lambda: self._client.stream(request, options), event_handler=AssistantEventHandler()
            )
        return AssistantStreamManager(
            lambda: self._client.stream(request, options), event_handler=event_handler
        )

    @overload
    @deprecated("Use `stream` instead, which does the same.")
    def create_and_stream(
        self,
        *,
        thread_id: str,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
        **arguments: Unpack[RunCreateAndStreamParamsDict],
    ) -> AssistantStreamManager[AssistantEventHandler]: ...

    @overload
    @deprecated("Use `stream` instead, which does the same.")
    def create_and_stream(
        self,
        params: RunCreateAndStreamParams | RunCreateAndStreamParamsDict,
        *,
        thread_id: str,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
    ) -> AssistantStreamManager[AssistantEventHandler]: ...

    @overload
    @deprecated("Use `stream` instead, which does the same.")
    def create_and_stream(
        self,
        *,
        thread_id: str,
        event_handler: AssistantEventHandlerT,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
        **arguments: Unpack[RunCreateAndStreamParamsDict],
    ) -> AssistantStreamManager[AssistantEventHandlerT]: ...

    @overload
    @deprecated("Use `stream` instead, which does the same.")
    def create_and_stream(
        self,
        params: RunCreateAndStreamParams | RunCreateAndStreamParamsDict,
        *,
        thread_id: str,
        event_handler: AssistantEventHandlerT,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
    ) -> AssistantStreamManager[AssistantEventHandlerT]: ...

    @deprecated("Use `stream` instead, which does the same.")
    def create_and_stream(
        self,
        params: RunCreateAndStreamParams | RunCreateAndStreamParamsDict | Omit = omit,
        *,
        thread_id: str,
        assistant_id: str | Omit = omit,
        model: str | ChatModel | None | Omit = omit,
        reasoning_effort: ReasoningEffort | None | Omit = omit,
        instructions: str | None | Omit = omit,
        additional_instructions: str | None | Omit = omit,
        additional_messages: (
            Iterable[AdditionalMessage | AdditionalMessageParam] | None | Omit
        ) = omit,
        tools: Iterable[AssistantTool | AssistantToolParam] | None | Omit = omit,
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
        include: (
            Iterable[Literal["step_details.tool_calls[*].file_search.results[*].content"]] | Omit
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
        """Run an assistant on a thread.

        The events go through an event handler: `AssistantEventHandler`, or one of your own.

        Takes the arguments of `create`, which explains them.

        Args:
            thread_id: Id of the thread to work on.
        """
        arguments = keywords(
            "create_and_stream",
            params,
            required=("assistant_id",),
            given={
                "assistant_id": assistant_id,
                "model": model,
                "reasoning_effort": reasoning_effort,
                "instructions": instructions,
                "additional_instructions": additional_instructions,
                "additional_messages": additional_messages,
                "tools": tools,
                "metadata": metadata,
                "temperature": temperature,
                "top_p": top_p,
                "max_prompt_tokens": max_prompt_tokens,
                "max_completion_tokens": max_completion_tokens,
                "truncation_strategy": truncation_strategy,
                "tool_choice": tool_choice,
                "parallel_tool_calls": parallel_tool_calls,
                "response_format": response_format,
                "include": include,
            },
            wire={"include": "include[]"},
        )
        arguments["stream"] = True
        request = run_create_request(thread_id, arguments)

        options = Options(extra_headers, extra_query, extra_body, timeout)
        from ....._handlers import AssistantEventHandler, AssistantStreamManager

        if event_handler is None:
            return AssistantStreamManager(
                lambda: self._client.stream(request, options), event_handler=AssistantEventHandler()
            )
        return AssistantStreamManager(
            lambda: self._client.stream(request, options), event_handler=event_handler
        )

    @overload
    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    def create_and_poll(
        self,
        *,
        thread_id: str,
        poll_interval_ms: int | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
        **arguments: Unpack[RunCreateAndPollParamsDict],
    ) -> Run: ...

    @overload
    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    def create_and_poll(
        self,
        params: RunCreateAndPollParams | RunCreateAndPollParamsDict,
        *,
        thread_id: str,
        poll_interval_ms: int | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
    ) -> Run: ...

    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    def create_and_poll(
        self,
        params: RunCreateAndPollParams | RunCreateAndPollParamsDict | Omit = omit,
        *,
        thread_id: str,
        assistant_id: str | Omit = omit,
        model: str | ChatModel | None | Omit = omit,
        reasoning_effort: ReasoningEffort | None | Omit = omit,
        instructions: str | None | Omit = omit,
        additional_instructions: str | None | Omit = omit,
        additional_messages: (
            Iterable[AdditionalMessage | AdditionalMessageParam] | None | Omit
        ) = omit,
        tools: Iterable[AssistantTool | AssistantToolParam] | None | Omit = omit,
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
        include: (
            Iterable[Literal["step_details.tool_calls[*].file_search.results[*].content"]] | Omit
        ) = omit,
        poll_interval_ms: int | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
    ) -> Run:
        """Run an assistant on a thread.

        Wait until `status` is one of `requires_action`, `cancelled`, `completed`, `failed`,
        `expired`, `incomplete`.

        Takes the arguments of `create`, which explains them.

        Args:
            thread_id: Id of the thread to work on.
            poll_interval_ms: Milliseconds between fetches; by default what the server asks for,
                else 1000.
        """
        check_interval("poll_interval_ms", poll_interval_ms)
        arguments = keywords(
            "create_and_poll",
            params,
            required=("assistant_id",),
            given={
                "assistant_id": assistant_id,
                "model": model,
                "reasoning_effort": reasoning_effort,
                "instructions": instructions,
                "additional_instructions": additional_instructions,
                "additional_messages": additional_messages,
                "tools": tools,
                "metadata": metadata,
                "temperature": temperature,
                "top_p": top_p,
                "max_prompt_tokens": max_prompt_tokens,
                "max_completion_tokens": max_completion_tokens,
                "truncation_strategy": truncation_strategy,
                "tool_choice": tool_choice,
                "parallel_tool_calls": parallel_tool_calls,
                "response_format": response_format,
                "include": include,
            },
            wire={"include": "include[]"},
        )
        arguments["stream"] = False
        request = run_create_request(thread_id, arguments)

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
    def submit_tool_outputs_and_poll(
        self,
        *,
        run_id: str,
        thread_id: str,
        poll_interval_ms: int | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
        **arguments: Unpack[RunSubmitToolOutputsAndPollParamsDict],
    ) -> Run: ...

    @overload
    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    def submit_tool_outputs_and_poll(
        self,
        params: RunSubmitToolOutputsAndPollParams | RunSubmitToolOutputsAndPollParamsDict,
        *,
        run_id: str,
        thread_id: str,
        poll_interval_ms: int | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
    ) -> Run: ...

    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    def submit_tool_outputs_and_poll(
        self,
        params: (
            RunSubmitToolOutputsAndPollParams | RunSubmitToolOutputsAndPollParamsDict | Omit
        ) = omit,
        *,
        run_id: str,
        thread_id: str,
        tool_outputs: Iterable[ToolOutput | ToolOutputParam] | Omit = omit,
        poll_interval_ms: int | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
    ) -> Run:
        """Hand in tool outputs.

        Wait until `status` is one of `requires_action`, `cancelled`, `completed`, `failed`,
        `expired`, `incomplete`.

        Takes the arguments of `submit_tool_outputs`, which explains them.

        Args:
            run_id: Id of the run that waits for results.
            thread_id: Id of the thread that the run works on.
            poll_interval_ms: Milliseconds between fetches; by default what the server asks for,
                else 1000.
        """
        check_interval("poll_interval_ms", poll_interval_ms)
        arguments = keywords(
            "submit_tool_outputs_and_poll",
            params,
            required=("tool_outputs",),
            given={
                "tool_outputs": tool_outputs,
            },
        )
        arguments["stream"] = False
        request = run_submit_tool_outputs_request(thread_id, run_id, arguments)

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
    def submit_tool_outputs_stream(
        self,
        *,
        run_id: str,
        thread_id: str,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
        **arguments: Unpack[RunSubmitToolOutputsStreamParamsDict],
    ) -> AssistantStreamManager[AssistantEventHandler]: ...

    @overload
    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    def submit_tool_outputs_stream(
        self,
        params: RunSubmitToolOutputsStreamParams | RunSubmitToolOutputsStreamParamsDict,
        *,
        run_id: str,
        thread_id: str,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
    ) -> AssistantStreamManager[AssistantEventHandler]: ...

    @overload
    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    def submit_tool_outputs_stream(
        self,
        *,
        run_id: str,
        thread_id: str,
        event_handler: AssistantEventHandlerT,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
        **arguments: Unpack[RunSubmitToolOutputsStreamParamsDict],
    ) -> AssistantStreamManager[AssistantEventHandlerT]: ...

    @overload
    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    def submit_tool_outputs_stream(
        self,
        params: RunSubmitToolOutputsStreamParams | RunSubmitToolOutputsStreamParamsDict,
        *,
        run_id: str,
        thread_id: str,
        event_handler: AssistantEventHandlerT,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
    ) -> AssistantStreamManager[AssistantEventHandlerT]: ...

    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    def submit_tool_outputs_stream(
        self,
        params: (
            RunSubmitToolOutputsStreamParams | RunSubmitToolOutputsStreamParamsDict | Omit
        ) = omit,
        *,
        run_id: str,
        thread_id: str,
        tool_outputs: Iterable[ToolOutput | ToolOutputParam] | Omit = omit,
        event_handler: AssistantEventHandlerT | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
    ) -> (
        AssistantStreamManager[AssistantEventHandler]
        | AssistantStreamManager[AssistantEventHandlerT]
    ):
        """Hand in tool outputs.

        The events go through an event handler: `AssistantEventHandler`, or one of your own.

        Takes the arguments of `submit_tool_outputs`, which explains them.

        Args:
            run_id: Id of the run that waits for results.
            thread_id: Id of the thread that the run works on.
        """
        arguments = keywords(
            "submit_tool_outputs_stream",
            params,
            required=("tool_outputs",),
            given={
                "tool_outputs": tool_outputs,
            },
        )
        arguments["stream"] = True
        request = run_submit_tool_outputs_request(thread_id, run_id, arguments)

        options = Options(extra_headers, extra_query, extra_body, timeout)
        from ....._handlers import AssistantEventHandler, AssistantStreamManager

        if event_handler is None:
            return AssistantStreamManager(
                lambda: self._client.stream(request, options), event_handler=AssistantEventHandler()
            )
        return AssistantStreamManager(
            lambda: self._client.stream(request, options), event_handler=event_handler
        )


class AsyncRuns(AsyncResource):
    """`client.beta.threads.runs`"""

    @cached_property
    def steps(self) -> AsyncSteps:
        from .steps import AsyncSteps

        return AsyncSteps(self._client)

    @cached_property
    def with_raw_response(self) -> AsyncRunsWithRawResponse:
        """The same methods; each answers with the HTTP response, and `parse()` gives the model."""
        from .runs_raw import AsyncRunsWithRawResponse

        return AsyncRunsWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> AsyncRunsWithStreamingResponse:
        """The same methods; each is a context manager, and the body is read when asked for."""
        from .runs_raw import AsyncRunsWithStreamingResponse

        return AsyncRunsWithStreamingResponse(self)

    @overload
    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    async def create(
        self,
        thread_id: str,
        *,
        stream: Literal[False] | None | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
        **arguments: Unpack[RunCreateParamsDict],
    ) -> Run: ...

    @overload
    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    async def create(
        self,
        thread_id: str,
        *,
        stream: Literal[True],
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
        **arguments: Unpack[RunCreateParamsDict],
    ) -> AsyncStream[AssistantStreamEvent]: ...

    @overload
    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    async def create(
        self,
        thread_id: str,
        *,
        stream: bool,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
        **arguments: Unpack[RunCreateParamsDict],
    ) -> Run | AsyncStream[AssistantStreamEvent]: ...

    @overload
    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    async def create(
        self,
        thread_id: str,
        params: RunCreateParams | RunCreateParamsDict,
        *,
        stream: Literal[False] | None | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
    ) -> Run: ...

    @overload
    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    async def create(
        self,
        thread_id: str,
        params: RunCreateParams | RunCreateParamsDict,
        *,
        stream: Literal[True],
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
    ) -> AsyncStream[AssistantStreamEvent]: ...

    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    async def create(
        self,
        thread_id: str,
        params: RunCreateParams | RunCreateParamsDict | Omit = omit,
        *,
        assistant_id: str | Omit = omit,
        model: str | ChatModel | None | Omit = omit,
        reasoning_effort: ReasoningEffort | None | Omit = omit,
        instructions: str | None | Omit = omit,
        additional_instructions: str | None | Omit = omit,
        additional_messages: (
            Iterable[AdditionalMessage | AdditionalMessageParam] | None | Omit
        ) = omit,
        tools: Iterable[AssistantTool | AssistantToolParam] | None | Omit = omit,
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
        include: (
            Iterable[Literal["step_details.tool_calls[*].file_search.results[*].content"]] | Omit
        ) = omit,
        stream: bool | None | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
    ) -> Run | AsyncStream[AssistantStreamEvent]:
        """Run an assistant on a thread.

        Sets an assistant to work on what a thread holds. With `stream` set to true the answer
        is a stream of events; otherwise it is the queued run, to be polled until it is over.

        Args:
            thread_id: Id of the thread to work on.
            assistant_id: Id of the assistant that does the work.
            model: Model to use in place of the one the assistant is set up with.
            reasoning_effort: How much a reasoning model thinks in this run.

                Default: `"medium"`.
            instructions: Instructions for this run, in place of those of the assistant.
            additional_instructions: Text put after the instructions, which stay in force.
            additional_messages: Messages put at the end of the thread just before the run
                starts.
            tools: Tools for this run, in place of those of the assistant.
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
            include: Extras to put into steps, off by default: the passages that a file search
                found.
            stream: True answers with server-sent events while the run works, up to a closing
                `[DONE]`; otherwise the answer is the run as JSON, at once.
        """
        arguments = keywords(
            "create",
            params,
            required=("assistant_id",),
            given={
                "assistant_id": assistant_id,
                "model": model,
                "reasoning_effort": reasoning_effort,
                "instructions": instructions,
                "additional_instructions": additional_instructions,
                "additional_messages": additional_messages,
                "tools": tools,
                "metadata": metadata,
                "temperature": temperature,
                "top_p": top_p,
                "max_prompt_tokens": max_prompt_tokens,
                "max_completion_tokens": max_completion_tokens,
                "truncation_strategy": truncation_strategy,
                "tool_choice": tool_choice,
                "parallel_tool_calls": parallel_tool_calls,
                "response_format": response_format,
                "include": include,
            },
            wire={"include": "include[]"},
        )
        arguments["stream"] = stream
        request = run_create_request(thread_id, arguments)

        options = Options(extra_headers, extra_query, extra_body, timeout)
        if stream:
            return await self._client.stream(request, options)
        return await self._client.send(request, options)

    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    async def retrieve(
        self,
        run_id: str,
        *,
        thread_id: str,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
    ) -> Run:
        """Get a run.

        Reads one run. Polling this shows how a run gets on.

        Args:
            run_id: Id of the run to read.
            thread_id: Id of the thread that the run works on.
        """
        request = run_retrieve_request(thread_id, run_id)

        options = Options(extra_headers, extra_query, extra_body, timeout)
        return await self._client.send(request, options)

    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    async def update(
        self,
        run_id: str,
        params: RunUpdateParams | RunUpdateParamsDict | Omit = omit,
        *,
        thread_id: str,
        metadata: Metadata | None | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
    ) -> Run:
        """Change a run.

        Replaces the labels of a run.

        Args:
            run_id: Id of the run to change.
            thread_id: Id of the thread that the run works on.
            metadata: Labels that replace those of the run.
        """
        arguments = keywords(
            "update",
            params,
            given={
                "metadata": metadata,
            },
        )
        request = run_update_request(thread_id, run_id, arguments)

        options = Options(extra_headers, extra_query, extra_body, timeout)
        return await self._client.send(request, options)

    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    def list(
        self,
        thread_id: str,
        params: RunListParams | RunListParamsDict | Omit = omit,
        *,
        limit: int | Omit = omit,
        order: Literal["asc", "desc"] | Omit = omit,
        after: str | Omit = omit,
        before: str | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
    ) -> AsyncPaginator[Run, AsyncCursorPage[Run]]:
        """List the runs of a thread.

        Reads the runs of a thread page by page, newest first unless told otherwise.

        Args:
            thread_id: Id of the thread whose runs are listed.
            limit: How many items a page may hold, from 1 to 100.

                Default: `20`.
            order: By time of creation: oldest first (`asc`) or newest first (`desc`).

                Default: `"desc"`.
            after: Starts the page behind the item with this id, usually the `last_id` of the
                page before.
            before: Ends the page in front of the item with this id, usually the `first_id` of
                the page after it.
        """
        arguments = keywords(
            "list",
            params,
            given={
                "limit": limit,
                "order": order,
                "after": after,
                "before": before,
            },
        )
        request = run_list_request(thread_id, arguments)

        options = Options(extra_headers, extra_query, extra_body, timeout)
        page_class: type[AsyncCursorPage[Run]] = AsyncCursorPage
        return self._client.page(request, page_class, options)

    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    async def cancel(
        self,
        run_id: str,
        *,
        thread_id: str,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
    ) -> Run:
        """Cancel a run.

        Asks a run that is `in_progress` to stop. It goes through `cancelling` before it is
        `cancelled`.

        Args:
            run_id: Id of the run to stop.
            thread_id: Id of the thread that the run works on.
        """
        request = run_cancel_request(thread_id, run_id)

        options = Options(extra_headers, extra_query, extra_body, timeout)
        return await self._client.send(request, options)

    @overload
    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    async def submit_tool_outputs(
        self,
        run_id: str,
        *,
        thread_id: str,
        stream: Literal[False] | None | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
        **arguments: Unpack[RunSubmitToolOutputsParamsDict],
    ) -> Run: ...

    @overload
    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    async def submit_tool_outputs(
        self,
        run_id: str,
        *,
        thread_id: str,
        stream: Literal[True],
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
        **arguments: Unpack[RunSubmitToolOutputsParamsDict],
    ) -> AsyncStream[AssistantStreamEvent]: ...

    @overload
    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    async def submit_tool_outputs(
        self,
        run_id: str,
        *,
        thread_id: str,
        stream: bool,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
        **arguments: Unpack[RunSubmitToolOutputsParamsDict],
    ) -> Run | AsyncStream[AssistantStreamEvent]: ...

    @overload
    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    async def submit_tool_outputs(
        self,
        run_id: str,
        params: RunSubmitToolOutputsParams | RunSubmitToolOutputsParamsDict,
        *,
        thread_id: str,
        stream: Literal[False] | None | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
    ) -> Run: ...

    @overload
    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    async def submit_tool_outputs(
        self,
        run_id: str,
        params: RunSubmitToolOutputsParams | RunSubmitToolOutputsParamsDict,
        *,
        thread_id: str,
        stream: Literal[True],
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
    ) -> AsyncStream[AssistantStreamEvent]: ...

    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    async def submit_tool_outputs(
        self,
        run_id: str,
        params: RunSubmitToolOutputsParams | RunSubmitToolOutputsParamsDict | Omit = omit,
        *,
        thread_id: str,
        tool_outputs: Iterable[ToolOutput | ToolOutputParam] | Omit = omit,
        stream: bool | None | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
    ) -> Run | AsyncStream[AssistantStreamEvent]:
        """Hand in tool outputs.

        Gives a run in status `requires_action` the results it waits for, all of them in one
        call, and lets it go on. With `stream` set to true the answer is a stream of the events
        that follow.

        Args:
            run_id: Id of the run that waits for results.
            thread_id: Id of the thread that the run works on.
            tool_outputs: One entry for every call that the run asked for.
            stream: True answers with server-sent events as the run goes on; otherwise the
                answer is the run as JSON.
        """
        arguments = keywords(
            "submit_tool_outputs",
            params,
            required=("tool_outputs",),
            given={
                "tool_outputs": tool_outputs,
            },
        )
        arguments["stream"] = stream
        request = run_submit_tool_outputs_request(thread_id, run_id, arguments)

        options = Options(extra_headers, extra_query, extra_body, timeout)
        if stream:
            return await self._client.stream(request, options)
        return await self._client.send(request, options)

    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    async def poll(
        self,
        run_id: str,
        thread_id: str,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
        poll_interval_ms: int | Omit = omit,
    ) -> Run:
        """Fetch until `status` is one of `requires_action`, `cancelled`, `completed`, `failed`,
        `expired`, `incomplete`.

        Args:
            run_id: Id of the run to read.
            thread_id: Id of the thread that the run works on.
            poll_interval_ms: Milliseconds between fetches; by default what the server asks for,
                else 1000.
        """
        check_interval("poll_interval_ms", poll_interval_ms)
        request = run_retrieve_request(thread_id, run_id)
        options = Options(extra_headers, extra_query, extra_body, timeout)
        return await async_poll(self._client, request, RUN_POLL, poll_interval_ms, options)

    @overload
    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    def stream(
        self,
        *,
        thread_id: str,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
        **arguments: Unpack[RunStreamParamsDict],
    ) -> AsyncAssistantStreamManager[AsyncAssistantEventHandler]: ...

    @overload
    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    def stream(
        self,
        params: RunStreamParams | RunStreamParamsDict,
        *,
        thread_id: str,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
    ) -> AsyncAssistantStreamManager[AsyncAssistantEventHandler]: ...

    @overload
    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    def stream(
        self,
        *,
        thread_id: str,
        event_handler: AsyncAssistantEventHandlerT,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
        **arguments: Unpack[RunStreamParamsDict],
    ) -> AsyncAssistantStreamManager[AsyncAssistantEventHandlerT]: ...

    @overload
    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    def stream(
        self,
        params: RunStreamParams | RunStreamParamsDict,
        *,
        thread_id: str,
        event_handler: AsyncAssistantEventHandlerT,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
    ) -> AsyncAssistantStreamManager[AsyncAssistantEventHandlerT]: ...

    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    def stream(
        self,
        params: RunStreamParams | RunStreamParamsDict | Omit = omit,
        *,
        thread_id: str,
        assistant_id: str | Omit = omit,
        model: str | ChatModel | None | Omit = omit,
        reasoning_effort: ReasoningEffort | None | Omit = omit,
        instructions: str | None | Omit = omit,
        additional_instructions: str | None | Omit = omit,
        additional_messages: (
            Iterable[AdditionalMessage | AdditionalMessageParam] | None | Omit
        ) = omit,
        tools: Iterable[AssistantTool | AssistantToolParam] | None | Omit = omit,
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
        include: (
            Iterable[Literal["step_details.tool_calls[*].file_search.results[*].content"]] | Omit
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
        """Run an assistant on a thread.

        The events go through an event handler: `AssistantEventHandler`, or one of your own.

        Takes the arguments of `create`, which explains them.

        Args:
            thread_id: Id of the thread to work on.
        """
        arguments = keywords(
            "stream",
            params,
            required=("assistant_id",),
            given={
                "assistant_id": assistant_id,
                "model": model,
                "reasoning_effort": reasoning_effort,
                "instructions": instructions,
                "additional_instructions": additional_instructions,
                "additional_messages": additional_messages,
                "tools": tools,
                "metadata": metadata,
                "temperature": temperature,
                "top_p": top_p,
                "max_prompt_tokens": max_prompt_tokens,
                "max_completion_tokens": max_completion_tokens,
                "truncation_strategy": truncation_strategy,
                "tool_choice": tool_choice,
                "parallel_tool_calls": parallel_tool_calls,
                "response_format": response_format,
                "include": include,
            },
            wire={"include": "include[]"},
        )
        arguments["stream"] = True
        request = run_create_request(thread_id, arguments)

        options = Options(extra_headers, extra_query, extra_body, timeout)
        from ....._handlers import AsyncAssistantEventHandler, AsyncAssistantStreamManager

        if event_handler is None:
            return AsyncAssistantStreamManager(
                lambda: self._client.stream(request, options),
                event_handler=AsyncAssistantEventHandler(),
            )
        return AsyncAssistantStreamManager(
            lambda: self._client.stream(request, options), event_handler=event_handler
        )

    @overload
    @deprecated("Use `stream` instead, which does the same.")
    def create_and_stream(
        self,
        *,
        thread_id: str,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
        **arguments: Unpack[RunCreateAndStreamParamsDict],
    ) -> AsyncAssistantStreamManager[AsyncAssistantEventHandler]: ...

    @overload
    @deprecated("Use `stream` instead, which does the same.")
    def create_and_stream(
        self,
        params: RunCreateAndStreamParams | RunCreateAndStreamParamsDict,
        *,
        thread_id: str,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
    ) -> AsyncAssistantStreamManager[AsyncAssistantEventHandler]: ...

    @overload
    @deprecated("Use `stream` instead, which does the same.")
    def create_and_stream(
        self,
        *,
        thread_id: str,
        event_handler: AsyncAssistantEventHandlerT,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
        **arguments: Unpack[RunCreateAndStreamParamsDict],
    ) -> AsyncAssistantStreamManager[AsyncAssistantEventHandlerT]: ...

    @overload
    @deprecated("Use `stream` instead, which does the same.")
    def create_and_stream(
        self,
        params: RunCreateAndStreamParams | RunCreateAndStreamParamsDict,
        *,
        thread_id: str,
        event_handler: AsyncAssistantEventHandlerT,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
    ) -> AsyncAssistantStreamManager[AsyncAssistantEventHandlerT]: ...

    @deprecated("Use `stream` instead, which does the same.")
    def create_and_stream(
        self,
        params: RunCreateAndStreamParams | RunCreateAndStreamParamsDict | Omit = omit,
        *,
        thread_id: str,
        assistant_id: str | Omit = omit,
        model: str | ChatModel | None | Omit = omit,
        reasoning_effort: ReasoningEffort | None | Omit = omit,
        instructions: str | None | Omit = omit,
        additional_instructions: str | None | Omit = omit,
        additional_messages: (
            Iterable[AdditionalMessage | AdditionalMessageParam] | None | Omit
        ) = omit,
        tools: Iterable[AssistantTool | AssistantToolParam] | None | Omit = omit,
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
        include: (
            Iterable[Literal["step_details.tool_calls[*].file_search.results[*].content"]] | Omit
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
        """Run an assistant on a thread.

        The events go through an event handler: `AssistantEventHandler`, or one of your own.

        Takes the arguments of `create`, which explains them.

        Args:
            thread_id: Id of the thread to work on.
        """
        arguments = keywords(
            "create_and_stream",
            params,
            required=("assistant_id",),
            given={
                "assistant_id": assistant_id,
                "model": model,
                "reasoning_effort": reasoning_effort,
                "instructions": instructions,
                "additional_instructions": additional_instructions,
                "additional_messages": additional_messages,
                "tools": tools,
                "metadata": metadata,
                "temperature": temperature,
                "top_p": top_p,
                "max_prompt_tokens": max_prompt_tokens,
                "max_completion_tokens": max_completion_tokens,
                "truncation_strategy": truncation_strategy,
                "tool_choice": tool_choice,
                "parallel_tool_calls": parallel_tool_calls,
                "response_format": response_format,
                "include": include,
            },
            wire={"include": "include[]"},
        )
        arguments["stream"] = True
        request = run_create_request(thread_id, arguments)

        options = Options(extra_headers, extra_query, extra_body, timeout)
        from ....._handlers import AsyncAssistantEventHandler, AsyncAssistantStreamManager

        if event_handler is None:
            return AsyncAssistantStreamManager(
                lambda: self._client.stream(request, options),
                event_handler=AsyncAssistantEventHandler(),
            )
        return AsyncAssistantStreamManager(
            lambda: self._client.stream(request, options), event_handler=event_handler
        )

    @overload
    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    async def create_and_poll(
        self,
        *,
        thread_id: str,
        poll_interval_ms: int | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
        **arguments: Unpack[RunCreateAndPollParamsDict],
    ) -> Run: ...

    @overload
    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    async def create_and_poll(
        self,
        params: RunCreateAndPollParams | RunCreateAndPollParamsDict,
        *,
        thread_id: str,
        poll_interval_ms: int | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
    ) -> Run: ...

    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    async def create_and_poll(
        self,
        params: RunCreateAndPollParams | RunCreateAndPollParamsDict | Omit = omit,
        *,
        thread_id: str,
        assistant_id: str | Omit = omit,
        model: str | ChatModel | None | Omit = omit,
        reasoning_effort: ReasoningEffort | None | Omit = omit,
        instructions: str | None | Omit = omit,
        additional_instructions: str | None | Omit = omit,
        additional_messages: (
            Iterable[AdditionalMessage | AdditionalMessageParam] | None | Omit
        ) = omit,
        tools: Iterable[AssistantTool | AssistantToolParam] | None | Omit = omit,
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
        include: (
            Iterable[Literal["step_details.tool_calls[*].file_search.results[*].content"]] | Omit
        ) = omit,
        poll_interval_ms: int | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
    ) -> Run:
        """Run an assistant on a thread.

        Wait until `status` is one of `requires_action`, `cancelled`, `completed`, `failed`,
        `expired`, `incomplete`.

        Takes the arguments of `create`, which explains them.

        Args:
            thread_id: Id of the thread to work on.
            poll_interval_ms: Milliseconds between fetches; by default what the server asks for,
                else 1000.
        """
        check_interval("poll_interval_ms", poll_interval_ms)
        arguments = keywords(
            "create_and_poll",
            params,
            required=("assistant_id",),
            given={
                "assistant_id": assistant_id,
                "model": model,
                "reasoning_effort": reasoning_effort,
                "instructions": instructions,
                "additional_instructions": additional_instructions,
                "additional_messages": additional_messages,
                "tools": tools,
                "metadata": metadata,
                "temperature": temperature,
                "top_p": top_p,
                "max_prompt_tokens": max_prompt_tokens,
                "max_completion_tokens": max_completion_tokens,
                "truncation_strategy": truncation_strategy,
                "tool_choice": tool_choice,
                "parallel_tool_calls": parallel_tool_calls,
                "response_format": response_format,
                "include": include,
            },
            wire={"include": "include[]"},
        )
        arguments["stream"] = False
        request = run_create_request(thread_id, arguments)

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
    async def submit_tool_outputs_and_poll(
        self,
        *,
        run_id: str,
        thread_id: str,
        poll_interval_ms: int | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
        **arguments: Unpack[RunSubmitToolOutputsAndPollParamsDict],
    ) -> Run: ...

    @overload
    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    async def submit_tool_outputs_and_poll(
        self,
        params: RunSubmitToolOutputsAndPollParams | RunSubmitToolOutputsAndPollParamsDict,
        *,
        run_id: str,
        thread_id: str,
        poll_interval_ms: int | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
    ) -> Run: ...

    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    async def submit_tool_outputs_and_poll(
        self,
        params: (
            RunSubmitToolOutputsAndPollParams | RunSubmitToolOutputsAndPollParamsDict | Omit
        ) = omit,
        *,
        run_id: str,
        thread_id: str,
        tool_outputs: Iterable[ToolOutput | ToolOutputParam] | Omit = omit,
        poll_interval_ms: int | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
    ) -> Run:
        """Hand in tool outputs.

        Wait until `status` is one of `requires_action`, `cancelled`, `completed`, `failed`,
        `expired`, `incomplete`.

        Takes the arguments of `submit_tool_outputs`, which explains them.

        Args:
            run_id: Id of the run that waits for results.
            thread_id: Id of the thread that the run works on.
            poll_interval_ms: Milliseconds between fetches; by default what the server asks for,
                else 1000.
        """
        check_interval("poll_interval_ms", poll_interval_ms)
        arguments = keywords(
            "submit_tool_outputs_and_poll",
            params,
            required=("tool_outputs",),
            given={
                "tool_outputs": tool_outputs,
            },
        )
        arguments["stream"] = False
        request = run_submit_tool_outputs_request(thread_id, run_id, arguments)

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
    def submit_tool_outputs_stream(
        self,
        *,
        run_id: str,
        thread_id: str,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
        **arguments: Unpack[RunSubmitToolOutputsStreamParamsDict],
    ) -> AsyncAssistantStreamManager[AsyncAssistantEventHandler]: ...

    @overload
    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    def submit_tool_outputs_stream(
        self,
        params: RunSubmitToolOutputsStreamParams | RunSubmitToolOutputsStreamParamsDict,
        *,
        run_id: str,
        thread_id: str,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
    ) -> AsyncAssistantStreamManager[AsyncAssistantEventHandler]: ...

    @overload
    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    def submit_tool_outputs_stream(
        self,
        *,
        run_id: str,
        thread_id: str,
        event_handler: AsyncAssistantEventHandlerT,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
        **arguments: Unpack[RunSubmitToolOutputsStreamParamsDict],
    ) -> AsyncAssistantStreamManager[AsyncAssistantEventHandlerT]: ...

    @overload
    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    def submit_tool_outputs_stream(
        self,
        params: RunSubmitToolOutputsStreamParams | RunSubmitToolOutputsStreamParamsDict,
        *,
        run_id: str,
        thread_id: str,
        event_handler: AsyncAssistantEventHandlerT,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
    ) -> AsyncAssistantStreamManager[AsyncAssistantEventHandlerT]: ...

    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    def submit_tool_outputs_stream(
        self,
        params: (
            RunSubmitToolOutputsStreamParams | RunSubmitToolOutputsStreamParamsDict | Omit
        ) = omit,
        *,
        run_id: str,
        thread_id: str,
        tool_outputs: Iterable[ToolOutput | ToolOutputParam] | Omit = omit,
        event_handler: AsyncAssistantEventHandlerT | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
    ) -> (
        AsyncAssistantStreamManager[AsyncAssistantEventHandler]
        | AsyncAssistantStreamManager[AsyncAssistantEventHandlerT]
    ):
        """Hand in tool outputs.

        The events go through an event handler: `AssistantEventHandler`, or one of your own.

        Takes the arguments of `submit_tool_outputs`, which explains them.

        Args:
            run_id: Id of the run that waits for results.
            thread_id: Id of the thread that the run works on.
        """
        arguments = keywords(
            "submit_tool_outputs_stream",
            params,
            required=("tool_outputs",),
            given={
                "tool_outputs": tool_outputs,
            },
        )
        arguments["stream"] = True
        request = run_submit_tool_outputs_request(thread_id, run_id, arguments)

        options = Options(extra_headers, extra_query, extra_body, timeout)
        from ....._handlers import AsyncAssistantEventHandler, AsyncAssistantStreamManager

        if event_handler is None:
            return AsyncAssistantStreamManager(
                lambda: self._client.stream(request, options),
                event_handler=AsyncAssistantEventHandler(),
            )
        return AsyncAssistantStreamManager(
            lambda: self._client.stream(request, options), event_handler=event_handler
        )
