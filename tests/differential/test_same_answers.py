"""The same answers, read by openai 3.54.0 and by ours, hold the same."""

from __future__ import annotations

import asyncio
import copy
from collections.abc import Iterator
from typing import Any

import openai
import openai_runs
import pytest
from calls import CALLS, SCHEMAS, STREAMING, content, method, transcripts
from recorder import Recorder

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")

RENAMED = {"schema_"}
"""Attributes that pydantic's own methods made openai rename; ours keep their name in JSON."""

OPTIONS: dict[str, Any] = {"api_key": "k", "max_retries": 0}


# -- values made from the schemas --------------------------------------------------------------


def follow(schema: Any) -> Any:
    while "$ref" in schema:
        schema = SCHEMAS[schema["$ref"].rsplit("/", 1)[-1]]
    return schema


def variants(schema: Any, depth: int = 0) -> Iterator[Any]:
    """Values that fit a schema: every member of every union, with all and with required alone."""
    schema = follow(schema)
    if "const" in schema:
        yield schema["const"]
        return
    if "enum" in schema:
        yield from schema["enum"]
        return
    for word in ("oneOf", "anyOf"):
        members = schema.get(word)
        if members and not all(set(each) == {"required"} for each in members):
            for each in members:
                yield from variants(each, depth)
            return
    kinds = schema.get("type", "object" if "properties" in schema else "string")
    for kind in kinds if isinstance(kinds, list) else [kinds]:
        yield from _of_kind(kind, schema, depth)


def _of_kind(kind: str, schema: Any, depth: int) -> Iterator[Any]:
    if kind == "object" and "properties" in schema:
        yield from _objects(schema, depth)
    elif kind == "object":
        yield {"key": "value"}
    elif kind == "array":
        yield list(variants(schema.get("items", {}), depth + 1))
        yield []
    elif kind == "number":
        yield 1
        yield 0.25
    else:
        yield {"string": "text", "integer": 3, "boolean": True, "null": None}[kind]


def _objects(schema: Any, depth: int) -> Iterator[Any]:
    required = set(schema.get("required", ()))
    options = {name: list(variants(each, depth + 1)) for name, each in schema["properties"].items()}
    whole = {name: values[0] for name, values in options.items()}
    yield copy.deepcopy(whole)
    yield {name: values[-1] for name, values in options.items() if name in required}
    for name, values in options.items():
        for value in values[1:]:
            yield {**copy.deepcopy(whole), name: value}


# -- comparison --------------------------------------------------------------------------------


def same(theirs: Any, ours: Any, where: str) -> Iterator[str]:
    """Differences between what the two libraries hand out, field by field."""
    if isinstance(theirs, openai.BaseModel):
        names = set(type(theirs).model_fields) & theirs.model_fields_set
        for name in names - RENAMED:
            if not hasattr(ours, name):
                yield f"{where}.{name} is missing"
                continue
            yield from same(getattr(theirs, name), getattr(ours, name), f"{where}.{name}")
    elif isinstance(theirs, list):
        if not isinstance(ours, list) or len(ours) != len(theirs):
            yield f"{where}: {ours!r} is not a list of {len(theirs)}"
            return
        for index, (one, two) in enumerate(zip(theirs, ours, strict=True)):
            yield from same(one, two, f"{where}[{index}]")
    elif type(theirs) is not type(ours) or theirs != ours:
        yield f"{where}: {ours!r} is not {theirs!r}"


def _both(server: Recorder, name: str, **more: Any) -> tuple[Any, Any]:
    path, args, required, _ = CALLS[name]
    found: list[Any] = []
    for package in (openai, openai_runs):
        with package.OpenAI(base_url=server.url, **OPTIONS) as client:
            answer = method(client, path)(*args, **required, **more)
            found.append(list(answer) if more.get("stream") else answer)
    return found[0], found[1]


@pytest.mark.parametrize("name", CALLS)
def test_every_operation(name: str, server: Recorder) -> None:
    media = content(name)["application/json"]
    for body in [media["example"], *variants(media["schema"])]:
        server.answer(body)
        theirs, ours = _both(server, name)
        assert list(same(theirs, ours, name)) == []
        assert ours.to_dict() == body
        if hasattr(theirs, "_request_id"):
            assert ours._request_id == theirs._request_id == "req_1"


def _events() -> Iterator[tuple[str, Any]]:
    """Every event with every variant of its payload."""
    waiting = [SCHEMAS["AssistantStreamEvent"]]
    while waiting:
        schema = follow(waiting.pop(0))
        if "properties" not in schema:
            waiting += schema["oneOf"]
            continue
        name = follow(schema["properties"]["event"])["const"]
        if name not in ("error", "done"):
            for data in variants(schema["properties"]["data"]):
                yield name, data


