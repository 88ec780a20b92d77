"""Polling: what ends the wait, how long it lasts between fetches, and when it is given up."""

import asyncio
import pickle
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pytest
from answer_server import Answer, AnswerServer, answer
from client_kit import KINDS, AsyncPets, Kind, Pets

from _core import errors
from _core.absent import NotGiven, Omit, not_given, omit
from _core.model import Model
from _core.polling import PollScheme, PollTimeout, async_poll, check_interval, poll
from _core.requests import Options, Request

kinds = pytest.mark.parametrize("kind", KINDS)


@dataclass(slots=True, kw_only=True)
class Job(Model):
    status: str | None = None


FETCH: Request[Job] = Request(
    "GET", "/jobs/1", decode=lambda raw: Job(status=raw.get("status")), headers={"X-Own": "1"}
)
SCHEME = PollScheme(
    until="status",
    terminal=frozenset({"done", "failed"}),
    interval=1,
    interval_header="Poll-After-Ms",
    custom_interval_header="X-Interval",
    headers={"X-Poll": "true"},
)


def job(status: str | None, headers: Mapping[str, str] | None = None) -> Answer:
    return answer({"status": status}, headers=headers)


class Wait:
    """The result of a wait, and how it went."""

    def __init__(self, result: Job, seconds: float, server: AnswerServer) -> None:
        self.result = result
        self.seconds = seconds
        self.requests = server.requests


def waited(
    kind: Kind,
    *answers: Answer,
    scheme: PollScheme = SCHEME,
    interval: int | Omit | NotGiven = omit,
    options: Options = Options(),
) -> Wait:
    begun = time.monotonic()
    result: Job
    with AnswerServer(*answers) as server:
        if kind == "sync":
            with Pets(base_url=server.url) as client:
                result = poll(client, FETCH, scheme, interval, options)
        else:

            async def run() -> Job:
                async with AsyncPets(base_url=server.url) as client:
                    return await async_poll(client, FETCH, scheme, interval, options)

            result = asyncio.run(run())
    return Wait(result, time.monotonic() - begun, server)


@kinds
@pytest.mark.parametrize("end", ["done", "failed"])
def test_a_terminal_state_ends_the_wait(kind: Kind, end: str) -> None:
    wait = waited(kind, job("queued"), job("running"), job("a state of the future"), job(end))
    assert wait.result.status == end
    assert wait.result._request_id == "req-1"
    assert len(wait.requests) == 4
    assert len(waited(kind, job(end)).requests) == 1


@kinds
def test_every_fetch_says_what_it_is(kind: Kind) -> None:
    extra = Options(extra_headers={"X-Mine": "2"})
    wait = waited(kind, job("queued"), job("done"), interval=2, options=extra)
    for request in wait.requests:
        named = [request.headers[name] for name in ("X-Own", "X-Poll", "X-Interval", "X-Mine")]
        assert named == ["1", "true", "2", "2"]
    assert "X-Interval" not in waited(kind, job("done")).requests[0].headers


@kinds
def test_the_server_says_how_often(kind: Kind) -> None:
    asked = job("queued", {"Poll-After-Ms": "300"})
    assert 0.3 <= waited(kind, asked, job("done")).seconds < 3
    assert waited(kind, asked, job("done"), interval=not_given).seconds >= 0.3
    assert waited(kind, asked, job("done"), interval=1).seconds < 0.3


@kinds
def test_a_wish_that_makes_no_sense_is_not_heeded(kind: Kind) -> None:
    assert waited(kind, job("queued", {"Poll-After-Ms": "soon"}), job("done")).seconds < 1


def test_the_interval_is_checked() -> None:
    with pytest.raises(ValueError, match="every takes a number of milliseconds, not -1"):
        check_interval("every", -1)
    for wrong in ("5", None, True):
        with pytest.raises(TypeError, match=f"every takes .*, not {type(wrong).__name__}"):
            check_interval("every", wrong)
    for right in (omit, not_given, 0, 5):
        check_interval("every", right)


@kinds
def test_waiting_is_given_up_at_the_deadline(kind: Kind) -> None:
    scheme = PollScheme(until="status", terminal=frozenset({"done"}), interval=20, deadline=0.2)
    begun = time.monotonic()
    with pytest.raises(PollTimeout, match="after 0.2 s: status is still 'running'") as caught:
        waited(kind, job("queued"), job("running"), scheme=scheme)
    assert time.monotonic() - begun < 2
    error = caught.value
    assert isinstance(error, errors.APITimeoutError)
    assert error.seconds == 0.2
    assert error.result == Job(status="running")
    assert str(pickle.loads(pickle.dumps(error))) == str(error)


@kinds
@pytest.mark.parametrize("bad", [job(None), answer({})])
def test_a_result_without_a_state_is_an_error(kind: Kind, bad: Answer) -> None:
    with pytest.raises(errors.SDKError, match="'status'.*Job came without"):
        waited(kind, bad)


@kinds
def test_an_error_ends_the_wait(kind: Kind) -> None:
    with pytest.raises(errors.NotFoundError):
        waited(kind, job("queued"), answer({}, 404))


def test_a_wait_can_be_cancelled() -> None:
    async def run(url: str) -> Any:
        async with AsyncPets(base_url=url) as client:
            async with asyncio.timeout(0.2):
                await async_poll(client, FETCH, SCHEME, 5, Options())

    with AnswerServer(job("queued")) as server, pytest.raises(TimeoutError):
        asyncio.run(run(server.url))
    assert len(server.requests) > 1
