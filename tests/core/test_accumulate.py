"""Merging pieces, and the snapshots they add up to."""

from __future__ import annotations

import copy
import pickle
from dataclasses import dataclass
from typing import Any

import pytest
from _core.accumulate import Accumulated, Accumulation, Delta, Snapshots
from _core.events import UnknownEvent
from _core.merging import AccumulationError, Merge, member, walk
from _core.model import Model, Unknown
from _core.reporting import Reports
from hypothesis import given
from hypothesis import strategies as st

Json = dict[str, Any]

MERGE = Merge(kind="type", replace=frozenset({"id"}))


def split(text: str, cuts: list[int]) -> list[str]:
    places = sorted({min(cut, len(text)) for cut in cuts} | {0, len(text)})
    return [text[a:b] for a, b in zip(places, places[1:], strict=False)] or [""]


def added_up(pieces: list[Any], merge: Merge = MERGE) -> Any:
    result: Any = {}
    for piece in pieces:
        result = merge.merged(result, piece)
    return result


# ---- merging


@given(st.text(), st.lists(st.integers(0, 20)))
def test_any_split_of_a_text_gives_the_text(text: str, cuts: list[int]) -> None:
    pieces = [{"content": [{"index": 0, "text": {"value": each}}]} for each in split(text, cuts)]
    assert added_up(pieces) == {"content": [{"index": 0, "text": {"value": text}}]}


@given(st.lists(st.tuples(st.text(max_size=8), st.lists(st.integers(0, 8))), max_size=4), st.data())
def test_any_interleaving_gives_the_same_entries(texts: Any, data: st.DataObject) -> None:
    waiting = {index: split(text, cuts) for index, (text, cuts) in enumerate(texts)}
    pieces: list[Json] = []
    while any(waiting.values()):
        index = data.draw(st.sampled_from([each for each, left in waiting.items() if left]))
        entry = {"index": index, "text": waiting[index].pop(0)}
        if pieces and data.draw(st.booleans()):
            pieces[-1]["calls"].append(entry)  # several in one piece, perhaps with one index
        else:
            pieces.append({"calls": [entry]})
    expected = [{"index": index, "text": text} for index, (text, _) in enumerate(texts)]
    assert added_up(pieces).get("calls", []) == expected


json_values = st.recursive(
    st.none() | st.booleans() | st.integers(0, 3) | st.text("ab", max_size=2),
    lambda inner: st.lists(
        st.dictionaries(st.sampled_from(["text", "id"]), inner, max_size=2)
        | st.fixed_dictionaries({"index": st.integers(0, 2), "text": inner}),
        max_size=3,
    )
    | st.dictionaries(st.sampled_from(["a", "id", "type"]), inner, max_size=3),
    max_leaves=8,
)


@given(json_values, json_values)
def test_merging_changes_neither_side(base: Any, piece: Any) -> None:
    before = copy.deepcopy((base, piece))
    MERGE.merged(base, piece)
    assert (base, piece) == before


@pytest.mark.parametrize(
    ("base", "piece", "expected"),
    [
        ({"text": "a"}, {"text": "b"}, {"text": "ab"}),
        ({"id": "a"}, {"id": "b"}, {"id": "b"}),
        ({"id": "a"}, {"id": None}, {"id": "a"}),
        ({"type": "a"}, {"type": "b"}, {"type": "b"}),
        ({"size": 1}, {"size": 2}, {"size": 2}),
        ({"text": "a"}, {"text": None}, {"text": "a"}),
        ({"text": None}, {"text": "a"}, {"text": "a"}),
        ({}, {"text": None}, {"text": None}),
        ({"a": {"b": "x", "c": 1}}, {"a": {"b": "y"}}, {"a": {"b": "xy", "c": 1}}),
        ({"a": None}, {"a": {"b": [1]}}, {"a": {"b": [1]}}),
        ({"a": [1]}, {"a": [2, "x"]}, {"a": [1, 2, "x"]}),
        ({"a": [{"b": 1}]}, {"a": [{"b": 2}]}, {"a": [{"b": 1}, {"b": 2}]}),
        # An entry without an index of its own has its position for one.
        ({"a": [{"b": "x"}]}, {"a": [{"index": 0, "b": "y"}]}, {"a": [{"index": 0, "b": "xy"}]}),
        ({"a": "text"}, {"a": {"b": 1}}, {"a": {"b": 1}}),
    ],
)
def test_rules(base: Any, piece: Any, expected: Any) -> None:
    assert MERGE.merged(base, piece) == expected


def test_entries_that_arrive_out_of_order_stand_in_order() -> None:
    pieces = [{"calls": [{"index": index, "text": str(index)}]} for index in (2, 0, 1, 0, 2)]
    assert [each["text"] for each in added_up(pieces)["calls"]] == ["00", "1", "22"]


