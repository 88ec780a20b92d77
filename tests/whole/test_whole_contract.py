"""Whole APIs, held against their descriptions by the independent walk of tests/contract."""

from __future__ import annotations

import json
from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest
import yaml
from reading import described
from whole_kit import OPERATIONS, ROOT, Whole

pytestmark = pytest.mark.slow

PROGRAM = ROOT / "tests" / "contract" / "walking.py"
COUNTS = {
    "openai": {"arguments": 1018, "answers": 271, "declared properties": 3807, "webhooks": 15},
    "anthropic": {"arguments": 617, "answers": 102, "declared properties": 2524, "webhooks": 22},
    "cohere": {"arguments": 259, "answers": 41, "declared properties": 643},
}
"""What the descriptions have; operations that only stream have no plain answer."""
LEAST = {
    "openai": {"properties": 3270, "required": 2170, "nullable": 970, "values": 4190},
    "anthropic": {"properties": 2360, "required": 1800, "nullable": 900, "values": 2080},
    "cohere": {"properties": 500, "required": 170, "nullable": 1, "values": 650},
}
"""How often something is compared at least: a class that stands for several schemas, for each."""
CONTRADICTIONS = {
    "openai": {
        "ComputerToolCallOutputResource.status: one of ['completed', 'incomplete'], but the"
        " annotation says ['completed', 'incomplete', 'failed']": (
            "one part of its allOf knows no `failed`, the later one says that it comes"
        ),
        **{
            f"{place}.top_logprobs: null is not allowed, but int | None |"
            " openai._core.absent.Omit": (
                "of the three parts of its allOf two take null, and the one between takes none"
            )
            for place in ("createChatCompletion", "ChatCompletionCreateParams")
        },
    },
    "anthropic": {},
    "cohere": {},
}
"""Difference -> what the description says against itself, so that the SDK has the last word of it."""


def reports(whole: Whole, *documents: Any) -> list[Any]:
    """What the walk finds, for each of several descriptions, in the SDK of one."""
    settings = yaml.safe_load((whole.folder / "bindwright.yaml").read_text("utf-8"))
    program = (str(PROGRAM), whole.module)
    return list(json.loads(whole.run(*program, given=[settings, *documents])))


def test_the_description_is_read_as_it_stands(whole: Whole) -> None:
    """The generator reads the same data as a plain reader of YAML and of overlays."""
    assert described(whole.vendor) == whole.data


def test_everything_in_the_sdk_is_as_described(whole: Whole) -> None:
    [report] = reports(whole, described(whole.vendor))
    counts = report["counts"]
    assert sorted(report["differences"]) == sorted(CONTRADICTIONS[whole.vendor])
    assert report["unmet"] == []
    assert counts["operations"] == OPERATIONS[whole.vendor]
    assert {name: counts[name] for name in COUNTS[whole.vendor]} == COUNTS[whole.vendor]
    few = {
        name: counts[name] for name, least in LEAST[whole.vendor].items() if counts[name] < least
    }
    assert few == {}


# --- The walk can fail: one fact of each kind is changed, and the SDK is not made anew. ------------

Change = Callable[[Any], object]


def schema(name: str, *rest: str) -> tuple[str, ...]:
    """Where a component is."""
    return ("components", "schemas", name, *rest)


def operation(path: str, verb: str, *rest: str) -> tuple[str, ...]:
    """Where an operation is."""
    return ("paths", path, verb, *rest)


def body(path: str, verb: str, *rest: str) -> tuple[str, ...]:
    """Where the schema of a JSON body is."""
    where = ("requestBody", "content", "application/json", "schema")
    return operation(path, verb, *where, *rest)


def putting(**words: Any) -> Change:
    """Says something else."""
    return lambda found: found.update(words)


def taking(word: str) -> Change:
    """Says something no more."""
    return lambda found: found.pop(word)


def without(value: str) -> Change:
    """A list without one of its values."""
    return lambda found: found.remove(value)


def without_parameter(name: str) -> Change:
    """Parameters without one."""
    return lambda found: found.remove(next(each for each in found if each.get("name") == name))


def changed(which: str, **words: Any) -> Change:
    """Parameters of which one says something else."""
    return lambda found: next(each for each in found if each.get("name") == which).update(words)