def test_every_event() -> None:
    import json

    from recorder import recording

    made = list(_events())
    assert len({name for name, _ in made}) == 23
    blocks = [f"event: {name}\ndata: {json.dumps(data)}\n\n" for name, data in made]
    with recording() as server:
        server.stream("".join(blocks) + "event: done\ndata: [DONE]\n\n")
        theirs, ours = _both(server, "createRun", stream=True)
    assert len(theirs) == len(ours) == len(made)
    for (name, data), one, two in zip(made, theirs, ours, strict=True):
        assert one.event == two.event == name
        assert type(one).__name__ == type(two).__name__
        assert list(same(one.data, two.data, name)) == []
        assert two.data.to_dict() == data


@pytest.mark.parametrize("name", STREAMING)
def test_transcripts(name: str, server: Recorder) -> None:
    for text in transcripts(name).values():
        server.stream(text)
        theirs, ours = _both(server, name, stream=True)
        pairs = list(zip(theirs, ours, strict=True))
        assert [type(one).__name__ for one, _ in pairs] == [type(two).__name__ for _, two in pairs]
        assert [list(same(one.data, two.data, one.event)) for one, two in pairs] == [[]] * len(
            pairs
        )


@pytest.mark.parametrize("status", [400, 401, 403, 404, 409, 418, 422, 429, 500, 503])
def test_errors(status: int, server: Recorder) -> None:
    facts = {"message": "No.", "code": "c", "param": "p", "type": "t"}
    for body in ({"error": facts}, {"detail": "Else."}, {"error": "text"}):
        server.answer(body, status)
        caught: list[Any] = []
        for package in (openai, openai_runs):
            with (
                package.OpenAI(base_url=server.url, **OPTIONS) as client,
                pytest.raises(package.APIStatusError) as failed,
            ):
                client.beta.threads.retrieve("thread_1")
            caught.append(failed.value)
        theirs, ours = caught
        assert type(ours).__name__ == type(theirs).__name__
        for name in ("status_code", "code", "param", "type", "body", "request_id"):
            assert getattr(ours, name) == getattr(theirs, name), name
        assert issubclass(type(ours), openai_runs.OpenAIError)
        assert ours.response.status_code == theirs.response.status_code


@pytest.mark.parametrize("name", ["listRuns", "listMessages", "listRunSteps"])
def test_pages(name: str, server: Recorder) -> None:
    example = content(name)["application/json"]["example"]
    for body in (
        example,
        {**example, "has_more": True},
        {**example, "data": []},
        {key: value for key, value in example.items() if key != "has_more"},
    ):
        server.answer(body)
        theirs, ours = _both(server, name)
        assert [each.id for each in ours.data] == [each.id for each in theirs.data]
        assert ours.has_next_page() == theirs.has_next_page()
        assert ours.has_more == theirs.has_more
        one, two = theirs.next_page_info(), ours.next_page_info()
        if body.get("has_more") is not False:
            assert (one and one.params) == (two and two.params)
        assert ours.first_id == theirs.first_id
        assert ours.object == theirs.object


def test_raw_responses(server: Recorder, tmp_path: Any) -> None:
    body = content("getRun")["application/json"]["example"]
    server.answer(body)
    found: list[Any] = []
    for package in (openai, openai_runs):
        with package.OpenAI(base_url=server.url, **OPTIONS) as client:
            runs = client.beta.threads.runs
            raw = runs.with_raw_response.retrieve("run_1", thread_id="thread_1")
            found.append(
                (
                    raw.status_code,
                    raw.headers["x-request-id"],
                    raw.request_id,
                    raw.http_request.method,
                    raw.http_response.status_code,
                    raw.is_closed,
                    str(raw.text),
                    raw.parse().id,
                    raw.parse() is raw.parse(),
                )
            )
            streaming = runs.with_streaming_response.retrieve("run_1", thread_id="thread_1")
            with streaming as response:
                found[-1] += (response.parse().id, response.json(), response.text())
            found[-1] += (response.is_closed,)
    assert found[1] == found[0]


def test_raw_responses_of_the_asynchronous_client(server: Recorder) -> None:
    server.answer(content("getRun")["application/json"]["example"])

    async def facts(package: Any) -> tuple[Any, ...]:
        async with package.AsyncOpenAI(base_url=server.url, **OPTIONS) as client:
            runs = client.beta.threads.runs
            raw = await runs.with_raw_response.retrieve("run_1", thread_id="thread_1")
            async with runs.with_streaming_response.retrieve(
                "run_1", thread_id="thread_1"
            ) as response:
                parsed = await response.parse()
                text = await response.text()
            return (raw.parse().id, raw.is_closed, parsed.id, text, response.is_closed)

    assert asyncio.run(facts(openai_runs)) == asyncio.run(facts(openai))


def test_a_stream_is_a_stream_whatever_comes_back(server: Recorder) -> None:
    server.answer(content("createRun")["application/json"]["example"])
    for package in (openai, openai_runs):
        with package.OpenAI(base_url=server.url, **OPTIONS) as client:
            runs = client.beta.threads.runs
            stream = runs.create("thread_1", assistant_id="a", stream=True)
            assert type(stream).__name__ == "Stream"
            assert stream.response.status_code == 200
            stream.close()
