"""Every fault of a description has its place, and no text brings about anything but faults."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, cast

import pytest
from bindwright.diagnostics import Diagnostic, Place, Refused
from bindwright.source import (
    Document,
    Limits,
    pointer,
    read_document,
    resolve,
    split,
)
from bindwright.source.document import parse_document
from hypothesis import given
from hypothesis import strategies as st

both = pytest.mark.parametrize("pure", [False, True], ids=["libyaml", "python"])


def read(text: str, name: str = "api.yaml", limits: Limits = Limits(), pure: bool = False) -> Any:
    return parse_document(text, name, limits, pure=pure).data


def refused(
    text: str, name: str = "api.yaml", limits: Limits = Limits(), pure: bool = False
) -> tuple[Diagnostic, ...]:
    with pytest.raises(Refused) as caught:
        parse_document(text, name, limits, pure=pure)
    return caught.value.diagnostics


# --- what is refused, and where


@both
@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("a: 1\nb: [1, 2\n", "yaml-syntax", 3, 1),
        ("a: 1\n\tb: 2\n", "yaml-syntax", 2, 1),
        ("a:\n\t- 1\n", "yaml-syntax", 2, 1),
        ("a: b: c\n", "yaml-syntax", 1, 5),
        ("a: @x\n", "yaml-syntax", 1, 4),
        ("a: 'x\n", "yaml-syntax", 2, 1),
        ("a: x\x07y\n", "yaml-syntax", 1, 5),
        ("a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> b\n", "merge-conflict", 2, 1),
        ('{\n<<<<<<< HEAD\n"b": 2\n=======\n"b": 3\n>>>>>>> b\n}\n', "merge-conflict", 2, 1),
        ("a: 1\n---\nb: 2\n", "several-documents", 2, 1),
        ("? [1, 2]\n: x\n", "complex-key", 1, 3),
        ("? {a: 1}\n: x\n", "complex-key", 1, 3),
        ("a: &x [1]\n*x : 2\n", "complex-key", 2, 1),
        ("a: !!timestamp 2024-01-01\n", "bad-scalar", 1, 4),
        ("a: !money 3\n", "bad-scalar", 1, 4),
        ("a: !!int x\n", "bad-scalar", 1, 4),
        ("a: !!set {x: 1}\n", "bad-scalar", 1, 4),
        (f"a: {'9' * 5000}\n", "bad-scalar", 1, 4),
        ("", "empty-file", 0, 0),
        ("# only a comment\n", "empty-file", 0, 0),
        ("- 1\n", "not-a-mapping", 0, 0),
        ("text", "not-a-mapping", 0, 0),
    ],
)
def test_faults_have_their_place(text: str, code: str, line: int, column: int, pure: bool) -> None:
    (found,) = refused(text, pure=pure)
    assert (found.code, found.place) == (code, Place("api.yaml", line, column))
    assert bool(found.excerpt) == (0 < line <= text.count("\n"))


@both
def test_all_duplicate_keys_are_reported_with_both_places(pure: bool) -> None:
    text = "a: 1\nb:\n  200: x\n  c: 1\n  '200': y\na: 2\n"
    first, second = refused(text, pure=pure)
    assert first.render() == (
        "api.yaml:5:3: error: the key '200' stands here and already at line 3, column 3"
        " [duplicate-key]\n"
        "      '200': y\n"
        "      ^\n"
        "  effect: readers disagree on which of the two counts\n"
        "  remedy: remove or rename one of them"
    )
    assert second.place == Place("api.yaml", 6, 1)
    assert "line 1, column 1" in second.problem


def test_half_of_a_surrogate_pair_is_refused() -> None:
    assert read('{"a": "\\ud83d\\ude00"}', "api.json") == {"a": "😀"}
    for text, name in [('{"a": "\\ud83d"}', "api.json"), ('{"\\ude00": 1}', "api.json")]:
        (found,) = refused(text, name)
        assert found.code == "lone-surrogate"
    for pure in (False, True):
        (found,) = refused('a: "\\ud83d"\n', pure=pure)
        assert found.code in ("lone-surrogate", "yaml-syntax")


# --- files


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le"]
)
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends(tmp_path: Path, encoding: str, newline: str) -> None:
    file = tmp_path / "api.yaml"
    file.write_bytes(newline.join(["a: é漢😀", "b: |", "  x", "  y", "c: 1", ""]).encode(encoding))
    document = read_document(file)
    assert document.data == {"a": "é漢😀", "b": "x\ny\n", "c": 1}
    assert document.place("/c").line == 5


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "latin.yaml").write_bytes("a: 1\nb: xé\n".encode("latin-1"))
    for name, code, line, column in [
        ("absent.yaml", "unreadable-file", 0, 0),
        (".", "unreadable-file", 0, 0),
        ("\0.yaml", "unreadable-file", 0, 0),
        ("latin.yaml", "not-text", 2, 5),
    ]:
        with pytest.raises(Refused) as caught:
            read_document(tmp_path / name)
        (found,) = caught.value.diagnostics
        assert found.code == code
        assert found.place == Place(str(tmp_path / name), line, column)


# --- JSON


def test_json_keeps_numbers_exact_and_allows_tabs() -> None:
    text = '{\n\t"a": 12345678901234567890123,\n\t"b": [1.5, 1e2, true, null, "\\/\\u00e9\\n"]\n}'
    document = parse_document(text, "api.json")
    assert document.data == {"a": 12345678901234567890123, "b": [1.5, 100.0, True, None, "/é\n"]}
    assert document.place("/b/3") == Place("api.json", 3, 24)


def test_yaml_in_flow_style_need_not_be_json() -> None:
    assert read("{a: 1, # one\n b: [x, y]}\n") == {"a": 1, "b": ["x", "y"]}


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ('{"a": 1,}', 1, 9),
        ('{"a": 1\n "b": 2}', 2, 2),
        ('{"a": NaN}', 1, 7),
        ('{"a": "NaN",\n "b": [1, -Infinity]}', 2, 11),
        ('{"a": "x\ny"}', 1, 9),
        ('{"a": 01}', 1, 8),
    ],
)
def test_json_faults(text: str, line: int, column: int) -> None:
    (found,) = refused(text, "api.json")
    assert found.code == "json-syntax"
    assert (found.place.line, abs(found.place.column - column) <= 1) == (line, True)


VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(alphabet=st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner, max_size=4)
    | st.dictionaries(
        st.text(alphabet=st.characters(exclude_categories=["Cs"])), inner, max_size=4
    ),
    max_leaves=20,
)


def every_pointer(value: Any, base: str = "") -> list[str]:
    children: list[tuple[str, Any]] = []
    if isinstance(value, dict):
        entries = cast(dict[str, Any], value)
        children = [(base + pointer(key), each) for key, each in entries.items()]
    elif isinstance(value, list):
        items = cast(list[object], value)
        children = [(base + pointer(at), each) for at, each in enumerate(items)]
    return [path for path, _ in children] + [
        deeper for path, each in children for deeper in every_pointer(each, path)
    ]


@given(VALUES, st.sampled_from([None, 2, "\t"]), st.booleans())
def test_json_is_read_as_the_standard_library_reads_it(
    value: Any, indent: int | str | None, ascii_only: bool
) -> None:
    text = json.dumps({"a": value}, indent=indent, ensure_ascii=ascii_only)
    document = parse_document(text.replace("\r", "\\r"), "api.json")
    assert json.dumps(document.data) == json.dumps({"a": value})
    assert_places(document)


def quoted_yaml(value: Any, margin: str = "") -> str:
    """`value` in block style, with every string and key in double quotes."""
    lines: list[str] = []
    if isinstance(value, dict) and value:
        for key, each in cast(dict[str, Any], value).items():
            lines.append(f"{margin}?{quoted_yaml(key)}")
            lines.append(f"{margin}:{quoted_yaml(each, margin + '  ')}")
    elif isinstance(value, list) and value:
        lines = [
            f"{margin}-{quoted_yaml(each, margin + '  ')}" for each in cast(list[object], value)
        ]
    else:
        # DEL and the C1 controls are the only characters JSON leaves bare and YAML does not.
        source = json.dumps(value, ensure_ascii=False)
        return " " + re.sub(
            r"[\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff]", lambda c: f"\\u{ord(c[0]):04x}", source
        )
    return "\n" + "\n".join(lines)


@given(VALUES)
def test_quoted_yaml_is_read_back_by_both_parsers(value: Any) -> None:
    text = quoted_yaml({"a": value}).replace("\r", "\\r").lstrip("\n") + "\n"
    fast = parse_document(text, "api.yaml", pure=False)
    slow = parse_document(text, "api.yaml", pure=True)
    assert json.dumps(fast.data) == json.dumps(slow.data) == json.dumps({"a": value})
    for path in every_pointer(fast.data):
        assert fast.place(path) == slow.place(path)
    assert_places(fast)


def assert_places(document: Document) -> None:
    """Every entry's place is where its key, or the item, can be read in the text."""
    lines = document.text.split("\n")
    for path in every_pointer(document.data):
        place = document.place(path)
        assert lines[place.line - 1][place.column - 1 :].strip() != ""
        if not isinstance(resolve(document.data, path.rpartition("/")[0]), dict):
            continue
        key = split(path)[-1]
        if key.isascii() and key.isalnum():
            assert lines[place.line - 1][place.column - 1 :].lstrip("\"'? ").startswith(key)


