"""Reduced to forms or not, a file comes out as black alone would write it, byte for byte."""

from __future__ import annotations

from pathlib import Path

import black
import pytest
from bindwright.format import format_files
from bindwright.format.forms import Forms, forms_of, laid_out
from bindwright.format.statements import Unusual
from black.mode import TargetVersion
from hypothesis import given, settings
from hypothesis import strategies as st

COLUMNS = 60
"""Few, so that short names already make statements that have to be split."""


def blacked(text: str) -> str:
    mode = black.Mode(line_length=COLUMNS, target_versions={TargetVersion.PY311})
    return black.format_str(text, mode=mode)


def formatted(text: str) -> str:
    nowhere = Path("/dev/null/cache")
    return format_files({"a.py": text}, line_length=COLUMNS, cache=nowhere, jobs=1)["a.py"]


@st.composite
def named(draw: st.DrawFn) -> str:
    whole = draw(st.sampled_from("nfgxyz")) + "ame_of_something_rather_long"
    return whole[: draw(st.integers(1, 30))]


names = named()
strings = st.one_of(
    names.map('"{}"'.format),
    st.sampled_from(
        [
            '""',
            "'it\"s'",
            "'one'",
            "b'two'",
            '"a\\tb"',
            '"größe"',
            '"日本語"',
            '"(a, b,)"',
            '"# no"',
            '"""three"""',
            'f"{name}"',
        ]
    ),
)
numbers = st.sampled_from(["0", "-1", "1_000", "0XFF", "1E5", "2.50"])
atoms = st.one_of(names, strings, numbers, st.sampled_from(["None", "True"]))


@st.composite
def listed(draw: st.DrawFn, items: st.SearchStrategy[str], least: int = 0) -> str:
    """Items with commas between them, and perhaps behind the last."""
    texts = draw(st.lists(items, min_size=least, max_size=5))
    return ", ".join(texts) + (draw(st.sampled_from(["", ",", ", "])) if texts else "")


hints = st.recursive(
    st.one_of(names, st.just("None")),
    lambda inner: st.one_of(
        st.lists(inner, min_size=2, max_size=4).map(" | ".join),
        st.builds("{}[{}]".format, names, inner),
        st.builds("Literal[{}]".format, listed(strings, 1)),
    ),
    max_leaves=6,
)
values = st.recursive(
    atoms,
    lambda inner: st.one_of(
        st.builds("{}({})".format, names, listed(inner)),
        st.builds("{}({})".format, names, listed(st.builds("{}={}".format, names, inner))),
        st.builds("{{{}}}".format, listed(st.builds("{}: {}".format, strings, inner))),
        listed(inner).map("[{}]".format),
        listed(inner, 2).map("({})".format),
        st.builds("{} if {} is None else {}".format, inner, names, inner),
        st.builds("(value := {})".format, inner).map("[{}]".format),
        st.builds("lambda {}: {}".format, names, inner).map("[{}]".format),
    ),
    max_leaves=6,
)
parameters = listed(
    st.one_of(
        names,
        st.builds("{}: {}".format, names, hints),
        st.builds("{}: {} = {}".format, names, hints, atoms),
    )
)
docstrings = st.one_of(
    st.sampled_from(
        ['"""Text."""', '""" Text. """', '"""A\n\n    b\n      c\n    """', '"""a\\nb"""', '""""""']
    ),
    names.map('"""{}\n"""'.format),
)
comments = st.sampled_from(["# a comment", "#no space", "# fmt: off"])
imports = st.one_of(
    st.builds("from {}.{} import {}".format, st.sampled_from(["", ".", "..", "..."]), names, names),
    st.builds("from .{} import {}".format, names, st.lists(names, min_size=1).map(", ".join)),
    st.builds("from .{} import ({})".format, names, listed(names, 1)),
    st.builds("from .{} import {} as {}".format, names, names, names),
    names.map("import {}".format),
)
simple = st.one_of(
    imports,
    docstrings,
    comments,
    st.builds("{}: {}".format, names, hints),
    st.builds("{}: {} = {}".format, names, hints, values),
    st.builds("{} = {}".format, names, values),
    st.builds("return {}".format, values),
    st.builds("return await {}.{}({})".format, names, names, listed(values)),
    st.builds("{}[{}] = {}".format, names, strings, values),
    st.builds("__all__ = [{}]".format, listed(strings)),
    st.just("pass"),
)
headers = st.one_of(
    st.builds("class {}:".format, names),
    st.builds("class {}({}):".format, names, listed(names)),
    st.builds("def {}({}) -> {}:".format, names, parameters, hints),
    st.builds("async def {}({}) -> {}:".format, names, parameters, hints),
    st.builds("if {}:".format, values),
    st.builds("@{}\nclass {}:".format, names, names),
    st.builds("@{}({})\ndef {}({}):".format, names, listed(values), names, parameters),
)
stubs = st.builds("@overload\ndef {}({}) -> {}: ...".format, names, parameters, hints)
blanks = st.sampled_from(["\n", "\n\n", "\n\n\n", "\n\n\n\n"])