def test_kinds_that_share_an_index_are_different_entries() -> None:
    pieces = [
        {"content": [{"index": 0, "type": "text", "text": "a"}]},
        {"content": [{"index": 0, "type": "image", "image": "i"}]},
        {"content": [{"index": 0, "type": "text", "text": "b"}, {"index": 0, "image": "j"}]},
    ]
    merged = added_up(pieces)["content"]
    assert [each["type"] for each in merged] == ["text", "image"]
    assert merged[0]["text"] == "ab"


def test_duplicate_index_inside_a_new_entry() -> None:
    nested = [{"index": 0, "logs": "a"}, {"index": 0, "logs": "b"}]
    piece = {"calls": [{"index": 1, "outputs": nested}]}
    expected = [{"index": 1, "outputs": [{"index": 0, "logs": "ab"}]}]
    assert added_up([piece])["calls"] == expected


@pytest.mark.parametrize("index", ["0", 1.5, True])
def test_index_that_is_no_number(index: Any) -> None:
    with pytest.raises(AccumulationError, match="is not the index"):
        MERGE.merged({}, {"calls": [{"index": index}]})


def test_error_can_be_pickled() -> None:
    error = pickle.loads(pickle.dumps(AccumulationError("x")))
    assert (type(error), str(error)) == (AccumulationError, "x")
    assert isinstance(error, RuntimeError)


# ---- an API that sends whole objects between the pieces, told apart by the name of the event


@dataclass(slots=True, kw_only=True)
class Note(Model):
    id: str
    lines: list[Any]


@dataclass(slots=True, kw_only=True)
class Sent(Model):
    """Stands for an event: its name, and what was sent."""

    event: str
    data: Any


def note(raw: Any) -> Note:
    value = Note(id=raw.get("id"), lines=list(raw.get("lines") or ()))
    value._raw = raw
    return value


def notes(**facts: Any) -> Accumulation:
    return Accumulation(
        name="event",
        payload="data",
        objects={
            "note": Accumulated(
                decode=note,
                key="id",
                created=frozenset({"note.begun"}),
                states=frozenset({"note.saved"}),
                deltas={"note.grown": (Delta(fragment=("delta",)),)},
                done=frozenset({"note.done"}),
                **facts,
            )
        },
    )


def begun(id: str = "n1") -> Sent:
    return Sent(event="note.begun", data=note({"id": id, "lines": []}))


def grown(text: str, index: int = 0, id: str = "n1") -> Sent:
    line = {"index": index, "text": text}
    return Sent(event="note.grown", data={"id": id, "delta": {"lines": [line]}})


def test_snapshots_of_several_objects() -> None:
    snapshots = Snapshots(notes())
    for event in (begun(), begun("n2"), grown("a"), grown("x", id="n2"), grown("b")):
        snapshots.apply(event.event, event.data)
    assert [each.lines[0]["text"] for each in snapshots.all("note")] == ["ab", "x"]
    assert snapshots.current("note").id == "n2"
    assert snapshots.latest("note").id == "n1"


def test_snapshot_is_another_object_after_each_piece_unless_declared() -> None:
    for same in (False, True):
        snapshots = Snapshots(notes(same_object=same))
        first = begun().data
        snapshots.apply("note.begun", first)
        snapshots.apply("note.grown", grown("a").data)
        assert (snapshots.current("note") is first) is same
        assert first.lines == ([{"index": 0, "text": "a"}] if same else [])


def test_piece_after_a_whole_object_continues_that() -> None:
    snapshots = Snapshots(notes())
    whole = note({"id": "n1", "lines": [{"text": "so far"}], "colour": "red"})
    snapshots.apply("note.saved", whole)
    snapshots.apply("note.grown", grown(", and on").data)
    (found,) = snapshots.all("note")
    assert found.lines == [{"text": "so far, and on", "index": 0}]
    assert found.unknown_fields == {"colour": "red"}
    assert whole.lines == [{"text": "so far"}]


@pytest.mark.parametrize("name", ["note.grown", "note.done"])
def test_what_never_began(name: str) -> None:
    with pytest.raises(AccumulationError, match=f"{name} is about the note 'n1', which never"):
        Snapshots(notes(holder=("note",))).apply(name, {"id": "n1", "delta": {}})


def test_event_about_nothing_declared() -> None:
    assert Snapshots(notes()).apply("weather.changed", {}) is None
    reports = Reports(notes())
    assert list(reports.calls(UnknownEvent("note.begun", {}))) == [
        ("on_event", (UnknownEvent("note.begun", {}),))
    ]
    assert reports.snapshots.all("note") == []


def test_member_of_anything() -> None:
    value = note({"id": "n1", "lines": [], "colour": {"name": "red"}})
    assert member(value, "id") == "n1"
    assert walk(value, ("colour", "name")) == "red"
    assert walk(Unknown("x", {"a": 1}), ("a",)) == 1
    assert walk(Unknown("x", [1]), ("a", "b")) is None
    assert walk(None, ("a",)) is None
