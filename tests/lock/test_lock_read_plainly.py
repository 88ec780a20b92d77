"""A name lock is read without YAML where it is written as ours are, and means the same."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from bindwright.diagnostics import Refused
from bindwright.lock.text import read_plainly
from bindwright.source import read_file
from hypothesis import given, settings
from hypothesis import strategies as st

RUNS = Path(__file__).parents[2] / "specs" / "openai-runs" / "names.lock.yaml"
LEFT_TO_YAML = {
    "nothing": "",
    "no value": "format: 2\nclasses:\n",
    "no value in between": "classes:\nmethods:\n  a: b\n",
    "a word that is no text": "classes:\n  a: yes\n",
    "a key that is no text": "classes:\n  null: a\n",
    "a key twice": "classes:\n  a: b\n  a: c\n",
    "a comment at the end": "a: b # why\n",
    "a comment in a block": "a:\n  # why\n  b: c\n",
    "a list": "a: [b]\n",
    "items": "a:\n- b\n",
    "an anchor": "a: &b c\nd: *b\n",
    "another indentation": "a:\n    b: c\n",
    "a value and a mapping": "a: b\n  c: d\n",
    "single quotes": "a: 'b'\n",
    "an escape of YAML alone": 'a: "\\x41"\n',
    "a text over two lines": "a: b\n  c\n",
    "a leading zero": "a: 010\n",
    "two documents": "a: b\n---\nc: d\n",
}


def by_yaml(file: Path) -> Any:
    try:
        return read_file(file).data
    except Refused:
        return None


def test_a_lock_of_ours_needs_no_yaml() -> None:
    assert read_plainly(RUNS) == by_yaml(RUNS)
    assert "classes" in (read_plainly(RUNS) or {})


@pytest.mark.parametrize("text", LEFT_TO_YAML.values(), ids=list(LEFT_TO_YAML))
def test_what_a_person_has_written_otherwise_is_left_to_yaml(text: str, tmp_path: Path) -> None:
    file = tmp_path / "names.lock.yaml"
    file.write_bytes(text.encode())
    assert not read_plainly(file)


def test_bytes_that_are_no_text_are_left_to_yaml(tmp_path: Path) -> None:
    file = tmp_path / "names.lock.yaml"
    file.write_bytes(b"a: \xff\n")
    assert read_plainly(file) is None
    assert read_plainly(tmp_path / "nowhere") is None


scalars = st.sampled_from(
    [
        "a",
        "b.c",
        "Yes",
        "null",
        "~",
        '"a b"',
        '"\\u00e4\\n"',
        '"\\""',
        '"it: # no"',
        "2",
        "1_0",
        "é",
    ]
)
lines = st.one_of(
    st.builds("{}{}: {}".format, st.sampled_from(["", "  ", "    ", " "]), scalars, scalars),
    st.builds("{}{}:".format, st.sampled_from(["", "  "]), scalars),
    st.sampled_from(["", "# a comment", "  # a comment", "- a"]),
)


@settings(max_examples=300, deadline=None)
@given(text=st.lists(lines, max_size=8).map("\n".join))
def test_both_ways_of_reading_agree(text: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    file = tmp_path_factory.mktemp("lock") / "names.lock.yaml"
    file.write_text(f"{text}\n", encoding="utf-8")
    found = read_plainly(file)
    if found:
        assert found == by_yaml(file)
