"""Overlays: what they change, where their values come from, and what is wrong with them."""

from __future__ import annotations

import json
from pathlib import Path
from textwrap import dedent, indent
from typing import Any

import pytest

from bindwright import Refused, generate
from bindwright.cli import main
from bindwright.diagnostics import Diagnostic, Diagnostics
from bindwright.mock import application
from bindwright.normalize import normalize
from bindwright.pipeline import load_settings
from bindwright.settings import read_settings
from bindwright.source import Document, OverlayFile, Reading, read_document

DESCRIPTION = """\
openapi: 3.1.0
info: {title: Tiny, version: "1", description: Old.}
servers: [{url: https://tiny.example}]
tags: [{name: a}, {name: b}, {name: c}]
paths:
  /things:
    get:
      operationId: listThings
      parameters: [{name: limit, in: query, schema: {type: integer}}]
      responses: {"204": {description: Done.}}
    post:
      operationId: makeThing
      x-internal: true
      responses: {"204": {description: Done.}}
"""
HEAD = 'overlay: {version}\ninfo: {{title: Test, version: "1"}}\n'


def overlay(folder: Path, actions: str, name: str = "overlay.yaml", version: str = "1.1.0") -> Path:
    path = folder / name
    head = HEAD.format(version=version)
    path.write_text(f"{head}actions:\n{indent(dedent(actions), '  ')}", encoding="utf-8")
    return path


def read(folder: Path, *overlays: Path, must_match: bool = True) -> Document:
    path = folder / "openapi.yaml"
    if not path.exists():
        path.write_text(DESCRIPTION, encoding="utf-8")
    files = tuple(OverlayFile(each, must_match) for each in overlays)
    return read_document(path, Reading(overlays=files))


def applied(folder: Path, actions: str, version: str = "1.1.0") -> dict[str, Any]:
    return read(folder, overlay(folder, actions, version=version)).data


def refused(folder: Path, *overlays: Path) -> tuple[Diagnostic, ...]:
    with pytest.raises(Refused) as caught:
        read(folder, *overlays)
    return caught.value.diagnostics


# --- actions


def test_objects_are_merged_at_every_depth(tmp_path: Path) -> None:
    data = applied(
        tmp_path,
        """
        - target: $
          update:
            info: {title: New, contact: {name: Me}}
            tags: [{name: d}]
        - target: $.paths.*[?@.operationId == 'listThings']
          update: {summary: List., parameters: [{name: after, in: query}]}
        """,
    )
    info = {"title": "New", "version": "1", "description": "Old.", "contact": {"name": "Me"}}
    assert data["info"] == info
    assert [each["name"] for each in data["tags"]] == ["a", "b", "c", "d"]
    listing = data["paths"]["/things"]["get"]
    assert listing["summary"] == "List."
    assert [each["name"] for each in listing["parameters"]] == ["limit", "after"]


def test_actions_follow_one_another(tmp_path: Path) -> None:
    first = overlay(
        tmp_path,
        """
        - {target: $.info.description, remove: true}
        - {target: $.info, update: {description: [1]}}
        - {target: $.info.description, update: 2}
        """,
    )
    second = overlay(tmp_path, "- {target: '$.info.description[1]', update: 3}", "second.yaml")
    assert read(tmp_path, first, second).data["info"]["description"] == [1, 3]


@pytest.mark.parametrize(("version", "tags"), [("1.0.0", ["a", [1, 2]]), ("1.1.0", ["a", 1, 2])])
def test_a_list_is_one_item_in_one_zero(tmp_path: Path, version: str, tags: list[Any]) -> None:
    actions = "- {target: '$.tags[1:]', remove: true}\n- {target: $.tags, update: [1, 2]}\n"
    data = applied(tmp_path, actions, version)
    assert [data["tags"][0]["name"], *data["tags"][1:]] == tags


def test_items_and_values_are_removed(tmp_path: Path) -> None:
    data = applied(
        tmp_path,
        """
        - {target: "$.tags[?@.name != 'b']", remove: true, update: {ignored: true}}
        - {target: "$..[?@['x-internal']]", remove: true}
        - {target: "$.info['description','description']", remove: true}
        """,
    )
    assert data["tags"] == [{"name": "b"}]
    assert list(data["paths"]["/things"]) == ["get"]
    assert "description" not in data["info"]


def test_values_are_replaced_and_copied(tmp_path: Path) -> None:
    data = applied(
        tmp_path,
        """
        - {target: $.info.title, update: New}
        - {target: $.paths, update: {/copies: {}}}
        - {target: "$.paths['/copies']", copy: "$.paths['/things']"}
        - {target: "$.paths['/copies'].get", update: {operationId: listCopies}}
        """,
    )
    assert data["info"]["title"] == "New"
    ids = {path: item["get"]["operationId"] for path, item in data["paths"].items()}
    assert ids == {"/things": "listThings", "/copies": "listCopies"}


