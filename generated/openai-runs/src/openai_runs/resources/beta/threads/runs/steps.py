"""The methods below `client.beta.threads.runs.steps`."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Literal

from ....._core.absent import not_given, omit
from ....._core.deprecation import deprecated
from ....._core.kinds import check_parameters
from ....._core.parameters import REPEAT, path, query
from ....._core.requests import Options, Request, keywords
from ....._core.resource import AsyncResource, SyncResource
from .....pagination import AsyncCursorPage, SyncCursorPage

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import httpx2

    from ....._core.absent import NotGiven, Omit
    from ....._core.pages import AsyncPaginator
    from ....._core.parameters import Query
    from ....._core.requests import Body, ErrorBodies, Headers
    from .....types.beta.threads.runs.run_step import RunStep
    from .....types.beta.threads.runs.run_step_include import RunStepInclude
    from .....types.beta.threads.runs.step_list_params import StepListParams, StepListParamsDict
    from .....types.beta.threads.runs.step_retrieve_params import (
        StepRetrieveParams,
        StepRetrieveParamsDict,
    )

    from .steps_raw import (
        AsyncStepsWithRawResponse,
        AsyncStepsWithStreamingResponse,
        StepsWithRawResponse,
        StepsWithStreamingResponse,
    )


def error_bodies() -> ErrorBodies:
    from ....._codecs.error_response import decode_error_response

    return {"default": decode_error_response}


def step_retrieve_request(
    thread_id: str, run_id: str, step_id: str, arguments: Mapping[str, object]
) -> Request[RunStep]:
    from ....._codecs.beta.threads.runs.run_step import decode_run_step

    check_parameters(arguments, {"include[]": "array"})
    return Request(
        "GET",
        path(
            "/threads/{thread_id}/runs/{run_id}/steps/{step_id}",
            thread_id=thread_id,
            run_id=run_id,
            step_id=step_id,
        ),
        query=query(arguments, {"include[]": REPEAT}),
        headers={"OpenAI-Beta": "assistants=v2"},
        decode=decode_run_step,
        errors=error_bodies,
    )


def step_list_request(
    thread_id: str, run_id: str, arguments: Mapping[str, object]
) -> Request[RunStep]:
    from ....._codecs.beta.threads.runs.run_step import decode_run_step

    check_parameters(
        arguments,
        {
            "limit": "integer",
            "order": "string",
            "after": "string",
            "before": "string",
            "include[]": "array",
        },
    )
    return Request(
        "GET",
        path("/threads/{thread_id}/runs/{run_id}/steps", thread_id=thread_id, run_id=run_id),
        query=query(
            arguments,
            {
                "limit": REPEAT,
                "order": REPEAT,
                "after": REPEAT,
                "before": REPEAT,
                "include[]": REPEAT,
            },
        ),
        headers={"OpenAI-Beta": "assistants=v2"},
        decode=decode_run_step,
        errors=error_bodies,
    )


class Steps(SyncResource):
    """`client.beta.threads.runs.steps`"""

    @cached_property
    def with_raw_response(self) -> StepsWithRawResponse:
        """The same methods; each answers with the HTTP response, and `parse()` gives the model."""
        from .steps_raw import StepsWithRawResponse

        return StepsWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> StepsWithStreamingResponse:
        """The same methods; each is a context manager, and the body is read when asked for."""
        from .steps_raw import StepsWithStreamingResponse

        return StepsWithStreamingResponse(self)

    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    def retrieve(
        self,
        step_id: str,
        params: StepRetrieveParams | StepRetrieveParamsDict | Omit = omit,
        *,
        run_id: str,
        thread_id: str,
        include: Iterable[RunStepInclude] | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
    ) -> RunStep:
        """Get a step of a run.

        Reads one step of a run.

        Args:
            step_id: Id of the step to read.
            run_id: Id of the run that took the step.
            thread_id: Id of the thread that the run works on.
            include: Extras to put into steps, off by default: the passages that a file search
                found.
        """
        arguments = keywords(
            "retrieve",
            params,
            given={
                "include": include,
            },
            wire={"include": "include[]"},
        )
        request = step_retrieve_request(thread_id, run_id, step_id, arguments)

        options = Options(extra_headers, extra_query, extra_body, timeout)
        return self._client.send(request, options)

    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    def list(
        self,
        run_id: str,
        params: StepListParams | StepListParamsDict | Omit = omit,
        *,
        thread_id: str,
        limit: int | Omit = omit,
        order: Literal["asc", "desc"] | Omit = omit,
        after: str | Omit = omit,
        before: str | Omit = omit,
        include: (
            Iterable[Literal["step_details.tool_calls[*].file_search.results[*].content"]] | Omit
        ) = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
    ) -> SyncCursorPage[RunStep]:
        """List the steps of a run.

        Reads what a run did step by step, page by page, newest first unless told otherwise.

        Args:
            run_id: Id of the run whose steps are listed.
            thread_id: Id of the thread that the run works on.
            limit: How many items a page may hold, from 1 to 100.

                Default: `20`.
            order: By time of creation: oldest first (`asc`) or newest first (`desc`).

                Default: `"desc"`.
            after: Starts the page behind the item with this id, usually the `last_id` of the
                page before.
            before: Ends the page in front of the item with this id, usually the `first_id` of
                the page after it.
            include: Extras to put into steps, off by default: the passages that a file search
                found.
        """
        arguments = keywords(
            "list",
            params,
            given={
                "limit": limit,
                "order": order,
                "after": after,
                "before": before,
                "include": include,
            },
            wire={"include": "include[]"},
        )
        request = step_list_request(thread_id, run_id, arguments)

        options = Options(extra_headers, extra_query, extra_body, timeout)
        page_class: type[SyncCursorPage[RunStep]] = SyncCursorPage
        return self._client.page(request, page_class, options)


class AsyncSteps(AsyncResource):
    """`client.beta.threads.runs.steps`"""

    @cached_property
    def with_raw_response(self) -> AsyncStepsWithRawResponse:
        """The same methods; each answers with the HTTP response, and `parse()` gives the model."""
        from .steps_raw import AsyncStepsWithRawResponse

        return AsyncStepsWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> AsyncStepsWithStreamingResponse:
        """The same methods; each is a context manager, and the body is read when asked for."""
        from .steps_raw import AsyncStepsWithStreamingResponse

        return AsyncStepsWithStreamingResponse(self)

    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    async def retrieve(
        self,
        step_id: str,
        params: StepRetrieveParams | StepRetrieveParamsDict | Omit = omit,
        *,
        run_id: str,
        thread_id: str,
        include: Iterable[RunStepInclude] | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
    ) -> RunStep:
        """Get a step of a run.

        Reads one step of a run.

        Args:
            step_id: Id of the step to read.
            run_id: Id of the run that took the step.
            thread_id: Id of the thread that the run works on.
            include: Extras to put into steps, off by default: the passages that a file search
                found.
        """
        arguments = keywords(
            "retrieve",
            params,
            given={
                "include": include,
            },
            wire={"include": "include[]"},
        )
        request = step_retrieve_request(thread_id, run_id, step_id, arguments)

        options = Options(extra_headers, extra_query, extra_body, timeout)
        return await self._client.send(request, options)

    @deprecated("The Assistants API is deprecated in favour of the Responses API.")
    def list(
        self,
        run_id: str,
        params: StepListParams | StepListParamsDict | Omit = omit,
        *,
        thread_id: str,
        limit: int | Omit = omit,
        order: Literal["asc", "desc"] | Omit = omit,
        after: str | Omit = omit,
        before: str | Omit = omit,
        include: (
            Iterable[Literal["step_details.tool_calls[*].file_search.results[*].content"]] | Omit
        ) = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
    ) -> AsyncPaginator[RunStep, AsyncCursorPage[RunStep]]:
        """List the steps of a run.

        Reads what a run did step by step, page by page, newest first unless told otherwise.

        Args:
            run_id: Id of the run whose steps are listed.
            thread_id: Id of the thread that the run works on.
            limit: How many items a page may hold, from 1 to 100.

                Default: `20`.
            order: By time of creation: oldest first (`asc`) or newest first (`desc`).

                Default: `"desc"`.
            after: Starts the page behind the item with this id, usually the `last_id` of the
                page before.
            before: Ends the page in front of the item with this id, usually the `first_id` of
                the page after it.
            include: Extras to put into steps, off by default: the passages that a file search
                found.
        """
        arguments = keywords(
            "list",
            params,
            given={
                "limit": limit,
                "order": order,
                "after": after,
                "before": before,
                "include": include,
            },
            wire={"include": "include[]"},
        )
        request = step_list_request(thread_id, run_id, arguments)

        options = Options(extra_headers, extra_query, extra_body, timeout)
        page_class: type[AsyncCursorPage[RunStep]] = AsyncCursorPage
        return self._client.page(request, page_class, options)
