"""Each broken description of specs/invalid, and all that `bindwright lint` says of it.

`ACCEPT=1 pytest tests/checks/test_invalid.py`, or `make accept`, writes what it says now.
"""

from __future__ import annotations

import ast
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import bindwright
from bindwright.checks import RULES
from bindwright.cli import main

ROOT = Path(__file__).parents[2]
CASES = ROOT / "specs" / "invalid"
NAMES = sorted(each.name for each in CASES.iterdir() if each.suffix in (".yaml", ".json"))
ELSEWHERE = frozenset(
    # How much a file may hold: what exceeds it has no place here.
    {"alias-expansion", "too-deep", "too-large", "too-many-values", "unreadable-file"}
    | {"too-many-merges"}
    # Overlays, which are further files.
    | {"bad-copy", "bad-overlay", "bad-target", "incompatible-update", "mixed-targets"}
    | {"unknown-extends", "unmatched-target"}
    # What is fetched, or would be.
    | {"changed-remote", "too-many-files", "unlocked-reference"}
    # What a merge leaves: a file with it would be in the way of every merge here.
    | {"merge-conflict"}
)
"""Codes that other tests prove."""


@pytest.mark.parametrize("name", NAMES)
def test_what_is_said(
    name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(CASES)
    status = main(["lint", name])
    out, err = capsys.readouterr()
    said = f"{out}{err}exit code {status}\n"
    expected = Path(name).with_suffix(".txt")
    if os.environ.get("ACCEPT"):
        expected.write_text(said, encoding="utf-8")
    assert said == expected.read_text(encoding="utf-8")
    assert f"[{name.partition('.')[0]}]" in said


def test_each_text_belongs_to_a_description() -> None:
    texts = {each.stem for each in CASES.glob("*.txt")}
    assert texts == {name.rpartition(".")[0] for name in NAMES}


def codes() -> Iterator[str]:
    """Every code that reading a description may give."""
    yield from (each.code for each in RULES)
    package = Path(bindwright.__file__).parent
    for folder in ("checks", "normalize", "source"):
        for file in (package / folder).glob("*.py"):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and _says(node):
                    yield from _texts(node)


def _says(call: ast.Call) -> bool:
    name = ast.unparse(call.func).rpartition(".")[2]
    return name in ("diagnostic", "report", "_report", "Fault", "_Fault", "_at", "Complaint")


def _texts(call: ast.Call) -> Iterator[str]:
    for each in call.args[:2]:
        if isinstance(each, ast.Constant) and isinstance(each.value, str):
            if re.fullmatch(r"[a-z]+(-[a-z]+)+", each.value):
                yield each.value


def test_every_code_has_a_broken_description() -> None:
    found = set(codes())
    shown = {name.partition(".")[0] for name in NAMES}
    assert len(found) > 60
    assert found - shown == ELSEWHERE
    assert shown - found == set()
    tests = [each for each in (ROOT / "tests").rglob("test_*.py") if each != Path(__file__)]
    proved = "".join(each.read_text(encoding="utf-8") for each in tests)
    assert [code for code in ELSEWHERE if code not in proved] == []


def test_the_guide_lists_every_rule() -> None:
    guide = (ROOT / "docs" / "lint.md").read_text(encoding="utf-8")
    for each in RULES:
        assert each.summary.endswith("."), each.code
        assert f"| `{each.code}` | {each.severity} | {each.summary} |" in guide
    for code in set(codes()):
        assert f"`{code}`" in guide, code
