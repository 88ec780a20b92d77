"""What specs/openai-runs shows is true: examples, whole streams and discriminators."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from descriptions import OPERATIONS, OURS, SCHEMAS, STREAMING
from facts import Json, is_array, is_object, resolve
from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

OURS_URI = "urn:openai-runs"
REGISTRY: Registry[Any] = Registry[Any]().with_resource(
    OURS_URI, Resource[Any].from_contents(OURS, default_specification=DRAFT202012)
)


def problems(value: Json, schema: Json) -> list[str]:
    """What is wrong with a value; references in the schema lead into our description."""
    absolute = json.loads(json.dumps(schema).replace('"#/components', f'"{OURS_URI}#/components'))
    validator: Any = Draft202012Validator(absolute, registry=REGISTRY)
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(value)]


def json_contents() -> Iterator[tuple[str, Json]]:
    """Each JSON body that has to carry an example: requests and answers with status 200."""
    for name, (_, _, operation) in OPERATIONS.items():
        if "requestBody" in operation:
            yield f"{name}-request", operation["requestBody"]["content"]["application/json"]
        yield f"{name}-response", operation["responses"]["200"]["content"]["application/json"]


JSON_CONTENTS = dict(json_contents())


@pytest.mark.parametrize("name", SCHEMAS)
def test_schema_is_well_formed(name: str) -> None:
    Draft202012Validator.check_schema(SCHEMAS[name])


@pytest.mark.parametrize("name", JSON_CONTENTS)
def test_example_is_valid(name: str) -> None:
    content = JSON_CONTENTS[name]
    assert problems(content["example"], content["schema"]) == []


@pytest.mark.parametrize("name", ["listMessages", "listRuns", "listRunSteps"])
def test_list_example_is_a_whole_page(name: str) -> None:
    page = JSON_CONTENTS[f"{name}-response"]["example"]
    ids = [item["id"] for item in page["data"]]
    assert len(ids) >= 3
    assert len(set(ids)) == len(ids)
    assert (page["first_id"], page["last_id"], page["has_more"]) == (ids[0], ids[-1], False)
    times = [item["created_at"] for item in page["data"]]
    assert times == sorted(times, reverse=True), "newest first is the default order"


# --- Streams --------------------------------------------------------------------------------------

Transcript = list[tuple[str, Json]]


def parse(text: str) -> Transcript:
    """Names and decoded data of a stream written as `event:` and `data:` line pairs."""
    events: Transcript = []
    *blocks, end = text.split("\n\n")
    assert end == "", "the last event lacks its blank line"
    for block in blocks:
        match = re.fullmatch(r"event: (\S+)\ndata: (.+)", block)
        assert match, f"not an event: {block[:80]!r}"
        name, data = match.groups()
        events.append((name, data if name == "done" else json.loads(data)))
    return events


STREAMS: dict[str, Transcript] = {
    f"{name}-{key}": parse(example["value"])
    for name in sorted(STREAMING)
    for key, example in OPERATIONS[name][2]["responses"]["200"]["content"]["text/event-stream"][
        "examples"
    ].items()
}


def event_schemas() -> dict[str, Json]:
    """The schema of the data of each event, by its name."""
    found: dict[str, Json] = {}
    for group in SCHEMAS["AssistantStreamEvent"]["oneOf"]:
        schema = resolve(OURS, group["$ref"])
        for shape in schema.get("oneOf", [schema]):
            found[shape["properties"]["event"]["const"]] = shape["properties"]["data"]
    return found


@pytest.mark.parametrize("name", STREAMS)
def test_every_event_is_valid(name: str) -> None:
    assert STREAMS[name][-1] == ("done", "[DONE]")
    for position, (event, data) in enumerate(STREAMS[name]):
        where = f"event {position}, {event}"
        assert problems(data, event_schemas()[event]) == [], where
        union = {"$ref": "#/components/schemas/AssistantStreamEvent"}
        assert problems({"event": event, "data": data}, union) == [], where


@pytest.mark.parametrize("name", [name for name in STREAMS if name.endswith("-message")])
def test_deltas_add_up_to_the_message(name: str) -> None:
    stream = STREAMS[name]
    pieces = [
        part["text"]["value"]
        for event, data in stream
        if event == "thread.message.delta"
        for part in data["delta"]["content"]
    ]
    [message] = [data for event, data in stream if event == "thread.message.completed"]
    assert len(pieces) > 1
    assert "".join(pieces) == message["content"][0]["text"]["value"]
    last_event, run = stream[-2]
    assert last_event == "thread.run.completed"
    used = [data["usage"] for event, data in stream if event == "thread.run.step.completed"]
    assert run["usage"] == {key: sum(usage[key] for usage in used) for key in run["usage"]}


def test_function_call_is_carried_through() -> None:
    """The call asked for in pieces is the one handed in and the one the second stream goes on with."""
    asked, answered = STREAMS["createRun-function_call"], STREAMS["submitToolOuputsToRun-message"]
    calls = [
        call
        for event, data in asked
        if event == "thread.run.step.delta"
        for call in data["delta"]["step_details"]["tool_calls"]
    ]
    waiting_event, waiting = asked[-2]
    assert waiting_event == "thread.run.requires_action"
    [call] = waiting["required_action"]["submit_tool_outputs"]["tool_calls"]
    assert "".join(part["function"]["arguments"] for part in calls) == call["function"]["arguments"]
    assert calls[0]["id"] == call["id"]
    assert json.loads(call["function"]["arguments"])

    request = JSON_CONTENTS["submitToolOuputsToRun-request"]["example"]
    [output] = request["tool_outputs"]
    assert output["tool_call_id"] == call["id"]
    final_event, final = answered[-2]
    assert final_event == "thread.run.completed"
    assert (final["id"], final["thread_id"]) == (waiting["id"], waiting["thread_id"])
    [message] = [data for event, data in answered if event == "thread.message.completed"]
    times = json.loads(output["output"])["high"]
    assert all(time in message["content"][0]["text"]["value"] for time in times)


# --- Discriminators -------------------------------------------------------------------------------


def unions(value: Json) -> Iterator[Json]:
    """Every schema with `oneOf` or `anyOf` below a value."""
    if is_object(value):
        if "oneOf" in value or "anyOf" in value:
            yield value
        for item in value.values():
            yield from unions(item)
    elif is_array(value):
        for item in value:
            yield from unions(item)


def tags(schema: Json, name: str) -> set[str]:
    """The values by which a property can tell this schema apart, those of its members included."""
    schema = resolve(OURS, schema["$ref"]) if "$ref" in schema else schema
    if "oneOf" in schema:
        return {tag for member in schema["oneOf"] for tag in tags(member, name)}
    value = schema.get("properties", {}).get(name, {}).get("const")
    return {value} if value and name in schema["required"] else set()


def test_discriminators_are_complete_and_true() -> None:
    told_apart = 0
    for union in unions(SCHEMAS):
        members = union.get("oneOf", union.get("anyOf", ()))
        if "discriminator" not in union:
            by_tag = [tags(member, "type") or tags(member, "event") for member in members]
            assert not all(by_tag), f"lacks a discriminator: {members}"
            continue
        told_apart += 1
        name = union["discriminator"]["propertyName"]
        leads = {tag: member.get("$ref") for member in members for tag in tags(member, name)}
        assert all(tags(member, name) for member in members), members
        if None not in leads.values():
            assert union["discriminator"]["mapping"] == leads
        else:  # a mapping cannot name what stands inline
            assert "mapping" not in union["discriminator"]
    assert told_apart > 20
