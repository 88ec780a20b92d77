"""Every kind of change gets the finding it deserves, and no other."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from corpus import HERE, Edit, edits, write

from bindwright.changes import Changes, diff

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("base"))


@pytest.mark.parametrize("edit", edits(), ids=lambda each: each.name)
def test_edit(edit: Edit, base: Path, tmp_path: Path) -> None:
    changes = diff(str(base), str(edit.write(tmp_path)))
    assert {each.id: each.severity for each in changes.findings} == edit.expected
    _well_said(changes)


def _well_said(changes: Changes) -> None:
    for each in changes.findings:
        assert each.old or each.new
        assert each.before or each.after
        for code in (each.before, each.after):
            ast.parse(code if not code.startswith("pip ") else "")
        assert each.message.endswith(".") and each.message[0] in "`ABCDEFGHIJKLMNOPQRSTUVWXYZ"
        assert each.message.count("`") % 2 == each.wire.count("`") % 2 == 0


def test_the_guide_names_every_rule_of_the_corpus() -> None:
    guide = (ROOT / "docs" / "changes.md").read_text(encoding="utf-8")
    documented = set(re.findall(r"^\| `([a-z-]+)`", guide, re.MULTILINE))
    used = {name.partition(":")[0] for each in edits() for name in each.expected}
    assert used <= documented
    assert len(edits()) >= 60


def test_the_base_is_like_itself(base: Path) -> None:
    changes = diff(str(base), str(HERE / "base"))
    assert changes.findings == () and changes.worst is None
