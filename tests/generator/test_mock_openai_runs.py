"""The mock of specs/openai-runs: every operation, right and wrong, and its streams."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from bindwright.mock import create_app, running
from bindwright.mock.checking import Checker
from bindwright.mock.description import Description
from bindwright.source import read_document

SPEC = Path(__file__).parents[2] / "specs" / "openai-runs" / "openapi.yaml"
DATA = read_document(SPEC).data
OPERATIONS: dict[str, tuple[str, str, dict[str, Any]]] = {
    operation["operationId"]: (verb, path, operation)
    for path, item in DATA["paths"].items()
    for verb, operation in item.items()
}
STREAMING = [
    (name, transcript)
    for name, (_, _, operation) in OPERATIONS.items()
    for transcript in operation["responses"]["200"]["content"]
    .get("text/event-stream", {})
    .get("examples", {})
]
PACE = 0.01


@pytest.fixture(scope="module")
def client() -> Iterator[httpx2.Client]:
    headers = {"authorization": "Bearer k"}
    with (
        running(create_app(DATA, pace=PACE)) as url,
        httpx2.Client(base_url=f"{url}/v1", headers=headers) as made,
    ):
        yield made


def request(name: str) -> tuple[str, str, Any]:
    """Method, path and example body of an operation."""
    verb, path, operation = OPERATIONS[name]
    for each in operation.get("parameters", ()):
        path = path.replace(f"{{{each['name']}}}", f"{each['name']}_1")
    content = operation.get("requestBody", {}).get("content", {})
    return verb.upper(), path, content.get("application/json", {}).get("example")


def test_every_operation_is_tested() -> None:
    assert len(OPERATIONS) == 18
    assert {name for name, _ in STREAMING} == {
        "createRun",
        "createThreadAndRun",
        "submitToolOuputsToRun",
    }


@pytest.mark.parametrize("name", OPERATIONS)
def test_an_operation_answers_its_example_request(name: str, client: httpx2.Client) -> None:
    verb, path, body = request(name)
    body = {**body, "stream": False} if body and "stream" in body else body
    answer = client.request(verb, path, json=body)
    assert answer.status_code == 200, answer.text
    schema = OPERATIONS[name][2]["responses"]["200"]["content"]["application/json"]["schema"]
    description = Description({**DATA, "wanted": schema})
    assert Checker(description).faults(description.data["wanted"], answer.json(), "answer") == []


@pytest.mark.parametrize("name", [name for name in OPERATIONS if request(name)[2]])
def test_a_bad_body_is_refused_by_the_name_of_the_property(
    name: str, client: httpx2.Client
) -> None:
    verb, path, body = request(name)
    for key in body:
        answer = client.request(verb, path, json={**body, key: [[0.5]]})
        error = answer.json()["error"]
        assert answer.status_code == 400
        assert error["param"].startswith(f"body.{key}"), error
        assert f"body.{key}" in error["message"]
        assert error["type"] == "invalid_request_error"


@pytest.mark.parametrize("name", OPERATIONS)
@pytest.mark.parametrize("code", [404, 429, 500])
def test_every_operation_can_fail(name: str, code: int, client: httpx2.Client) -> None:
    verb, path, body = request(name)
    answer = client.request(verb, path, json=body, headers={"prefer": f"code={code}"})
    assert answer.status_code == code
    assert set(answer.json()["error"]) == {"message", "type", "param", "code"}


@pytest.mark.parametrize("name", OPERATIONS)
def test_every_operation_needs_the_key(name: str, client: httpx2.Client) -> None:
    verb, path, body = request(name)
    answer = client.request(verb, path, json=body, headers={"authorization": ""})
    assert (answer.status_code, answer.headers["www-authenticate"]) == (401, "Bearer")


@pytest.mark.parametrize(("name", "transcript"), STREAMING)
def test_a_stream_is_paced_and_ends(name: str, transcript: str, client: httpx2.Client) -> None:
    verb, path, body = request(name)
    media = OPERATIONS[name][2]["responses"]["200"]["content"]["text/event-stream"]
    written: str = media["examples"][transcript]["value"]
    headers = {"prefer": f"example={transcript}"}
    start = time.perf_counter()
    with client.stream(verb, path, json={**body, "stream": True}, headers=headers) as answer:
        first = next(text := answer.iter_text())
        sooner = time.perf_counter() - start
        sent = first + "".join(text)
    took = time.perf_counter() - start
    assert sent == written
    events = sent.count("\n\n")
    assert took >= (events - 1) * PACE
    assert sooner < took / 2
    assert sent.endswith("event: done\ndata: [DONE]\n\n")
    payloads = [line[6:] for line in sent.splitlines() if line.startswith("data: {")]
    assert len(payloads) == events - 1
    assert all(isinstance(json.loads(each), dict) for each in payloads)


def test_what_the_caller_wrote_comes_back(client: httpx2.Client) -> None:
    body = {"assistant_id": "asst_9", "instructions": "Be brief.", "metadata": {"desk": "4"}}
    run = client.post("/threads/thread_9/runs", json=body).json()
    assert run | body == run
    assert run["thread_id"] == "thread_9"
    cancelled = client.post("/threads/thread_9/runs/run_9/cancel").json()
    assert (cancelled["thread_id"], cancelled["id"]) == ("thread_9", "run_9")


@pytest.mark.parametrize("name", [name for name in OPERATIONS if name.startswith("list")])
@pytest.mark.parametrize("order", ["asc", "desc"])
def test_lists_are_paged(name: str, order: str, client: httpx2.Client) -> None:
    _, path, _ = request(name)
    listed = OPERATIONS[name][2]["responses"]["200"]["content"]["application/json"]["example"]
    ids = [each["id"] for each in listed["data"]]
    seen: list[str] = []
    query = {"limit": 1, "order": order}
    while True:
        page = client.get(path, params=query).json()
        seen += [each["id"] for each in page["data"]]
        if not page["has_more"]:
            break
        query["after"] = page["last_id"]
    assert seen == (ids if order == "desc" else ids[::-1])
    assert len(seen) > 1


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
QUIET = TestClient(create_app(DATA, pace=0), headers={"authorization": "Bearer k"})


@given(
    name=st.sampled_from(sorted(OPERATIONS)),
    content=st.binary(max_size=50) | JSON_VALUES.map(lambda each: json.dumps(each).encode()),
    query=st.dictionaries(st.sampled_from(["limit", "after", "order", "x[]"]), st.text()),
    prefer=st.text(st.characters(min_codepoint=32, max_codepoint=126)),
)
def test_nothing_that_is_sent_breaks_it(
    name: str, content: bytes, query: dict[str, str], prefer: str
) -> None:
    verb, path, _ = request(name)
    headers = {"prefer": prefer, "content-type": "application/json"}
    query = {key: value.encode("utf-8", "replace").decode() for key, value in query.items()}
    answer = QUIET.request(verb, path, content=content, params=query, headers=headers)
    assert answer.status_code in (200, 400) or "code=" in prefer
    if answer.status_code == 400:
        assert answer.json()["error"]["message"]


@given(name=st.sampled_from(sorted(OPERATIONS)), data=st.data())
def test_one_wrong_property_is_found_or_harmless(name: str, data: st.DataObject) -> None:
    verb, path, body = request(name)
    if not body:
        return
    key = data.draw(st.sampled_from(sorted(body)))
    changed = {**body, key: data.draw(JSON_VALUES)}
    content = json.dumps(changed).encode()
    answer = QUIET.request(
        verb, path, content=content, headers={"content-type": "application/json"}
    )
    if answer.status_code == 400:
        assert f"body.{key}" in answer.text or "is not JSON" in answer.text
    else:
        assert answer.status_code == 200
