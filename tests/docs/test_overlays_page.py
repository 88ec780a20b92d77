"""The worked example of docs/overlays.md is the feature of that name, and says what comes out."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from bindwright.cli import main

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "overlays.md").read_text(encoding="utf-8")
EXAMPLE = ROOT / "specs" / "features" / "overlays"


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.M | re.S)


def test_the_files_are_shown_as_they_are() -> None:
    shown = dict(each.removeprefix("# ").split("\n", 1) for each in blocks("yaml"))
    # Other tests generate from the folder, which leaves the lock of names there.
    files = [each for each in EXAMPLE.iterdir() if each.name != "names.lock.yaml"]
    assert shown == {each.name: each.read_text(encoding="utf-8") for each in files}


def test_the_plan_is_what_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["plan", str(EXAMPLE)]) == 0
    assert capsys.readouterr().out.startswith(blocks("text")[0])


def test_a_target_that_misses_is_reported_as_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(EXAMPLE, tmp_path, dirs_exist_ok=True)
    description = tmp_path / "openapi.yaml"
    description.write_text(description.read_text().replace("/debug:", "/debug-info:"))
    monkeypatch.chdir(tmp_path)
    assert main(["plan", "."]) == 2
    assert blocks("text")[1] in capsys.readouterr().err
