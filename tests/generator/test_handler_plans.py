"""Event handlers of an API whose events are tagged payloads that begin, extend and end blocks."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from bindwright.diagnostics import Diagnostics
from bindwright.plan import HandlerPlan
from bindwright.normalize import normalize
from bindwright.planner.codecs import Codecs
from bindwright.planner.handlers import plan_handlers
from bindwright.planner.layout import Layout
from bindwright.settings import (
    MethodSettings,
    ResourceSettings,
    Settings,
    StreamSettings,
    settings_schema,
)
from bindwright.settings.accumulation import AccumulationSettings, read_accumulations
from bindwright.settings.model import ClientSettings, PackageSettings
from bindwright.shapes import PlanError, make_shapes
from bindwright.source import read_document
from jsonschema.validators import Draft202012Validator

SCHEMA: dict[str, Any] = {
    **settings_schema()["properties"]["accumulations"],
    "$defs": settings_schema()["$defs"],
}

Json = dict[str, Any]

DECLARED: Json = {
    "letter": {
        "stream": "letters",
        "handler": "LetterHandler",
        "manager": "LetterManager",
        "merge": {"kind": "type"},
        "objects": {
            "letter": {
                "holder": "letter",
                "created": ["letter_start"],
                "deltas": [
                    {
                        "event": "block_start",
                        "fragment": "block",
                        "into": "content",
                        "index": "index",
                    },
                    {
                        "event": "block_delta",
                        "fragment": "delta",
                        "into": "content",
                        "index": "index",
                        "ignore": ["type"],
                    },
                    {"event": "letter_delta", "fragment": "delta"},
                ],
                "done": ["letter_stop"],
                "current": "current_letter",
                "final": "get_final_letter",
                "hooks": {"created": "on_letter", "delta": "on_letter_change"},
                "parts": {
                    "at": "content",
                    "ended_by": ["block_stop"],
                    "kinds": {
                        "text": {
                            "value": "text",
                            "hooks": {"delta": "on_text_delta", "done": "on_text_done"},
                            "texts": "text_stream",
                        },
                        "*": {"hooks": {"done": "on_block_done"}},
                    },
                },
            }
        },
    }
}


def tagged(tag: str, **properties: Json) -> Json:
    kind = {"type": "string", "const": tag}
    return {
        "type": "object",
        "required": ["type", *properties],
        "properties": {"type": kind, **properties},
    }


def union(*names: str) -> Json:
    return {"oneOf": [ref(each) for each in names], "discriminator": {"propertyName": "type"}}


def ref(name: str) -> Json:
    return {"$ref": f"#/components/schemas/{name}"}


TEXT, NUMBER = {"type": "string"}, {"type": "integer"}

SCHEMAS: Json = {
    "TextBlock": tagged("text", text=TEXT),
    "StampBlock": tagged("stamp", value=NUMBER),
    "Block": union("TextBlock", "StampBlock"),
    "TextDelta": tagged("text_delta", text=TEXT),
    "StampDelta": tagged("stamp_delta", value=NUMBER),
    "BlockPiece": union("TextDelta", "StampDelta"),
    "Letter": tagged("letter", content={"type": "array", "items": ref("Block")}),
    "LetterChange": {"type": "object", "properties": {"reason": TEXT}},
    "LetterStart": tagged("letter_start", letter=ref("Letter")),
    "BlockStart": tagged("block_start", index=NUMBER, block=ref("Block")),
    "BlockDelta": tagged("block_delta", index=NUMBER, delta=ref("BlockPiece")),
    "BlockStop": tagged("block_stop", index=NUMBER),
    "LetterDelta": tagged("letter_delta", delta=ref("LetterChange")),
    "LetterStop": tagged("letter_stop"),
    "LetterEvent": union(
        "LetterStart", "BlockStart", "BlockDelta", "BlockStop", "LetterDelta", "LetterStop"
    ),
}


def description() -> Json:
    content = {"text/event-stream": {"schema": ref("LetterEvent")}}
    answer = {"description": "Events.", "content": content}
    operation = {"operationId": "write", "responses": {"200": answer}}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Letters", "version": "1"},
        "paths": {"/letters": {"post": operation}},
        "components": {"schemas": SCHEMAS},
    }


def planned(folder: Path, declared: Json) -> HandlerPlan:
    file = folder / "openapi.json"
    file.write_text(json.dumps(description()), encoding="utf-8")
    stream = StreamSettings(name="letters", event="LetterEvent", type_by="tag", tag="type")
    method = MethodSettings(name="write", operation="write", stream="letters")
    settings = Settings(
        file=folder / "bindwright.yaml",
        description=file,
        package=PackageSettings(name="letters", module="letters"),
        client=ClientSettings(name="Letters"),
        resources=(ResourceSettings(name="letters", methods=(method,)),),
        streams={"letters": stream},
    )
    form = normalize(read_document(file), {}, Diagnostics(), ("LetterEvent",))
    shapes = make_shapes(form, settings)
    homes = Layout(shapes, settings).homes
    accumulations = read_accumulations(declared)
    codecs = Codecs(form, shapes, homes)
    module = plan_handlers(form, accumulations, settings.streams, codecs, homes)
    assert module is not None
    return module.handlers[0]


def changed(*path: str | int, value: Any) -> Json:
    """The declaration with another value at one place."""
    copy: Any = json.loads(json.dumps(DECLARED))
    target: Any = copy["letter"]
    for key in path[:-1]:
        target = target[key]
    target[path[-1]] = value
    return copy


def test_declaration_fits_the_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert not list(Draft202012Validator(SCHEMA).iter_errors(DECLARED))


def test_misspelt_setting_does_not_fit_the_schema() -> None:
    wrong = changed("objects", "letter", "create", value=["letter_start"])
    assert list(Draft202012Validator(SCHEMA).iter_errors(wrong))


def test_read() -> None:
    read = read_accumulations(DECLARED)["letter"]
    assert isinstance(read, AccumulationSettings)
    letter = read.objects["letter"]
    assert letter.holder == ("letter",)
    assert letter.deltas[1].ignore == ("type",)
    assert letter.parts is not None and letter.parts.kinds["text"].value == ("text",)
    assert letter.done_replaces and not letter.same_object


def test_hooks_are_typed_by_the_description(tmp_path: Path) -> None:
    handler = planned(tmp_path, DECLARED)
    assert {hook.name: hook.arguments for hook in handler.hooks} == {
        "on_letter": (("letter", "Letter"),),
        "on_letter_change": (("delta", "LetterChange"), ("snapshot", "Letter")),
        "on_text_delta": (("delta", "str"), ("snapshot", "str")),
        "on_text_done": (("text", "str"),),
        "on_block_done": (("block", "Block"),),
    }
    assert [(each.name, each.hint) for each in handler.currents] == [("current_letter", "Letter")]
    assert [(each.name, each.hint) for each in handler.finals] == [("get_final_letter", "Letter")]
    assert [each.name for each in handler.texts] == ["text_stream"]


def test_declaration_is_python(tmp_path: Path) -> None:
    source = planned(tmp_path, DECLARED).accumulation
    compile(source, "declaration", "eval")
    assert source.startswith('Accumulation(name="type", merge=Merge(kind="type")')
    assert "decode=decode_letter" in source
    assert 'Delta(fragment=("block",), into=("content",), index="index")' in source


@pytest.mark.parametrize(
    ("declared", "pointer", "problem"),
    [
        (changed("stream", value="post"), "/stream", "there is no stream 'post'"),
        (
            changed("objects", "letter", "done", value=["letter_end"]),
            "/objects/letter/done/0",
            "the stream 'letters' has no event 'letter_end'",
        ),
        (
            changed("objects", "letter", "parts", "ended_by", value=["block_end"]),
            "/objects/letter/parts/ended_by/0",
            "the stream 'letters' has no event 'block_end'",
        ),
        (
            changed("objects", "letter", "deltas", 2, "fragment", value="change"),
            "/objects/letter/deltas",
            "there is no property 'change'",
        ),
        (
            changed("objects", "letter", "parts", "at", value="pages"),
            "/objects/letter/parts/at",
            "there is no property 'pages'",
        ),
        (
            changed("objects", "letter", "created", value=[]),
            "/objects/letter",
            "nothing says what a letter is",
        ),
        (
            changed("objects", "letter", "schema", value="Postcard"),
            "/objects/letter/schema",
            "the description has no schema 'Postcard'",
        ),
    ],
)
def test_what_the_description_does_not_have(
    tmp_path: Path, declared: Json, pointer: str, problem: str
) -> None:
    with pytest.raises(PlanError) as caught:
        planned(tmp_path, declared)
    assert caught.value.pointer == f"/accumulations/letter{pointer}"
    assert caught.value.problem == problem
