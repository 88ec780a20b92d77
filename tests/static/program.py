"""A program for OpenAI's library as people write it. For the SDK only its imports differ."""

# pyright: reportDeprecated=false

from __future__ import annotations

import asyncio
from typing import Any, Literal

import openai
from openai import (
    APIConnectionError,
    APIStatusError,
    AssistantEventHandler,
    AsyncAssistantEventHandler,
    AsyncOpenAI,
    AsyncStream,
    NotFoundError,
    Omit,
    OpenAI,
    RateLimitError,
    Stream,
    omit,
)
from openai.pagination import AsyncCursorPage, SyncCursorPage
from openai.types.beta import (
    AssistantStreamEvent,
    AssistantToolChoiceOptionParam,
    AssistantToolParam,
    FunctionTool,
    FunctionToolParam,
    Thread,
    thread_create_params,
)
from openai.types.beta.assistant_stream_event import (
    ThreadMessageDelta,
    ThreadRunFailed,
    ThreadRunRequiresAction,
)
from openai.types.beta.threads import (
    FileCitationAnnotation,
    ImageFile,
    Message,
    MessageContent,
    MessageDelta,
    RequiredActionFunctionToolCall,
    Run,
    RunStatus,
    Text,
    TextContentBlock,
    TextContentBlockParam,
    TextDelta,
)
from openai.types.beta.threads.run_submit_tool_outputs_params import ToolOutput
from openai.types.beta.threads.runs import (
    CodeInterpreterToolCall,
    RunStep,
    RunStepDelta,
    ToolCall,
    ToolCallDelta,
)
from openai.types.shared_params import FunctionDefinition

TOOL: FunctionToolParam = {
    "type": "function",
    "function": {"name": "add", "parameters": {"type": "object", "properties": {}}, "strict": None},
}
TERMINAL: set[RunStatus] = {"completed", "failed", "expired"}


class Printer(AssistantEventHandler):
    def __init__(self, client: OpenAI) -> None:
        super().__init__()
        self.client = client
        self.words: list[str] = []

    def on_event(self, event: AssistantStreamEvent) -> None:
        if event.event == "thread.run.requires_action":
            self.act(event.data)

    def act(self, run: Run) -> None:
        if run.required_action is None:
            return
        outputs: list[ToolOutput] = []
        for call in run.required_action.submit_tool_outputs.tool_calls:
            outputs.append(ToolOutput(tool_call_id=call.id, output=answer(call)))
        with self.client.beta.threads.runs.submit_tool_outputs_stream(
            thread_id=run.thread_id,
            run_id=run.id,
            tool_outputs=outputs,
            event_handler=Printer(self.client),
        ) as stream:
            stream.until_done()

    def on_text_created(self, text: Text) -> None:
        self.words.append(text.value)

    def on_text_delta(self, delta: TextDelta, snapshot: Text) -> None:
        self.words.append(delta.value or "")
        for each in delta.annotations or []:
            if each.type == "file_citation" and each.file_citation is not None:
                print(each.file_citation.quote)

    def on_text_done(self, text: Text) -> None:
        for annotation in text.annotations:
            if isinstance(annotation, FileCitationAnnotation):
                print(annotation.file_citation.file_id)

    def on_image_file_done(self, image_file: ImageFile) -> None:
        print(image_file.file_id)

    def on_message_delta(self, delta: MessageDelta, snapshot: Message) -> None:
        print(snapshot.id, delta.role)

    def on_message_done(self, message: Message) -> None:
        print(message.content[0].type)

    def on_run_step_delta(self, delta: RunStepDelta, snapshot: RunStep) -> None:
        print(snapshot.type)

    def on_tool_call_created(self, tool_call: ToolCall) -> None:
        print(tool_call.type)

    def on_tool_call_delta(self, delta: ToolCallDelta, snapshot: ToolCall) -> None:
        if delta.type == "code_interpreter" and delta.code_interpreter:
            print(delta.code_interpreter.input, end="", flush=True)
            for output in delta.code_interpreter.outputs or []:
                if output.type == "logs":
                    print(output.logs)
        elif delta.type == "function" and delta.function:
            print(delta.function.arguments)

    def on_exception(self, exception: Exception) -> None:
        print(exception)

    def on_end(self) -> None:
        run = self.current_run
        print(run.status if run else None, self.current_message_snapshot)


