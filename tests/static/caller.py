"""A program as callers write it. Each `ignore` stands where both checkers must object."""

# pyright: reportDeprecated=false, reportUnnecessaryTypeIgnoreComment=true

from __future__ import annotations

from typing import Any, assert_type

import openai_runs
from openai_runs import AsyncOpenAI, AsyncStream, DefaultHttpxClient, OpenAI, Stream, Timeout, omit
from openai_runs.lib.streaming import AssistantEventHandler
from openai_runs.pagination import AsyncCursorPage, SyncCursorPage
from openai_runs.types.beta import AssistantStreamEvent, FunctionDefinition, FunctionTool
from openai_runs.types.beta.function_tool_param import FunctionToolParam
from openai_runs.types.beta.threads import Message, Run, RunCreateParams, TextContentBlockParam
from openai_runs.types.beta.threads.run import LastError
from openai_runs.types.beta.threads.run_create_params import AdditionalMessage
from openai_runs.types.shared_params import ResponseFormatJSONSchema


def sync(client: OpenAI, flag: bool) -> None:
    runs = client.beta.threads.runs
    assert_type(runs.create("thread", assistant_id="a"), Run)
    assert_type(runs.create("thread", assistant_id="a", stream=False), Run)
    assert_type(runs.create("thread", assistant_id="a", stream=True), Stream[AssistantStreamEvent])
    assert_type(
        runs.create("thread", assistant_id="a", stream=flag), Run | Stream[AssistantStreamEvent]
    )
    params = RunCreateParams(assistant_id="a", model="gpt-4o", instructions=None)
    assert_type(runs.create("thread", params), Run)
    assert_type(runs.create("thread", params, stream=True), Stream[AssistantStreamEvent])
    assert_type(runs.create("thread", {"assistant_id": "a"}), Run)
    runs.create("thread", assistant_id="a", model="a-model-of-tomorrow", instructions=omit)
    runs.create("thread", assistant_id="a", tools=[{"type": "code_interpreter"}])
    runs.create(
        "thread",
        assistant_id="a",
        tools=[
            FunctionTool(function=FunctionDefinition(name="f")),
            {"type": "function", "function": {"name": "g"}},
        ],
        tool_choice={"type": "function", "function": {"name": "f"}},
        truncation_strategy={"type": "last_messages", "last_messages": 3},
    )
    assert_type(client.beta.threads.messages.list("thread"), SyncCursorPage[Message])
    for message in client.beta.threads.messages.list("thread"):
        assert_type(message, Message)
    assert_type(runs.with_raw_response.retrieve("run", thread_id="thread").parse(), Run)
    with runs.with_streaming_response.retrieve("run", thread_id="thread") as response:
        assert_type(response.parse(), Run)

    runs.create("thread")  # type: ignore[call-overload]
    runs.create("thread", assistant_id=1)  # type: ignore[call-overload]
    runs.create("thread", assistant_id="a", asistant="a")  # type: ignore[call-overload]
    runs.create("thread", assistant_id="a", tools=[{"type": "no"}])  # type: ignore[list-item]
    runs.retrieve("run")  # type: ignore[call-arg]
    RunCreateParams()  # type: ignore[call-arg]


async def asynchronous(client: AsyncOpenAI) -> None:
    runs = client.beta.threads.runs
    assert_type(await runs.create("thread", assistant_id="a"), Run)
    stream = await runs.create("thread", assistant_id="a", stream=True)
    assert_type(stream, AsyncStream[AssistantStreamEvent])
    async for event in stream:
        assert_type(event, AssistantStreamEvent)
    assert_type(await client.beta.threads.messages.list("thread"), AsyncCursorPage[Message])
    async for message in client.beta.threads.messages.list("thread"):
        assert_type(message, Message)
    assert_type((await runs.with_raw_response.retrieve("run", thread_id="thread")).parse(), Run)


def plain_dicts_in_constructors(tool: FunctionTool) -> None:
    """What is passed may be a dict, and what is read never is one."""
    FunctionTool(type="function", function={"name": "f", "parameters": {}})
    beta = openai_runs.types.beta
    beta.FileSearchTool(file_search={"ranking_options": {"score_threshold": 0.5}})
    beta.ResponseFormatJSONSchema(json_schema=beta.JSONSchema(name="n", schema_={}))
    beta.ResponseFormatJSONSchema(json_schema={"name": "n", "schema": {}})
    assert_type(tool.function, FunctionDefinition)
    assert_type(tool.function.name, str)
    FunctionTool(function={"nam": "f"})  # type: ignore[arg-type]
    FunctionTool(function="f")  # type: ignore[arg-type]
    FunctionTool()  # type: ignore[call-arg]


def other_places(client: OpenAI, run: openai_runs.types.beta.threads.Run) -> None:
    """Programs written for OpenAI's library look for these where they are there."""
    assert_type(run, Run)
    assert_type(run.last_error, LastError | None)
    tool: FunctionToolParam = {"type": "function", "function": {"name": "f"}}
    text: TextContentBlockParam = {"type": "text", "text": "Hello"}
    form: ResponseFormatJSONSchema = {"type": "json_schema", "json_schema": {"name": "n"}}
    client.beta.threads.runs.create(
        "thread",
        assistant_id="a",
        tools=[tool],
        response_format=form,
        additional_messages=[AdditionalMessage(role="user", content=[text])],
    )
    raw = client.with_raw_response.beta.threads.runs.retrieve("run", thread_id="thread")
    assert_type(raw.parse(), Run)
    assert_type(openai_runs.AsyncClient(), AsyncOpenAI)
    assert_type(run.model_dump(exclude_none=True), dict[str, Any])
    assert_type(run.model_copy(update={"id": "other"}), Run)
    assert_type(Run.model_validate({}), Run)
    with client.beta.threads.runs.stream(
        thread_id="thread", assistant_id="a", event_handler=AssistantEventHandler()
    ) as handler:
        assert_type(handler, AssistantEventHandler)


async def _key() -> str:
    return "k"


def clients() -> None:
    OpenAI(api_key=lambda: "k", timeout=Timeout(5), http_client=DefaultHttpxClient(timeout=5))
    AsyncOpenAI(api_key=_key).with_options(api_key=_key)
    OpenAI(api_key=_key)  # type: ignore[arg-type]
    AsyncOpenAI(api_key=lambda: "k")
