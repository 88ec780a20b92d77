"""Every description is read with YAML 1.2's meaning, and every fault has its place."""

from __future__ import annotations

import math
import time
from pathlib import Path
from typing import Any

import pytest
from bindwright.diagnostics import Diagnostic, Place, Refused
from bindwright.source import (
    Limits,
    from_fragment,
    pointer,
    read_document,
    read_file,
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


# --- the core schema


@both
@pytest.mark.parametrize(
    ("source", "value"),
    [
        *[(word, word) for word in ("no", "on", "yes", "off", "y", "N", "tRUE", "nULL", "=")],
        *[
            (word, word)
            for word in ("2024-01-01", "1:30", "1_000", "0b11", "+", ".", "--1", "1.2.3")
        ],
        *[(word, word) for word in ("0o8", "0xG", "1e", "e3", "-0x1F", "+.nan", "inf")],
        *[("", None), ("~", None), ("null", None), ("Null", None), ("NULL", None)],
        *[("true", True), ("True", True), ("TRUE", True), ("false", False), ("FALSE", False)],
        *[("12", 12), ("+12", 12), ("-12", -12), ("010", 10), ("0o17", 15), ("0x1F", 31)],
        *[("1.5", 1.5), ("1.", 1.0), (".5", 0.5), ("1e3", 1000.0), ("-1.5E-2", -0.015)],
        *[(".inf", math.inf), ("-.INF", -math.inf), ("+.Inf", math.inf)],
        *[('"no"', "no"), ("'12'", "12"), ('""', ""), ("!!str 200", "200"), ("! 12", "12")],
        *[("!!int '3'", 3), ("!!float 3", 3.0), ("!!bool 'true'", True), ("!!null ''", None)],
        ("123456789012345678901234567890", 123456789012345678901234567890),
    ],
)
def test_scalars_follow_the_core_schema(source: str, value: Any, pure: bool) -> None:
    read_value = read(f"a: {source}\n", pure=pure)["a"]
    assert read_value == value
    assert type(read_value) is type(value)


@both
def test_nan_is_a_float(pure: bool) -> None:
    assert all(math.isnan(each) for each in read("a: [.nan, .NaN, .NAN]", pure=pure)["a"])


@both
def test_keys_stay_as_they_are_written(pure: bool) -> None:
    text = "200: a\n0x1F: b\nno: c\nnull: d\n1.0: e\n2024-01-01: f\n'': g\n~: h\n"
    assert list(read(text, pure=pure)) == [
        "200",
        "0x1F",
        "no",
        "null",
        "1.0",
        "2024-01-01",
        "",
        "~",
    ]


@both
def test_block_scalars_quotes_and_comments(pure: bool) -> None:
    text = (
        "a: |\n  one\n   two\n\n  three\nb: >-\n  folded\n  text\n"
        "c: 'it''s' # said\nd: \"x\\ty\\u00e9\\\n   z\"\ne: two\n  lines\n"
    )
    assert read(text, pure=pure) == {
        "a": "one\n two\n\nthree\n",
        "b": "folded text",
        "c": "it's",
        "d": "x\tyéz",
        "e": "two lines",
    }


@both
def test_tabs_between_tokens_are_spaces(pure: bool) -> None:
    text = "a:\t1\nb:\t[1,\t2]\t# note\nc: {\n\td: '1'\n\t}\n"
    assert read(text, pure=pure) == {"a": 1, "b": [1, 2], "c": {"d": "1"}}


@both
def test_line_separators_of_unicode_are_ordinary_characters(pure: bool) -> None:
    text = 'a: "x\u2028y\x85z"\nb: |\n  p\u2029q\nc: 1\n'
    document = parse_document(text, "api.yaml", pure=pure)
    assert document.data == {"a": "x\u2028y\x85z", "b": "p\u2029q\n", "c": 1}
    assert document.place("/c") == Place("api.yaml", 4, 1)


# --- anchors, aliases, merges


@both
def test_aliases_share_and_anchors_may_be_redefined(pure: bool) -> None:
    data = read("a: &x {k: 1}\nb: *x\nc: &x 2\nd: *x\n&k key: *k\n", pure=pure)
    assert data == {"a": {"k": 1}, "b": {"k": 1}, "c": 2, "d": 2, "key": "key"}
    assert data["a"] is data["b"]


@both
def test_merge_keys(pure: bool) -> None:
    text = (
        "one: &one {a: 1, b: 1}\ntwo: &two {b: 2, c: 2}\n"
        "x: {<<: *one, b: 0}\ny: {b: 0, <<: [*two, *one], d: 4}\nz: {'<<': 1}\n"
    )
    document = parse_document(text, "api.yaml", pure=pure)
    assert document.data["x"] == {"a": 1, "b": 0}
    assert document.data["y"] == {"a": 1, "b": 0, "c": 2, "d": 4}
    assert document.data["z"] == {"<<": 1}
    assert document.place("/y/c") == document.place("/two/c")


def test_a_merge_of_something_else_is_refused() -> None:
    (found,) = refused("a: {<<: 1}\n")
    assert (found.code, found.place) == ("bad-merge", Place("api.yaml", 1, 9))


@both
@pytest.mark.parametrize("text", ["a: &x [1, *x]\n", "a: &x {b: {c: *x}}\n", "&x a: &y {<<: *y}\n"])
def test_an_alias_within_its_own_anchor_is_refused(text: str, pure: bool) -> None:
    (found,) = refused(text, pure=pure)
    assert found.code == "recursive-alias"
    assert found.place.column == text.rindex("*") + 1


def test_an_unknown_alias_is_refused() -> None:
    (found,) = refused("a: 1\nb: *nowhere\n")
    assert (found.code, found.place) == ("unknown-alias", Place("api.yaml", 2, 4))


# --- limits


@both
def test_an_alias_bomb_ends_at_once(pure: bool) -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 40)]
    started = time.perf_counter()
    (found,) = refused("\n".join(lines), pure=pure)
    assert time.perf_counter() - started < 2
    assert found.code == "alias-expansion"
    assert found.place.line == 6


