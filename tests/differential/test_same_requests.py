"""The same calls through openai 3.54.0 and through ours send the same requests."""

from __future__ import annotations

import asyncio
import inspect
from typing import Any

import openai
import openai_runs
import pytest
from calls import CALLS, STREAMING, content, method
from recorder import Recorder

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")

OPTIONS: dict[str, Any] = {"api_key": "k", "organization": "o", "project": "p", "max_retries": 0}


def _sync(package: Any, server: Recorder, path: str, *args: Any, **kwargs: Any) -> Any:
    with package.OpenAI(base_url=server.url, **OPTIONS) as client:
        method(client, path)(*args, **kwargs)
    return server.take()


def _async(package: Any, server: Recorder, path: str, *args: Any, **kwargs: Any) -> Any:
    async def call() -> None:
        async with package.AsyncOpenAI(base_url=server.url, **OPTIONS) as client:
            made = method(client, path)(*args, **kwargs)
            assert inspect.isawaitable(made)
            await made

    asyncio.run(call())
    return server.take()


@pytest.mark.parametrize("send", [_sync, _async], ids=["sync", "async"])
@pytest.mark.parametrize("whole", [False, True], ids=["required", "all"])
@pytest.mark.parametrize("name", CALLS)
def test_the_same_request(name: str, whole: bool, send: Any, server: Recorder) -> None:
    path, args, required, more = CALLS[name]
    server.answer(content(name)["application/json"]["example"])
    kwargs = {**required, **(more if whole else {})}
    theirs = send(openai, server, path, *args, **kwargs)
    ours = send(openai_runs, server, path, *args, **kwargs)
    assert ours.comparable() == theirs.comparable()


@pytest.mark.parametrize("name", STREAMING)
def test_the_same_streaming_request(name: str, server: Recorder) -> None:
    path, args, required, _ = CALLS[name]
    server.stream("event: done\ndata: [DONE]\n\n")
    theirs = _sync(openai, server, path, *args, **required, stream=True)
    ours = _sync(openai_runs, server, path, *args, **required, stream=True)
    assert ours.comparable() == theirs.comparable()


EXTRAS: dict[str, Any] = {
    "extra_headers": {"X-Mine": "1", "OpenAI-Beta": "other"},
    "extra_query": {"more": ["a", "b"], "deep": {"x": True}},
    "extra_body": {"instructions": "Mine.", "unheard_of": [1, None]},
}


@pytest.mark.parametrize("options", [[each] for each in EXTRAS] + [list(EXTRAS)], ids="+".join)
def test_extras(options: list[str], server: Recorder) -> None:
    chosen = {each: EXTRAS[each] for each in options}
    path, args, required, _ = CALLS["createRun"]
    server.answer(content("createRun")["application/json"]["example"])
    theirs = _sync(openai, server, path, *args, **required, **chosen)
    ours = _sync(openai_runs, server, path, *args, **required, **chosen)
    assert ours.comparable("x-mine") == theirs.comparable("x-mine")


@pytest.mark.parametrize("marker", ["NOT_GIVEN", "omit"])
def test_markers_leave_an_argument_out(marker: str, server: Recorder) -> None:
    server.answer(content("createRun")["application/json"]["example"])
    path, args, required, _ = CALLS["createRun"]
    sent = [
        _sync(each, server, path, *args, **required, instructions=getattr(each, marker))
        for each in (openai, openai_runs)
    ]
    assert sent[0].comparable() == sent[1].comparable()
    assert "instructions" not in sent[1].body


def test_dataclasses_send_what_dicts_send(server: Recorder) -> None:
    from openai_runs.types.beta import CodeInterpreterTool, FunctionDefinition, FunctionTool
    from openai_runs.types.beta.threads import AdditionalMessage, TruncationStrategy

    server.answer(content("createRun")["application/json"]["example"])
    path, args, required, _ = CALLS["createRun"]
    dicts = {
        "tools": [{"type": "code_interpreter"}, {"type": "function", "function": {"name": "f"}}],
        "truncation_strategy": {"type": "auto"},
        "additional_messages": [{"role": "user", "content": "Hi"}],
    }
    values: dict[str, Any] = {
        "tools": [CodeInterpreterTool(), FunctionTool(function=FunctionDefinition(name="f"))],
        "truncation_strategy": TruncationStrategy(type="auto"),
        "additional_messages": [AdditionalMessage(role="user", content="Hi")],
    }
    theirs = _sync(openai, server, path, *args, **required, **dicts)
    ours = _sync(openai_runs, server, path, *args, **required, **values)
    assert ours.comparable() == theirs.comparable()


@pytest.mark.parametrize(
    ("name", "helper"),
    [
        ("createRun", "runs.create_and_poll"),
        ("createThreadAndRun", "create_and_run_poll"),
        ("submitToolOuputsToRun", "runs.submit_tool_outputs_and_poll"),
    ],
)
def test_polling_sends_the_same_requests(name: str, helper: str, server: Recorder) -> None:
    _, args, required, _ = CALLS[name]
    example = content("getRun")["application/json"]["example"]
    server.answer({**example, "id": "run_1", "thread_id": "thread_1", "status": "completed"})
    arguments = dict(required)
    if name != "createThreadAndRun":
        key = "thread_id" if name == "createRun" else "run_id"
        arguments[key] = args[0]
    sent: list[list[Any]] = []
    for package in (openai, openai_runs):
        with package.OpenAI(base_url=server.url, **OPTIONS) as client:
            method(client, helper)(**arguments, poll_interval_ms=1)
        sent.append(
            [
                each.comparable("x-stainless-poll-helper", "x-stainless-custom-poll-interval")
                for each in server.sent
            ]
        )
        server.sent.clear()
    assert sent[1] == sent[0]


@pytest.mark.parametrize("name", [name for name, call in CALLS.items() if call[1]])
def test_an_empty_path_parameter(name: str, server: Recorder) -> None:
    path, args, required, _ = CALLS[name]
    ids = [key for key in required if key.endswith("_id") and key != "assistant_id"]
    for target in (None, *ids):
        given = [""] if target is None else list(args)
        kwargs = {**required, **({} if target is None else {target: ""})}
        said: list[str] = []
        for package in (openai, openai_runs):
            with (
                package.OpenAI(base_url=server.url, **OPTIONS) as client,
                pytest.raises(ValueError, match="Expected a non-empty value") as caught,
            ):
                method(client, path)(*given, **kwargs)
            said.append(str(caught.value))
        assert said[0] == said[1]
    assert not server.sent
