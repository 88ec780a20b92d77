"""Answers: of every form, by status, and what errors hold."""

from __future__ import annotations

import copy
import pickle
from datetime import date
from pathlib import Path
from typing import assert_type

import pytest
from feature_kit import Feature


def test_answers_that_are_no_objects(feature: Feature) -> None:
    sdk = feature("answers")
    from answers import Answers, Unknown
    from answers.types import Thing

    client = sdk.client(Answers)
    things = client.lists.list()
    assert_type(things, list[Thing])
    assert things == [Thing(id="a")]
    named = client.maps.list()
    assert_type(named, dict[str, Thing])
    assert named == {"one": Thing(id="a")}
    maybe = client.maybe.retrieve()
    assert_type(maybe, Thing | None)
    assert maybe is None
    either = client.either.list()
    assert_type(either, Thing | list[date] | Unknown)
    assert either == [date(2026, 1, 2)]
    text = client.text.retrieve()
    assert_type(text, str)
    assert text == "grün"


def test_each_successful_status_has_its_own_answer(feature: Feature) -> None:
    sdk = feature("answers")
    from answers import Answers
    from answers.types import CreateJobAcceptedResponse, Thing

    client = sdk.client(Answers)
    job = client.jobs.create()
    assert_type(job, Thing | CreateJobAcceptedResponse | None | str)
    assert isinstance(job, Thing)
    assert sdk.sent.headers["accept"] == "*/*"

    def prefer(status: int) -> Thing | CreateJobAcceptedResponse | None | str:
        return client.jobs.create(extra_headers={"Prefer": f"code={status}"})

    assert prefer(202) == CreateJobAcceptedResponse(progress=5)
    assert isinstance(prefer(203), Thing)
    assert prefer(204) is None
    assert prefer(206) == "some"


def test_links_of_an_answer_are_passed_over(feature: Feature) -> None:
    sdk = feature("answers")
    from answers import Answers

    sdk.client(Answers).nothing.delete()
    assert sdk.sent.method == "DELETE"


def test_a_status_is_an_exception_to_its_range(feature: Feature) -> None:
    sdk = feature("answers-by-range")
    from answers_by_range import AnswersByRange
    from answers_by_range.types import UpdateThingResponse

    things = sdk.client(AnswersByRange).things
    assert_type(things.update("t"), UpdateThingResponse | None)
    assert things.update("t", extra_headers={"Prefer": "code=204"}) is None
    for status in (200, 201):
        answer = things.update("t", extra_headers={"Prefer": f"code={status}"})
        assert isinstance(answer, UpdateThingResponse)


@pytest.mark.parametrize("status", [404, 400, 418, 500])
def test_errors_hold_what_is_declared_for_their_status(feature: Feature, status: int) -> None:
    sdk = feature("answers")
    from answers import Answers, APIStatusError
    from answers.types import ErrorBody, Missing, Problem

    client = sdk.client(Answers, max_retries=0)
    with pytest.raises(APIStatusError) as caught:
        client.problem.retrieve(extra_headers={"Prefer": f"code={status}"})
    expected = {404: Missing(missing="it"), 500: ErrorBody(code=7)}
    parsed = caught.value.parsed
    assert parsed == expected.get(status, Problem(title="Wrong", detail="so"))
    assert caught.value.status_code == status
    assert copy.copy(caught.value).parsed == parsed
    assert pickle.loads(pickle.dumps(caught.value)).parsed == parsed
    with pytest.raises(APIStatusError) as undeclared:
        client.lists.list(extra_headers={"Prefer": f"code={status}"})
    assert undeclared.value.parsed is None


def test_a_binary_answer_goes_to_a_file_piece_by_piece(feature: Feature, tmp_path: Path) -> None:
    sdk = feature("binary-answers")
    from binary_answers import BinaryAnswers

    client = sdk.client(BinaryAnswers)
    content = client.files.content("f")
    assert_type(content, bytes)
    assert content == b"all that is in the file"
    seen: list[tuple[int, int | None]] = []
    with client.files.with_streaming_response.content("f") as response:
        response.stream_to_file(
            tmp_path / "out", chunk_size=10, progress=lambda done, all: seen.append((done, all))
        )
    assert (tmp_path / "out").read_bytes() == content
    assert seen == [(10, 23), (20, 23), (23, 23)]


def test_paths_in_the_ids_of_operations_name_nothing(feature: Feature) -> None:
    sdk = feature("framework-ids")
    from framework_ids import FrameworkIds
    from framework_ids.types import ReadItemItemsItemIdAgainGetAnswer, ReadItemResponse

    client = sdk.client(FrameworkIds)
    assert_type(client.items.retrieve("a"), ReadItemResponse)
    assert client.items.retrieve("a") == ReadItemResponse(id="a")
    # Two functions of one name: what comes second says more.
    assert_type(client.items.again("a"), ReadItemItemsItemIdAgainGetAnswer)


def test_ranges_of_media_types_are_sent_and_read_as_one_of_them(feature: Feature) -> None:
    sdk = feature("media-type-ranges")
    from media_type_ranges import MediaTypeRanges
    from media_type_ranges.types import Pod

    client = sdk.client(MediaTypeRanges)
    assert client.pods.create(name="a") == Pod(name="a")
    assert sdk.sent.headers["content-type"] == "application/json"
    client.files.create(body=b"png")
    assert (sdk.sent.headers["content-type"], sdk.sent.body) == ("application/octet-stream", b"png")
    assert_type(client.picture.retrieve(), bytes)
    assert client.picture.retrieve() == b"text"
    assert_type(client.log.retrieve(), str)
    assert client.log.retrieve() == "text"
    for accepted in ("text/plain", "application/json"):
        assert client.note.retrieve(extra_headers={"Accept": accepted}) == "said"
