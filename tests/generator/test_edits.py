"""Edits inside generated files: kept, merged, left, listed, limited, and never lost."""

from __future__ import annotations

import json
import os
import shutil
import zipfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeAlias

import pytest
from bindwright.diagnostics import Diagnostic, Refused
from bindwright.publish import (
    MANIFEST,
    PRISTINE,
    Published,
    current_inputs,
    list_edits,
    publish,
)
from bindwright.publish.pristine import pack, unpack

Files: TypeAlias = dict[str, str | bytes]

TEXT = "".join(f"line_{number} = {number}\n" for number in range(1, 31))
"""A module of thirty lines."""
FILES: Files = {"a.py": TEXT, "b.py": "b = 1\n", "README.md": "# Title\n\nText.\n"}


def changed(text: str, **lines: str) -> str:
    """The text with other right-hand sides, by the name of the line."""
    for name, value in lines.items():
        number = name.removeprefix("line_")
        assert f"{name} = {number}\n" in text
        text = text.replace(f"{name} = {number}\n", f"{name} = {value}\n")
    return text


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """An SDK of three files."""
    publish(FILES, tmp_path / "sdk", manifest={})
    return tmp_path / "sdk"


def run(out: Path, force: bool = False, ceiling: int | None = None, **more: str) -> Published:
    """Generate again, with other content for some files."""
    files: Files = {**FILES, **{name.replace("_py", ".py"): text for name, text in more.items()}}
    checked = publish(files, out, manifest={}, check=True, force=force, ceiling=ceiling)
    done = publish(files, out, manifest={}, force=force, ceiling=ceiling)
    assert (checked.written, checked.removed, checked.edits, checked.restored) == (
        (done.written, done.removed, done.edits, done.restored)
    )
    again = publish(files, out, manifest={}, force=force, ceiling=ceiling)
    assert not again.changed
    return done


def refused(call: Callable[[], object]) -> Diagnostic:
    with pytest.raises(Refused) as caught:
        call()
    (found,) = caught.value.diagnostics
    assert found.effect
    assert found.remedy
    return found


def fates(done: Published) -> dict[str, tuple[str, int, int]]:
    return {each.name: (each.fate, each.added, each.removed) for each in done.edits}


def test_an_edit_stays_while_the_file_is_generated_as_before(out: Path) -> None:
    mine = changed(TEXT, line_3="'mine'")
    (out / "a.py").write_text(mine)
    done = run(out, b_py="b = 2\n")
    assert fates(done) == {"a.py": ("kept", 1, 1)}
    assert done.written == (MANIFEST, PRISTINE, "b.py")
    assert (out / "a.py").read_text() == mine
    recorded = current_inputs(out)
    assert recorded is not None
    assert recorded.intact
    assert fates(recorded.unchanged()) == {"a.py": ("kept", 1, 1)}


def test_an_edit_is_merged_with_what_is_generated_now(out: Path) -> None:
    (out / "a.py").write_text(changed(TEXT, line_3="'mine'"))
    done = run(out, a_py=changed(TEXT, line_20="'new'"))
    assert fates(done) == {"a.py": ("merged", 1, 1)}
    assert (out / "a.py").read_text() == changed(TEXT, line_3="'mine'", line_20="'new'")
    # And so it goes on, from what was generated last.
    done = run(out, a_py=changed(TEXT, line_28="'newer'"))
    assert fates(done) == {"a.py": ("merged", 1, 1)}
    assert (out / "a.py").read_text() == changed(TEXT, line_3="'mine'", line_28="'newer'")


def test_an_edit_that_is_edited_again(out: Path) -> None:
    (out / "a.py").write_text(changed(TEXT, line_3="'mine'"))
    run(out)
    (out / "a.py").write_text(changed(TEXT, line_3="'mine'", line_10="'more'"))
    done = run(out, a_py=changed(TEXT, line_20="'new'"))
    assert fates(done) == {"a.py": ("merged", 2, 2)}
    assert (out / "a.py").read_text() == changed(
        TEXT, line_3="'mine'", line_10="'more'", line_20="'new'"
    )


def test_an_edit_that_the_generator_takes_over_is_none_any_more(out: Path) -> None:
    mine = changed(TEXT, line_3="'mine'")
    (out / "a.py").write_text(mine)
    assert run(out).edits
    done = run(out, a_py=mine)
    assert (done.edits, "a.py" in done.unchanged) == ((), True)
    (out / "a.py").write_text(changed(mine, line_9="'mine'"))
    done = run(out, a_py=changed(mine, line_9="'mine'", line_20="'new'"))
    assert done.edits == ()
    assert "edits" not in json.loads((out / MANIFEST).read_text())


