"""Bodies: forms, files, text, and several media types to choose from."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from email.message import Message
from email.parser import BytesParser
from email.policy import HTTP
from pathlib import Path
from typing import Any, assert_type
from urllib.parse import unquote_plus

import pytest
from feature_kit import Feature, Sent


def parts(sent: Sent) -> list[tuple[str, str | None, str | None, bytes]]:
    """Name, file name, declared media type and content of each part of a form."""
    head = f"Content-Type: {sent.headers['content-type']}\r\n\r\n".encode()
    message = BytesParser(policy=HTTP).parsebytes(head + sent.body)
    return list(_parts(message))


def _parts(message: Message) -> Iterator[tuple[str, str | None, str | None, bytes]]:
    for each in message.walk():
        if not each.is_multipart():
            name = str(each.get_param("name", header="content-disposition"))
            declared = each["content-type"]
            content = each.get_payload(decode=True)
            assert isinstance(content, bytes)
            yield name, each.get_filename(), declared and str(declared), content


def test_one_of_several_media_types_is_chosen_by_an_argument(feature: Feature) -> None:
    sdk = feature("several-bodies")
    from several_bodies import SeveralBodies

    client = sdk.client(SeveralBodies)
    client.pets.create(name="Rex", tags=["a", "b"])
    assert sdk.sent.headers["content-type"] == "application/json"
    assert sdk.sent.json == {"name": "Rex", "tags": ["a", "b"]}
    client.pets.create(
        name="Rex", tags=["a", "b"], content_type="application/x-www-form-urlencoded"
    )
    assert sdk.sent.headers["content-type"] == "application/x-www-form-urlencoded"
    assert sdk.sent.body == b"name=Rex&tags=a&tags=b"
    client.pets.create(name="Rex", content_type="text/json")
    assert (sdk.sent.headers["content-type"], sdk.sent.json) == ("text/json", {"name": "Rex"})
    with pytest.raises(TypeError, match="the body can be"):
        client.pets.create(name="Rex", content_type="text/html")  # type: ignore[call-overload]  # pyright: ignore


def test_a_body_without_properties_of_its_own_has_the_type_behind_its_reference(
    feature: Feature,
) -> None:
    sdk = feature("whole-bodies")
    from whole_bodies import WholeBodies
    from whole_bodies.types import Circle, PriceUpdateParams, ShapeCreateParams, TagUpdateParams

    client = sdk.client(WholeBodies)
    client.shapes.create(body=Circle(radius=1.5))
    assert sdk.sent.json == {"kind": "Circle", "radius": 1.5}
    client.shapes.create(body={"kind": "Square", "side": 2})
    assert sdk.sent.json == {"kind": "Square", "side": 2}
    client.prices.update(body={"apple": 3})
    assert sdk.sent.json == {"apple": 3}
    client.tags.update(body=["a", "b"])
    assert sdk.sent.json == ["a", "b"]
    # Each is typed as its schema says, and not as anything.
    ShapeCreateParams(body=3)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    PriceUpdateParams(body={"apple": "x"})  # type: ignore[dict-item]  # pyright: ignore[reportArgumentType]
    TagUpdateParams(body=[3])  # type: ignore[list-item]  # pyright: ignore[reportArgumentType]


def test_bodies_whose_properties_differ_share_one_method(feature: Feature) -> None:
    sdk = feature("several-bodies")
    from several_bodies import SeveralBodies

    client = sdk.client(SeveralBodies)
    client.images.create(
        image="https://x.test/", prompt="p", size=2, content_type="application/json"
    )
    assert sdk.sent.json == {"image": "https://x.test/", "prompt": "p", "size": 2}
    client.images.create(image=b"png", prompt="p", content_type="multipart/form-data")
    assert parts(sdk.sent) == [
        ("image", "upload", "application/octet-stream", b"png"),
        ("prompt", None, None, b"p"),
    ]
    client.notes.update(body="text")
    assert (sdk.sent.headers["content-type"], sdk.sent.body) == ("text/plain", b"text")
    client.notes.update(body=b"\x00", content_type="application/octet-stream")
    assert sdk.sent.headers["content-type"] == "application/octet-stream"
    assert sdk.sent.body == b"\x00"
    client.notes.update()
    assert sdk.sent.body == b""


def test_a_form_holds_lists_and_mappings(feature: Feature) -> None:
    sdk = feature("forms")
    from forms import Forms

    client = sdk.client(Forms)
    client.fields.create(
        text="a b&c",
        flag=True,
        day=date(2026, 1, 2),
        many=["x", "y"],
        comma=["x", "y"],
        json={"a": 1},
        deep={"a": 1, "b": 2},
        extra_headers={"X-One": "1"},
    )
    assert sdk.sent.headers["content-type"] == "application/x-www-form-urlencoded"
    assert sdk.sent.body.startswith(b"text=a+b%26c&")
    assert unquote_plus(sdk.sent.body.decode()) == (
        'text=a b&c&flag=true&day=2026-01-02&many=x&many=y&comma=x,y&json={"a":1}'
        "&deep[a]=1&deep[b]=2"
    )
    client.open.create(body={"any": "thing", "at": "all"})
    assert sdk.sent.body == b"any=thing&at=all"


def test_files_come_from_paths_bytes_and_streams(feature: Feature, tmp_path: Path) -> None:
    sdk = feature("uploads")
    from uploads import Uploads

    (tmp_path / "a.txt").write_bytes(b"from a path")
    client = sdk.client(Uploads)
    with (tmp_path / "a.txt").open("rb") as opened:
        client.files.create(
            file=tmp_path / "a.txt",
            more=[b"bytes", io.BytesIO(b"stream"), opened, ("named.csv", b"1,2")],
            raw=("p.png", b"png", "image/png"),
            title="Hello",
            size=3,
            tags=["x", "y"],
            meta={"a": 1},
            metas=[{"a": 2}],
            day=date(2026, 1, 2),
        )
    assert parts(sdk.sent) == [
        ("file", "a.txt", "image/png", b"from a path"),
        ("more", "upload", "image/png", b"bytes"),
        ("more", "upload", "image/png", b"stream"),
        ("more", "a.txt", "text/plain", b"from a path"),
        ("more", "named.csv", "text/csv", b"1,2"),
        ("raw", "p.png", "image/png", b"png"),
        ("title", None, "text/markdown", b"Hello"),
        ("size", None, None, b"3"),
        ("tags", None, None, b"x"),
        ("tags", None, None, b"y"),
        ("meta", None, "application/vnd.meta+json", b'{"a":1}'),
        ("metas", None, "application/json", b'{"a":2}'),
        ("day", None, None, b"2026-01-02"),
    ]
    assert int(sdk.sent.headers["content-length"]) == len(sdk.sent.body)


class Endless(io.RawIOBase):
    """A stream of unknown length that notes the largest piece anybody reads."""

    def __init__(self, size: int) -> None:
        self.left = size
        self.largest = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int:
        self.largest = max(self.largest, len(buffer))
        taken = min(self.left, len(buffer))
        buffer[:taken] = bytes(taken)
        self.left -= taken
        return taken


def test_a_large_file_is_never_read_whole(feature: Feature) -> None:
    sdk = feature("uploads")
    from uploads import Uploads

    size = 3_000_000
    client = sdk.client(Uploads)
    stream = Endless(size)
    client.blobs.update("b", body=io.BufferedReader(stream, buffer_size=1024))
    assert len(sdk.sent.body) == size
    assert sdk.sent.headers["content-type"] == "application/octet-stream"
    assert sdk.sent.headers["transfer-encoding"] == "chunked"
    assert 0 < stream.largest <= 128 * 1024
    client.texts.update(body="grün")
    assert sdk.sent.headers["content-type"] == "text/plain; charset=utf-8"
    assert sdk.sent.body == "grün".encode()


def test_what_nothing_here_can_join_is_taken_whole(feature: Feature) -> None:
    sdk = feature("uploads")
    from uploads import Uploads

    client = sdk.client(Uploads)
    client.reports.update(body="<a>x</a>")
    assert (sdk.sent.headers["content-type"], sdk.sent.body) == ("application/xml", b"<a>x</a>")
    headers = {"Content-Type": "multipart/mixed; boundary=b"}
    client.bundles.update(body=b"--b--\r\n", extra_headers=headers)
    assert sdk.sent.headers["content-type"] == "multipart/mixed; boundary=b"
    assert sdk.sent.body == b"--b--\r\n"


def test_operations_of_one_id_have_a_method_each(feature: Feature) -> None:
    sdk = feature("duplicate-ids")
    from duplicate_ids import DuplicateIds
    from duplicate_ids.types import Value

    values = sdk.client(DuplicateIds).values
    assert_type(values.list(), list[str])
    assert (sdk.sent.method, sdk.sent.target) == ("GET", "/values")
    assert values.create(data="a") == Value(data="a")
    assert (sdk.sent.method, sdk.sent.headers["content-type"]) == ("POST", "application/json")
    assert_type(values.retrieve("v"), Value)
    values.retrieve("v")
    assert (sdk.sent.method, sdk.sent.target) == ("GET", "/values/v")


@pytest.mark.parametrize("wrong", ["picture.png", 3, {"a": 1}])
def test_what_is_no_file_is_not_sent_as_text(feature: Feature, wrong: Any) -> None:
    sdk = feature("uploads")
    from uploads import Uploads

    client = sdk.client(Uploads)
    before = len(sdk.gallery.sent)
    with pytest.raises(TypeError, match="^'file' takes a file, not"):
        client.files.create(file=wrong)
    with pytest.raises(TypeError, match="^'more' takes a file, not"):
        client.files.create(file=b"x", more=[b"y", wrong])
    assert len(sdk.gallery.sent) == before
