"""Objects and lists beyond the plain: open ones, tuples, and properties for one direction."""

from __future__ import annotations

import inspect
import warnings
from datetime import date
from typing import Any, assert_type

import pytest
from feature_kit import Feature


def test_properties_beside_the_declared_ones_are_read_and_sent(feature: Feature) -> None:
    sdk = feature("additional-properties")
    from additional_properties import AdditionalProperties, Unknown
    from additional_properties.types import Open, Table

    client = sdk.client(AdditionalProperties)
    scores = client.scores.create(
        table=Table(id="t", additional_properties_={"best": date(2026, 1, 2)}),
        open=Open(id="o", additional_properties={"extra": [1]}),
        extra_body={"blue": 3},
    )
    assert sdk.sent.json == {
        "table": {"id": "t", "best": "2026-01-02"},
        "open": {"id": "o", "extra": [1]},
        "blue": 3,
    }
    further = scores.table.additional_properties_
    assert_type(further, dict[str, date])
    assert further == {"best": date(2026, 1, 2)}
    assert scores.open is not None and scores.patterns is not None
    assert_type(scores.open.additional_properties, dict[str, Any])
    assert scores.open.additional_properties == {"extra": [1]}
    assert_type(scores.patterns.additional_properties, dict[str, date | float | Unknown])
    assert scores.patterns.additional_properties["n_one"] == 1.5
    assert scores.only_patterns == {"n_a": 1.0, "n_b": 2.5}
    assert scores.table.to_dict() == {"id": "t", "best": "2026-01-02"}
    further["worst"] = date(2026, 1, 4)
    del further["best"]
    assert scores.table.to_dict() == {"id": "t", "worst": "2026-01-04"}
    assert scores.table.model_dump(mode="json")["worst"] == "2026-01-04"


def test_lists_with_a_type_for_each_place_are_tuples(feature: Feature) -> None:
    sdk = feature("tuples")
    from tuples import Tuples
    from tuples.types import Mark

    client = sdk.client(Tuples)
    line = client.lines.create(
        start=(1, 2.5),
        stops=[(0, 0)],
        dated=(date(2026, 1, 2), Mark(label="a"), 3, 4),
        open=("x", None, {"y": 1}),
    )
    assert sdk.sent.json == {
        "start": [1, 2.5],
        "stops": [[0, 0]],
        "dated": ["2026-01-02", {"label": "a"}, 3, 4],
        "open": ["x", None, {"y": 1}],
    }
    assert_type(line.start, tuple[float, float])
    assert_type(line.dated, tuple[date, Mark, *tuple[int, ...]] | None)
    assert (line.start, line.stops) == ((1.0, 2.5), [(0.0, 0.0)])
    assert line.dated == (date(2026, 1, 2), Mark(label="a"), 3, 4)
    assert line.open == ("x", None, {"y": 1})
    assert line.to_dict() == sdk.sent.json


def test_what_only_servers_or_only_callers_set(feature: Feature) -> None:
    sdk = feature("read-write-only")
    from read_write_only import ReadWriteOnly
    from read_write_only.types import Team

    client = sdk.client(ReadWriteOnly)
    user = client.users.create(name="Ann", password="p", team={"title": "Blue", "secret": "s"})
    expected = {"name": "Ann", "password": "p", "team": {"title": "Blue", "secret": "s"}}
    assert sdk.sent.json == expected
    assert_type(user.id, str)
    assert_type(user.password, str | None)
    assert (user.id, user.name, user.password) == ("u1", "Ann", None)
    assert user.team is not None and user.team.id == "t1" and user.team.secret is None
    client.users.create(name="Ann", password="p", team=Team(title="Blue", secret="s"))
    assert sdk.sent.json == expected
    assert (
        "id" not in inspect.signature(ReadWriteOnly(base_url="https://x.y").users.create).parameters
    )


def test_deprecation_warns_and_defaults_are_told(feature: Feature) -> None:
    sdk = feature("deprecated-default")
    from deprecated_default import DeprecatedDefault

    client = sdk.client(DeprecatedDefault)
    with pytest.warns(DeprecationWarning, match="marks this operation as deprecated"):
        things = client.things.list(size=3)  # pyright: ignore[reportDeprecated]
    assert sdk.sent.query == "size=3"
    assert things.old == 'it\'s\n"old"'
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        client.things.create()
    from deprecated_default.resources.things import Things

    doc = inspect.getdoc(vars(Things)["list"]) or ""
    assert "How many." in doc and "Default: `20`" in doc and "Deprecated." in doc
    assert 'Default: `"up"`' in doc


def test_values_of_a_map_that_can_be_null_are_read(feature: Feature) -> None:
    sdk = feature("nullable-map-values")
    from nullable_map_values import NullableMapValues
    from nullable_map_values.types import File

    gist = sdk.client(NullableMapValues).gist.retrieve()
    assert_type(gist.files, dict[str, File | None])
    assert_type(gist.versions, dict[str, list[File | None]])
    assert gist.files == {"a": File(size=1), "b": None}
    assert gist.versions == {"a": [File(size=1), None]}


def test_a_method_named_list_hides_nothing_from_annotations(feature: Feature) -> None:
    sdk = feature("method-named-list")
    from method_named_list import MethodNamedList
    from method_named_list.types import Book

    shelves = sdk.client(MethodNamedList).shelves
    assert_type(shelves.list(), list[str])
    assert_type(shelves.recent("s1"), list[Book])
    assert [type(each) for each in shelves.recent("s1")] == [Book]


def test_a_property_named_field_hides_nothing_from_its_class(feature: Feature) -> None:
    sdk = feature("property-named-field")
    from property_named_field import PropertyNamedField
    from property_named_field.types import Filter

    rows = sdk.client(PropertyNamedField).rows
    inner = Filter(field_="a", dataclass="b", read_plain=True)
    rows.create(filter=Filter(and_=[inner, {"field": "c"}]))
    given = {"field": "a", "dataclass": "b", "read_plain": True}
    assert sdk.sent.json == {"filter": {"and": [given, {"field": "c"}]}}