def test_an_edit_that_is_taken_back_is_none_any_more(out: Path) -> None:
    (out / "a.py").write_text(changed(TEXT, line_3="'mine'"))
    run(out)
    (out / "a.py").write_text(TEXT)
    done = run(out, a_py=changed(TEXT, line_3="'new'"))
    assert done.edits == ()
    assert (out / "a.py").read_text() == changed(TEXT, line_3="'new'")


def test_a_conflict_leaves_markers_and_loses_nothing(out: Path) -> None:
    (out / "a.py").write_text(changed(TEXT, line_3="'mine'", line_20="'mine'"))
    done = run(out, a_py=changed(TEXT, line_3="'new'", line_28="'new'"))
    (found,) = done.faults
    assert (found.name, found.fate, found.fault) == (
        "a.py",
        "merged",
        "holds the markers of a conflict",
    )
    text = (out / "a.py").read_text()
    assert (
        "line_2 = 2\n<<<<<<< edited by hand\nline_3 = 'mine'\n||||||| generated before\n"
        "line_3 = 3\n=======\nline_3 = 'new'\n>>>>>>> generated now\nline_4 = 4\n"
    ) in text
    assert "line_20 = 'mine'\n" in text
    assert "line_28 = 'new'\n" in text
    recorded = current_inputs(out)
    assert recorded is not None
    assert not recorded.intact


def test_a_conflict_has_to_be_settled_first(out: Path) -> None:
    (out / "a.py").write_text(changed(TEXT, line_3="'mine'"))
    new = changed(TEXT, line_3="'new'")
    run(out, a_py=new)
    before = (out / "a.py").read_bytes()
    assert run(out, a_py=new).faults
    newer = changed(new, line_9="'newer'")
    found = refused(lambda: run(out, a_py=newer))
    assert found.code == "open-conflict"
    assert (out / "a.py").read_bytes() == before
    (out / "a.py").write_text(changed(TEXT, line_3="'both'"))
    done = run(out, a_py=newer)
    assert (fates(done), done.faults) == ({"a.py": ("merged", 1, 1)}, ())
    assert (out / "a.py").read_text() == changed(TEXT, line_3="'both'", line_9="'newer'")


def test_a_merge_that_is_not_python_is_reported(out: Path) -> None:
    body = "def f():\n    pass\n" + "\n" * 9 + "def g():\n    return 1\n"
    run(out, b_py=body)
    (out / "b.py").write_text(body.replace("    return 1", "    x = (\n        1"))
    done = run(out, b_py=body.replace("def f():\n    pass", "def f():\n    return None"))
    (found,) = done.faults
    assert found.fault.startswith("is not Python: ")


def test_a_file_that_is_no_longer_generated_stays_for_its_edit(out: Path) -> None:
    mine = changed(TEXT, line_3="'mine'")
    (out / "a.py").write_text(mine)
    files: Files = {name: text for name, text in FILES.items() if name != "a.py"}
    for _ in range(2):
        done = publish(files, out, manifest={})
        assert (fates(done), done.removed) == ({"a.py": ("left", 1, 1)}, ())
        assert (out / "a.py").read_text() == mine
    (listed,) = list_edits(out)
    assert (listed.name, listed.state) == ("a.py", "left")
    # It comes back: the edit is merged as if it had never been away.
    done = run(out, a_py=changed(TEXT, line_20="'new'"))
    assert fates(done) == {"a.py": ("merged", 1, 1)}
    assert (out / "a.py").read_text() == changed(mine, line_20="'new'")


def test_what_was_left_goes_once_its_edit_is_taken_back(out: Path) -> None:
    (out / "b.py").write_text("b = 'mine'\n")
    files: Files = {name: text for name, text in FILES.items() if name != "b.py"}
    publish(files, out, manifest={})
    (out / "b.py").write_text("b = 1\n")
    done = publish(files, out, manifest={})
    assert (done.removed, done.edits) == (("b.py",), ())
    assert "b.py" not in unpack(out)


def test_force_discards_edits_and_says_so(out: Path) -> None:
    (out / "a.py").write_text(changed(TEXT, line_3="'mine'"))
    (out / "b.py").write_text("b = 'mine'\n")
    files: Files = {"a.py": TEXT, "README.md": FILES["README.md"]}
    done = publish(files, out, manifest={}, force=True)
    assert {each.name: each.fate for each in done.edits} == {
        "a.py": "discarded",
        "b.py": "discarded",
    }
    assert (out / "a.py").read_text() == TEXT
    assert not (out / "b.py").exists()
    assert list_edits(out) == ()