def test_a_bomb_of_merges_ends_at_once() -> None:
    wide = ", ".join(f"k{n}: 1" for n in range(5000))
    lines = [f"base: &b {{{wide}}}", *(f"m{n}: {{<<: *b}}" for n in range(20000))]
    (found,) = refused("\n".join(lines))
    assert found.code == "alias-expansion"


def test_depth_counts_through_aliases() -> None:
    lines = ["a0: &a0 []", *(f"a{n}: &a{n} [*a{n - 1}]" for n in range(1, 250))]
    (found,) = refused("\n".join(lines))
    assert found.code == "too-deep"
    assert found.place.line == 200
    assert len(read("\n".join(lines[:199]))) == 199


@both
@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        "{a: " * 50_000,
        "- " * 20_000 + "a",
        "".join(" " * n + "a:\n" for n in range(500)),
    ],
    ids=["flow", "mappings", "block", "lines"],
)
def test_deep_nesting_is_refused(text: str, pure: bool) -> None:
    (found,) = refused(text, pure=pure)
    assert found.code == "too-deep"


def test_deep_json_is_refused() -> None:
    for depth in (300, 100_000):
        (found,) = refused('{"a":' * depth + "1" + "}" * depth, "api.json")
        assert found.code == "too-deep"


def test_limits_can_be_set(tmp_path: Path) -> None:
    text = "a: {b: [1, 2, 3]}\n"
    file = tmp_path / "api.yaml"
    file.write_text(text)
    exact = Limits(max_bytes=len(text), max_depth=3, max_nodes=8)
    assert read_file(file, exact).data == {"a": {"b": [1, 2, 3]}}
    for limits, code in [
        (Limits(max_bytes=len(text) - 1), "too-large"),
        (Limits(max_depth=2), "too-deep"),
        (Limits(max_nodes=7), "too-many-values"),
    ]:
        with pytest.raises(Refused) as caught:
            read_file(file, limits)
        assert caught.value.diagnostics[0].code == code


# --- places and pointers


def test_places_and_excerpts() -> None:
    text = "info:\n  title: T\npaths:\n  /a/{b}:\n    get:\n      tags: [one, two]\n      x:\n        - k: 1\n"
    document = parse_document(text, "api.yaml")
    at = document.place
    assert at("/paths/~1a~1{b}/get") == Place("api.yaml", 5, 5)
    assert at("/paths/~1a~1{b}/get/tags/1") == Place("api.yaml", 6, 19)
    assert at("/paths/~1a~1{b}/get/x/0") == Place("api.yaml", 8, 11)
    assert at("/paths/~1a~1{b}/get/absent/deeper") == at("/paths/~1a~1{b}/get")
    assert at("/info/title/0") == at("/info/title")
    assert at("") == at("/absent") == at("nonsense") == Place("api.yaml", 1, 1)
    assert document.excerpt(at("/info/title")) == "  title: T\n  ^"
    assert document.excerpt(at("")) == "info:\n^"
    assert document.excerpt(Place("api.yaml")) == ""
    found = document.diagnostic("a-rule", "/info/title", "wrong", severity="note")
    assert found.render() == ("api.yaml:2:3: note: wrong [a-rule]\n      title: T\n      ^")


@given(st.lists(st.text(max_size=8), max_size=5))
def test_pointers_split_into_what_they_were_made_of(parts: list[str]) -> None:
    assert split(pointer(*parts)) == parts
    data: Any = "found"
    for part in reversed(parts):
        data = {part: data}
    assert resolve(data, pointer(*parts)) == "found"


def test_resolve_follows_rfc_6901() -> None:
    # The examples of section 5.
    data: Any = {"foo": ["bar", "baz"], "": 0, "a/b": 1, "c%d": 2, 'k"l': 6, " ": 7, "m~n": 8}
    for path, value in [
        *[("", data), ("/foo", ["bar", "baz"]), ("/foo/0", "bar"), ("/", 0), ("/a~1b", 1)],
        *[("/c%d", 2), ('/k"l', 6), ("/ ", 7), ("/m~0n", 8)],
    ]:
        assert resolve(data, path) == value
    for path in (
        "/absent",
        "/foo/2",
        "/foo/-",
        "/foo/01",
        "/foo/-1",
        "/foo/0/x",
        f"/foo/{'9' * 99}",
    ):
        with pytest.raises(KeyError):
            resolve(data, path)
    for path in ("foo", "/a~b", "/a~2"):
        with pytest.raises(ValueError, match="not a JSON Pointer"):
            resolve(data, path)
    assert from_fragment("other.yaml#/c%25d/a~1b") == "/c%d/a~1b"
    assert pointer("paths", "/a~b", 0) == "/paths/~1a~0b/0"
