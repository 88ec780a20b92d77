"""An independent judge, griffe, finds the same breaks of the Python surface."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from pathlib import Path
from typing import Any

import pytest
import yaml
from corpus import HERE, Edit, apply, edits, write
from griffe_judge import UNSEEN, breaks, unexplained, write_source
from hypothesis import HealthCheck, given, note, settings
from hypothesis import strategies as st

from bindwright.changes import diff
from bindwright.lock import FILE, to_text
from bindwright.pipeline import outline

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Base -> a folder with its settings and its SDK."""
    root = tmp_path_factory.mktemp("griffe")
    for base in ("base", "service"):
        write(root / base / "settings", base=base)
        write_source(root / base / "settings", root / base / "sdk")
    return {each.name: each for each in root.iterdir()}


def compared(edit: Edit, plain: Path, folder: Path) -> tuple[list[str], set[str]]:
    """What the judges disagree on, and the rules of the breaks that bindwright alone sees."""
    edit.write(folder / "settings")
    write_source(folder / "settings", folder / "sdk")
    return judged(folder, plain) if edit.back else judged(plain, folder)


def judged(old: Path, new: Path) -> tuple[list[str], set[str]]:
    """The same for two folders that hold settings and an SDK each."""
    changes = diff(str(old / "settings"), str(new / "settings"))
    found = list(breaks(old / "sdk", new / "sdk"))
    seen = {each.rule for each in changes.of("breaking")} & UNSEEN.keys()
    return unexplained(changes, found), seen


@pytest.fixture(scope="module")
def results(
    plain: dict[str, Path], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[str, Future[tuple[list[str], set[str]]]]]:
    folder = tmp_path_factory.mktemp("edits")
    with ProcessPoolExecutor() as pool:
        yield {
            edit.name: pool.submit(compared, edit, plain[edit.base], folder / str(number))
            for number, edit in enumerate(edits())
        }


@pytest.mark.parametrize("name", [each.name for each in edits()])
def test_the_judges_agree(
    name: str, results: dict[str, Future[tuple[list[str], set[str]]]]
) -> None:
    disagreements, _ = results[name].result()
    assert disagreements == []


def test_every_excuse_is_needed(results: dict[str, Future[tuple[list[str], set[str]]]]) -> None:
    used = set[str]().union(*(each.result()[1] for each in results.values()))
    assert UNSEEN.keys() - used == set()


def test_the_guide_lists_every_excuse() -> None:
    guide = (HERE.parents[1] / "docs" / "changes.md").read_text("utf-8")
    rows = re.findall(r"^\| (`.+`) \| (.+) \|$", guide.partition("griffe does not see")[2], re.M)
    listed = {rule: why for rules, why in rows for rule in re.findall(r"`([a-z-]+)`", rules)}
    assert listed == UNSEEN


TYPES: list[dict[str, Any]] = [
    {"type": "string"},
    {"type": "integer"},
    {"type": ["string", "null"]},
    {"type": "array", "items": {"type": "string"}},
    {"$ref": "#/components/schemas/Author"},
]


@st.composite
def descriptions(draw: st.DrawFn) -> dict[str, Any]:
    """The base with properties of its objects taken away, added, renamed, retyped and required."""
    data = yaml.safe_load((HERE / "base" / "openapi.yaml").read_text("utf-8"))
    schemas = data["components"]["schemas"]
    body = data["paths"]["/books"]["post"]["requestBody"]["content"]["application/json"]["schema"]
    holders = {"Book": schemas["Book"], "Author": schemas["Author"], "the body": body}
    for _ in range(draw(st.integers(1, 3))):
        name = draw(st.sampled_from(sorted(holders)))
        properties = holders[name]["properties"]
        required = holders[name].setdefault("required", [])
        kind = draw(st.sampled_from(["remove", "add", "rename", "retype", "require", "release"]))
        at = draw(st.sampled_from(sorted(set(properties) - {"id"})))
        note(f"{kind} {at} of {name}")
        if kind == "remove":
            del properties[at]
            required[:] = [each for each in required if each != at]
        elif kind == "add":
            added = f"new_{draw(st.sampled_from(['edition', 'printer', 'year']))}"
            properties[added] = copy.deepcopy(draw(st.sampled_from(TYPES)))
            if draw(st.booleans()) and added not in required:
                required.append(added)
        elif kind == "rename":
            renamed = [(f"{key}_2" if key == at else key, properties[key]) for key in properties]
            properties.clear()
            properties.update(renamed)
            required[:] = [f"{each}_2" if each == at else each for each in required]
        elif kind == "retype":
            properties[at] = copy.deepcopy(draw(st.sampled_from(TYPES)))
        elif kind == "require" and at not in required:
            required.append(at)
        elif kind == "release":
            required[:] = [each for each in required if each != at]
    if draw(st.booleans()):
        note("rename Author")
        apply(data, {"rename": "/components/schemas/Author", "to": "Writer"})
    return data


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(description=descriptions(), locked=st.booleans())
def test_the_judges_agree_on_random_edits(
    description: dict[str, Any],
    locked: bool,
    plain: dict[str, Path],
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    folder = tmp_path_factory.mktemp("random")
    write(folder / "settings")
    text = yaml.safe_dump(description, sort_keys=False)
    (folder / "settings" / "openapi.yaml").write_text(text, "utf-8")
    if locked:
        lock = outline(plain["base"] / "settings").lock
        (folder / "settings" / FILE).write_text(to_text(lock, "base"), "utf-8")
    write_source(folder / "settings", folder / "sdk")
    disagreements, _ = judged(plain["base"], folder)
    assert disagreements == []
