"""Generated types: what they remember, and what they send."""

import copy
import json
import math
import pickle
import weakref
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timezone
from typing import Any, Literal

import pytest
from _core.absent import Omit, omit
from _core.codec import (
    Decoder,
    list_of,
    not_an_object,
    number,
    parse_bytes,
    parse_datetime,
    parse_decimal,
    parse_uuid,
    tagged,
)
from _core.model import Model, Unknown
from hypothesis import given
from hypothesis import strategies as st


@dataclass(slots=True, kw_only=True)
class Usage(Model):
    tokens: int
    cached: int | None = None


@dataclass(slots=True, kw_only=True)
class FunctionTool(Model):
    type: Literal["function"] = "function"
    name: str | None


@dataclass(slots=True, kw_only=True)
class Run(Model):
    id: str
    object: Literal["run"] = "run"
    usage: Usage | None
    temperature: float | None = None
    strict: bool | None | Omit = omit
    audio_seconds: float | None = field(default=None, metadata={"wire": "audioSeconds"})
    tools: list[FunctionTool | Unknown] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class Stored(Model):
    at: Any = None
    content: Any = None
    key: Any = None
    price: Any = None


@dataclass(slots=True, kw_only=True)
class Empty(Model):
    pass


def decode_usage(raw: Any) -> Usage:
    if raw.__class__ is not dict:
        return not_an_object(Usage, raw)
    value = Usage(tokens=raw.get("tokens"), cached=raw.get("cached"))
    value._raw = raw
    return value


def decode_function_tool(raw: Any) -> FunctionTool:
    if raw.__class__ is not dict:
        return not_an_object(FunctionTool, raw)
    value = FunctionTool(type=raw.get("type"), name=raw.get("name"))
    value._raw = raw
    return value


decode_tools: Decoder[Any] = list_of(tagged("type", {"function": decode_function_tool}))


def decode_run(raw: Any) -> Run:
    if raw.__class__ is not dict:
        return not_an_object(Run, raw)
    get = raw.get
    value = Run(
        id=get("id"),
        object=get("object"),
        usage=None if (item := get("usage")) is None else decode_usage(item),
        temperature=number(get("temperature")),
        strict=get("strict"),
        audio_seconds=number(get("audioSeconds")),
        tools=None if (items := get("tools")) is None else decode_tools(items),
    )
    value._raw = raw
    return value


def decode_stored(raw: Any) -> Stored:
    value = Stored(
        at=parse_datetime(raw.get("at")),
        content=parse_bytes(raw.get("content")),
        key=parse_uuid(raw.get("key")),
        price=parse_decimal(raw.get("price")),
    )
    value._raw = raw
    return value


WIRE: dict[str, Any] = {
    "id": "r",
    "object": "run",
    "usage": {"tokens": 1, "cached": None, "new": [1, {"deep": None}]},
    "temperature": None,
    "audioSeconds": 2,
    "tools": [{"type": "function", "name": None}, {"type": "later", "x": 1}],
    "later": {"a": 1},
}


def test_an_answer_survives_the_round_trip() -> None:
    assert decode_run(WIRE).to_dict() == WIRE


def test_the_round_trip_does_not_share_containers_it_made() -> None:
    first = decode_run(WIRE).to_dict()
    first["tools"].append("x")
    first["usage"]["tokens"] = 5
    assert decode_run(WIRE).to_dict() == WIRE


OPTIONAL = {
    "usage": st.none()
    | st.fixed_dictionaries({}, optional={"tokens": st.integers(), "x": st.none()}),
    "temperature": st.none() | st.floats(allow_nan=False) | st.integers(-1000, 1000),
    "strict": st.none() | st.booleans(),
    "audioSeconds": st.none() | st.floats(allow_nan=False),
    "tools": st.none()
    | st.lists(st.fixed_dictionaries({"type": st.sampled_from(["function", "b"])}) | st.text()),
    "unheard_of": st.none() | st.text(),
    "id": st.none() | st.text(),
    "object": st.none() | st.text(),
}


