"""Text of strangers stays one literal, one comment or inert Markdown, whatever it says."""

from __future__ import annotations

import ast
import io
import json
import math
import tokenize
import tomllib
import unicodedata
from typing import Any

import black
import pytest
from bindwright.literal import comment, docstring, markdown, py_str, py_value, toml_str
from black.mode import TargetVersion
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

MODE = black.Mode(line_length=100, target_versions={TargetVersion.PY311})

# Any code point at all, surrogates included, with the troublemakers more often than chance.
PIECES = [
    *('"', '"""', "'", "'''", "\\", "\\\\", "\n", "\n\n", "\r", "\t", "    ", "  \n", " ", "\0"),
    *("- ", "* ", "1. ", "# ", "> ", "| a |", "---", "===", "`", "``", "```", "~~~\n", "<b>"),
    *(
        "{{",
        "}}",
        "{%",
        "<!--",
        "<br>",
        "<https://a.example>",
        "\\`",
        "\\<",
        "a",
        "word",
        "\N{BOM}",
    ),
    *(
        "\u2028",
        "\u202e",
        "\u200b",
        "\x85",
        "\xa0",
        "\x0c",
        "\x1c",
        "\ud800",
        "\U000e0041",
        "é",
        "漢",
    ),
]
TEXT = st.one_of(
    st.text(alphabet=st.characters()),
    st.lists(st.sampled_from(PIECES), max_size=40).map("".join),
    st.lists(st.text(alphabet="ab c", max_size=30), max_size=30).map(" ".join),
)
JSON: st.SearchStrategy[Any] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=12,
)


def only_string(source: str) -> str:
    """The value of `source`, which must be one statement holding one plain string token."""
    (statement,) = ast.parse(source).body
    assert isinstance(statement, ast.Expr)
    assert isinstance(statement.value, ast.Constant)
    tokens = [
        each.type
        for each in tokenize.generate_tokens(io.StringIO(source).readline)
        if each.type not in (tokenize.NEWLINE, tokenize.NL, tokenize.ENDMARKER)
    ]
    assert tokens == [tokenize.STRING]
    assert isinstance(statement.value.value, str)
    return statement.value.value


def assert_visible(source: str) -> None:
    """No character of `source` is hidden from a reviewer."""
    hidden = [
        char
        for char in source
        if char not in " \n"
        and unicodedata.category(char) in ("Cc", "Cs", "Co", "Zs", "Zl", "Zp")
        or char in "\u202e\u200b\u2066\ufeff\U000e0041"
    ]
    assert hidden == []


@given(TEXT)
def test_py_str_is_one_literal_with_exactly_the_text(text: str) -> None:
    source = py_str(text)
    assert only_string(source) == text
    assert_visible(source)
    assert black.format_str(f"x = {source}\n", mode=MODE) == f"x = {source}\n"


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("plain", '"plain"'),
        ('say "hi"', "'say \"hi\"'"),
        ("it's", '"it\'s"'),
        ("""it's "so" """, "'it\\'s \"so\" '"),
        ("a\nb\t\0\u202e", '"a\\nb\\t\\x00\\u202e"'),
        ("naïve 漢字 😀", '"naïve 漢字 😀"'),
        ("\ud800\U000e0041", '"\\ud800\\U000e0041"'),
    ],
)
def test_py_str_reads_as_a_person_would_write_it(text: str, source: str) -> None:
    assert py_str(text) == source


@given(JSON)
def test_py_value_evaluates_to_the_value(value: Any) -> None:
    assert ast.literal_eval(py_value(value)) == value
    assert json.dumps(ast.literal_eval(py_value(value))) == json.dumps(value)


def test_py_value_writes_what_python_has_no_literal_for() -> None:
    assert eval(py_value(math.inf)) == math.inf
    assert eval(py_value(-math.inf)) == -math.inf
    assert math.isnan(eval(py_value(math.nan)))
    enormous = 7**9000
    assert ast.literal_eval(py_value(enormous)) == enormous
    assert ast.literal_eval(py_value(-enormous)) == -enormous
    with pytest.raises(TypeError, match="not a JSON value: set"):
        py_value({1})


@given(TEXT, st.sampled_from([0, 4, 8, 12]))
def test_docstring_is_one_literal_with_exactly_the_words(text: str, indent: int) -> None:
    source = docstring(text, indent)
    if not source:
        assert text.split() == []
        return
    assert only_string(source).split() == text.split()
    assert_visible(source)


@given(TEXT, TEXT)
def test_docstring_is_stable_under_black(text: str, entry: str) -> None:
    inner = docstring(text, 8, {"Args": {"name": entry}, "Returns": entry})
    outer = docstring(text, 4) or '"""A class."""'
    module = docstring(text, 0) or '"""A module."""'
    source = (
        f"{module}\n\n\nclass A:\n    {outer}\n\n    x: int = 0\n    {outer}\n\n"
        f"    def f(self) -> None:\n        {inner}\n"
    )
    assert black.format_str(source, mode=MODE) == source


@given(TEXT, TEXT)
def test_docstring_sections_carry_their_words(text: str, entry: str) -> None:
    value = only_string(docstring(text, 8, {"Args": {"a": entry}, "Raises": entry}))
    raised = ["Raises:", *entry.split()] if entry.split() else []
    assert value.split() == [*text.split(), "Args:", "a:", *entry.split(), *raised]


