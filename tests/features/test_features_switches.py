"""Streams switched by a value, queries that stand in the path, and tags that may be missing."""

from __future__ import annotations

from typing import assert_type

import pytest
from feature_kit import Feature


def test_a_value_switches_the_stream(feature: Feature) -> None:
    sdk = feature("switched-stream")
    from switched_stream import Stream, SwitchedStream
    from switched_stream.types import Chunk

    speech = sdk.client(SwitchedStream).speech
    sound = speech.create(text="a")
    assert_type(sound, bytes)
    assert isinstance(sound, bytes)
    assert sdk.sent.json == {"text": "a"}
    assert speech.create(text="a", delivery="events") == sound
    assert sdk.sent.json == {"text": "a", "delivery": "events"}
    stream = speech.create(text="a", delivery="sse")
    assert_type(stream, Stream[Chunk])
    assert list(stream) == [Chunk(sound="text")]
    assert sdk.sent.json == {"text": "a", "delivery": "sse"}
    assert sdk.sent.headers["accept"] == "text/event-stream"


def test_a_query_parameter_switches_the_stream(feature: Feature) -> None:
    sdk = feature("switched-stream")
    from switched_stream import Stream, SwitchedStream
    from switched_stream.types import Chunk

    speech = sdk.client(SwitchedStream).speech
    heard = speech.list(limit=2)
    assert_type(heard, list[Chunk])
    assert sdk.sent.query == "limit=2"
    stream = speech.list(limit=2, stream=True)
    assert_type(stream, Stream[Chunk])
    assert list(stream) == heard
    assert sdk.sent.query == "limit=2&stream=true"
    assert sdk.sent.headers["accept"] == "text/event-stream"


def test_a_query_in_the_path_is_joined_by_that_of_the_call(feature: Feature) -> None:
    sdk = feature("path-query")
    from path_query import PathQuery

    things = sdk.client(PathQuery).beta.kind.things
    assert things.list() == ["text"]
    assert (sdk.sent.path, sdk.sent.query) == ("/things", "beta=true&kind=")
    assert things.list(limit=3) == ["text"]
    assert (sdk.sent.path, sdk.sent.query) == ("/things", "beta=true&kind=&limit=3")


def test_a_form_without_parts_is_no_body(feature: Feature) -> None:
    sdk = feature("path-query")
    from path_query import PathQuery

    things = sdk.client(PathQuery).beta.kind.things
    things.create()
    assert sdk.sent.body == b""
    assert "content-type" not in sdk.sent.headers
    things.create(note="a")
    assert sdk.sent.headers["content-type"].startswith("multipart/form-data; boundary=")


@pytest.mark.parametrize(
    ("sent", "kind"),
    [
        ({"type": "pcm", "rate": 1}, "Pcm"),
        ({"rate": 1}, "Pcm"),
        ({"curve": "mu"}, "Law"),
        ({}, "Pcm"),
        ({"type": "raw"}, "Raw"),
    ],
    ids=str,
)
def test_a_missing_tag_leaves_it_to_the_keys(
    feature: Feature, sent: dict[str, object], kind: str
) -> None:
    feature("optional-tags")
    from optional_tags.types import Choice

    read = Choice.model_validate({"format": sent})
    assert type(read.format).__name__.endswith(kind)
    assert read.to_dict() == {"format": sent}


def test_a_missing_union_is_none(feature: Feature) -> None:
    feature("optional-tags")
    from optional_tags.types import Choice

    read = Choice.model_validate({})
    assert read.format is None
    assert read.to_dict() == {}


def test_an_unknown_tag_is_told_even_where_it_may_be_missing(feature: Feature) -> None:
    feature("optional-tags")
    from optional_tags import Unknown
    from optional_tags.types import Choice

    read = Choice.model_validate({"format": {"type": "flac"}}).format
    assert isinstance(read, Unknown)
    assert read.tag == "flac"