def test_an_alias_is_changed_where_it_is_named_alone(tmp_path: Path) -> None:
    text = DESCRIPTION.replace("tags: [{name: a}, {name: b}", "tags: [&t {name: a}, *t")
    (tmp_path / "openapi.yaml").write_text(text)
    data = applied(tmp_path, "- {target: '$.tags[1]', update: {name: x}}")
    assert [each["name"] for each in data["tags"]] == ["a", "x", "c"]


# --- places


def test_what_came_from_an_overlay_is_reported_there(tmp_path: Path) -> None:
    path = overlay(
        tmp_path,
        """
        - target: $.paths['/things'].get
          update:
            parameters:
              - {name: cursor, in: nowhere}
            x-new: 1
        - target: $.paths['/things'].post
          copy: $.paths['/things'].get
        """,
    )
    document = read(tmp_path, path)
    diagnostics = Diagnostics()
    normalize(document, {}, diagnostics)
    found = [each for each in diagnostics.found if each.code == "bad-parameter"]
    assert {str(each.place) for each in found} == {f"{path}:8:11"}
    assert found[0].excerpt.startswith("        - {name: cursor")
    things = "/paths/~1things"
    assert str(document.place(f"{things}/get/x-new")) == f"{path}:9:7"
    assert document.place(f"{things}/post/parameters/0").file == f"{tmp_path}/openapi.yaml"


def test_an_overlay_extends_a_file_of_the_description(tmp_path: Path) -> None:
    text = DESCRIPTION.replace(
        "responses: {",
        "requestBody: {content: {application/json: {schema: {$ref: b/t.yaml}}}}\n"
        "      responses: {",
    )
    (tmp_path / "openapi.yaml").write_text(text)
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "t.yaml").write_text("{type: object, properties: {a: {type: string}}}")
    path = overlay(tmp_path, "- {target: $.properties, update: {b: {type: integer}}}")
    path.write_text(path.read_text().replace("actions:", "extends: ./b/t.yaml\nactions:"))
    document = read(tmp_path, path)
    assert list(document.data["components"]["schemas"]["t"]["properties"]) == ["a", "b"]
    assert document.place("/components/schemas/t/properties/b").file == str(path)

    path.write_text(path.read_text().replace("b/t.yaml", "b/u.yaml"))
    (found,) = refused(tmp_path, path)
    assert (found.code, found.place.line) == ("unknown-extends", 3)
    path.write_text(
        path.read_text()
        .replace("./b/u.yaml", "https://tiny.example/openapi.yaml")
        .replace("$.properties", "$.info")
    )
    assert "b" in read(tmp_path, path).data["info"]


# --- what is wrong


@pytest.mark.parametrize(
    ("action", "code", "where", "says"),
    [
        (
            "{target: \"$.paths['/thing'].get\", remove: true}",
            "unmatched-target",
            "target",
            "$['paths'] has no '/thing': did you mean '/things'?",
        ),
        ("{target: '$.tags[7]', remove: true}", "unmatched-target", "target", "has no item 7"),
        ("{target: '$..nothing', update: {}}", "unmatched-target", "target", "must_match: false"),
        ("{target: $.paths./things, update: {}}", "bad-target", "target", "RFC 9535"),
        ("{target: '$[?nope(@)]', update: {}}", "bad-target", "target", "RFC 9535"),
        ("{target: $, remove: true}", "bad-target", "target", "name a part"),
        ('{target: \'$["info","tags"]\', update: {}}', "mixed-targets", "target", "each kind"),
        ("{target: $.info, update: 1}", "incompatible-update", "update", "remove what is there"),
        ("{target: $, update: {info: {title: []}}}", "incompatible-update", "title", "before"),
        ("{target: $.info.title, update: {}}", "incompatible-update", "update", "before"),
        ("{target: $.info, copy: '$.tags[*]'}", "bad-copy", "copy", "a single node"),
        ("{target: $.info, copy: $.inf}", "bad-copy", "copy", "did you mean 'info'?"),
        ("{target: $.info, remove: 'yes'}", "bad-overlay", "remove", "remove: true"),
        ("{target: $.info}", "bad-overlay", "{target", "add update"),
        ("{update: {}}", "bad-overlay", "{update", "add a JSONPath"),
        ("{target: $.info, update: {}, udpate: 1}", "bad-overlay", "udpate", "begin the name"),
        ("1", "bad-overlay", "1", "write: target"),
    ],
)
def test_an_action_that_cannot_be_done(
    tmp_path: Path, action: str, code: str, where: str, says: str
) -> None:
    path = overlay(tmp_path, f"- {action}")
    found = refused(tmp_path, path)
    assert [each.code for each in found] == [code]
    (only,) = found
    assert only.place.file == str(path) and only.place.line == 4
    line = f"  - {action}"
    assert line[only.place.column - 1 :].startswith(where)
    assert says in only.remedy and only.problem and only.effect


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("info: {}", "does not say which Overlay"),
        ("overlay: 1.2.0", "Overlay 1.2.0 is not supported"),
        ("overlay: 1.0.0\nactions: []", "info has no title"),
        (HEAD.format(version="1.0.0"), "has no actions"),
        (HEAD.format(version="1.0.0") + "extends: 1\nactions: [{target: $, remove: false}]", "URI"),
        (HEAD.format(version="1.0.0") + "actions: [{target: $, copy: $}]", "came with Overlay 1.1"),
        (HEAD.format(version="1.0.0") + "actions: [{target: $, copy: 1}]", "must be a JSONPath"),
        ("overlay: [", "not valid YAML"),
    ],
)
def test_a_file_that_is_no_overlay(tmp_path: Path, text: str, problem: str) -> None:
    path = tmp_path / "overlay.yaml"
    path.write_text(text)
    assert problem in refused(tmp_path, path)[0].problem


