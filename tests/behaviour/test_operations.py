"""Every operation of the SDK, sync and async, over a real socket against the mock server."""

from __future__ import annotations

import asyncio
import inspect
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from openai_runs import (
    AssistantEventHandler,
    AsyncAssistantEventHandler,
    AsyncOpenAI,
    BadRequestError,
    NotFoundError,
    OpenAI,
    StreamTruncated,
)

from bindwright.mock import running

SPEC = Path(__file__).parents[2] / "specs" / "openai-runs"
DESCRIPTION: Any = yaml.safe_load((SPEC / "openapi.yaml").read_text("utf-8"))
SETTINGS: Any = yaml.safe_load((SPEC / "bindwright.yaml").read_text("utf-8"))

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


def _calls() -> dict[str, tuple[str, dict[str, Any], Any]]:
    """Operation -> path of the method, arguments from the description's example, its answer."""
    methods: dict[str, str] = {}

    def walk(resources: Any, path: str) -> None:
        for name, resource in resources.items():
            for method, facts in resource.get("methods", {}).items():
                operation = facts if isinstance(facts, str) else facts.get("operation")
                if operation:
                    methods[operation] = f"{path}{name}.{method}"
            walk(resource.get("resources", {}), f"{path}{name}.")

    walk(SETTINGS["resources"], "")
    calls: dict[str, tuple[str, dict[str, Any], Any]] = {}
    for item in DESCRIPTION["paths"].values():
        for operation in item.values():
            arguments = {
                each["name"]: f"{each['name']}_1"
                for each in operation.get("parameters", ())
                if each["in"] == "path"
            }
            body = operation.get("requestBody", {}).get("content", {}).get("application/json", {})
            arguments |= body.get("example", {})
            arguments.pop("stream", None)
            answer = operation["responses"]["200"]["content"]["application/json"]["example"]
            calls[operation["operationId"]] = (methods[operation["operationId"]], arguments, answer)
    return calls


CALLS = _calls()
STREAMING = ["createRun", "createThreadAndRun", "submitToolOuputsToRun"]


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with running(SPEC, pace=0) as url:
        yield url


@pytest.fixture
def client(server: str) -> Iterator[OpenAI]:
    with OpenAI(api_key="k", base_url=server, max_retries=0) as made:
        yield made


def _method(client: Any, path: str) -> Callable[..., Any]:
    for part in path.split("."):
        client = getattr(client, part)
    return client


def _checked(result: Any, answer: Any) -> None:
    """The decoded answer holds what the example says; what the request decided aside."""
    if "data" in answer and "has_more" in answer:
        assert [each.id for each in result.data] == [each["id"] for each in answer["data"]]
        assert [each.to_dict() for each in result.data] == answer["data"]
        return
    assert result.to_dict().keys() == answer.keys()
    assert result.to_dict()["object"] == answer["object"]
    assert type(result).__module__.startswith("openai_runs.types.")
    assert result._request_id.startswith("req_")


def test_there_are_eighteen_operations() -> None:
    assert len(CALLS) == 18


@pytest.mark.parametrize("operation", CALLS)
def test_sync(operation: str, client: OpenAI) -> None:
    path, arguments, answer = CALLS[operation]
    _checked(_method(client, path)(**arguments), answer)


@pytest.mark.parametrize("operation", CALLS)
def test_async(operation: str, server: str) -> None:
    path, arguments, answer = CALLS[operation]

    async def call() -> Any:
        async with AsyncOpenAI(api_key="k", base_url=server, max_retries=0) as client:
            return await _method(client, path)(**arguments)

    _checked(asyncio.run(call()), answer)


@pytest.mark.parametrize("operation", CALLS)
def test_the_method_warns_that_it_is_deprecated(operation: str, client: OpenAI) -> None:
    path, arguments, _ = CALLS[operation]
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        _method(client, path)(**arguments)
    assert [each.category for each in caught] == [DeprecationWarning]
    assert caught[0].filename == __file__


def _transcript(operation: str) -> list[str]:
    for item in DESCRIPTION["paths"].values():
        for each in item.values():
            if each["operationId"] == operation:
                media = each["responses"]["200"]["content"]["text/event-stream"]
                first = next(iter(media["examples"].values()))["value"]
                lines = [line for line in first.splitlines() if line.startswith("event: ")]
                return [line.removeprefix("event: ") for line in lines if line != "event: done"]
    raise AssertionError(operation)


@pytest.mark.parametrize("split", [0, 1, 7])
@pytest.mark.parametrize("operation", STREAMING)
def test_streams(operation: str, split: int, client: OpenAI) -> None:
    path, arguments, _ = CALLS[operation]
    wish = {"Prefer": f"split={split}"} if split else {}
    with _method(client, path)(**arguments, stream=True, extra_headers=wish) as stream:
        events = list(stream)
    assert [each.event for each in events] == _transcript(operation)
    assert all(type(each).__module__.startswith("openai_runs.types.") for each in events)
    assert stream.response.is_closed


@pytest.mark.parametrize("operation", STREAMING)
def test_async_streams(operation: str, server: str) -> None:
    path, arguments, _ = CALLS[operation]

    async def call() -> list[str]:
        async with AsyncOpenAI(api_key="k", base_url=server) as client:
            stream = await _method(client, path)(**arguments, stream=True)
            async with stream:
                return [each.event async for each in stream]

    assert asyncio.run(call()) == _transcript(operation)


