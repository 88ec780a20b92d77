"""Formatting is black's, once per text; whatever happens to the cache, the result is the same."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import black
import pytest
from bindwright import cache as caching
from bindwright.diagnostics import Refused
from bindwright.format import format_files, tasks
from black.mode import TargetVersion

UGLY = "def f( a,b ):\n  return {'a':a,\n   'b':b}\n"
NEAT = 'def f(a, b):\n    return {"a": a, "b": b}\n'


def many(count: int, lines: int = 40) -> dict[str, str]:
    return {f"pkg/m{n}.py": f"x{n} = {{'a':{n}}}\n" * lines for n in range(count)}


def blacked(text: str, line_length: int = 100) -> str:
    mode = black.Mode(line_length=line_length, target_versions={TargetVersion.PY311})
    return black.format_str(text, mode=mode)


def rows(cache: Path) -> list[tuple[str, str]]:
    with sqlite3.connect(cache / "black.sqlite3") as database:
        return database.execute("SELECT key, text FROM texts ORDER BY key").fetchall()


def test_python_is_formatted_and_the_rest_is_passed_on(tmp_path: Path) -> None:
    files = {"b.md": "x  \n\n\n", "a.py": UGLY, "py.typed": "", "empty.py": ""}
    done = format_files(files, cache=tmp_path)
    assert done == {"b.md": "x  \n\n\n", "a.py": NEAT, "py.typed": "", "empty.py": ""}
    assert list(done) == list(files)


def test_the_line_length_is_part_of_the_key(tmp_path: Path) -> None:
    text = "some_name = another_function(first_argument, second_argument, third_argument)\n"
    wide = format_files({"a.py": text}, cache=tmp_path)["a.py"]
    narrow = format_files({"a.py": text}, cache=tmp_path, line_length=40)["a.py"]
    assert (wide, narrow) == (text, blacked(text, 40))
    assert narrow != text


def test_the_version_of_black_is_part_of_the_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    format_files({"a.py": UGLY}, cache=tmp_path)
    once = len(rows(tmp_path))
    monkeypatch.setattr("bindwright.format.version", str.upper)
    format_files({"a.py": UGLY}, cache=tmp_path)
    assert len(rows(tmp_path)) == 2 * once


def test_a_second_run_does_not_import_black(tmp_path: Path) -> None:
    script = (
        "import sys\nfrom pathlib import Path\nfrom bindwright.format import format_files\n"
        f"print(format_files({{'a.py': {UGLY!r}}}, cache=Path({str(tmp_path)!r}))['a.py'])\n"
        "print('black' in sys.modules)\n"
    )
    path = os.pathsep.join(sys.path)
    outputs = [
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONPATH": path},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for _ in range(2)
    ]
    assert outputs == [f"{NEAT}\nTrue\n", f"{NEAT}\nFalse\n"]


def test_files_of_the_same_text_share_an_entry(tmp_path: Path) -> None:
    assert format_files({"a.py": UGLY, "b.py": UGLY}, cache=tmp_path) == {
        "a.py": NEAT,
        "b.py": NEAT,
    }
    assert [text for _, text in rows(tmp_path)].count(NEAT) == 1


def test_a_file_of_known_forms_is_laid_out_without_black(tmp_path: Path) -> None:
    format_files({"a.py": 'def f( a,b ):\n    return {"a":a}\n'}, cache=tmp_path)
    script = (
        "import sys\nfrom pathlib import Path\nfrom bindwright.format import format_files\n"
        "text = 'def other( name,key ):\\n    return {\"b\":name}\\n'\n"
        f"print(format_files({{'a.py': text}}, cache=Path({str(tmp_path)!r}))['a.py'])\n"
        "print('black' in sys.modules)\n"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", script]
    found = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    assert found.stdout == 'def other(name, key):\n    return {"b": name}\n\nFalse\n'


def test_several_processes_give_the_same_result(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tasks, "_WORTH_A_PROCESS", 1)
    monkeypatch.setattr(tasks, "_BATCH", 300)
    files = {**many(8), "loop.py": "for a in b:\n  c\n" * 40}
    done = format_files(files, cache=tmp_path, jobs=2)
    assert done == {name: blacked(text) for name, text in files.items()}
    assert list(done) == list(files)
    monkeypatch.setattr(tasks, "_done", None)
    assert format_files(files, cache=tmp_path) == done


def die_elsewhere(batch: Sequence[tasks.Task], line_length: int) -> object:
    if os.getpid() != HERE:
        os._exit(9)
    return alone(batch, line_length)


HERE = os.getpid()
alone = tasks.perform_batch


def test_killed_processes_are_done_without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tasks, "_WORTH_A_PROCESS", 1)
    monkeypatch.setattr(tasks, "perform_batch", die_elsewhere)
    files = many(3)
    done = format_files(files, cache=tmp_path, jobs=2)
    assert done == {name: blacked(text) for name, text in files.items()}


def test_an_unwritable_or_damaged_cache_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    assert format_files({"a.py": UGLY}, cache=tmp_path / "file")["a.py"] == NEAT
    database = tmp_path / "black.sqlite3"
    database.write_bytes(b"this is no database at all" * 100)
    assert format_files({"a.py": UGLY}, cache=tmp_path)["a.py"] == NEAT
    assert format_files({"a.py": UGLY}, cache=tmp_path)["a.py"] == NEAT
    assert NEAT in [text for _, text in rows(tmp_path)]
    (tmp_path / "folder" / "black.sqlite3").mkdir(parents=True)
    assert format_files({"a.py": UGLY}, cache=tmp_path / "folder")["a.py"] == NEAT


def test_a_damaged_entry_counts_as_absent(tmp_path: Path) -> None:
    format_files({"a.py": UGLY}, cache=tmp_path)
    with sqlite3.connect(tmp_path / "black.sqlite3") as database:
        database.execute("UPDATE texts SET text = 'import evil'")
    assert format_files({"a.py": UGLY}, cache=tmp_path)["a.py"] == NEAT
    assert "import evil" not in [text for _, text in rows(tmp_path)]


def test_the_cache_is_bounded_and_keeps_what_was_used_last(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = [1_000_000.0]
    monkeypatch.setattr(time, "time", lambda: clock[0])
    monkeypatch.setattr(caching, "_MOST_CACHED", 3 * len("x = 1\n"))
    cache = caching.Cache(tmp_path / "black.sqlite3")
    for n in (1, 2, 3, 1, 4):
        if not cache.read({f"key {n}": "n"}):
            cache.write({f"key {n}": f"x = {n}\n"})
        clock[0] += 2 * 24 * 60 * 60
    assert {text for _, text in rows(tmp_path)} == {"x = 3\n", "x = 1\n", "x = 4\n"}


def test_the_users_cache_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    format_files({"a.py": UGLY})
    assert NEAT in [text for _, text in rows(tmp_path / "xdg" / "bindwright")]
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    format_files({"a.py": UGLY})
    assert NEAT in [text for _, text in rows(tmp_path / "home" / ".cache" / "bindwright")]


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("x = 1\ny = (\n", 2, "never closed"),
        ("return 1\n", 1, "outside function"),
        ("def f(a, a): ...\n", 1, "duplicate argument"),
        ("x = '\0'\n", None, "null bytes"),
        ("x = '\ud800'\n", None, "surrogates not allowed"),
        ("x = " + "(" * 300 + ")" * 300, 1, "too many nested"),
    ],
)
def test_a_refused_file_is_dumped(
    tmp_path: Path, text: str, line: int | None, problem: str
) -> None:
    files = {"ok.py": UGLY, "src/pkg/bad.py": text}
    with pytest.raises(Refused, match=problem) as caught:
        format_files(files, cache=tmp_path / "cache", dump=tmp_path / "dump")
    (found,) = caught.value.diagnostics
    kept = tmp_path / "dump" / "src/pkg/bad.py.dump"
    assert found.place.file == str(kept)
    assert line is None or found.place.line == line
    assert kept.read_text("utf-8") == text.replace("\ud800", "\\ud800")
    assert NEAT in [text for _, text in rows(tmp_path / "cache")]


def test_all_refused_files_are_reported(tmp_path: Path) -> None:
    with pytest.raises(Refused) as caught:
        format_files({"b.py": "(", "a.py": ")"}, cache=tmp_path / "cache")
    assert len(caught.value.diagnostics) == 2
    for found in caught.value.diagnostics:
        assert Path(found.place.file).read_text() in "()"