PIECES = [
    *(
        "a",
        "b: ",
        "- ",
        "? ",
        ": ",
        ", ",
        "[",
        "]",
        "{",
        "}",
        "\n",
        "\n  ",
        "\n    ",
        " ",
        "\t",
        "#",
    ),
    *(
        "'",
        '"',
        "|\n",
        ">\n",
        "&x ",
        "*x ",
        "<<: ",
        "!!str ",
        "!x ",
        "---\n",
        "...\n",
        "%",
        "@",
        "\\",
    ),
    *("1", "0x1", "~", "é", "\u2028", "\x85", "\ufeff", "\0", "😀", "k: v\n", "\ud800"[:0]),
]


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join), st.booleans())
def test_nothing_but_refusals_comes_out_of_any_text(text: str, pure: bool) -> None:
    try:
        document = parse_document(text, "api.yaml", pure=pure)
    except Refused as caught:
        assert caught.diagnostics
        for found in caught.diagnostics:
            assert found.place.line <= text.count("\n") + 1
            assert found.render()
    else:
        for path in every_pointer(document.data):
            assert document.place(path).line >= 1


@given(st.binary(max_size=60) | st.text(max_size=30).map(lambda text: text.encode("utf-16")))
def test_nothing_but_refusals_comes_out_of_any_bytes(
    tmp_path_factory: pytest.TempPathFactory, raw: bytes
) -> None:
    file = tmp_path_factory.mktemp("raw", numbered=True) / "api.yaml"
    file.write_bytes(raw)
    try:
        assert isinstance(read_document(file).data, dict)
    except Refused as caught:
        assert str(file) in str(caught)