def test_everything_wrong_is_said_at_once(tmp_path: Path) -> None:
    first = overlay(tmp_path, "- {target: $.a, remove: true}\n- {target: $.b, remove: true}")
    second = overlay(tmp_path, "- {target: $.c, remove: true}", "second.yaml")
    assert len(refused(tmp_path, first, second)) == 3


def test_a_target_may_miss_where_the_settings_say_so(tmp_path: Path) -> None:
    path = overlay(tmp_path, "- {target: $.a, remove: true}\n- {target: $.tags, remove: true}")
    assert "tags" not in read(tmp_path, path, must_match=False).data


def test_an_overlay_cannot_multiply_the_description_without_end(tmp_path: Path) -> None:
    doubling = "- {target: $.info, update: {x: {y: [1, 2]}}}\n"
    doubling += "- {target: $.info.x.y, copy: $.info.x.y}\n" * 40
    (found,) = {each.code for each in refused(tmp_path, overlay(tmp_path, doubling))}
    assert found == "too-many-values"


# --- settings, commands, manifest


def test_settings_apply_overlays_everywhere(tmp_path: Path) -> None:
    (tmp_path / "openapi.yaml").write_text(DESCRIPTION)
    overlay(tmp_path, "- {target: $.info, update: {title: From settings}}")
    missing = overlay(tmp_path, "- {target: $.nowhere, remove: true}", "loose.yaml")
    more = overlay(tmp_path, "- {target: $.paths.*.post, remove: true}", "more.yaml")
    settings = tmp_path / "bindwright.yaml"
    settings.write_text("""
        description: openapi.yaml
        overlays: [overlay.yaml, {path: loose.yaml, must_match: false}, more.yaml]
        package: {name: tiny}
        client: {name: Tiny}
        resources: {things: {methods: {list: listThings}}}
        """)
    assert [each.must_match for each in read_settings(settings).overlays] == [True, False, True]
    out = tmp_path / "sdk"
    assert generate(tmp_path, out=out).operations == 1
    assert generate(tmp_path, out=out).up_to_date
    assert "From settings" in (out / "README.md").read_text()
    inputs = json.loads((out / ".bindwright" / "manifest.json").read_text())["inputs"]
    assert {"overlay 1", "overlay 2", "overlay 3"} <= inputs.keys()
    more.write_text(more.read_text() + "\nx-note: changed\n")
    drift = generate(tmp_path, out=out, check=True)
    assert [each.message for each in drift.reasons] == ["the overlay 3 has changed"]
    assert application(tmp_path)
    missing.unlink()
    with pytest.raises(Refused, match="the overlay .*loose.yaml.* is not a file"):
        generate(tmp_path, out=out)


def test_the_command_line_adds_overlays(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "openapi.yaml"
    path.write_text(DESCRIPTION)
    change = overlay(tmp_path, "- {target: $.paths.*.post, remove: true}")
    arguments = ["--overlay", str(change)]
    out = ["--out", str(tmp_path / "sdk")]
    assert main(["generate", str(path), *out, *arguments]) == 0
    assert ": 1 operation, " in capsys.readouterr().out
    assert main(["check", str(path), *out, *arguments]) == 0
    assert main(["check", str(path), *out]) == 1
    assert main(["plan", str(path), *arguments]) == 0
    assert "POST" not in capsys.readouterr().out
    assert main(["init", str(path), *arguments]) == 0
    settings = load_settings(tmp_path, None)
    assert [each.path.name for each in settings.overlays] == ["overlay.yaml"]
    assert [each.name for each in settings.resources[0].methods] == ["list"]