def answer(call: RequiredActionFunctionToolCall) -> str:
    return f"{call.function.name}({call.function.arguments})"


def content_text(parts: list[MessageContent]) -> str:
    return "".join(part.text.value for part in parts if part.type == "text")


def first_text(message: Message) -> str:
    block = message.content[0]
    if isinstance(block, TextContentBlock):
        return block.text.value
    return block.type


def synchronous(client: OpenAI, flag: bool, limit: int | Omit = omit) -> str | None:
    part: TextContentBlockParam = {"type": "text", "text": "Hello"}
    message: thread_create_params.Message = {"role": "user", "content": [part]}
    another = thread_create_params.Message(role="user", content="Hi", metadata={"a": "b"})
    thread: Thread = client.beta.threads.create(messages=[message, another], metadata={"a": "b"})
    thread = client.beta.threads.update(thread.id, metadata=None)
    client.beta.threads.messages.create(thread.id, role="user", content="Hi")
    client.beta.threads.messages.create(
        thread_id=thread.id,
        role="user",
        content=[part, {"type": "image_url", "image_url": {"url": "https://a.test/b.png"}}],
        attachments=[{"file_id": "f", "tools": [{"type": "file_search"}]}],
    )
    definition: FunctionDefinition = {"name": "f", "description": "d"}
    tools: list[AssistantToolParam] = [
        TOOL,
        {"type": "code_interpreter"},
        {"type": "function", "function": definition},
    ]
    choice: AssistantToolChoiceOptionParam = {"type": "function", "function": {"name": "add"}}
    run: Run = client.beta.threads.runs.create_and_poll(
        thread_id=thread.id,
        assistant_id="asst",
        tools=tools,
        tool_choice=choice,
        temperature=0,
        response_format={
            "type": "json_schema",
            "json_schema": {"name": "n", "schema": {"type": "object"}, "strict": True},
        },
        truncation_strategy={"type": "auto"},
        poll_interval_ms=10,
        extra_headers={"X-Mine": "1"},
        timeout=5.0,
    )
    while run.status not in TERMINAL:
        run = client.beta.threads.runs.poll(run.id, thread_id=thread.id)
    for tool in run.tools:
        if isinstance(tool, FunctionTool):
            print(tool.function.name, tool.function.parameters)
    if run.last_error:
        print(run.last_error.code, run.last_error.message)
    print(run.usage.total_tokens if run.usage else 0, run.model_dump_json(indent=2))
    page: SyncCursorPage[Message] = client.beta.threads.messages.list(
        thread.id, order="asc", limit=limit, run_id=run.id
    )
    if page.has_next_page():
        page = page.get_next_page()
    print([first_text(each) for each in page], page.data[0].id, page.has_more)
    for step in client.beta.threads.runs.steps.list(run.id, thread_id=thread.id):
        if step.step_details.type == "tool_calls":
            for call in step.step_details.tool_calls:
                if isinstance(call, CodeInterpreterToolCall):
                    print(call.code_interpreter.input)
    stream: Stream[AssistantStreamEvent] = client.beta.threads.runs.create(
        thread.id, assistant_id="asst", stream=True
    )
    for event in stream:
        if isinstance(event, ThreadMessageDelta):
            for delta in event.data.delta.content or []:
                if delta.type == "text" and delta.text and delta.text.value:
                    print(delta.text.value)
        elif isinstance(event, ThreadRunFailed):
            return event.data.last_error.message if event.data.last_error else None
        elif isinstance(event, ThreadRunRequiresAction):
            print(event.data.required_action)
    either = client.beta.threads.create_and_run(assistant_id="a", stream=flag)
    print(either.id if isinstance(either, Run) else list(either))
    with client.beta.threads.runs.stream(
        thread_id=thread.id, assistant_id="a", event_handler=Printer(client)
    ) as handler:
        for text in handler.text_deltas:
            print(text)
        handler.until_done()
        print(handler.words, handler.get_final_run().id, handler.get_final_messages())
    with client.beta.threads.create_and_run_stream(assistant_id="a", model=omit) as plain:
        for event in plain:
            print(event.event)
    client.beta.threads.delete(thread.id)
    return None


