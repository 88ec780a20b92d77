"""When requests are sent again, and what is the same about them."""

import time
from collections.abc import Iterator
from email.utils import formatdate
from typing import Any

import httpx2
import pytest
from answer_server import CUT, SILENCE, Answer, AnswerServer, answer
from client_kit import GET, KINDS, Kind, Pet, call, decode_pet, transport

from _core import retry
from _core.errors import (
    APIConnectionError,
    APIStatusError,
    APITimeoutError,
    BadRequestError,
    ConflictError,
    InternalServerError,
    RateLimitError,
    status_error,
)
from _core.requests import JSONBody, Options, Request

PET = answer({"id": "1"})
AT_ONCE = {"Retry-After-Ms": "1"}

kinds = pytest.mark.parametrize("kind", KINDS)


@pytest.fixture(autouse=True)
def without_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retry, "INITIAL_DELAY", 0.001)


def failed(status: int = 500, **headers: str) -> Answer:
    return answer(
        {"error": {"message": "no"}}, status, {k.replace("_", "-"): v for k, v in headers.items()}
    )


@kinds
@pytest.mark.parametrize("status", [408, 409, 429, 500, 502, 503, 599])
def test_what_may_pass_is_tried_again(kind: Kind, status: int) -> None:
    with AnswerServer(failed(status), failed(status), PET) as server:
        assert call(kind, server.url).id == "1"
    assert len(server.requests) == 3
    assert server.connections == 1


@kinds
@pytest.mark.parametrize("status", [400, 401, 403, 404, 422, 304, 499])
def test_what_will_not_pass_is_not(kind: Kind, status: int) -> None:
    with AnswerServer(failed(status)) as server, pytest.raises(APIStatusError) as caught:
        call(kind, server.url)
    assert caught.value.status_code == status
    assert len(server.requests) == 1


@kinds
def test_the_server_has_the_last_word(kind: Kind) -> None:
    with AnswerServer(failed(400, x_should_retry="true"), PET) as server:
        assert call(kind, server.url).id == "1"
    with AnswerServer(failed(503, x_should_retry="false")) as server:
        with pytest.raises(InternalServerError):
            call(kind, server.url)
    assert len(server.requests) == 1


@kinds
@pytest.mark.parametrize(("retries", "error"), [(0, ConflictError), (3, RateLimitError)])
def test_the_last_failure_is_raised(kind: Kind, retries: int, error: type[Exception]) -> None:
    answers = [failed(409), failed(500), failed(503), failed(429)]
    with AnswerServer(*answers) as server, pytest.raises(error):
        call(kind, server.url, max_retries=retries)
    assert len(server.requests) == retries + 1


@kinds
@pytest.mark.parametrize("broken", [CUT, answer({"id": "1"}, length=100, cut=True)])
def test_a_broken_connection_is_tried_again(kind: Kind, broken: Answer) -> None:
    with AnswerServer(broken, broken, PET) as server:
        assert call(kind, server.url).id == "1"
    with AnswerServer(broken) as server, pytest.raises(APIConnectionError) as caught:
        call(kind, server.url, max_retries=1)
    assert len(server.requests) == 2
    assert isinstance(caught.value.__cause__, httpx2.RemoteProtocolError)


@kinds
def test_nobody_there_is_a_connection_error(kind: Kind) -> None:
    with AnswerServer(PET) as server:
        url = server.url
    with pytest.raises(APIConnectionError) as caught:
        call(kind, url, options=Options(extra_query={"token": "hush"}))
    assert str(caught.value).startswith(f"Connection error: GET {url}/pets/1: ")
    assert "hush" not in str(caught.value)
    assert not isinstance(caught.value, APITimeoutError)
    assert caught.value.request.url == f"{url}/pets/1?token=hush"


@kinds
@pytest.mark.parametrize(
    "options", [Options(timeout=0.1), Options(timeout=httpx2.Timeout(9, read=0.1))]
)
def test_a_timeout_is_tried_again(kind: Kind, options: Options) -> None:
    with AnswerServer(SILENCE, PET) as server:
        assert call(kind, server.url, options=options).id == "1"
    with AnswerServer(SILENCE) as server, pytest.raises(APITimeoutError) as caught:
        call(kind, server.url, options=options, max_retries=1)
    assert str(caught.value) == f"Request timed out: GET {server.url}/pets/1"
    assert len(server.requests) == 2


