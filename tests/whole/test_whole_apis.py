"""Whole published descriptions, from a pinned package: nothing is dropped, everything imports."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import black
import pytest
from black.mode import TargetVersion
from whole_kit import OPERATIONS, VERBS, Whole, normal_form

from bindwright.planner.codecs import decoder_name
from bindwright.shapes import walk_methods
from bindwright.source import from_fragment, resolve

pytestmark = pytest.mark.slow


def test_every_operation_has_a_method(whole: Whole) -> None:
    data = whole.data
    declared = sorted(
        raw.get("operationId") or f"{verb.upper()} {path}"
        for path, item in data["paths"].items()
        for verb, raw in item.items()
        if verb in VERBS
    )
    settings = whole.settings
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
    assert int(whole.run("-c", program)) == len(files) - 1


def test_no_class_name_has_a_number_that_the_description_does_not(whole: Whole) -> None:
    form = normal_form(whole.folder)
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
seen, wrong = 0, []
for name, example in json.load(sys.stdin):
    if name in decoders:
        seen += 1
        found = encode(decoders[name](example))
        if found != example:
            wrong.append((name, example, found))
print(json.dumps([seen, wrong[:3]]))
"""
    seen, wrong = json.loads(whole.run("-c", program, given=examples))
    assert wrong == []
    assert seen >= {"openai": 140, "anthropic": 40, "cohere": 2}[whole.vendor]


def _examples(whole: Whole) -> Iterator[tuple[str, Any]]:
    """The decoder's name and the example, of components and of successful answers."""
    data = whole.data
    form = normal_form(whole.folder)
    for key, schema in data["components"]["schemas"].items():
        name = form.sources.get(key)
        if name is not None:
            given = [schema["example"]] if "example" in schema else []
            # OpenAI keeps the examples of its reference as text, some of it cut short.
            given += _parsed(schema.get("x-oaiMeta", {}).get("example"))
            for example in [*given, *(schema.get("examples") or ())]:
                yield decoder_name(name), example
    for holder in _media(data):
        target: str = holder.get("schema", {}).get("$ref", "")
        name = form.sources.get(target.rpartition("/")[2])
        named: dict[str, Any] = holder.get("examples") or {}
        values: list[Any] = [each.get("value") for each in named.values()]
        values += [holder["example"]] if "example" in holder else []
        for value in values:
            if name is not None and isinstance(value, dict):
                yield decoder_name(name), value


def _parsed(text: object) -> list[Any]:
    try:
        return [json.loads(text)] if isinstance(text, str) else []
    except ValueError:
        return []


def _media(data: Any) -> Iterator[Any]:
    for item in data["paths"].values():
        for verb in VERBS:
            for status, response in item.get(verb, {}).get("responses", {}).items():
                while "$ref" in response:
                    response = resolve(data, from_fragment(response["$ref"]))
                holder = response.get("content", {}).get("application/json")
                if status.startswith("2") and holder is not None:
                    yield holder


def test_black_would_change_nothing(whole: Whole) -> None:
    files = [each for each in whole.result.published.written if Path(each).suffix == ".py"]
    mode = black.Mode(line_length=100, target_versions={TargetVersion.PY311})
    for file in sorted(files)[::5]:
        text = (whole.out / file).read_text("utf-8")
        assert black.format_str(text, mode=mode) == text, file
