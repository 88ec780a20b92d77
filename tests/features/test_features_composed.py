"""Schemas made of others: allOf, oneOf, anyOf, and the words that only the server checks."""

from __future__ import annotations

from typing import Any, assert_type

import pytest
from feature_kit import Feature, source

from bindwright import generate
from bindwright.diagnostics import Diagnostics
from bindwright.normalize import normalize
from bindwright.source import read_document


def test_all_of_joins_objects_texts_lists_and_unions(feature: Feature) -> None:
    sdk = feature("all-of")
    from all_of import AllOf
    from all_of.types import Owner, PetShapeCircle

    pet = sdk.client(AllOf).pets.retrieve()
    assert_type(pet.id, str)
    assert_type(pet.owner, Owner | None)
    assert_type(pet.size, int | None)
    assert_type(pet.code, str | None)
    assert_type(pet.tags, list[str] | None)
    assert (pet.id, pet.name, pet.owner) == ("p1", "Rex", Owner(name="Ann"))
    assert (pet.size, pet.code, pet.tags, pet.choice) == (3, "AB", ["a", "b"], "auto")
    assert pet.shape == PetShapeCircle(kind="circle", radius=2, id="s1")
    assert pet.to_dict()["shape"] == {"id": "s1", "kind": "circle", "radius": 2}


def test_all_of_that_contradicts_itself_is_reported_and_still_typed(feature: Feature) -> None:
    sdk = feature("all-of-conflict")
    from all_of_conflict import AllOfConflict

    pet = sdk.client(AllOfConflict).pets.retrieve()
    assert_type(pet.id, str | None)
    assert_type(pet.age, int | None)
    assert pet.id == "p1"
    diagnostics = Diagnostics()
    normalize(read_document(source("all-of-conflict")), {}, diagnostics)
    found = [each for each in diagnostics.found if each.code == "all-of-conflict"]
    assert [each.problem for each in found] == [
        "allOf joins 'integer' and 'string', which no value is both",
        "allOf joins 'string' and 'integer', which no value is both",
    ]
    assert {each.severity for each in found} == {"warning"}


def test_unions_by_declared_tag_inferred_tag_keys_and_kinds(feature: Feature) -> None:
    sdk = feature("unions")
    from unions import Unions, Unknown
    from unions.types import Cat, Dog, ZooInferredBird, ZooInferredFish

    client = sdk.client(Unions)
    zoo = client.zoo.create(
        declared={"kind": "canine", "tricks": ["sit"]},
        inferred=ZooInferredFish(gills=2),
        keys=Cat(kind="any", lives=9),
        kinds=[{"kind": "feline", "lives": 7}],
    )
    assert sdk.sent.json == {
        "declared": {"kind": "canine", "tricks": ["sit"]},
        "inferred": {"type": "fish", "gills": 2},
        "keys": {"kind": "any", "lives": 9},
        "kinds": [{"kind": "feline", "lives": 7}],
    }
    assert zoo.declared == Dog(kind="canine", tricks=["sit"])
    assert_type(zoo.inferred, ZooInferredFish | ZooInferredBird | Unknown)
    assert zoo.inferred == ZooInferredFish(gills=2)
    assert zoo.keys == Cat(kind="any", lives=9)
    assert zoo.kinds == [Cat(kind="feline", lives=7)]
    zoo = client.zoo.create(
        declared={"kind": "feline", "lives": 1},
        inferred={"type": "bird", "wings": 2},
        keys={"kind": "x", "tricks": []},
        kinds=1.5,
    )
    assert zoo.declared == Cat(kind="feline", lives=1)
    assert zoo.inferred == ZooInferredBird(wings=2)
    assert (zoo.keys, zoo.kinds) == (Dog(kind="x", tricks=[]), 1.5)


def test_heirs_are_told_apart_beside_what_is_none(feature: Feature) -> None:
    sdk = feature("inheritance-joined")
    from inheritance_joined import BadRequestError, InheritanceJoined, Unknown
    from inheritance_joined.types import Entry, File, Folder, Problem

    client = sdk.client(InheritanceJoined)
    sent = Folder(type="#folder", entries=[File(type="#file", size=1)])
    answer = client.entries.create(body=sent)
    assert sdk.sent.json == {"@type": "#folder", "entries": [{"@type": "#file", "size": 1}]}
    assert_type(answer, Folder | File | Entry | Problem | Unknown)
    # Nothing but their tag tells them apart.
    assert type(answer) is Folder
    assert type(client.entries.create(body={"@type": "#file"})) is File
    assert type(client.entries.create(body=Entry(type="#link"))) is Entry
    # The server checks each by the schema that its tag means.
    wrong: Any = {"@type": "#folder", "entries": [{"@type": "#file", "size": "large"}]}
    with pytest.raises(BadRequestError, match=r"entries\[0\].size"):
        client.entries.create(body=wrong)


def test_the_server_checks_what_types_cannot_say(feature: Feature) -> None:
    sdk = feature("unchecked-words")
    from unchecked_words import BadRequestError, UncheckedWords

    client = sdk.client(UncheckedWords)
    order = client.orders.create(kind="small", size=2, code="ab")
    assert (order.kind, order.size, order.code) == ("small", 2, "ab")
    for kind, size, code in (("small", "text", "ab"), ("small", 2, "abc")):
        with pytest.raises(BadRequestError):
            client.orders.create(kind=kind, size=size, code=code)
    with pytest.raises(BadRequestError):
        client.orders.create(kind="big")


def test_generating_again_changes_nothing(gallery_twice: tuple[bytes, bytes]) -> None:
    first, second = gallery_twice
    assert first == second


@pytest.fixture
def gallery_twice(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, bytes]:
    texts: list[bytes] = []
    for name in ("one", "two"):
        out = generate(source("unions"), out=tmp_path_factory.mktemp(name)).out
        files = sorted(each for each in out.rglob("*") if each.is_file())
        texts.append(b"\0".join(each.read_bytes() for each in files))
    return texts[0], texts[1]
