"""Models as plain data: what is in it, under which names, and in which form."""

import copy
import json
import pickle
from datetime import datetime, timezone
from typing import Any

import pytest
from _core.absent import omit
from _core.codec import Unknown
from _core.events import UnknownEvent
from _core.model import Model
from test_model import FunctionTool, Run, Stored, Usage, decode_run, decode_stored

FULL: dict[str, Any] = {
    "id": "r",
    "object": "run",
    "usage": {"tokens": 1, "cached": None, "new": [1]},
    "audioSeconds": 2.5,
    "tools": [{"type": "function", "name": None}, {"type": "later", "x": {"y": 1}}],
    "later": {"a": 1},
}


def test_absent_fields_are_none_and_names_are_those_of_attributes() -> None:
    assert decode_run(FULL).model_dump() == {
        "id": "r",
        "object": "run",
        "usage": {"tokens": 1, "cached": None, "new": [1]},
        "temperature": None,
        "strict": None,
        "audio_seconds": 2.5,
        "tools": [{"type": "function", "name": None}, {"type": "later", "x": {"y": 1}}],
        "later": {"a": 1},
    }


def test_what_is_unset_what_is_a_default_and_what_is_none() -> None:
    run = decode_run({"id": "r", "usage": None, "temperature": None, "tools": []})
    assert run.model_dump(exclude_unset=True) == {
        "id": "r",
        "usage": None,
        "temperature": None,
        "tools": [],
    }
    assert run.model_dump(exclude_defaults=True) == {"id": "r", "tools": []}
    assert run.model_dump(exclude_none=True) == {"id": "r", "tools": []}
    assert run.model_fields_set == {"id", "usage", "temperature", "tools"}


def test_a_value_that_a_caller_made() -> None:
    run = Run(id="r", usage=None, strict=None, tools=[FunctionTool(name="f"), Unknown("x", {})])
    assert run.model_fields_set == {"id", "object", "usage", "strict", "tools"}
    assert run.model_dump(exclude_unset=True, by_alias=True) == run.to_dict()
    assert Run(id="r", usage=None, strict=omit).model_dump()["strict"] is None


@pytest.mark.parametrize(
    ("include", "exclude", "expected"),
    [
        ({"id"}, None, {"id": "r"}),
        ({"id", "object"}, {"id"}, {"object": "run"}),
        ({"usage": {"tokens"}}, None, {"usage": {"tokens": 1}}),
        ({"usage": {"tokens": False, "new": ...}}, None, {"usage": {"new": [1]}}),
        ({"tools": {0}}, None, {"tools": [{"type": "function", "name": None}]}),
        ({"tools": {-1: {"x": {"y"}}}}, None, {"tools": [{"x": {"y": 1}}]}),
        ({"tools"}, {"tools": {"__all__": {"type"}}}, {"tools": [{"name": None}, {"x": {"y": 1}}]}),
        ({"later", "audio_seconds"}, {"later": {"a"}}, {"audio_seconds": 2.5, "later": {}}),
    ],
)
def test_a_choice_of_fields(include: Any, exclude: Any, expected: Any) -> None:
    run = decode_run(FULL)
    assert run.model_dump(include=include, exclude=exclude) == expected
    assert json.loads(run.model_dump_json(include=include, exclude=exclude)) == expected


def test_python_values_and_their_json_form() -> None:
    text = "2024-01-02T03:04:05.120Z"
    stored = decode_stored({"at": text})
    moment = datetime(2024, 1, 2, 3, 4, 5, 120000, tzinfo=timezone.utc)
    assert stored.model_dump(exclude_unset=True) == {"at": moment}
    assert stored.to_dict(mode="python") == {"at": moment}
    assert stored.model_dump(mode="json", exclude_unset=True) == {"at": text}
    assert json.loads(stored.to_json(exclude_none=True)) == {"at": text}
    assert Stored(at=[moment]).model_dump(mode="json", exclude_none=True) == {
        "at": ["2024-01-02T03:04:05.120000Z"]
    }


def test_a_changed_copy() -> None:
    run = decode_run(FULL)
    changed = run.model_copy(update={"id": "s", "temperature": None, "audio_seconds": 1.0, "n": 1})
    assert changed.to_dict() == {
        **FULL,
        "id": "s",
        "temperature": None,
        "audioSeconds": 1.0,
        "n": 1,
    }
    assert run.to_dict() == FULL
    assert getattr(changed, "n") == 1
    assert run.model_copy().tools is run.tools
    assert run.model_copy(deep=True).tools is not run.tools
    made = Usage(tokens=1).model_copy(update={"cached": 2})
    assert (made, made.to_dict()) == (Usage(tokens=1, cached=2), {"tokens": 1, "cached": 2})


def test_a_field_that_is_not_declared_is_an_attribute() -> None:
    run = decode_run(FULL)
    assert getattr(run, "later") == {"a": 1}
    for name in ("audioSeconds", "nothing", "_later", "__later__"):
        assert not hasattr(run, name)


def test_every_public_name_of_the_base_class_is_reserved() -> None:
    from bindwright.names import MODEL_ATTRIBUTES

    public = {name for name in dir(Model) if not name.startswith("_")}
    assert public == MODEL_ATTRIBUTES


def test_a_class_that_no_decoder_makes_says_so() -> None:
    with pytest.raises(TypeError, match="Usage is only sent"):
        Usage.model_validate({"tokens": 1})


def test_the_fields_of_a_model_make_a_dict() -> None:
    run = decode_run(FULL)
    assert dict(run) == {
        **{name: getattr(run, name) for name in Run.__dataclass_fields__},
        "later": {"a": 1},
    }


def test_the_properties_of_an_unknown_kind_are_attributes() -> None:
    unknown: Any = Unknown("later", {"type": "later", "x": {"y": 1}, "raw": 2, "_z": 3})
    assert (unknown.type, unknown.x, unknown.raw["raw"]) == ("later", {"y": 1}, 2)
    assert [hasattr(unknown, name) for name in ("_z", "__len__", "nothing")] == [False] * 3
    event: Any = UnknownEvent("later", {"type": "later", "event": "other"})
    assert (event.type, event.event, hasattr(event, "x")) == ("later", "later", False)
    for odd in (Unknown(None, 3), Unknown(None, ["type"]), UnknownEvent("x", "text")):
        assert not hasattr(odd, "type")
    for value in (unknown, event):
        for made in (copy.copy(value), copy.deepcopy(value), pickle.loads(pickle.dumps(value))):
            assert made == value
