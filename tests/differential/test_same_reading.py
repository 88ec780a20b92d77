"""Pages, raw responses, streams and errors of both libraries work alike."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import openai
import openai_runs
import pytest
from calls import CALLS, content, method
from pair import OPTIONS, PACKAGES, call, ending
from recorder import Recorder

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")

RUN: dict[str, Any] = content("getRun")["application/json"]["example"]

DONE = "event: done\ndata: [DONE]\n\n"


def _event(name: str, data: Any) -> str:
    return f"event: {name}\ndata: {json.dumps(data)}\n\n"


# -- pages -------------------------------------------------------------------------------------

PAGED = {"listRuns": ["thread_1"], "listMessages": ["thread_1"], "listRunSteps": ["run_1"]}


def _pages(name: str) -> list[tuple[int, Any, dict[str, str]]]:
    example = content(name)["application/json"]["example"]
    item = example["data"][0]

    def page(ids: str, more: bool) -> tuple[int, Any, dict[str, str]]:
        data = [{**item, "id": each} for each in ids]
        return 200, {"object": "list", "data": data, "has_more": more}, {}

    return [page("ab", True), page("cd", True), page("e", False)]


@pytest.mark.parametrize("client", ["OpenAI", "AsyncOpenAI"])
@pytest.mark.parametrize("name", PAGED)
def test_all_pages(name: str, client: str, server: Recorder) -> None:
    path, args, required, more = CALLS[name]
    kwargs = {**required, **more, "before": "z"}

    async def read(package: Any) -> list[str]:
        async with package.AsyncOpenAI(base_url=server.url, **OPTIONS) as made:
            first = [each.id async for each in method(made, path)(*args, **kwargs)]
            server.answers(*_pages(name))
            page = await method(made, path)(*args, **kwargs)
            second = [each.id async for each in page]
            server.answers(*_pages(name))
            page = await method(made, path)(*args, **kwargs)
            third = ["/".join(it.id for it in each.data) async for each in page.iter_pages()]
            return [*first, *second, *third]

    def read_sync(package: Any) -> list[str]:
        with package.OpenAI(base_url=server.url, **OPTIONS) as made:
            first = [each.id for each in method(made, path)(*args, **kwargs)]
            server.answers(*_pages(name))
            page = method(made, path)(*args, **kwargs)
            third = ["/".join(it.id for it in each.data) for each in page.iter_pages()]
            server.answers(*_pages(name))
            page = method(made, path)(*args, **kwargs)
            second = page.get_next_page()
            return [*first, *third, *(each.id for each in second.data), repr(second.has_more)]

    found: list[Any] = []
    for package in PACKAGES:
        server.answers(*_pages(name))
        ids = read_sync(package) if client == "OpenAI" else asyncio.run(read(package))
        found.append((ids, [each.comparable("accept") for each in server.sent]))
        server.sent.clear()
    assert found[1] == found[0]


def test_a_raw_page_leads_on(server: Recorder) -> None:
    found: list[Any] = []
    for package in PACKAGES:
        server.answers(*_pages("listRuns"))
        page = call_raw(package, server)
        found.append([page.object, page.has_next_page(), repr(page.next_page_info().params)])
    assert found[1] == found[0]


def call_raw(package: Any, server: Recorder) -> Any:
    """A page that was parsed from a raw response."""
    with package.OpenAI(base_url=server.url, **OPTIONS) as client:
        return client.beta.threads.runs.with_raw_response.list("thread_1").parse()


def test_no_next_page(server: Recorder) -> None:
    server.answers(*_pages("listRuns")[2:])
    for package in PACKAGES:
        with package.OpenAI(base_url=server.url, **OPTIONS) as client:
            page = client.beta.threads.runs.list("thread_1")
            assert not page.has_next_page()


# -- raw responses -----------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["raw", "streaming"])
def test_all_facts_of_a_raw_response(kind: str, server: Recorder, tmp_path: Any) -> None:
    found: list[Any] = []
    for package in PACKAGES:
        server.answers((500, {}, {"retry_after_ms": "1"}), (200, RUN, {"x_more": "1"}))
        options = {**OPTIONS, "max_retries": 1}
        with package.OpenAI(base_url=server.url, **options) as client:
            runs = getattr(client.beta.threads.runs, f"with_{kind}_response")
            response = runs.retrieve("run_1", thread_id="thread_1")
            if kind == "streaming":
                with response as opened:
                    found.append((*_facts(opened), opened.read(), opened.is_closed))
            else:
                found.append((*_facts(response), response.content, response.is_closed))
    assert found[1] == found[0]


def _facts(response: Any) -> tuple[Any, ...]:
    return (
        response.status_code,
        response.method,
        response.url.path,
        response.http_version,
        response.retries_taken,
        response.request_id,
        response.headers["x-more"],
        response.headers.get("nothing"),
        response.http_request.headers["openai-beta"],
        response.http_response.status_code,
        response.elapsed.total_seconds() >= 0 if response.http_response.is_closed else True,
    )


@pytest.mark.parametrize("way", ["iter_bytes", "iter_text", "iter_lines"])
def test_reading_a_raw_response_in_pieces(way: str, server: Recorder) -> None:
    server.stream(_event("thread.run.created", RUN) + DONE)
    found: list[Any] = []

    async def read(package: Any) -> Any:
        async with package.AsyncOpenAI(base_url=server.url, **OPTIONS) as client:
            runs = client.beta.threads.runs.with_streaming_response
            async with runs.create("t", assistant_id="a", stream=True) as response:
                return [each async for each in getattr(response, way)()]

    for package in PACKAGES:
        with package.OpenAI(base_url=server.url, **OPTIONS) as client:
            runs = client.beta.threads.runs.with_streaming_response
            with runs.create("t", assistant_id="a", stream=True) as response:
                pieces = list(getattr(response, way)())
        pieces_async = asyncio.run(read(package))
        empty: Any = b"" if way == "iter_bytes" else ""
        found.append((empty.join(pieces), empty.join(pieces_async)))
    assert found[1] == found[0]


def test_reading_a_streamed_response_twice(server: Recorder) -> None:
    server.answer(RUN)
    for package in PACKAGES:
        with package.OpenAI(base_url=server.url, **OPTIONS) as client:
            runs = client.beta.threads.runs.with_streaming_response
            with runs.retrieve("r", thread_id="t") as response:
                assert json.loads(response.read()) == RUN
                assert response.json() == RUN
                assert response.parse().id == RUN["id"]
                assert json.loads(response.text()) == RUN


@pytest.mark.parametrize("kind", ["raw", "streaming"])
def test_errors_of_raw_responses(kind: str, server: Recorder) -> None:
    server.answer({"error": {"message": "No."}}, 404)
    for form in (kind, f"async {kind}"):
        ends = [ending(each, form, server, "retrieve", ["t"]) for each in PACKAGES]
        assert ends[0][0] == ends[1][0] == "NotFoundError"


# -- streams -----------------------------------------------------------------------------------


def test_a_stream_as_a_program_uses_it(server: Recorder) -> None:
    server.stream(_event("thread.run.created", RUN) * 3 + DONE)
    found: list[Any] = []
    for package in PACKAGES:
        with package.OpenAI(base_url=server.url, **OPTIONS) as client:
            runs = client.beta.threads.runs
            with runs.create("t", assistant_id="a", stream=True) as stream:
                assert isinstance(stream, package.Stream)
                first = next(stream)
                rest = [each.event for each in stream]
            headers = stream.response.headers["x-request-id"]
            found.append((first.event, rest, headers, stream.response.is_closed))
    assert found[1] == found[0]


def test_an_asynchronous_stream_as_a_program_uses_it(server: Recorder) -> None:
    server.stream(_event("thread.run.created", RUN) * 3 + DONE)

    async def read(package: Any) -> Any:
        async with package.AsyncOpenAI(base_url=server.url, **OPTIONS) as client:
            stream = await client.beta.threads.runs.create("t", assistant_id="a", stream=True)
            assert isinstance(stream, package.AsyncStream)
            async with stream:
                first = await stream.__anext__()
                rest = [each.event async for each in stream]
            return first.event, rest, stream.response.is_closed

    assert asyncio.run(read(openai_runs)) == asyncio.run(read(openai))


# -- errors ------------------------------------------------------------------------------------

BODIES: dict[str, Any] = {
    "whole": {"error": {"message": "No.", "code": "c", "param": "p", "type": "t"}},
    "no message": {"error": {"code": "c"}},
    "numbers": {"error": {"message": "No.", "code": 7, "param": None, "type": None}},
    "no envelope": {"message": "No.", "code": "c"},
    "text in the envelope": {"error": "No."},
    "null": None,
    "a list": [{"error": {"message": "No."}}],
    "text": "No.",
}


@pytest.mark.parametrize("form", ["sync", "async", "streaming"])
@pytest.mark.parametrize("case", BODIES)
def test_errors_in_words(case: str, form: str, server: Recorder) -> None:
    server.answer(BODIES[case], 400)
    _same_error(form, server)


@pytest.mark.parametrize("text", [b"", b"<html>Bad gateway</html>", b"{oops", b"\xff\xfe"])
@pytest.mark.parametrize("kind", ["text/html", "application/json"])
def test_errors_that_are_not_json(kind: str, text: bytes, server: Recorder) -> None:
    server.text(text, 502, kind)
    _same_error("sync", server)


def _same_error(form: str, server: Recorder) -> None:
    caught: list[Any] = []
    for package in PACKAGES:
        with pytest.raises(package.APIStatusError) as failed:
            call(package, form, server, "retrieve", ["t"])
        caught.append(failed.value)
    theirs, ours = caught
    assert theirs.message in ours.message
    assert str(theirs) in str(ours)
    for name in ("status_code", "code", "param", "type", "body", "request_id"):
        assert getattr(ours, name) == getattr(theirs, name), name
    assert type(ours).__name__ == type(theirs).__name__
    assert ours.request.method == theirs.request.method
    assert ours.response.text == theirs.response.text


@pytest.mark.parametrize("kind", ["text/html", "application/json"])
@pytest.mark.parametrize("text", [b"", b"<html>", b"[1]", b'"x"', b"null", b"{oops"])
@pytest.mark.parametrize("form", ["sync", "raw"])
def test_answers_that_are_no_object(form: str, text: bytes, kind: str, server: Recorder) -> None:
    """What theirs lets through, or raises; where ours raises, too, its error is one of its own."""
    server.text(text, 200, kind)
    ends: list[str] = []
    for package in PACKAGES:
        try:
            call(package, form, server, "retrieve", ["t"])
            ends.append("answer")
        except (package.OpenAIError, ValueError) as error:
            ends.append(type(error).__name__)
    assert ends[1] in (ends[0], "APIResponseValidationError")
