"""Whole published descriptions, from a pinned package: nothing is dropped, everything imports."""

from __future__ import annotations

import re
from pathlib import Path

import black
import pytest
from black.mode import TargetVersion
from whole_kit import OPERATIONS, VERBS, Whole, normal_form

from bindwright.shapes import walk_methods

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


def test_black_would_change_nothing(whole: Whole) -> None:
    files = [each for each in whole.result.published.written if Path(each).suffix == ".py"]
    mode = black.Mode(line_length=100, target_versions={TargetVersion.PY311})
    for file in sorted(files)[::5]:
        text = (whole.out / file).read_text("utf-8")
        assert black.format_str(text, mode=mode) == text, file
