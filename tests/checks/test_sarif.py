"""SARIF 2.1.0: what the standard asks of a log, for every broken description and odd file names.

The sections are those of "Static Analysis Results Interchange Format (SARIF) Version 2.1.0", OASIS.
"""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from bindwright.cli import main

CASES = Path(__file__).parents[2] / "specs" / "invalid"
_URI_REFERENCE = re.compile(r"(?:[A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-F]{2})+")


def log(file: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, dict[str, Any]]:
    status = main(["lint", file, "--format", "sarif"])
    out, err = capsys.readouterr()
    assert not err
    return status, json.loads(out)


def check(found: dict[str, Any]) -> list[dict[str, Any]]:
    """Whether a log is one (sections 3.13 to 3.52); its results."""
    assert found["version"] == "2.1.0"  # 3.13.2
    assert found["$schema"].startswith("https://")
    (run,) = found["runs"]
    driver = run["tool"]["driver"]  # 3.18.2
    assert driver["name"] == "bindwright"
    rules = [each["id"] for each in driver["rules"]]
    assert len(set(rules)) == len(rules)  # 3.19.23
    assert all(each.get("shortDescription", {"text": "-"})["text"] for each in driver["rules"])
    assert run["columnKind"] in ("utf16CodeUnits", "unicodeCodePoints")  # 3.14.17
    for each in run["results"]:
        assert rules[each["ruleIndex"]] == each["ruleId"]  # 3.27.6
        assert each["level"] in ("none", "note", "warning", "error")  # 3.27.10
        assert each["message"]["text"].endswith((".", "}."))  # 3.11.8
        (location,) = each["locations"]
        physical = location["physicalLocation"]
        assert _URI_REFERENCE.fullmatch(physical["artifactLocation"]["uri"])  # 3.4.3
        region = physical.get("region", {"startLine": 1})
        assert all(isinstance(value, int) and value >= 1 for value in region.values())  # 3.30
    return run["results"]


@pytest.mark.parametrize("name", sorted(each.name for each in CASES.glob("*.[yj]*")))
def test_every_finding_is_in_the_log(
    name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(CASES)
    status, found = log(name, capsys)
    results = check(found)
    said = Path(name).with_suffix(".txt").read_text("utf-8")
    assert f"exit code {status}" in said
    assert len(results) == len(re.findall(r"^\S+: (?:error|warning|note): ", said, re.MULTILINE))
    assert all(not Path(uri(each)).is_absolute() for each in results)


def uri(result: dict[str, Any]) -> str:
    found: str = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    return found


def test_files_of_any_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    odd = Path("a b", "größe #1 100%.yaml")
    odd.parent.mkdir()
    shutil.copy(CASES / "same-path.yaml", odd)
    for file in (odd, odd.absolute()):
        (result,) = check(log(str(file), capsys)[1])
        assert unquote(uri(result)).endswith("a b/größe #1 100%.yaml")
        assert uri(result).startswith("a%20b/" if file == odd else "file:///")


def test_a_description_that_cannot_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    status, found = log("absent.yaml", capsys)
    (result,) = check(found)
    assert (status, result["ruleId"], result["level"]) == (2, "unreadable-file", "error")
    assert "region" not in result["locations"][0]["physicalLocation"]