CHANGES: dict[str, tuple[tuple[str, ...], Change, str]] = {
    "type": (
        schema("Connector", "properties", "name"),
        putting(type="integer"),
        "Connector.name: nothing in [<class 'str'>] holds {'type': 'integer'}",
    ),
    "format": (
        schema("Connector", "properties", "created_at"),
        taking("format"),
        "Connector.created_at: nothing in [<class 'datetime.datetime'>] holds {'type': 'string'}",
    ),
    "items": (
        schema("Connector", "properties", "excludes", "items"),
        putting(type="boolean"),
        "Connector.excludes[]: nothing in [<class 'str'>] holds {'type': 'boolean'}",
    ),
    "no longer required": (
        schema("Connector", "required"),
        without("id"),
        "Connector.id: is optional, but has no default",
    ),
    "now required": (
        schema("ApiMeta"),
        putting(required=["billed_units"]),
        "ApiMeta.billed_units: is required, but has a default",
    ),
    "nullable": (
        schema("Dataset", "properties", "id"),
        putting(nullable=True),
        "Dataset.id: null is allowed, but <class 'str'>",
    ),
    "value less": (
        schema("DatasetValidationStatus", "enum"),
        without("skipped"),
        "Dataset.validation_status: one of",
    ),
    "constant": (
        schema("ToolCallV2", "properties", "type"),
        putting(enum=["method"]),
        "ToolCallV2.type: one of ['method'], but the annotation says ['function']",
    ),
    "property more": (
        schema("Thinking", "properties"),
        putting(depth={"type": "integer"}),
        "Thinking (chatv2.thinking): property depth is missing",
    ),
    "property less": (
        schema("ChatConnector", "properties"),
        taking("options"),
        "the description has no property options",
    ),
    "union member less": (
        schema("ResponseFormatV2", "oneOf"),
        lambda found: found.pop(),
        "chatv2.response_format: the description has no",
    ),
    "additional properties": (
        schema("ApiMeta", "properties", "api_version"),
        putting(additionalProperties={"type": "string"}),
        "additional properties are",
    ),
    "default": (
        schema("CreateConnectorRequest", "properties", "active"),
        putting(default=False),
        "create-connector.active: the default False is not told",
    ),
    "parameter less": (
        operation("/v1/datasets", "get", "parameters"),
        without_parameter("limit"),
        "list-datasets: the description has no ['dataset_type', 'limit']",
    ),
    "parameter's name": (
        operation("/v1/datasets", "get", "parameters"),
        changed("datasetType", name="datasetKind"),
        "list-datasets: query datasetKind is missing",
    ),
    "parameter's type": (
        operation("/v1/datasets", "get", "parameters"),
        changed("offset", schema={"type": "boolean"}),
        "list-datasets.offset: nothing in [<class 'float'>] holds {'type': 'boolean'}",
    ),
    "parameter required": (
        operation("/v1/datasets", "get", "parameters"),
        changed("before", required=True),
        "list-datasets: query before required: True, but False",
    ),
    "argument required": (
        body("/v1/detokenize", "post", "required"),
        without("tokens"),
        "detokenize: body tokens required: False, but True",
    ),
    "answer": (
        operation("/v1/tokenize", "post", "responses", "200"),
        putting(content={"text/plain": {}}),
        "tokenize answer: nothing in [<class",
    ),
    "error": (
        operation("/v1/tokenize", "post", "responses"),
        putting(**{"400": {"content": {"application/json": {"schema": {"type": "string"}}}}}),
        "tokenize error 400: nothing in [<class",
    ),
    "operation less": (
        ("paths",),
        taking("/v1/summarize"),
        "summarize: the description has no such operation",
    ),
    "operation more": (
        ("paths",),
        putting(**{"/v1/more": {"get": {"operationId": "more", "responses": {}}}}),
        "more: has no method",
    ),
    "verb": (
        ("paths", "/v1/check-api-key"),
        lambda found: found.update(put=found.pop("post")),
        "checkAPIKey: sent as POST, not PUT",
    ),
    "path": (
        ("paths",),
        lambda found: found.update({"/v3/classify": found.pop("/v1/classify")}),
        "classify: sent to /v1/classify, not /v3/classify",
    ),
}
"""Kind of fact -> where it is, what becomes of it, and what the walk has to say."""


def after_changes(description: Any) -> Any:
    """A description of which one fact of each kind is another."""
    description = deepcopy(description)
    for where, change, _ in CHANGES.values():
        place = description
        for each in where:
            place = place[each]
        change(place)
    return description


@pytest.mark.parametrize("whole", ["cohere"], indirect=True)
def test_every_changed_fact_is_found(whole: Whole) -> None:
    [report] = reports(whole, after_changes(described(whole.vendor)))
    found = "\n".join(report["differences"])
    assert [fact for fact, (_, _, wanted) in CHANGES.items() if wanted not in found] == [], found
