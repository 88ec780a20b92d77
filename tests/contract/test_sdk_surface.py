"""The generated SDK against its description, in both directions, by an independent walk."""

from __future__ import annotations

import dataclasses
import json
import os
import subprocess
import sys
import typing
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from descriptions import OPERATIONS, OURS
from facts import Json
from sdk import Sdk

SETTINGS: Json = yaml.safe_load(
    (Path(__file__).parents[2] / "specs" / "openai-runs" / "bindwright.yaml").read_text("utf-8")
)
SDK = Sdk("openai_runs")
CLASSES: dict[str, type] = {each.__name__: each for each in SDK.classes()}


def told_by(program: str, description: Json) -> Json:
    """What a program finds. It calls methods, and looks into requests, in a process of its own."""
    done = subprocess.run(
        [sys.executable, str(Path(__file__).with_name(program)), "openai_runs"],
        input=json.dumps([SETTINGS, description]),
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@cache
def report() -> Json:
    """What the walk finds."""
    return told_by("walking.py", OURS)[0]


def test_every_fact_of_the_description_is_in_the_sdk() -> None:
    assert report()["differences"] == []
    counts = report()["counts"]
    described = ("operations", "answers", "streams", "arguments", "declared properties", "errors")
    assert [counts[each] for each in described] == [len(OPERATIONS), 18, 3, 88, 395, 18]
    assert counts["properties"] >= 340
    assert counts["values"] >= 370
    assert counts["nullable"] >= 120
    assert counts["defaults"] >= 25


def test_the_sdk_has_no_class_that_the_description_does_not_have() -> None:
    assert report()["unmet"] == []


def test_every_example_goes_through_the_sdk_and_comes_out_as_it_was() -> None:
    outcomes = told_by("exampling.py", OURS)
    assert len(outcomes) == 30
    assert {place: outcome for place, outcome in outcomes.items() if outcome} == {}


def test_an_example_that_the_sdk_does_not_know_is_found() -> None:
    changed = deepcopy(OURS)
    answer = changed["paths"]["/threads/{thread_id}/runs/{run_id}"]["get"]["responses"]["200"]
    answer["content"]["application/json"]["example"]["status"] = "flying"
    outcomes = told_by("exampling.py", changed)
    [found] = filter(None, outcomes.values())
    assert "'flying' is none of" in found


def test_every_params_class_belongs_to_a_method() -> None:
    names = {cls.__name__ for cls in SDK.classes() if cls.__name__.endswith("Params")}
    for name in names - {*report()["params"]}:
        parents = {each.__name__ for each in SDK.namespace[name].__mro__}
        assert parents & {*report()["params"]}, f"{name} belongs to no method"


@pytest.mark.parametrize("name", sorted(CLASSES))
def test_annotations_resolve_without_help(name: str) -> None:
    cls: Any = CLASSES[name]
    hints = typing.get_type_hints(cls)
    assert {each.name for each in dataclasses.fields(cls)} <= hints.keys()
    assert "__slots__" in vars(cls)
    assert all(each.kw_only for each in dataclasses.fields(cls))
