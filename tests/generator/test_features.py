"""What descriptions do, one tiny description each: it generates, imports, and JSON survives."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from bindwright import Refused, generate
from bindwright.checks import lint

PRELUDE = """
import importlib, json, pkgutil, sys
import tiny
from tiny._core.records import encode
for found in pkgutil.walk_packages(tiny.__path__, "tiny."):
    importlib.import_module(found.name)
def decoder(name):
    for found in pkgutil.walk_packages(tiny._codecs.__path__, "tiny._codecs."):
        held = vars(importlib.import_module(found.name))
        if name in held:
            return held[name]
def survives(name, *values):
    for value in values:
        assert encode(decoder(name)(value)) == value, (name, value)
import tiny._codecs, tiny.types as types
"""


def object_(required: str = "", **properties: Any) -> dict[str, Any]:
    return {"type": "object", "required": required.split(), "properties": properties}


def ref(name: str) -> dict[str, Any]:
    return {"$ref": f"#/components/schemas/{name}"}


def text(**more: Any) -> dict[str, Any]:
    return {"type": "string", **more}


def answering(schema: Any, **more: Any) -> dict[str, Any]:
    content = {"application/json": {"schema": schema}}
    return {"operationId": "getThing", "responses": {"200": {"content": content}}, **more}


def built(folder: Path, operation: Mapping[str, Any], schemas: Any = None, **more: Any) -> Path:
    """The SDK of a description with one operation."""
    description: dict[str, Any] = {
        "openapi": "3.1.0",
        "info": {"title": "Tiny", "version": "1"},
        "servers": [{"url": "https://tiny.test"}],
        "paths": {"/things": {"post": operation}},
        "components": {"schemas": schemas or {}},
        **more,
    }
    file = folder / "openapi.json"
    file.write_text(json.dumps(description))
    generate(file, out=folder / "sdk")
    return folder / "sdk" / "src"


def check(source: Path, program: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PRELUDE + program], capture_output=True, text=True, cwd=source
    )
    assert done.returncode == 0, done.stderr[-3000:]


UNTAGGED = {
    "Cat": object_("name lives", name=text(), lives={"type": "integer"}),
    "Dog": object_("name", name=text(), tricks={"type": "array", "items": text()}),
    "Pet": {"anyOf": [ref("Cat"), ref("Dog")]},
}


def test_a_union_without_a_tag_is_told_apart_by_its_keys(tmp_path: Path) -> None:
    source = built(tmp_path, answering(object_("pet", pet=ref("Pet"))), UNTAGGED)
    check(
        source,
        """
pet = decoder("decode_pet")
assert type(pet({"name": "a", "lives": 9})) is types.Cat
assert type(pet({"name": "b", "tricks": ["sit"]})) is types.Dog
assert type(pet({"age": 3})).__name__ == "Unknown"
survives("decode_pet", {"name": "a", "lives": 9}, {"name": "b"}, {"age": 3})
""",
    )


def test_a_tag_that_two_members_share_leaves_it_to_their_keys(tmp_path: Path) -> None:
    schemas = {
        "A": object_("kind x", kind={"const": "same"}, x={"type": "integer"}),
        "B": object_("kind y", kind={"const": "same"}, y={"type": "integer"}),
        "C": object_("kind", kind={"const": "other"}),
        "Any": {"oneOf": [ref("A"), ref("B"), ref("C")], "discriminator": {"propertyName": "kind"}},
    }
    check(
        built(tmp_path, answering(object_("it", it=ref("Any"))), schemas),
        """
found = [name for name in dir(types) if name.startswith("Any")]
assert found == ["AnyObject"], found
it = decoder("decode_any_object")
assert type(it({"kind": "same", "x": 1})) is types.A
assert type(it({"kind": "same", "y": 1})) is types.B
assert type(it({"kind": "other"})) is types.C
""",
    )


def test_what_is_required_and_not_declared_is_kept(tmp_path: Path) -> None:
    schemas = {
        "Closed": object_("a b", a=text()),
        "Open": {**object_("a b", a=text()), "additionalProperties": {"type": "integer"}},
    }
    check(
        built(tmp_path, answering(object_("c o", c=ref("Closed"), o=ref("Open"))), schemas),
        """
assert decoder("decode_closed")({"a": "x", "b": [1]}).unknown_fields == {"b": [1]}
assert decoder("decode_open")({"a": "x", "b": 1}).additional_properties == {"b": 1}
survives("decode_closed", {"a": "x", "b": [1]})
survives("decode_open", {"a": "x", "b": 1})
""",
    )


def test_schemas_may_hold_themselves(tmp_path: Path) -> None:
    schemas = {
        "Value": {
            "oneOf": [
                text(),
                {"type": "array", "items": ref("Value")},
                {"type": "object", "additionalProperties": ref("Value")},
            ]
        },
        "Node": object_("at", at=text(format="date-time"), next=ref("Node"), value=ref("Value")),
    }
    check(
        built(tmp_path, answering(ref("Node")), schemas),
        """