@given(st.fixed_dictionaries({}, optional=OPTIONAL))
def test_any_answer_survives_the_round_trip(wire: dict[str, Any]) -> None:
    assert decode_run(wire).to_dict() == wire


def test_a_missing_required_field_reads_as_none_and_stays_missing() -> None:
    run = decode_run({"object": "run"})
    assert run.id is None
    assert run.to_dict() == {"object": "run"}


def test_a_new_value_leaves_out_what_is_absent() -> None:
    assert Run(id="r", usage=None).to_dict() == {
        "id": "r",
        "object": "run",
        "usage": None,
        "tools": [],
    }


@pytest.mark.parametrize(
    ("strict", "sent"), [(omit, {}), (None, {"strict": None}), (False, {"strict": False})]
)
def test_three_states_stay_distinct(strict: bool | None | Omit, sent: dict[str, Any]) -> None:
    wire = Run(id="r", usage=None, strict=strict).to_dict()
    assert {name: value for name, value in wire.items() if name == "strict"} == sent


def test_changes_after_decoding_are_sent() -> None:
    run = decode_run(WIRE)
    run.temperature = 0.5
    run.audio_seconds = None
    assert run.usage is not None
    run.usage.cached = 3
    run.tools = [FunctionTool(name="f")]
    wire = run.to_dict()
    assert wire["temperature"] == 0.5
    assert wire["audioSeconds"] is None
    assert wire["usage"] == {"tokens": 1, "cached": 3, "new": [1, {"deep": None}]}
    assert wire["tools"] == [{"type": "function", "name": "f"}]
    assert wire["later"] == {"a": 1}


def test_a_default_field_that_was_omitted_stays_out() -> None:
    run = decode_run({"id": "r", "strict": True, "later": 1})
    run.strict = omit
    assert run.to_dict() == {"id": "r", "later": 1}


def test_wire_names_are_used_for_sending_only() -> None:
    run = Run(id="r", usage=None, audio_seconds=1.5)
    assert run.to_dict()["audioSeconds"] == 1.5
    assert "audio_seconds" not in run.to_dict()


def test_unknown_fields_are_those_the_class_does_not_declare() -> None:
    run = decode_run(WIRE)
    assert run.unknown_fields == {"later": {"a": 1}}
    assert run.usage is not None and run.usage.unknown_fields == {"new": [1, {"deep": None}]}
    assert Run(id="r", usage=None).unknown_fields == {}


SPELLINGS = {
    "at": ["2024-01-02T03:04:05.120Z", "2024-01-02T03:04:05+00:00", "2024-01-02 03:04:05"],
    "content": ["AP8="],
    "key": ["0000000A-0000-0000-0000-000000000000", "{0000000a-0000-0000-0000-000000000000}"],
    "price": ["1.50", "1E+2"],
}


@pytest.mark.parametrize(
    ("name", "text"), [(name, text) for name, texts in SPELLINGS.items() for text in texts]
)
def test_a_value_nobody_changed_goes_back_as_it_was_spelled(name: str, text: str) -> None:
    stored = decode_stored({name: text})
    assert not isinstance(getattr(stored, name), str)
    assert stored.to_dict() == {name: text}


def test_a_changed_value_is_spelled_anew() -> None:
    stored = decode_stored({"at": "2024-01-02T03:04:05.120Z", "content": "AP8="})
    stored.at = datetime(2025, 1, 1, tzinfo=timezone.utc)
    stored.content = "text"
    assert stored.to_dict() == {"at": "2025-01-01T00:00:00Z", "content": "text"}


def test_json_text() -> None:
    usage = decode_usage({"tokens": 1, "new": "é"})
    assert usage.to_json(indent=None) == '{"tokens":1,"new":"é"}'
    assert usage.to_json(indent=2) == '{\n  "tokens": 1,\n  "new": "é"\n}'
    assert json.loads(usage.to_json(indent=4)) == usage.to_dict()