@kinds
def test_a_request_that_can_never_be_sent_is_not_tried_again(kind: Kind) -> None:
    begun = time.monotonic()
    with AnswerServer(answer(b"", 302, {"Location": "/again"})) as server:
        with pytest.raises(APIConnectionError, match="20 redirects"):
            call(kind, server.url)
    assert len(server.requests) == 21
    assert time.monotonic() - begun < 5


@kinds
def test_every_attempt_is_the_same_request(kind: Kind) -> None:
    def items() -> Iterator[int]:
        yield from (1, 2, 3)

    request = Request("POST", "/pets", decode=decode_pet, body=JSONBody({"items": items()}))
    with AnswerServer(failed(500), CUT, PET) as server:
        call(kind, server.url, request)
        call(kind, server.url, Request("POST", "/pets", decode=decode_pet))
    first, second, third, other = server.requests
    assert first.json == second.json == third.json == {"items": [1, 2, 3]}
    key = first.headers["Idempotency-Key"]
    assert key and key == second.headers["Idempotency-Key"] == third.headers["Idempotency-Key"]
    assert other.headers["Idempotency-Key"] != key


@kinds
def test_the_callers_idempotency_key_is_kept_and_reading_needs_none(kind: Kind) -> None:
    with AnswerServer(PET) as server:
        mine = Options(extra_headers={"idempotency-key": "mine"})
        call(kind, server.url, Request("POST", "/pets"), mine)
        call(kind, server.url, GET)
    assert server.requests[0].headers.get_all("Idempotency-Key") == ["mine"]
    assert "Idempotency-Key" not in server.requests[1].headers


@kinds
def test_a_cookie_of_the_failure_goes_with_the_retry(kind: Kind) -> None:
    with AnswerServer(failed(503, set_cookie="lane=7"), PET) as server:
        call(kind, server.url)
    assert server.requests[0].headers["Cookie"] is None
    assert server.requests[1].headers["Cookie"] == "lane=7"


@kinds
def test_an_error_of_a_callers_own_transport_is_one_of_ours(kind: Kind) -> None:
    def fail(request: httpx2.Request) -> httpx2.Response:
        raise ConnectionResetError("gone")

    with pytest.raises(APIConnectionError, match="gone"):
        call(kind, "http://pets.test", http_client=transport(kind, fail))


@kinds
def test_an_error_with_half_a_body_is_that_error(kind: Kind) -> None:
    half = answer(b'{"error": {"mess', 400, length=500, cut=True)
    with (
        AnswerServer(half) as server,
        pytest.raises(BadRequestError, match='{"error": {"mess') as e,
    ):
        call(kind, server.url)
    assert e.value.request_id == "req-1"
    assert len(server.requests) == 1


def wait(attempt: int = 0, **headers: str) -> float:
    request = httpx2.Request("GET", "http://pets.test")
    named: Any = {name.replace("_", "-"): value for name, value in headers.items()}
    response = httpx2.Response(429, headers=named, request=request)
    return retry.delay(attempt, status_error(response, ""))


def test_the_server_says_how_long_to_wait() -> None:
    assert wait(retry_after="7") == 7
    assert wait(retry_after="0.25") == 0.25
    assert wait(retry_after="120") == 120
    assert wait(retry_after_ms="1500", retry_after="7") == 1.5
    assert wait(retry_after_ms="soon", retry_after="7") == 7
    assert wait(retry_after=formatdate(time.time() + 20, usegmt=True)) == pytest.approx(20, abs=1.5)
    assert wait(retry_after=time.asctime(time.gmtime(time.time() + 20))) == pytest.approx(
        20, abs=1.5
    )


@pytest.mark.parametrize(
    "wish",
    [
        "121",
        "-1",
        "0",
        "nan",
        "inf",
        "soon",
        "",
        "Wed, 21 Oct 2015 07:28:00 GMT",
        "1 Jan 99999 00:00:00",
    ],
)
def test_other_wishes_are_not_heeded(wish: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retry, "INITIAL_DELAY", 0.5)
    assert 0.375 <= wait(retry_after=wish) <= 0.5


def test_waiting_grows_up_to_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retry, "INITIAL_DELAY", 0.5)
    for attempt, longest in enumerate([0.5, 1, 2, 4, 8, 8, 8]):
        assert 0.75 * longest <= wait(attempt) <= longest
    assert wait(100_000) <= 8


@kinds
def test_the_wait_is_kept(kind: Kind) -> None:
    begun = time.monotonic()
    with AnswerServer(failed(429, retry_after="0.3"), PET) as server:
        call(kind, server.url)
    assert 0.3 <= time.monotonic() - begun < 3
