"""The dialects of OpenAPI, in YAML and in JSON."""

from __future__ import annotations

from typing import Literal, assert_type

from feature_kit import Feature


def test_nullable_of_three_zero_is_null_and_not_absent(feature: Feature) -> None:
    sdk = feature("dialect-three-zero")
    from dialect_three_zero import DialectThreeZero
    from dialect_three_zero.types import Door

    client = sdk.client(DialectThreeZero)
    room = client.rooms.create(name="Blue", owner=None, floor=None)
    assert_type(room.owner, str | None)
    assert sdk.sent.json == {"name": "Blue", "owner": None, "floor": None}
    assert (room.name, room.owner, room.floor) == ("Blue", None, None)
    room = client.rooms.create(name="Red", owner="Ann", floor=3, door={"width": 1})
    assert sdk.sent.json == {"name": "Red", "owner": "Ann", "floor": 3, "door": {"width": 1}}
    assert room.door == Door(width=1.0)


def test_null_in_every_way_of_three_one(feature: Feature) -> None:
    sdk = feature("dialect-three-one")
    from dialect_three_one import DialectThreeOne

    client = sdk.client(DialectThreeOne)
    room = client.rooms.create(kind="room", owner=None, size="XL", old=None, state=None)
    assert sdk.sent.json == {
        "kind": "room",
        "owner": None,
        "size": "XL",
        "old": None,
        "state": None,
    }
    assert_type(room.kind, Literal["room"])
    assert_type(room.size, int | str)
    assert_type(room.state, Literal["open", "shut"] | None)
    assert (room.kind, room.owner, room.size, room.old, room.state) == (
        "room",
        None,
        "XL",
        None,
        None,
    )
    assert client.rooms.create(kind="room", owner="Ann", size=3, state="shut").size == 3


def test_each_of_several_types_has_the_words_that_are_about_it(feature: Feature) -> None:
    sdk = feature("dialect-three-one")
    from dialect_three_one import DialectThreeOne, Unknown
    from dialect_three_one.types import RoomAnyName

    client = sdk.client(DialectThreeOne)
    room = client.rooms.create(kind="room", owner=None, size=3, any={"name": "a"})
    assert_type(room.any, list[str] | RoomAnyName | str | Unknown | None)
    assert room.any == RoomAnyName(name="a")
    assert client.rooms.create(kind="room", owner=None, size=3, any=["a"]).any == ["a"]


def test_a_default_mapping_reads_every_other_tag(feature: Feature) -> None:
    sdk = feature("dialect-three-two")
    from dialect_three_two import DialectThreeTwo
    from dialect_three_two.types import Circle, Plain

    shapes = sdk.client(DialectThreeTwo).shapes
    for given, read in (
        ({"kind": "circle", "radius": 1}, Circle(kind="circle", radius=1)),
        ({"kind": "new", "name": "n"}, Plain(kind="new", name="n")),
        ({"name": "n"}, Plain(name="n")),
    ):
        assert shapes.create(extra_body={"shape": given}).shape == read