def test_the_familiar_names_do_the_same() -> None:
    run = decode_run(WIRE)
    known = {"by_alias": True, "exclude_unset": True}
    assert run.model_dump(**known) == run.to_dict()
    assert run.model_dump_json(**known, indent=2) == run.to_json()


def test_what_cannot_be_sent_is_named_with_its_place() -> None:
    run = Run(id="r", usage=None, tools=[FunctionTool(name={1})])  # type: ignore[arg-type]
    with pytest.raises(TypeError, match=r"^tools\[0\]\.name: a set cannot be sent as JSON$"):
        run.to_dict()


def test_nan_has_no_json_text() -> None:
    with pytest.raises(ValueError):
        Run(id="r", usage=None, temperature=math.nan).to_json()


COPIES: list[Callable[[Any], Any]] = [
    copy.copy,
    copy.deepcopy,
    *(
        lambda value, protocol=protocol: pickle.loads(pickle.dumps(value, protocol))
        for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1)
    ),
]


@pytest.mark.parametrize("duplicate", COPIES)
def test_copies_are_equal_and_remember_the_same(duplicate: Callable[[Any], Any]) -> None:
    run = decode_run(WIRE)
    run._request_id = "req"
    twin = duplicate(run)
    assert twin is not run
    assert twin == run
    assert twin.to_dict() == WIRE
    assert twin._request_id == "req"


@pytest.mark.parametrize("duplicate", COPIES)
def test_copies_of_new_values(duplicate: Callable[[Any], Any]) -> None:
    run = Run(id="r", usage=Usage(tokens=1))
    twin = duplicate(run)
    assert twin == run
    assert twin.to_dict() == run.to_dict()
    assert twin.strict is omit


def test_a_deep_copy_is_independent() -> None:
    run = decode_run(copy.deepcopy(WIRE))
    twin = copy.deepcopy(run)
    run.unknown_fields["later"]["a"] = 2
    assert twin.unknown_fields == {"later": {"a": 1}}


def test_replace_makes_a_new_value() -> None:
    run = decode_run(WIRE)
    changed = replace(run, id="other")
    assert (changed.id, changed.usage) == ("other", run.usage)
    assert changed.unknown_fields == {}
    assert "later" not in changed.to_dict()


def test_equality_is_about_fields() -> None:
    run, same = decode_run(WIRE), decode_run({**WIRE, "later": "different"})
    run._request_id = "req"
    assert run == same
    assert run != replace(run, id="other")
    assert Usage(tokens=1) != Run(id="r", usage=None)


def test_the_representation_shows_fields_only() -> None:
    usage = decode_usage({"tokens": 1, "secret": "s"})
    usage._request_id = "req"
    assert repr(usage) == "Usage(tokens=1, cached=None)"


def test_values_have_no_other_attributes() -> None:
    usage = Usage(tokens=1)
    assert usage._raw is None
    assert usage._request_id is None
    with pytest.raises(AttributeError, match="'Usage' object has no attribute 'token'"):
        usage.token  # type: ignore[attr-defined]
    with pytest.raises(AttributeError):
        usage.other = 1  # type: ignore[attr-defined]


def test_values_can_be_referred_to_weakly() -> None:
    usage = Usage(tokens=1)
    assert weakref.ref(usage)() is usage


def test_a_class_without_fields_keeps_everything() -> None:
    value = Empty()
    assert value.to_dict() == {}
    value._raw = {"a": None}
    assert value.to_dict() == {"a": None}
    assert value.unknown_fields == {"a": None}


def test_an_unknown_value_gives_back_its_json() -> None:
    raw = {"type": "later", "x": 1}
    value = Unknown("later", raw)
    assert value.to_dict() is raw
    assert pickle.loads(pickle.dumps(value)) == value == copy.deepcopy(value)
    assert repr(value) == "Unknown(tag='later', raw={'type': 'later', 'x': 1})"