@given(st.lists(st.text(alphabet="abc", min_size=1, max_size=12), min_size=1, max_size=80))
def test_docstring_keeps_within_the_line(words: list[str]) -> None:
    source = docstring(" ".join(words), 8)
    first, *rest = source.split("\n")
    assert len(first) + 8 <= 100
    assert all(len(line) <= 96 for line in rest)


def test_docstring_keeps_the_structure_of_markdown() -> None:
    text = (
        "A first paragraph that\nis joined.  \nA hard break.\n\n"
        "- one item that is long enough to be wrapped, because it goes on and on and on, and on\n"
        "- two\n  continued\n\n    1. inner\n\n"
        '```json\n{  "a":   1 }\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n# Heading\nText'
    )
    assert docstring(text, 4) == (
        '"""A first paragraph that is joined.\n'
        "    A hard break.\n"
        "\n"
        "    - one item that is long enough to be wrapped, because it goes on and on and on, and on\n"
        "    - two continued\n"
        "\n"
        "        1. inner\n"
        "\n"
        "    ```json\n"
        '    {  "a":   1 }\n'
        "    ```\n"
        "\n"
        "    | a | b |\n"
        "    |---|---|\n"
        "    | 1 | 2 |\n"
        "\n"
        "    # Heading\n"
        "    Text\n"
        '    """'
    )


def test_docstring_keeps_indented_code_after_prose() -> None:
    text = "Example:\n\n    if a:\n        b   c\n\nDone."
    assert only_string(docstring(text, 0)) == ("Example:\n\n    if a:\n        b   c\n\nDone.\n")


def test_docstring_never_starts_a_line_with_a_list_marker_from_prose() -> None:
    text = "word " * 18 + "- " + "word " * 18 + "1. " + "word " * 18
    lines = only_string(docstring(text, 4)).splitlines()
    assert len(lines) > 2
    assert not [line for line in lines if line.strip().startswith(("-", "1."))]


def test_docstring_sections_look_like_googles() -> None:
    assert docstring("Do it.", 4, {"Args": {"a": "An a.", "b": ""}, "Raises": {}}) == (
        '"""Do it.\n\n    Args:\n        a: An a.\n        b:\n    """'
    )
    assert docstring("  \n ", 4) == ""
    assert docstring("One line.", 4, {"Args": {}}) == '"""One line."""'


@given(TEXT)
def test_comment_is_one_comment(text: str) -> None:
    source = comment(text)
    if not source:
        assert text.split() == []
        return
    tokens = list(tokenize.generate_tokens(io.StringIO(source + "\n").readline))
    assert [each.type for each in tokens[:2]] == [tokenize.COMMENT, tokenize.NL]
    assert tokens[0].string == source
    assert len(tokens) == 3
    assert_visible(source)
    assert black.format_str(source + "\n", mode=MODE) == source + "\n"


@pytest.mark.parametrize(
    "text",
    [
        *("type: ignore", "fmt: off", "pyright: basic", "mypy: ignore-errors", "noqa"),
        *("nosec", "noqa: E501", "see # type: ignore", "-*- coding: latin-1 -*-"),
        *("vim: set fileencoding=utf-7 :", "pylint: disable=all", "pragma: no cover"),
    ],
)
def test_comment_is_never_a_directive(text: str) -> None:
    source = comment(text)
    for directive in ("type:", "fmt:", "pyright:", "mypy:", "coding:", "coding=", "pylint:"):
        assert directive not in source
    assert "# no" not in source
    assert "pragma:" not in source
    ast.parse(source + "\nx = 1\n", type_comments=True)
    encoding, _ = tokenize.detect_encoding(io.BytesIO(source.encode()).readline)
    assert encoding == "utf-8"


@given(TEXT)
def test_toml_str_is_read_back(text: str) -> None:
    expected = "".join("\ufffd" if 0xD800 <= ord(char) <= 0xDFFF else char for char in text)
    assert tomllib.loads(f"a = {toml_str(text)}\nb = 1\n") == {"a": expected, "b": 1}


@given(TEXT)
def test_markdown_holds_no_html_and_no_template(text: str) -> None:
    page = f"{markdown(text)}\n\nAfter.\n"
    tokens = MarkdownIt("commonmark", {"html": True}).enable("table").parse(page)
    kinds = {token.type for token in tokens}
    kinds |= {child.type for token in tokens for child in token.children or []}
    assert not kinds & {"html_inline", "html_block", "heading_open"}
    # An open fence or comment would have swallowed what follows on the page.
    assert tokens[-2].type == "inline" or tokens[-1].type.endswith("_close")
    assert any(token.type == "inline" and token.content.endswith("After.") for token in tokens)
    for leftover in ("{{", "{%", "{#", "}}", "%}", "#}"):
        assert leftover not in page
    assert_visible(page)


def test_markdown_keeps_prose_lists_links_and_code() -> None:
    text = (
        "# Title\nUse `a < b` and *this* <b>now</b>, see <https://a.example>.<br/>Then `x`.\n\n"
        '- one\n- two\n\n```json\n{"a": "<b>{{c}}"}\n'
    )
    assert markdown(text) == (
        "**Title**\n\n"
        "Use `a < b` and *this* &lt;b>now&lt;/b>, see <https://a.example>. Then `x`.\n\n"
        '- one\n- two\n\n```json\n{"a": "<b>{ {c} }"}\n```'
    )