def indented(text: str) -> str:
    return "".join(f"    {line}" if line.strip() else line for line in text.splitlines(True))


def block(statements: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.lists(st.builds(str.__add__, statements, blanks), min_size=1, max_size=4).map("".join)


@st.composite
def compound(draw: st.DrawFn, inner: st.SearchStrategy[str]) -> str:
    return f"{draw(headers)}\n{indented(draw(inner))}"


bodies = st.recursive(
    block(st.one_of(simple, stubs)),
    lambda inner: block(st.one_of(simple, compound(inner))),
    max_leaves=6,
)


def is_python(text: str) -> bool:
    try:
        compile(text, "a.py", "exec", dont_inherit=True)
    except SyntaxError:
        return False
    return True


@settings(max_examples=150, deadline=None)
@given(text=bodies)
def test_any_code_comes_out_as_black_writes_it(text: str) -> None:
    if is_python(text):
        assert formatted(text) == blacked(text)


REDUCED = {
    "fields": 'class A(Model):\n    """Text."""\n\n    a: int\n    b: str | None = None\n',
    "overloads": "class A:\n    @overload\n    def f(self, *, a: int,) -> A: ...\n\n"
    "    def f(self, *, a: int | None = None,) -> A | None:\n        return self.g(a)\n",
    "import": f"from .module import {', '.join(f'name_of_a_class_{n}' for n in range(9))}\n",
    "table": "TABLE = call({" + ", ".join(f'"key_{n}": name_of_{n}' for n in range(9)) + "})\n",
    "comment": "import a\n# said of b\ndef b(): ...\n",
}


@pytest.mark.parametrize("text", REDUCED.values(), ids=list(REDUCED))
def test_generated_code_is_laid_out_without_black_seeing_the_file(text: str) -> None:
    members = Forms(COLUMNS).reduce(text)
    forms = {form: blacked(form) for form in forms_of(members)}
    assert not any("key_" in form or "name_of" in form for form in forms)
    assert laid_out(members, forms) == blacked(text)


def test_statements_that_differ_in_their_names_share_their_forms() -> None:
    one, other = (
        list(forms_of(Forms(COLUMNS).reduce(f"{name}: {name} | None = call({name}=1, b={name})\n")))
        for name in ("a", "longer")
    )
    assert one == other


# Alone, `0` is what stands between the forms that black is given at once.
TOGETHER = ["0\n", "a = 1\n0\nb = 2\n", 'a = """\n0\n"""\n', "0\n\n\n0\n\n\ndef f(): ...\n"]


@pytest.mark.parametrize("text", TOGETHER)
def test_forms_that_are_formatted_at_once_are_told_apart(text: str) -> None:
    assert formatted(text) == blacked(text)
    assert formatted(f"a = 1\nb(2,)\n{text}") == blacked(f"a = 1\nb(2,)\n{text}")


LEFT_TO_BLACK = {
    "a branch": "if a:\n    b\nelse:\n    c\n",
    "two statements on a line": "a; b\n",
    "a line without end": "a = 1",
    "a directive": "# fmt: off\na  =  1\n",
    "a comment at the end of a line": "a = 1  # why\n",
    "a continued line": "a = \\\n    1\n",
    "a loop": "for a in b:\n    c\n",
    "a body on the line": "if a: b\n",
    "nothing": "\n\n",
}


@pytest.mark.parametrize("text", LEFT_TO_BLACK.values(), ids=list(LEFT_TO_BLACK))
def test_what_generated_code_is_not_made_of_goes_to_black_whole(text: str) -> None:
    assert formatted(text) == blacked(text)


def test_a_form_that_black_lays_out_in_another_way_than_expected_is_noticed() -> None:
    text = "name = call(a,)\n"
    members = Forms(COLUMNS).reduce(text)
    with pytest.raises(Unusual):
        laid_out(members, dict.fromkeys(forms_of(members), "a = a(a)\n"))
    with pytest.raises(KeyError):
        laid_out(members, {})
