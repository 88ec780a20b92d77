"""What was rendered before is used again; whatever is kept, the classes are the same."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from bindwright import models
from bindwright.fingerprint import templates_folder
from bindwright.models import ModelSource, write_models
from bindwright.normalize.form import Named, Primitive
from bindwright.shapes import Field, Shape

TEMPLATES = templates_folder() / "models"


def member(name: str, refers_to: str | None = None, text: str = "") -> Field:
    type_ = Named(name=refers_to) if refers_to else Primitive(kind="string")
    return Field(
        wire=name, name=name, type=type_, hint=refers_to or "str", default=None, description=text
    )


def shapes(*each: Shape) -> dict[str, Shape]:
    return {shape.name: shape for shape in each}


def rendered(given: dict[str, Shape], cache: Path) -> dict[str, ModelSource]:
    return write_models(given, TEMPLATES, cache=cache)


CAT = Shape(name="Cat", kind="dataclass", fields=(member("owner", "Owner"),))
OWNER = Shape(name="Owner", kind="dataclass", fields=(member("name"),))
PET = Shape(name="Pet", kind="alias", hint="Cat | Owner", type=Named(name="Cat"))
PLAIN = Shape(name="OwnerDict", kind="typed_dict", fields=(member("name"), member("class")))
ALL = shapes(PET, CAT, OWNER, PLAIN)
CHANGES = {
    "nothing": ALL,
    "a text": ALL
    | shapes(
        Shape(name="Owner", kind="dataclass", fields=OWNER.fields, description="Who feeds it.")
    ),
    "all texts": shapes(*(replace(each, description="New.\n\nAnd more.") for each in ALL.values())),
    "no fields": shapes(*(replace(each, fields=()) for each in (OWNER, PLAIN))),
    "a default": ALL | shapes(replace(OWNER, fields=(member("name", text="Its name."),))),
    "a field": shapes(
        PET, CAT, Shape(name="Owner", kind="dataclass", fields=(member("name"), member("city")))
    ),
    "a reference": shapes(
        Shape(name="Pet", kind="alias", hint="Owner", type=Named(name="Owner")),
        Shape(name="Cat", kind="dataclass", fields=(member("name"),)),
        Shape(name="Owner", kind="dataclass", fields=(member("cat", "Cat"),)),
    ),
    "a class more": shapes(PET, CAT, OWNER, Shape(name="Dog", kind="dataclass")),
    "a class less": shapes(CAT, OWNER),
}


@pytest.mark.parametrize("changed", CHANGES.values(), ids=list(CHANGES))
def test_what_is_kept_makes_no_difference(changed: dict[str, Shape], tmp_path: Path) -> None:
    rendered(ALL, tmp_path / "kept")
    assert rendered(changed, tmp_path / "kept") == rendered(changed, tmp_path / "none")


def test_only_what_changed_is_rendered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[list[str]] = []

    def spied(original: Callable[..., dict[str, str]]) -> Callable[..., dict[str, str]]:
        def spy(*arguments: object) -> dict[str, str]:
            found = original(*arguments)
            asked.append(sorted(found))
            return found

        return spy

    for name in ("_rendered", "_written"):
        monkeypatch.setattr(models, name, spied(getattr(models, name)))
    for each in ("nothing", "nothing", "a text", "a class less"):
        rendered(CHANGES[each], tmp_path)
    assert asked == [sorted(ALL), ["Owner"], ["Cat", "Owner"]]


def test_the_templates_decide_too(tmp_path: Path) -> None:
    templates = tmp_path / "templates"
    templates.mkdir()
    for each in TEMPLATES.iterdir():
        (templates / each.name).write_text(each.read_text("utf-8"), "utf-8")
    before = write_models({"Owner": OWNER}, templates, cache=tmp_path)
    changed = (templates / "dataclass.jinja2").read_text("utf-8").replace("slots=True, ", "")
    (templates / "dataclass.jinja2").write_text(changed, "utf-8")
    after = write_models({"Owner": OWNER}, templates, cache=tmp_path)
    assert after["Owner"].source == before["Owner"].source.replace("slots=True, ", "")


def test_a_second_run_does_not_import_the_model_generator(tmp_path: Path) -> None:
    (tmp_path / "openapi.yaml").write_text(
        "openapi: 3.1.0\ninfo: {title: Zoo, version: '1'}\npaths:\n  /owner:\n    get:\n"
        "      operationId: getOwner\n      responses:\n        '200':\n          description: It.\n"
        "          content: {application/json: {schema: {$ref: '#/components/schemas/Owner'}}}\n"
        "components: {schemas: {Owner: {type: object, properties: {name: {type: string}}}}}\n"
    )
    script = (
        "import sys, bindwright\n"
        "bindwright.generate('openapi.yaml', out=sys.argv[1])\n"
        "print('datamodel_code_generator' in sys.modules)\n"
    )
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(sys.path),
        "XDG_CACHE_HOME": str(tmp_path),
    }
    printed = [
        subprocess.run(
            [sys.executable, "-c", script, out],
            cwd=tmp_path,
            env=environment,
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for out in ("one", "other")
    ]
    assert printed == ["True\n", "False\n"]
