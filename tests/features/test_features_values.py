"""Values and names: formats, free-form JSON, whole numbers of any size, names of any kind."""

from __future__ import annotations

from datetime import date, datetime, timezone
from decimal import Decimal
from typing import Any, assert_type, get_type_hints
from uuid import UUID

from feature_kit import Feature


def test_formats_become_classes_of_the_standard_library(feature: Feature) -> None:
    sdk = feature("formats")
    from formats import Formats

    moment = datetime(2026, 1, 2, 3, 4, 5, tzinfo=timezone.utc)
    identity = UUID("6f2b1c3e-8d4a-4f6b-9c0d-1e2f3a4b5c6d")
    values = sdk.client(Formats).values.create(
        moment=moment,
        day=date(2026, 1, 2),
        id=identity,
        data=b"hello",
        encoded="aGVsbG8=",
        price=Decimal("9.90"),
        link="https://example.com/",
        unknown="CD-34",
        small=1,
        real=1.5,
        days=[date(2026, 1, 3)],
        by_id={"a": moment},
    )
    assert sdk.sent.json == {
        "moment": "2026-01-02T03:04:05Z",
        "day": "2026-01-02",
        "id": str(identity),
        "data": "aGVsbG8=",
        "encoded": "aGVsbG8=",
        "price": "9.90",
        "link": "https://example.com/",
        "unknown": "CD-34",
        "small": 1,
        "real": 1.5,
        "days": ["2026-01-03"],
        "by_id": {"a": "2026-01-02T03:04:05Z"},
    }
    assert_type(values.moment, datetime | None)
    assert_type(values.day, date | None)
    assert_type(values.id, UUID | None)
    assert_type(values.data, bytes | None)
    assert (values.data, values.encoded) == (b"hello", b"hello")
    assert_type(values.price, Decimal | None)
    assert_type(values.link, str | None)
    assert_type(values.days, list[date] | None)
    assert (values.moment, values.day, values.id) == (moment, date(2026, 1, 2), identity)
    assert (values.price, values.link, values.unknown) == (
        Decimal("9.90"),
        "https://example.com/",
        "CD-34",
    )
    assert (values.days, values.by_id) == ([date(2026, 1, 3)], {"a": moment})


def test_names_that_are_no_names_in_python(feature: Feature) -> None:
    sdk = feature("odd-names")
    from odd_names import OddNames
    from odd_names.types import ModelObject

    client = sdk.client(OddNames)
    thing = client.things.update(
        "a/b",
        from_="here",
        list=["x"],
        none="n",
        n1st="1",
        foo_bar="one",
        foo_bar_="two",
        to_dict_="t",
        private="p",
        empty="e",
        a_b="ab",
        date_=date(2026, 1, 2),
        model={"id": "m"},
        signs="-1",
        filter_name="f",
        n2nd=2,
        print=True,
        self_="me",
    )
    assert sdk.sent.path == "/things/a%2Fb"
    assert sdk.sent.query == "filter%5Bname%5D=f&2nd=2&print=true&self=me"
    assert sdk.sent.json == {
        "from": "here",
        "list": ["x"],
        "None": "n",
        "1st": "1",
        "fooBar": "one",
        "foo_bar": "two",
        "to_dict": "t",
        "_private": "p",
        "": "e",
        "a b": "ab",
        "date": "2026-01-02",
        "model": {"id": "m"},
        "signs": "-1",
    }
    assert (thing.from_, thing.list_, thing.none, thing.n1st) == ("here", ["x"], "n", "1")
    assert (thing.foo_bar, thing.foo_bar_, thing.to_dict_) == ("one", "two", "t")
    assert (thing.private, thing.empty, thing.a_b) == ("p", "e", "ab")
    assert (thing.date_, thing.signs) == (date(2026, 1, 2), "-1")
    assert thing.model == ModelObject(id="m")


def test_any_json_is_kept_as_it_is(feature: Feature) -> None:
    sdk = feature("free-form")
    from free_form import FreeForm

    client = sdk.client(FreeForm)
    document = client.documents.create(
        any=[1, {"a": None}],
        allowed="x",
        object={"k": [True]},
        open={"n": {"m": 1.5}},
        list=[1, "a"],
        lists=({"z": 1},),
        map={"one": 1},
        deep={"a": {"b": [date(2026, 1, 2)]}},
    )
    sent = sdk.sent.json
    assert sent["deep"] == {"a": {"b": ["2026-01-02"]}}
    assert_type(document.any, Any)
    assert_type(document.map, dict[str, int] | None)
    assert document.deep == {"a": {"b": [date(2026, 1, 2)]}}
    assert document.to_dict() == sent
    assert client.anything.update(body=[None, 1]) == [1, {"a": None}]
    assert sdk.sent.json == [None, 1]


def test_whole_numbers_beyond_64_bits(feature: Feature) -> None:
    sdk = feature("big-integers")
    from big_integers import BigIntegers

    number = sdk.client(BigIntegers).numbers.update(
        2**70, number=2**65, fixed=1180591620717411303424, seed=-(2**60)
    )
    assert sdk.sent.path == f"/numbers/{2**70}"
    assert sdk.sent.json == {"number": 2**65, "fixed": 2**70, "seed": -(2**60)}
    assert (number.number, number.fixed, number.seed) == (2**65, 2**70, -(2**60))


def test_quotation_marks_in_descriptions_hide_no_name(feature: Feature) -> None:
    sdk = feature("quoted-prose")
    from quoted_prose import QuotedProse
    from quoted_prose.types import Book, Film, Person

    client = sdk.client(QuotedProse)
    book, film = client.books.retrieve("b"), client.films.retrieve("f")
    assert_type(book.author, Person | None)
    assert get_type_hints(Book)["author"] == get_type_hints(Film)["director"] == Person | None
    assert book.author is not None and film.director is not None
    assert book.author.name and film.director.name
