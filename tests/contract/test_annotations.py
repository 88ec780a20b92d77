"""Annotations of what an SDK offers can be asked for at run time, as frameworks do."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from typing import get_type_hints

import openai_runs
import pytest


def _modules() -> Iterator[str]:
    for each in pkgutil.walk_packages(openai_runs.__path__, "openai_runs."):
        inner = each.name.removeprefix("openai_runs.")
        if not any(part.startswith("_") for part in inner.split(".")):
            yield each.name


def _classes(module: str) -> dict[str, type]:
    found = importlib.import_module(module)
    named = {name: getattr(found, name) for name in dir(found) if not name.startswith("_")}
    return {
        name: value
        for name, value in named.items()
        if inspect.isclass(value) and value.__module__.startswith("openai_runs")
    }


TYPES = [each for each in _modules() if ".types" in each]


@pytest.mark.parametrize("module", [*TYPES, "openai_runs.pagination", "openai_runs.lib.streaming"])
def test_every_class_of_a_module(module: str) -> None:
    for name, cls in _classes(module).items():
        hints = get_type_hints(cls)
        declared = {each for base in cls.__mro__ for each in vars(base).get("__annotations__", ())}
        assert hints.keys() == declared, name


@pytest.mark.parametrize(
    ("module", "name"),
    [
        ("types.beta.threads", "Run"),
        ("pagination", "SyncCursorPage"),
        ("pagination", "AsyncCursorPage"),
    ],
)
def test_every_method_of_a_value(module: str, name: str) -> None:
    cls = _classes(f"openai_runs.{module}")[name]
    methods = [each for kind, each in inspect.getmembers(cls, inspect.isroutine) if kind[0] != "_"]
    assert len(methods) >= 8
    for each in methods:
        get_type_hints(each)