survives("decode_node", {"at": "2026-01-02T03:04:05Z", "value": {"a": ["b", {"c": "d"}]},
    "next": {"at": "2026-01-02T03:04:05Z", "value": "x"}})
""",
    )


def test_names_that_python_has_already(tmp_path: Path) -> None:
    schema = object_(
        "class",
        **{"class": text(), "from": text(), "date": text(format="date"), "2nd": text()},
        **{"größe": {"type": "number"}, "fooBar": text(), "foo_bar": text(), "field": text()},
        **{"when": text(format="date"), "list": {"type": "array", "items": text()}},
    )
    schemas = {"Import": schema, "Model": object_(id=text()), "名前": object_(id=text())}
    whole = object_(a=ref("Import"), b=ref("Model"), c=ref("名前"))
    check(
        built(tmp_path, answering(whole), schemas),
        """
survives("decode_import", {"class": "a", "from": "b", "date": "2026-01-02", "2nd": "c",
    "größe": 1.5, "fooBar": "d", "foo_bar": "e", "field": "f", "list": ["g"]})
made = decoder("decode_import")({"class": "a", "fooBar": "d", "foo_bar": "e"})
assert (made.class_, made.foo_bar, made.foo_bar_) == ("a", "d", "e")
assert issubclass(types.ModelObject, tiny.Model)
""",
    )


def test_all_of_with_a_union_puts_its_properties_into_each_member(tmp_path: Path) -> None:
    schemas = {
        "Base": object_("id", id=text()),
        "Shape": {
            "allOf": [
                ref("Base"),
                {
                    "oneOf": [
                        object_("kind r", kind={"const": "circle"}, r={"type": "integer"}),
                        object_("kind a", kind={"const": "square"}, a={"type": "integer"}),
                    ]
                },
            ]
        },
    }
    check(
        built(tmp_path, answering(object_("it", it=ref("Shape"))), schemas),
        """
circle = decoder("decode_shape")({"id": "x", "kind": "circle", "r": 2})
assert (circle.id, circle.r) == ("x", 2)
survives("decode_shape", {"id": "x", "kind": "square", "a": 1})
""",
    )


def test_references_lead_anywhere_in_the_file(tmp_path: Path) -> None:
    schemas = {
        "Outer": object_(inner=object_("n", n={"type": "number"}), same=ref("A%20b~1c")),
        "A b/c": object_("m", m={"type": "number"}),
        "Anchored": {"$anchor": "here", **object_("k", k=text())},
    }
    whole = object_(
        deep={"$ref": "#/components/schemas/Outer/properties/inner"},
        outer=ref("Outer"),
        here={"$ref": "#here"},
    )
    check(
        built(tmp_path, answering(whole), schemas),
        'survives("decode_outer", {"inner": {"n": 1.5}, "same": {"m": 2.0}})',
    )


@pytest.mark.parametrize(
    ("reference", "says"),
    [
        ("other.yaml#/A", "leads nowhere: the file cannot be read"),
        ("#/components/schemas/No", "leads nowhere"),
    ],
)
def test_a_reference_that_cannot_be_followed_is_reported(
    tmp_path: Path, reference: str, says: str
) -> None:
    with pytest.raises(Refused, match=says) as caught:
        built(tmp_path, answering(object_(a={"$ref": reference})))
    assert caught.value.diagnostics[0].place.line > 0


def test_a_null_beside_two_schemas_in_one_union(tmp_path: Path) -> None:
    schemas = {"Size": {"type": ["integer", "null"]}, "Flag": {"enum": ["on", None, "off"]}}
    whole = object_("size flag", size=ref("Size"), flag=ref("Flag"), no={"const": None})
    check(
        built(tmp_path, answering(object_(a=whole)), schemas),
        'survives("decode_get_thing_response", {"a": {"size": None, "flag": "on"}})',
    )


MULTIPART = {
    "content": {
        "multipart/form-data": {
            "schema": object_(
                "file",
                file=text(format="binary"),
                note=text(),
                tags={"type": "array", "items": text()},
                more={"type": "object", "additionalProperties": True},
            )
        }
    }
}


def test_a_form_with_a_file_is_sent_piece_by_piece(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"content")
    check(
        built(tmp_path, answering(object_(id=text()), requestBody=MULTIPART)),
        f"""
from pathlib import Path
from tiny._core.uploads import http_request
from tiny.resources import things
import httpx2
request = things.thing_create_request({{
    "file": Path({str(tmp_path / "a.txt")!r}), "note": "x", "tags": ["a", "b"], "more": {{"k": 1}}
}})
content, media_type = request.content()
for attempt in range(2):
    sent = http_request("POST", httpx2.URL("https://tiny.test"), content=content,
        headers={{"Content-Type": media_type}})
    body = b"".join(sent.stream)
    assert len(body) == int(sent.headers["content-length"]), sent.headers
    assert body.count(b'name="tags"') == 2
    assert b'filename="a.txt"\\r\\nContent-Type: text/plain\\r\\n\\r\\ncontent\\r\\n' in body, body
    assert b'Content-Type: application/json\\r\\n\\r\\n{{"k":1}}' in body