def test_line_ends_of_windows_are_no_edit(out: Path) -> None:
    for name in FILES:
        path = out / name
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    recorded = current_inputs(out)
    assert recorded is not None
    assert recorded.intact
    assert not publish(FILES, out, manifest={}).changed
    mine = changed(TEXT, line_3="'mine'").replace("\n", "\r\n")
    (out / "a.py").write_bytes(mine.encode())
    done = run(out, a_py=changed(TEXT, line_20="'new'"))
    assert fates(done) == {"a.py": ("merged", 1, 1)}
    merged = changed(TEXT, line_3="'mine'", line_20="'new'")
    assert (out / "a.py").read_bytes() == merged.encode()


@pytest.mark.parametrize("damage", ["missing", "broken", "other"])
def test_without_what_was_generated_before_nothing_is_merged(out: Path, damage: str) -> None:
    (out / "a.py").write_text(changed(TEXT, line_3="'mine'"))
    if damage == "missing":
        (out / PRISTINE).unlink()
    else:
        other = pack({"a.py": b"other"})
        (out / PRISTINE).write_bytes(b"PK" if damage == "broken" else other)
    before = {path: path.read_bytes() for path in out.rglob("*") if path.is_file()}
    found = refused(lambda: run(out, a_py=changed(TEXT, line_20="'new'")))
    assert found.code == "no-pristine"
    assert refused(lambda: list_edits(out)).code == "no-pristine"
    assert {path: path.read_bytes() for path in out.rglob("*") if path.is_file()} == before
    # While the file is generated as before, nothing has to be merged, and the copies come back.
    shutil.copy(out / "a.py", out / "mine.py")
    (out / "a.py").write_text(TEXT)
    publish(FILES, out, manifest={})
    os.replace(out / "mine.py", out / "a.py")
    assert fates(run(out, a_py=changed(TEXT, line_20="'new'"))) == {"a.py": ("merged", 1, 1)}


def test_what_is_no_text_cannot_be_merged(out: Path) -> None:
    (out / "a.py").write_bytes(b"\0\1")
    assert refused(lambda: run(out, a_py="a = 2\n")).code == "not-text"
    assert (out / "a.py").read_bytes() == b"\0\1"


def test_without_git_nothing_is_merged(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (out / "a.py").write_text(changed(TEXT, line_3="'mine'"))
    monkeypatch.setenv("PATH", "")
    assert fates(run(out)) == {"a.py": ("kept", 1, 1)}
    assert refused(lambda: run(out, a_py="a = 2\n")).code == "no-git"


def test_the_ceiling(out: Path) -> None:
    (out / "a.py").write_text(changed(TEXT, line_3="'mine'") + "more = 1\n")
    assert fates(run(out, ceiling=3)) == {"a.py": ("kept", 2, 1)}
    before = (out / MANIFEST).read_bytes()
    for check in (False, True):
        call = partial(publish, {**FILES, "b.py": "b = 2\n"}, out, manifest={})
        found = refused(partial(call, check=check, ceiling=2))
        assert (found.code, found.problem.split()[0]) == ("too-many-edits", "3")
    assert (out / MANIFEST).read_bytes() == before
    assert (out / "b.py").read_text() == "b = 1\n"
    publish(FILES, out, manifest={}, ceiling=0, force=True)


def test_every_edited_line_is_listed(out: Path) -> None:
    assert list_edits(out) == ()
    lines = changed(TEXT, line_3="'mine'").splitlines(keepends=True)
    del lines[9]
    (out / "a.py").write_text("".join([*lines, "more = 1\n"]))
    (out / "README.md").unlink()
    readme, module = list_edits(out)
    assert (readme.name, readme.state, readme.recorded, readme.lines) == (
        "README.md",
        "deleted",
        False,
        (),
    )
    assert (module.name, module.state, module.recorded) == ("a.py", "edited", False)
    assert [(each.number, each.sign, each.text) for each in module.lines] == [
        (3, "-", "line_3 = 3"),
        (3, "+", "line_3 = 'mine'"),
        (10, "-", "line_10 = 10"),
        (30, "+", "more = 1"),
    ]
    run(out)
    assert [(each.name, each.recorded) for each in list_edits(out)] == [("a.py", True)]


def test_the_copies_are_the_same_bytes_whenever_they_are_made(out: Path) -> None:
    expected = {name: text.encode() for name, text in FILES.items() if isinstance(text, str)}
    assert unpack(out) == expected
    assert (out / PRISTINE).read_bytes() == pack(dict(reversed(expected.items())))
    # Another zlib writes other bytes: while the content is the same, they stay.
    with zipfile.ZipFile(out / PRISTINE, "w", zipfile.ZIP_STORED) as archive:
        for name, content in expected.items():
            archive.writestr(name, content)
    assert not publish(FILES, out, manifest={}).changed
