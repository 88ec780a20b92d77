"""`bindwright.yaml`: what it says, and every way in which it can be wrong."""

from __future__ import annotations

import ast
import dataclasses
import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema.validators import Draft202012Validator

from bindwright import generate
from bindwright import settings as package
from bindwright.diagnostics import Diagnostics, Refused
from bindwright.lock import NameLock
from bindwright.settings import (
    accumulation,
    diagnose,
    extensions,
    model,
    read_settings,
    settings_schema,
)
from bindwright.settings.rules import RULES

ROOT = Path(__file__).parents[2]
CASES = Path(__file__).with_name("settings")
"""Broken files, each named for its diagnostic; the comment at the end is what must be printed."""

BROKEN = sorted(path.stem for path in CASES.glob("*.yaml") if path.stem != "openapi")


def split_case(path: Path) -> tuple[str, str]:
    """The settings of a case, and what is expected to be said about them."""
    text, _, comment = path.read_text(encoding="utf-8").partition("\n#\n")
    lines = (line.removeprefix("#").removeprefix(" ") for line in comment.splitlines())
    return f"{text}\n", "\n".join(lines)


def findings(path: Path) -> list[str]:
    """What reading the settings at `path` says, errors and warnings alike."""
    collected = Diagnostics()
    try:
        read_settings(path, collected)
    except Refused as refused:
        collected.extend(refused.diagnostics)
    return [each.render() for each in collected.found]


def write(folder: Path, text: str) -> Path:
    """A folder with a description and the settings `text` for it."""
    (folder / "openapi.yaml").write_text("openapi: 3.1.0\n", encoding="utf-8")
    file = folder / "bindwright.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def test_the_real_file() -> None:
    folder = ROOT / "specs" / "openai-runs"
    collected = Diagnostics()
    found = read_settings(folder, collected)
    assert collected.found == []
    assert found == read_settings(folder / "bindwright.yaml")
    assert found.description == folder / "openapi.yaml"
    assert (found.package.name, found.package.module) == ("openai-runs", "openai_runs")
    assert [each.name for each in found.client.options] == ["api_key", "organization", "project"]
    assert found.client.timeout == 600.0 and isinstance(found.client.timeout, float)
    assert found.client.errors.envelope == "error"
    (beta,) = found.resources
    assert beta.resources[0].headers == {"OpenAI-Beta": "assistants=v2"}
    (threads,) = beta.resources
    assert threads.pointer == "/resources/beta/resources/threads"
    create = threads.methods[0]
    assert (create.name, create.operation, create.stream) == ("create", "createThread", None)
    assert create.pointer == "/resources/beta/resources/threads/methods/create"
    assert {each.name: each.stream for each in threads.methods}["create_and_run"] == "assistant"
    assert found.streams["assistant"].done.data == "[DONE]"
    assert found.streams["assistant"].errors == ("error",)
    assert found.pagination["cursor"].name == "cursor"
    assert found.readme[0] == "beta.threads.create_and_run"