def errors(client: OpenAI) -> tuple[int | None, str | None]:
    try:
        client.with_options(max_retries=0, timeout=1).beta.threads.retrieve("t")
    except (NotFoundError, RateLimitError) as error:
        return error.status_code, error.code
    except APIStatusError as error:
        print(error.response.headers, error.request_id, error.body, error.type, error.param)
        return error.status_code, error.message
    except APIConnectionError as error:
        print(error.request.url, error.__cause__)
    except openai.OpenAIError:
        raise
    return None, None


def raw(client: OpenAI) -> Run:
    response = client.beta.threads.runs.with_raw_response.retrieve("r", thread_id="t")
    print(response.headers.get("x-request-id"), response.request_id, response.http_request.url)
    with client.beta.threads.messages.with_streaming_response.retrieve(
        "m", thread_id="t"
    ) as streamed:
        print(streamed.parse().id, streamed.status_code)
    thread = client.with_raw_response.beta.threads.create().parse()
    print(thread.id)
    return response.parse()


class AsyncPrinter(AsyncAssistantEventHandler):
    async def on_text_delta(self, delta: TextDelta, snapshot: Text) -> None:
        print(delta.value)

    async def on_tool_call_done(self, tool_call: ToolCall) -> None:
        print(tool_call.type)


async def asynchronous(client: AsyncOpenAI, model: str | Omit = omit) -> list[str]:
    thread = await client.beta.threads.create()
    run = await client.beta.threads.create_and_run_poll(assistant_id="a", model=model)
    found: AsyncCursorPage[Message] = await client.beta.threads.messages.list(thread.id)
    async for message in client.beta.threads.messages.list(thread.id, limit=2):
        print(message.id)
    async for message in found:
        print(message.role)
    stream: AsyncStream[AssistantStreamEvent] = await client.beta.threads.runs.create(
        thread.id, assistant_id="a", stream=True
    )
    async with stream:
        async for event in stream:
            print(event.event)
    async with client.beta.threads.runs.stream(
        thread_id=thread.id, assistant_id="a", event_handler=AsyncPrinter()
    ) as handler:
        await handler.until_done()
        final = await handler.get_final_run()
    response = await client.beta.threads.runs.with_raw_response.cancel(run.id, thread_id=thread.id)
    print(response.parse().cancelled_at, final.id)
    async with client.beta.threads.with_streaming_response.retrieve(thread.id) as streamed:
        print((await streamed.parse()).id)
    return [each.id async for each in client.beta.threads.runs.list(thread.id)]


def outputs(client: OpenAI, run: Run, answers: dict[str, str]) -> Run:
    given = [ToolOutput(tool_call_id=key, output=value) for key, value in answers.items()]
    kwargs: dict[str, Any] = {"timeout": 3}
    client.beta.threads.runs.submit_tool_outputs(
        run.id, thread_id=run.thread_id, tool_outputs=given, **kwargs
    )
    order: Literal["asc", "desc"] = "asc"
    client.beta.threads.runs.list(run.thread_id, order=order, after="x", before=omit)
    return client.beta.threads.runs.submit_tool_outputs_and_poll(
        run_id=run.id, thread_id=run.thread_id, tool_outputs=given
    )


def main() -> None:
    with OpenAI(api_key="k", base_url="http://localhost:1/v1", max_retries=0) as client:
        synchronous(client, flag=True)
    asyncio.run(asynchronous(AsyncOpenAI()))
