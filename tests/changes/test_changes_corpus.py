"""Every kind of change gets the finding it deserves, and no other."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from corpus import HERE, Edit, edits, write

from bindwright.changes import Changes, diff
from bindwright.changes.prose import markdown

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("base"))


@pytest.mark.parametrize("edit", edits(), ids=lambda each: each.name)
def test_edit(edit: Edit, tmp_path: Path) -> None:
    changes = diff(*map(str, edit.sides(tmp_path)))
    assert {each.id: each.severity for each in changes.findings} == edit.expected
    _well_said(changes)


def _well_said(changes: Changes) -> None:
    for each in changes.findings:
        assert each.before or each.after
        assert each.old or not each.before
        assert each.new or not each.after
        assert all(place.line and place.column for place in (each.old, each.new) if place)
        for code in (each.before, each.after):
            ast.parse(code if not code.startswith("pip ") else "")
        assert (
            each.message.endswith((".", "!", "?"))
            and each.message[0] in "`ABCDEFGHIJKLMNOPQRSTUVWXYZ"
        )
        for text in (each.message, each.wire):
            assert text.replace("\\`", "").count("`") % 2 == 0, text


def test_every_rule_is_in_the_guide_and_has_an_edit() -> None:
    guide = (ROOT / "docs" / "changes.md").read_text(encoding="utf-8")
    tables = guide.partition("## Findings")[2].partition("## Accepting")[0]
    rows = re.findall(r"^\| (`[^|]*)\|", tables, re.MULTILINE)
    documented = {rule for row in rows for rule in re.findall(r"`([a-z]+-[a-z-]+)`", row)}
    used = {name.partition(":")[0] for each in edits() for name in each.expected}
    assert used == documented
    assert len(edits()) >= 60


def test_the_base_is_like_itself(base: Path) -> None:
    changes = diff(str(base), str(HERE / "base"))
    assert changes.findings == () and changes.worst is None


def test_what_strangers_write_stays_text(tmp_path: Path) -> None:
    properties = "/paths/~1books/post/requestBody/content/application~1json/schema/properties/"
    text = "See `code`.</li><script>alert(1)</script> ```\n\n# Not a heading"
    hostile = {"type": "string", "description": text, "enum": ["a`b", "c\n```"]}
    edit = [
        {"set": f"{properties}x` <img src=y>\u202e\n# z", "to": hostile},
        {"remove": f"{properties}pages"},
    ]
    changes = diff(str(write(tmp_path / "old")), str(write(tmp_path / "new", edit)))
    _well_said(changes)
    page = markdown(changes)
    outside = re.sub(r"`[^`]*`", "", page.replace("\\`", "").replace("```", ""))
    assert "<script" not in outside and "<img" not in outside and "\u202e" not in page
    assert not re.search(r"^# ", page, re.MULTILINE)
    back = diff(str(tmp_path / "new"), str(tmp_path / "old"))
    _well_said(back)
    assert {each.id for each in back.findings if each.severity == "breaking"}


@pytest.mark.parametrize(
    ("items", "finding"),
    [
        ({"prefixItems": [{"type": "integer"}, {"type": "string"}], "items": False}, "retyped"),
        ({"prefixItems": [{"type": "integer"}, {"type": "number"}], "items": False}, "widened"),
        ({"prefixItems": [{"type": "integer"}] * 2, "items": {"type": "string"}}, "widened"),
        ({"prefixItems": [{"type": "integer"}] * 3, "items": False}, "retyped"),
    ],
)
def test_tuples(items: dict[str, object], finding: str, tmp_path: Path) -> None:
    place = "/components/schemas/Book/properties/size"
    before = {"type": "array", "prefixItems": [{"type": "integer"}] * 2, "items": False}
    old = write(tmp_path / "old", [{"set": place, "to": before}])
    new = write(tmp_path / "new", [{"set": place, "to": {"type": "array", **items}}])
    (found,) = diff(str(old), str(new)).findings
    assert (found.id, found.severity) == (f"field-{finding}:Book.size", "breaking")
