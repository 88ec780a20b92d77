"""A program as callers write it. Each `ignore` stands where both checkers must object."""

# pyright: reportDeprecated=false, reportUnnecessaryTypeIgnoreComment=true

from __future__ import annotations

from typing import assert_type

from openai_runs import AsyncOpenAI, AsyncStream, OpenAI, Stream, omit
from openai_runs.pagination import AsyncCursorPage, SyncCursorPage
from openai_runs.types.beta import AssistantStreamEvent, FunctionDefinition, FunctionTool
from openai_runs.types.beta.threads import Message, Run, RunCreateParams


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
