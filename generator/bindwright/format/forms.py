"""A module as the forms that black lays out, and the module again from what black made of them.

How black lays a statement out depends on the kinds and the lengths of its words, not on what they
say. When the statement fits on a line, or puts each item of a bracket on a line of its own
because a comma follows the last one, it does not depend on the lengths either. So the statements
of a module are reduced to forms, of which a large SDK has few: `name: str | None = None` and
`limit: int | None = None` are one. Black lays out each form once, and the words are put back.

How many blank lines stand before a statement depends on the kinds of what stands around it: for
that black is given outlines.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from bindwright.format.brackets import brackets, is_entry, items_of, kind_of
from bindwright.format.statements import Statement, Unusual, cut, filled, masked, shortest, words

_MAGIC = re.compile(r", ?[])}]")
_TAIL = re.compile(r" ?(?:->.*)?:(?: ?\.\.\.)?|")
_IMPORT = re.compile(r"(from [.\w]+ import )([^(]+)")
_LINE_BREAKS = re.compile(r"[^\n -~\xa1-\u1fff\u2070-\ud7ff\uf900-\ufffd\U00010000-\U0010ffff]")
_INDENT = "    "

_AROUND_ITEM = {
    "def": ("def a(", "a", "):"),
    "import": ("from a import (", "a", ")"),
    "call": ("a(", "a", ")"),
    "tuple": ("(", "a", ")"),
    "subscript": ("a[", "a", "]"),
    "list": ("[", "a", "]"),
    "dict": ("{", "a: a", "}"),
    "set": ("{", "a", "}"),
}
"""What opens a bracket of each kind, an item that may stand in it, and what closes it."""


@dataclass(slots=True, eq=False)
class Piece:
    """A statement, or one item of a bracket, reduced to a form."""

    form: str
    """What black is asked to lay out: the piece, and what must stand around it."""
    before: int
    """Lines that stand around it above."""
    after: int
    """Lines that stand around it below."""
    words: list[str] | None
    """The words to put back; None when the form has them."""
    indent: str = ""
    """What to put before each line, when the form has no indentation of its own."""
    width: int = 0
    """If positive, it has to be one line no longer than this."""
    items: list[Piece] = field(default_factory=lambda: list[Piece]())
    """Of a bracket with an item a line, in place of the fillers in the form."""

    def lines(self, done: Mapping[str, str]) -> Iterator[str]:
        """The piece as black lays it out.

        Raises:
            Unusual: Black did something else with the form than was expected.
        """
        laid = [line for line in done[self.form].split("\n") if line]
        inner = laid[self.before : len(laid) - self.after]
        if not self.items or self.words is None:
            text = "\n".join(inner)
            text = text if self.words is None else filled(text, self.words)
            if self.width and ("\n" in text or len(text) > self.width):
                raise Unusual
            yield from (self.indent + line if line else "" for line in text.split("\n"))
            return
        if len(inner) < 3 or {_indent(line) for line in inner[1:-1]} != {_indent(inner[0]) + 4}:
            raise Unusual
        count = len(words(inner[0]))
        head, tail = (
            filled(inner[0], self.words[:count]),
            filled(inner[-1], self.words[count:]),
        )
        if max(len(head), len(tail)) > self.width:
            raise Unusual
        yield self.indent + head
        for item in self.items:
            yield from item.lines(done)
        yield self.indent + tail

    def forms(self) -> Iterator[str]:
        """Every form that `lines` needs."""
        yield self.form
        for item in self.items:
            yield from item.forms()


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


@dataclass(slots=True, eq=False)
class Member:
    """A statement in a block."""

    piece: Piece | str
    """A text is laid out already."""
    outline: str
    """An outline of the block around it, which tells how many blank lines stand before it."""
    line: int
    """Its line in the outline, of those that say something; counted from the end."""
    body: list[Member]

    def lines(self, done: Mapping[str, str]) -> Iterator[str]:
        """The statement as black lays it out.

        Raises:
            Unusual: Black did something else with a form than was expected.
        """
        yield from [""] * _blanks(done[self.outline], self.line)
        if isinstance(self.piece, str):
            yield self.piece
        else:
            yield from self.piece.lines(done)
        for each in self.body:
            yield from each.lines(done)

    def forms(self) -> Iterator[str]:
        """Every form that `lines` needs."""
        yield self.outline
        if isinstance(self.piece, Piece):
            yield from self.piece.forms()
        for each in self.body:
            yield from each.forms()


def forms_of(members: Iterable[Member]) -> Iterator[str]:
    """Every form that `laid_out` needs."""
    for each in members:
        yield from each.forms()


def beginnings(members: Iterable[Member]) -> Iterator[str]:
    """The forms that black takes for the beginning of a module, which nothing may stand before."""
    for each in members:
        yield each.outline
        if isinstance(each.piece, _Verbatim) and not each.piece.before:
            yield each.piece.form


def laid_out(members: Iterable[Member], done: Mapping[str, str]) -> str:
    """A module as black lays it out, given what it made of the forms.

    Raises:
        Unusual: Black did something else with a form than was expected.
    """
    return "".join(f"{line}\n" for each in members for line in each.lines(done))


@cache
def _blanks(outline: str, line: int) -> int:
    """The blank lines before a line, counted from the end without blank lines."""
    lines = outline.rstrip("\n").split("\n")
    at = [at for at, each in enumerate(lines) if each][line]
    return next((n for n in range(at) if lines[at - 1 - n]), at)


class Forms:
    """Reduces modules to forms; equal statements are looked at once."""

    def __init__(self, line_length: int) -> None:
        self._columns = line_length
        self._pieces: dict[tuple[str, int, str], Piece] = {}

    def reduce(self, source: str) -> list[Member]:
        """The forms of a module.

        Raises:
            Unusual: It holds something that is left to black alone.
        """
        return list(self._members("", cut(source), 0))

    def _members(self, header: str, statements: list[Statement], depth: int) -> Iterator[Member]:
        margin = _INDENT if header else ""
        before: tuple[tuple[str, ...], ...] = ()
        for unit in _units(statements):
            own = tuple(_outlined(each, margin, each is statements[0]) for each in unit)
            blank = tuple(each.blank for each in unit)
            outline, places = _outline(header, before, own, blank)
            for each, place in zip(unit, places, strict=True):
                piece = self._piece(each, depth, each is statements[0])
                body = self._members(_header(each), each.body, depth + 1) if each.body else ()
                yield Member(piece, outline, place, list(body))
            before = own

    def _piece(self, statement: Statement, depth: int, first: bool) -> Piece | str:
        margin = _INDENT * depth
        if statement.kind == "comment":
            return margin + statement.text
        if statement.kind != "string":
            return self._code(statement.text, depth, "")
        if _is_settled(statement.text, margin, is_docstring=first):
            return margin + statement.text
        around = [f"{_INDENT * level}if a:" for level in range(depth)]
        around += [] if first else [f"{margin}a"]
        form = "\n".join([*around, margin + statement.text, ""])
        return _Verbatim(form, len(around))

    def _code(self, text: str, depth: int, bracket: str) -> Piece:
        """A statement, or an item of a kind of bracket."""
        key = (text, depth, bracket)
        if key not in self._pieces:
            self._pieces[key] = self._reduced(text, depth, bracket)
        return self._pieces[key]

    def _reduced(self, text: str, depth: int, bracket: str) -> Piece:
        short = shortest(text)
        if short is None:
            return self._long(text, None, depth, bracket)
        margin = _INDENT * (depth - bool(bracket))
        width = self._columns - len(margin)
        if not _MAGIC.search(short):
            if len(text) + 5 * bool(bracket) <= width:
                form, before, after = _around(short, bracket)
                return Piece(form, before, after, words(text), margin, width)
            listed = _IMPORT.fullmatch(text)
            if listed is None:
                return self._long(text, masked(text), depth, bracket)
            text = f"{listed[1]}({listed[2]},)"
        mask = masked(text)
        return self._bracket(text, mask, depth, bracket) or self._long(text, mask, depth, bracket)

    def _bracket(self, text: str, mask: str, depth: int, bracket: str) -> Piece | None:
        """A statement with one bracket whose last item has a comma behind it: an item a line."""
        found = [each for each in brackets(mask) if _MAGIC.search(mask, *each)]
        if len(found) != 1:
            return None
        start, end = found[0]
        kind = kind_of(mask, start)
        spans = list(items_of(mask, start + 1, end - 1))
        alone = len(spans) == 1 and kind in ("tuple", "subscript")
        own_comma = mask[start + 1 : end - 1].rstrip(" ").endswith(",")
        margin = _INDENT * (depth - bool(bracket))
        width = self._columns - len(margin)
        edge = 4 * bool(bracket)
        if (
            alone
            or not own_comma
            or edge + max(start, len(text) - end) >= width
            or not _TAIL.fullmatch(mask, end)
        ):
            return None
        if kind == "dict" and not all(is_entry(mask[slice(*each)]) for each in spans):
            kind = "set"
        filler = ", ".join([_AROUND_ITEM[kind][1]] * min(len(spans), 2))
        head, tail = text[: start + 1], text[end - 1 :]
        form, before, after = _around(f"{shortest(head)}{filler},{shortest(tail)}", bracket)
        return Piece(
            form,
            before,
            after,
            words(head) + words(tail),
            margin,
            width,
            [self._code(text[a:b], depth + 1, kind) for a, b in spans],
        )

    def _long(self, text: str, mask: str | None, depth: int, bracket: str) -> Piece:
        """A statement that black lays out by the lengths of its words, or by what they say."""
        form, before, after = _around(mask or text, bracket)
        levels = depth - 1 if bracket else depth
        around = "".join(f"{_INDENT * level}if a:\n" for level in range(levels))
        margin = _INDENT * levels
        inner = "".join(f"{margin}{line}\n" for line in form.splitlines())
        return Piece(around + inner, levels + before, after, words(text) if mask else None)


class _Verbatim(Piece):
    """A string that black is given as it is."""

    def __init__(self, form: str, before: int) -> None:
        super().__init__(form, before, 0, [])

    def lines(self, done: Mapping[str, str]) -> Iterator[str]:
        """The string as black writes it."""
        yield from done[self.form].split("\n")[self.before : -1]


def _around(form: str, bracket: str) -> tuple[str, int, int]:
    """A whole text for black, and how many of the lines it becomes stand around the form."""
    if bracket:
        opening, filler, closing = _AROUND_ITEM[bracket]
        body = "\n    a" if bracket == "def" else ""
        return f"{opening}{filler}, {form},{closing}{body}\n", 2, 1 + bool(body)
    if form.startswith("@"):
        return f"{form}\ndef a():\n    a\n", 0, 2
    if form.endswith(":"):
        return f"{form}\n    a\n", 0, 1
    return f"{form}\n", 0, 0


def _units(statements: list[Statement]) -> Iterator[list[Statement]]:
    """Each statement, with the comments and decorators that belong to it."""
    unit: list[Statement] = []
    for each in statements:
        unit.append(each)
        if each.kind == "string" and len(unit) > 1:
            raise Unusual  # whether it is a docstring then is for black to say
        if each.kind not in ("comment", "decorator"):
            yield unit
            unit = []
    if unit:
        raise Unusual


@cache
def _outline(
    header: str,
    before: tuple[tuple[str, ...], ...],
    own: tuple[tuple[str, ...], ...],
    blank: tuple[int, ...],
) -> tuple[str, tuple[int, ...]]:
    """A part of a block: statements, and those before them; and the lines the former begin on.

    Args:
        header: What the block belongs to; empty for a module.
        before: Lines of each statement that stands before.
        own: Lines of each statement that it is about.
        blank: How many blank lines stand before each of these.
    """
    lines = [header] if header else []
    lines += [line for each in before for line in each]
    for each, count in zip(own, blank, strict=True):
        lines += [*[""] * count, *each]
    places: list[int] = []
    left = sum(map(len, own))
    for each in own:
        places.append(-left)
        left -= len(each)
    return "\n".join([*lines, ""]), tuple(places)


def _outlined(statement: Statement, margin: str, first: bool) -> tuple[str, ...]:
    """A statement as far as blank lines depend on it."""
    match statement.kind:
        case "decorator":
            return (f"{margin}@a",)
        case "import":
            return (f"{margin}import a",)
        case "comment":
            return (f"{margin}# a",)
        case "string" if first:
            return (f'{margin}"""s"""',)
        case "simple" | "string":
            return (f"{margin}a",)
        case "stub":
            return (f"{margin}{_header(statement)} ...",)
        case "block":
            last = "def a(): ..." if statement.ends_in_stub else "a"
            return (f"{margin}{_header(statement)}", f"{margin}{_INDENT}{last}")


def _header(statement: Statement) -> str:
    word = statement.text.partition(" ")[0]
    return "class a:" if word == "class" else "if a:" if word == "if" else "def a():"


def _is_settled(text: str, margin: str, *, is_docstring: bool) -> bool:
    """Whether black leaves a string alone, for reasons that are plain to see."""
    if "\\" in text or _LINE_BREAKS.search(text):
        return False
    if not is_docstring:
        return True
    lines = text.split("\n")
    if lines[0][3:4] in ' "' or any(line.endswith(" ") for line in lines):
        return False
    if len(lines) == 1:
        return text[-4] not in ' "' and len(text) > 6
    inner = [line for line in lines[1:-1] if line]
    return (
        lines[-1] == f'{margin}"""'
        and bool(inner)
        and min(map(_indent, inner)) == len(margin)
        and any(each.strip() for each in lines[1:-1])
    )
