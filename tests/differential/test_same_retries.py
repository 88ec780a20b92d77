"""Both libraries try again alike, wait for runs alike, and tell alike that nobody answers."""

from __future__ import annotations

import socket
from typing import Any

import pytest
from calls import CALLS, content
from pair import OPTIONS, PACKAGES, ending, requests
from recorder import Recorder

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")

AGAIN = {"retry_after_ms": "1"}
THREAD: dict[str, Any] = content("getThread")["application/json"]["example"]
RUN: dict[str, Any] = {
    **content("getRun")["application/json"]["example"],
    "id": "run_1",
    "thread_id": "thread_1",
}

# -- trying again ------------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["sync", "async", "raw"])
@pytest.mark.parametrize("status", [400, 401, 403, 404, 408, 409, 422, 425, 429, 500, 502, 503])
def test_how_often_a_request_is_sent(status: int, form: str, server: Recorder) -> None:
    server.answer({"error": {"message": "No."}}, status, **AGAIN)
    counts: list[Any] = []
    for package in PACKAGES:
        options = {**OPTIONS, "max_retries": 2}
        end = ending(package, form, server, "create", [], {"metadata": {}}, options)[0]
        sent = [each.comparable("idempotency-key") for each in server.sent]
        counts.append((end, sent))
        server.sent.clear()
    assert counts[1] == counts[0]


@pytest.mark.parametrize(
    ("status", "headers"),
    [
        (500, {"x_should_retry": "false"}),
        (400, {"x_should_retry": "true", **AGAIN}),
        (429, {"retry_after": "100000"}),
        (503, {"retry_after": "0"}),
    ],
)
def test_a_server_decides(status: int, headers: dict[str, str], server: Recorder) -> None:
    server.answer({"error": {"message": "No."}}, status, **headers)
    options = {**OPTIONS, "max_retries": 1}
    counts: list[int] = []
    for package in PACKAGES:
        ending(package, "sync", server, "retrieve", ["t"], {}, options)
        counts.append(len(server.sent))
        server.sent.clear()
    assert counts[1] == counts[0]


@pytest.mark.parametrize("form", ["sync", "async", "raw", "streaming", "async streaming"])
def test_the_second_time_it_works(form: str, server: Recorder) -> None:
    found: list[Any] = []
    for package in PACKAGES:
        server.answers((500, {}, AGAIN), (429, {}, AGAIN), (200, THREAD, {}))
        options = {**OPTIONS, "max_retries": 2}
        end = ending(package, form, server, "retrieve", ["t"], {}, options)
        found.append((end, len(server.sent)))
        server.sent.clear()
    assert found[1] == found[0]
    assert found[1] == (THREAD, 3)


# -- waiting for a run -------------------------------------------------------------------------

WAITS: dict[str, tuple[str, str]] = {
    "create_and_poll": ("createRun", "runs.create_and_poll"),
    "create_and_run_poll": ("createThreadAndRun", "create_and_run_poll"),
    "submit_tool_outputs_and_poll": ("submitToolOuputsToRun", "runs.submit_tool_outputs_and_poll"),
    "poll": ("getRun", "runs.poll"),
}
MARKS = ("x-stainless-poll-helper", "x-stainless-custom-poll-interval")


def _waiting(name: str, everything: bool) -> dict[str, Any]:
    _, args, required, more = CALLS[name]
    if name == "createThreadAndRun":
        ids = {}
    else:
        ids = {"thread_id" if name == "createRun" else "run_id": args[0]}
    return {**required, **ids, **(more if everything else {})}


@pytest.mark.parametrize("form", ["sync", "async"])
@pytest.mark.parametrize("interval", [None, 1])
@pytest.mark.parametrize("helper", WAITS)
def test_waiting(helper: str, interval: int | None, form: str, server: Recorder) -> None:
    name, path = WAITS[helper]
    kwargs = _waiting(name, everything=True)
    if interval is not None:
        kwargs["poll_interval_ms"] = interval
    found: list[Any] = []
    for package in PACKAGES:
        server.answers(
            *(
                (200, {**RUN, "status": status}, {"openai_poll_after_ms": "1"})
                for status in ("queued", "in_progress", "cancelling", "completed")
            )
        )
        end = ending(package, form, server, path, [], kwargs)
        found.append((end, [each.comparable(*MARKS) for each in server.sent]))
        server.sent.clear()
    assert found[1] == found[0]
    assert len(found[1][1]) == 4


@pytest.mark.parametrize(
    "status", ["requires_action", "cancelled", "completed", "failed", "expired", "incomplete"]
)
def test_waiting_ends(status: str, server: Recorder) -> None:
    server.answer({**RUN, "status": status})
    found: list[Any] = []
    for package in PACKAGES:
        end = ending(package, "sync", server, "runs.poll", [], _waiting("getRun", False))
        found.append((end, len(server.sent)))
        server.sent.clear()
    assert found[1] == found[0]
    assert found[1][1] == 1


def test_waiting_with_extras(server: Recorder) -> None:
    server.answer({**RUN, "status": "completed"})
    kwargs = {
        **_waiting("createRun", False),
        "extra_headers": {"X-Mine": "1"},
        "extra_query": {"q": "1"},
        "extra_body": {"b": 1},
        "timeout": 5,
    }
    theirs, ours = requests("sync", server, "runs.create_and_poll", [], kwargs)
    assert [each.comparable("x-mine", *MARKS) for each in ours] == [
        each.comparable("x-mine", *MARKS) for each in theirs
    ]


# -- no answer at all --------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["sync", "async", "raw", "streaming"])
def test_nobody_listens(form: str, server: Recorder) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    options = {**OPTIONS, "base_url": f"http://127.0.0.1:{port}"}
    theirs, ours = (ending(each, form, server, "retrieve", ["t"], {}, options) for each in PACKAGES)
    assert ours[0] == theirs[0] == "APIConnectionError"


@pytest.mark.parametrize("form", ["sync", "async", "raw", "streaming"])
def test_nobody_answers(form: str, server: Recorder) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        options = {
            **OPTIONS,
            "base_url": f"http://127.0.0.1:{silent.getsockname()[1]}",
            "timeout": 0.1,
        }
        theirs, ours = (
            ending(each, form, server, "retrieve", ["t"], {}, options) for each in PACKAGES
        )
    assert ours[0] == theirs[0] == "APITimeoutError"