@pytest.mark.parametrize("operation", STREAMING)
def test_a_stream_that_breaks_off_is_not_taken_for_a_whole_one(
    operation: str, client: OpenAI
) -> None:
    path, arguments, _ = CALLS[operation]
    stream = _method(client, path)(**arguments, stream=True, extra_headers={"Prefer": "cut=3"})
    seen: list[str] = []
    with pytest.raises(StreamTruncated):
        for event in stream:
            seen.append(event.event)
    assert seen == _transcript(operation)[:3]


def test_pages_are_followed_to_the_end(client: OpenAI) -> None:
    whole = [each["id"] for each in CALLS["listRuns"][2]["data"]]
    page = client.beta.threads.runs.list("thread_1", limit=1)
    assert page.has_next_page()
    assert [run.id for run in page] == whole
    first = client.beta.threads.runs.list("thread_1", limit=2)
    assert [run.id for run in first.get_next_page().data] == whole[2:]


def test_async_pages(server: str) -> None:
    async def call() -> list[str]:
        async with AsyncOpenAI(api_key="k", base_url=server) as client:
            return [run.id async for run in client.beta.threads.runs.list("thread_1", limit=1)]

    assert asyncio.run(call()) == [each["id"] for each in CALLS["listRuns"][2]["data"]]


def test_what_is_wrong_with_a_request_is_a_typed_error(client: OpenAI) -> None:
    with pytest.raises(BadRequestError) as caught:
        client.beta.threads.runs.create("thread_1", assistant_id="a", tools=[{"type": "functio"}])  # type: ignore[list-item]
    assert caught.value.status_code == 400
    assert "body.tools[0]" in str(caught.value)
    assert caught.value.param == "body.tools[0].type"


def test_errors_by_status(client: OpenAI) -> None:
    with pytest.raises(NotFoundError) as caught:
        client.beta.threads.retrieve("thread_1", extra_headers={"Prefer": "code=404"})
    assert caught.value.response.status_code == 404
    assert caught.value.request_id


def test_poll_ends_at_a_terminal_state(client: OpenAI) -> None:
    run = client.beta.threads.runs.create_and_poll(
        thread_id="thread_1", assistant_id="asst_1", poll_interval_ms=1
    )
    assert run.status in {"requires_action", "completed", "failed", "expired", "incomplete"}


def test_a_params_object_stands_for_the_keywords(client: OpenAI) -> None:
    from openai_runs.types.beta.threads import RunCreateParams

    params = RunCreateParams(assistant_id="asst_1", instructions="Be brief.")
    run = client.beta.threads.runs.create("thread_1", params)
    assert run.instructions == "Be brief."
    same = client.beta.threads.runs.create("thread_1", {"assistant_id": "asst_1"})
    assert same.id == run.id
    with pytest.raises(TypeError, match="not both"):
        client.beta.threads.runs.create("thread_1", params, assistant_id="asst_1")  # type: ignore[call-overload]


def test_an_unknown_keyword_is_named() -> None:
    with OpenAI(api_key="k") as client, pytest.raises(TypeError, match="asistant_id"):
        client.beta.threads.runs.create("thread_1", asistant_id="a")  # type: ignore[call-overload]


WRONG: list[tuple[str, list[Any], dict[str, Any], str]] = [
    ("create", ["t", "asst_1"], {}, "params as a mapping or a dataclass, not str"),
    ("create", ["t", None], {}, "params as a mapping or a dataclass, not NoneType"),
    ("poll", ["r", "t"], {"poll_interval_ms": "5"}, "poll_interval_ms takes .*, not str"),
    ("create_and_poll", [], {"poll_interval_ms": None}, "poll_interval_ms takes .*, not NoneType"),
    ("stream", [], {"event_handler": AssistantEventHandler}, "event_handler .* not a class"),
    ("stream", [], {"event_handler": 5}, "event_handler takes an instance of .* handler, not int"),
]


@pytest.mark.parametrize(("name", "args", "given", "said"), WRONG)
def test_an_argument_of_another_kind_is_named_before_anything_is_sent(
    name: str, args: list[Any], given: dict[str, Any], said: str
) -> None:
    """No request leaves: the HTTP clients are closed."""
    if not args:
        given = {"thread_id": "t", "assistant_id": "a", **given}
    sync, other = OpenAI(api_key="k"), AsyncOpenAI(api_key="k")
    sync.close()
    asyncio.run(other.close())
    for client in (sync, other):
        with pytest.raises(TypeError, match=said):
            made = getattr(client.beta.threads.runs, name)(*args, **given)
            asyncio.run(made)


def test_handlers_are_not_confused() -> None:
    stream: Any = OpenAI(api_key="k").beta.threads.runs.stream
    with pytest.raises(TypeError, match="a synchronous handler, not AsyncAssistantEventHandler"):
        stream(thread_id="t", assistant_id="a", event_handler=AsyncAssistantEventHandler())


def test_every_method_has_the_same_parameters_in_both_clients() -> None:
    sync, other = OpenAI(api_key="k"), AsyncOpenAI(api_key="k")
    for path, _, _ in CALLS.values():
        one = inspect.signature(_method(sync, path)).parameters
        two = inspect.signature(_method(other, path)).parameters
        assert [(each.name, each.kind) for each in one.values()] == [
            (each.name, each.kind) for each in two.values()
        ]
