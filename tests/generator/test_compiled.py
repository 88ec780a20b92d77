"""A template is compiled once per text and way of reading it; any doubt compiles it again."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import pytest
from bindwright.compiled import CompiledTemplates
from jinja2 import DictLoader, Environment


class Counting(Environment):
    """Notes which templates it compiles."""

    def compile(self, source: Any, name: Any = None, *rest: Any, **others: Any) -> Any:
        self.__dict__.setdefault("compiled", []).append(name)
        return super().compile(source, name, *rest, **others)


def compiled(folder: Path, text: str, **syntax: Any) -> tuple[list[str], str]:
    """What a run has to compile, and what its template makes of it."""
    environment = Counting(loader=DictLoader({"a": text}), optimized=False, **syntax)
    environment.bytecode_cache = cache = CompiledTemplates(environment, folder)
    done = environment.get_template("a").render(name="Ada")
    cache.save()
    return environment.__dict__.get("compiled", []), done


def test_the_next_run_compiles_nothing(tmp_path: Path) -> None:
    assert compiled(tmp_path, "Hello {{ name }}!") == (["a"], "Hello Ada!")
    assert compiled(tmp_path, "Hello {{ name }}!") == ([], "Hello Ada!")


@pytest.mark.parametrize(
    ("text", "syntax", "done"),
    [
        ("{% if 1 %}\nBye {{ name }}{% endif %}", {}, "\nBye Ada"),
        ("{% if 1 %}\nHello {{ name }}{% endif %}", {"trim_blocks": True}, "Hello Ada"),
    ],
    ids=["another text", "another syntax"],
)
def test_what_has_changed_is_compiled(
    text: str, syntax: dict[str, bool], done: str, tmp_path: Path
) -> None:
    compiled(tmp_path, "{% if 1 %}\nHello {{ name }}{% endif %}")
    assert compiled(tmp_path, text, **syntax) == (["a"], done)


def test_a_damaged_entry_is_compiled_again(tmp_path: Path) -> None:
    compiled(tmp_path, "Hello {{ name }}!")
    with sqlite3.connect(tmp_path / "templates.sqlite3") as database:
        database.execute("UPDATE texts SET text = substr(text, 1, 40)")
    assert compiled(tmp_path, "Hello {{ name }}!") == (["a"], "Hello Ada!")
    assert compiled(tmp_path, "Hello {{ name }}!") == ([], "Hello Ada!")


def test_without_a_cache_every_run_compiles(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for _ in range(2):
        assert compiled(tmp_path / "file", "Hello {{ name }}!") == (["a"], "Hello Ada!")