@pytest.mark.parametrize("name", BROKEN)
def test_broken_file(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(CASES)
    path = Path(f"{name}.yaml")
    expected = split_case(path)[1]
    assert f"[{name}]" in expected
    assert "\n".join(findings(path)) == expected


def test_every_diagnostic_has_a_broken_file() -> None:
    folder = Path(package.__file__).parent
    codes: set[str] = set()
    for path in folder.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "document.diagnostic":
                codes |= codes_of(node.args[0])
    assert codes - set(BROKEN) == set()
    assert set(BROKEN) <= codes


def codes_of(argument: ast.expr) -> set[str]:
    """The codes that the first argument of a diagnostic stands for."""
    if isinstance(argument, ast.Constant):
        return {str(argument.value)}
    if isinstance(argument, ast.JoinedStr):
        return {f"unknown-{each}" for each in ("stream", "page", "poll", "follow")}
    return set()


def test_every_rule_is_listed() -> None:
    named = {rule.__name__ for rule in RULES}
    assert len(named) == len(RULES)
    for name in ("rules", "names", "extension_rules"):
        source = Path(package.__file__).with_name(f"{name}.py").read_text(encoding="utf-8")
        for node in ast.parse(source).body:
            if isinstance(node, ast.FunctionDef) and "Iterator[Diagnostic]" in ast.unparse(node):
                assert node.name in named


def test_short_and_long_form_of_a_method(tmp_path: Path) -> None:
    head = "description: openapi.yaml\npackage: {name: a.b-c}\nclient: {name: C}\n"
    short = "resources: {users: {methods: {create: createUser}}}\n"
    long = "resources: {users: {methods: {create: {operation: createUser}}}}\n"
    first = read_settings(write(tmp_path, head + short))
    assert first == read_settings(write(tmp_path, head + long))
    assert first.package.module == "a_b_c"


def test_paths_are_relative_to_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "description: openapi.yaml\npackage: {name: c}\nclient: {name: C}\n"
    folder = tmp_path / "specs"
    folder.mkdir()
    write(folder, text)
    monkeypatch.chdir(tmp_path)
    assert read_settings(Path("specs")).description == Path("specs/openapi.yaml")


def test_json_is_read_too(tmp_path: Path) -> None:
    text = '{"description": "openapi.yaml", "package": {"name": "c"}, "client": {"name": "C"}}'
    assert read_settings(write(tmp_path, text)).client.name == "C"


def test_a_folder_without_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert findings(Path(".")) == [
        ".: error: the folder has no bindwright.yaml [no-settings]\n"
        "  effect: it is not known which SDK is meant\n"
        "  remedy: write bindwright.yaml, or name the description instead of its folder"
    ]


def test_values_end_where_they_end(tmp_path: Path) -> None:
    text = 'description: openapi.yaml\npackage: {name: "c\\n"}\nclient: {name: C}\n'
    (found,) = findings(write(tmp_path, text))
    assert "[bad-value]" in found


def test_diagnose_names_the_place_in_the_file() -> None:
    found = read_settings(ROOT / "specs" / "openai-runs")
    shown = diagnose(found, "some-code", "/package/module", "it is wrong", severity="warning")
    line = found.file.read_text(encoding="utf-8").splitlines().index("  module: openai_runs") + 1
    assert (shown.place.line, shown.place.column, shown.severity) == (line, 3, "warning")
    assert shown.excerpt.startswith("  module: openai_runs")


def test_diagnose_without_a_file_names_the_description(tmp_path: Path) -> None:
    found = read_settings(ROOT / "specs" / "openai-runs")
    inferred = dataclasses.replace(found, file=tmp_path / "none.yaml")
    assert diagnose(inferred, "some-code", "", "it is wrong").place.file == str(found.description)


def test_the_schema_is_valid() -> None:
    Draft202012Validator.check_schema(settings_schema())


def test_the_schema_describes_and_shows_every_key() -> None:
    for name, schema in subschemas(settings_schema()):
        if "$ref" in schema:
            continue
        assert schema["description"].strip(), name
        if name:
            for example in schema["examples"]:
                wrapped = {"$defs": settings_schema()["$defs"], **schema}
                assert Draft202012Validator(wrapped).is_valid(example), (name, example)
        if schema.get("type") == "object":
            assert "additionalProperties" in schema, name


def subschemas(schema: dict[str, Any], name: str = "") -> list[tuple[str, dict[str, Any]]]:
    """A schema and all below it, each with the key that it describes."""
    found = [(name, schema)]
    for group in ("properties", "$defs"):
        for key, each in schema.get(group, {}).items():
            found += subschemas(each, key)
    for key in ("items", "additionalProperties"):
        if isinstance(schema.get(key), dict):
            found += subschemas(schema[key], key)
    return found


SCHEMA_OF = {
    model.Settings: "",
    model.OverlayFile: "overlay",
    model.Limits: "limits",
    model.PackageSettings: "package",
    model.ClientSettings: "client",
    model.ErrorSettings: "client/properties/errors",
    model.OptionSettings: "option",
    model.ResourceSettings: "resource",
    model.MethodSettings: "method",
    model.StreamSettings: "stream",
    model.DoneSettings: "stream/properties/done",
    model.PageSettings: "page",
    model.PollSettings: "poll",
    model.SkipSettings: "skip",
    model.EditSettings: "edits",
    accumulation.AccumulationSettings: "accumulation",
    accumulation.MergeSettings: "accumulation/properties/merge",
    accumulation.ObjectSettings: "accumulated",
    accumulation.DeltaSettings: "accumulated/properties/deltas/items",
    accumulation.PartSettings: "accumulated/properties/parts",
    accumulation.KindSettings: "accumulated/properties/parts/properties/kinds/additionalProperties",
    accumulation.HookSettings: "hooks",
    extensions.ExtensionSettings: "extensions",
    extensions.HookSettings: "extensions/properties/hooks",
}
NAMED_BY_KEY = (
    model.OptionSettings,
    model.ResourceSettings,
    model.MethodSettings,
    model.StreamSettings,
    model.PageSettings,
    model.PollSettings,
    accumulation.AccumulationSettings,
    accumulation.ObjectSettings,
)
"""What the key above it names, so that no key within does."""


def test_no_class_of_settings_is_forgotten() -> None:
    named = [each for part in (model, accumulation, extensions) for each in vars(part).values()]
    classes = {each for each in named if dataclasses.is_dataclass(each)} - {extensions.Target}
    # These are not written into the settings: one gathers what others say, one has its own file.
    assert classes - {model.Reading, NameLock} == set(SCHEMA_OF)


@pytest.mark.parametrize("kind", SCHEMA_OF, ids=lambda kind: kind.__name__)
def test_schema_and_dataclass_agree(kind: type[Any]) -> None:
    schema = settings_schema()
    if SCHEMA_OF[kind]:
        schema = schema["$defs"]
        for part in SCHEMA_OF[kind].split("/"):
            schema = schema[part]
    fields = {each.name: each for each in dataclasses.fields(kind)}
    derived = {"file", "lock", "pointer"} | ({"name"} if kind in NAMED_BY_KEY else set())
    assert set(schema["properties"]) == set(fields) - derived
    for name, field in fields.items():
        if name in derived or name == "module":
            continue
        needed = field.default is field.default_factory is dataclasses.MISSING
        assert (name in schema.get("required", [])) == needed, name
        default = schema["properties"][name].get("default")
        if isinstance(default, str | int | bool):
            assert field.default == default, name


@pytest.mark.parametrize(("written", "told"), [("described", 2), ("brackets", 0)])
def test_what_the_settings_do_is_no_advice(tmp_path: Path, written: str, told: int) -> None:
    description = ROOT / "specs" / "invalid" / "part-style.yaml"
    settings = {
        "description": str(description),
        "package": {"name": "broken"},
        "client": {"name": "Broken", "array_query": written},
        "resources": {"things": {"methods": {"create": "things"}}},
    }
    (tmp_path / "bindwright.yaml").write_text(json.dumps(settings))
    found = generate(tmp_path, out=tmp_path / "sdk").warnings
    assert [each.code for each in found].count("part-style") == told