""",
    )


def test_bodies_and_answers_that_are_not_json(tmp_path: Path) -> None:
    operation: dict[str, Any] = {
        "operationId": "convert",
        "requestBody": {"required": True, "content": {"application/octet-stream": {}}},
        "responses": {"200": {"content": {"image/png": {}}}},
    }
    check(
        built(tmp_path, operation),
        """
from tiny.resources import things
request = things.thing_create_request({"body": b"abc"})
content, media_type = request.content()
assert (b"".join(content), media_type, content.length) == (b"abc", "application/octet-stream", 3)
assert request.reading == "bytes" and request.decode(b"x") == b"x"
""",
    )


def test_parameters_in_headers_cookies_and_json(tmp_path: Path) -> None:
    parameters = [
        {"name": "thing-id", "in": "path", "required": True, "schema": text()},
        {"name": "X-Trace", "in": "header", "schema": {"type": "array", "items": text()}},
        {"name": "session", "in": "cookie", "schema": text()},
        {"name": "filter", "in": "query", "content": {"application/json": {"schema": object_()}}},
        {"name": "limit", "in": "query", "schema": {"type": "integer"}},
    ]
    operation = answering(object_(id=text()), parameters=parameters)
    # A header that most operations take would become an option of the client.
    plain = {"responses": {"204": {"description": "Done."}}}
    others = {"/others": {"get": plain, "post": plain, "delete": plain}}
    check(
        built(tmp_path, operation, paths={"/things/{thing-id}": {"post": operation}, **others}),
        """
from tiny.resources import things
build = next(each for name, each in vars(things).items() if name.endswith("_request"))
request = build("a b", {"X-Trace": ["x", "y"], "session": "s", "filter": {"a": 1}, "limit": 2})
assert request.path == "/things/a%20b"
assert request.headers == {"X-Trace": "x,y", "Cookie": "session=s"}
assert request.query == (("limit", "2"), ("filter", '{"a":1}'))
""",
    )


def test_numbers_beyond_64_bits_and_no_version(tmp_path: Path) -> None:
    huge = {"type": "integer", "maximum": 18446744073709552000, "default": 2**70}
    check(
        built(tmp_path, answering(object_(n=huge)), info={"title": "Tiny"}),
        'survives("decode_get_thing_response", {"n": 2**80})',
    )


def test_a_union_may_hold_lists_of_itself(tmp_path: Path) -> None:
    schemas = {
        "Leaf": object_("at", at=text(format="date-time")),
        "Tree": {"oneOf": [ref("Leaf"), {"type": "array", "items": ref("Tree")}]},
    }
    body = {"content": {"application/json": {"schema": object_(tree=ref("Tree"))}}}
    check(
        built(tmp_path, answering(object_("tree", tree=ref("Tree")), requestBody=body), schemas),
        """
leaf = {"at": "2026-01-02T03:04:05Z"}
assert type(decoder("decode_tree")([[leaf]])[0][0]) is types.Leaf
survives("decode_tree", leaf, [leaf, [leaf]])
""",
    )


def test_components_that_refer_to_what_holds_them(tmp_path: Path) -> None:
    schemas = {
        "A": {**ref("B"), "properties": {"x": {"type": "integer"}}},
        "B": object_(a=ref("A"), c=ref("C"), at=text(format="date")),
        "C": ref("B"),
    }
    check(
        built(tmp_path, answering(ref("A")), schemas),
        """
made = decoder("decode_a")({"x": 1, "at": "2026-01-02", "a": {"x": 2}, "c": {"at": "2026-01-03"}})
assert type(made.a) is types.A and type(made.c) is types.B
assert (made.x, made.a.x, made.at.day, made.c.at.day) == (1, 2, 2, 3)
""",
    )


def test_objects_that_two_members_of_an_all_of_describe(tmp_path: Path) -> None:
    one, two = object_(at=object_("x", x=text())), object_(at=object_(y=text(format="date")))
    check(
        built(tmp_path, answering(ref("A")), {"A": {"allOf": [one, two]}}),
        """
made = decoder("decode_a")({"at": {"x": "a", "y": "2026-01-02"}})
assert (made.at.x, made.at.y.day) == ("a", 2)
""",
    )


def test_names_in_other_files_are_no_names_of_components(tmp_path: Path) -> None:
    (tmp_path / "other.json").write_text(json.dumps({"$defs": {"a/b": object_(k=text())}}))
    source = built(tmp_path, answering(object_(it={"$ref": "other.json#/$defs/a~1b"})))
    check(source, 'survives("decode_ab", {"k": "v"}); assert types.AB')
    assert "bad-value" not in {each.code for each in lint(tmp_path / "openapi.json")}
