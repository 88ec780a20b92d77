"""Source text -> its statements, block by block, without their layout.

Only what generated code is made of is understood. For anything else `Unusual` is raised, and
black formats the whole file instead.
"""

from __future__ import annotations

import keyword
import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

Kind = Literal["block", "stub", "decorator", "import", "string", "comment", "simple"]

_LINE = re.compile(
    r"""(?P<indent>\ *)(?:
        (?P<comment>\#.*)
        |(?P<string>\"{3}(?:[^"\\]++|\\[\s\S]|"(?!""))*\"{3})\ *
        |(?P<code>.*)
    )\n""",
    re.VERBOSE,
)
_STRING = re.compile(r"""[A-Za-z]{0,2}(?:"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')""")
_WORD = re.compile(rf"{_STRING.pattern}|[^\W\d]\w*|\d\w*")
"""Strings, names and numbers: what black neither splits nor moves past another."""
_VERBATIM = frozenset(keyword.kwlist) | frozenset(keyword.softkwlist) | {"print", "exec"}
_NAME = re.compile(rf"\b(?!(?:{'|'.join(sorted(_VERBATIM))})\b)[A-Za-z_]\w*")
_PLAIN_STRING = re.compile(r'"[^"]*"')
_NOT_PLAIN = re.compile(r"""[^ -~]|['\\]|\"{3}""")
_NOT_SHORT = re.compile(r"""\w"0"|\b\d\w*[A-Za-z_]""")
_NO_BRACKETS = re.compile(r"""[^"'#;\\`$?!()\[\]{}]*""")
_LEFT_TO_BLACK = re.compile(r"""["'#;\\`$?!]""")
_DIRECTIVE = re.compile(r"#\s*(?:fmt|yapf|type)\s*:")
_PLAIN_COMMENT = re.compile(r"# \S(?:.*\S)?")
_HEADER = re.compile(r"(?:async def|class|def|if)\b")
_TABS = re.compile(r"[\t\v\f\r]")


class Unusual(Exception):
    """The text holds something that is left to black alone."""


@dataclass(slots=True, eq=False)
class Statement:
    """One statement; of a compound statement, its header."""

    kind: Kind
    text: str
    """On one line, but for strings that span several. Comments have no other text."""
    blank: int
    """Blank lines before it."""
    body: list[Statement] = field(default_factory=list["Statement"])

    @property
    def ends_in_stub(self) -> bool:
        """Whether the last line in it is `def name(): ...`."""
        return self.body[-1].ends_in_stub if self.body else self.kind == "stub"


def cut(source: str) -> list[Statement]:
    """The statements of a module.

    Raises:
        Unusual: It holds something else than the statements of generated code.
    """
    if _TABS.search(source):
        raise Unusual
    module: list[Statement] = []
    blocks: list[tuple[int, list[Statement]]] = [(0, module)]
    at, blank = 0, 0
    while at < len(source):
        found = _LINE.match(source, at)
        if found is None:
            raise Unusual
        at = found.end()
        part = found.lastgroup
        text = found[part or 0]
        if not text:
            blank += 1
            continue
        block = _block(blocks, len(found["indent"]))
        if part == "string":
            block.append(Statement("string", text, blank))
        elif part == "comment":
            block.append(_comment(text, blank))
        else:
            text, at = _joined(source, text, at)
            block.append(_statement(text, blank))
        blank = 0
    for _, block in blocks:
        _check_end(block)
    if not module:
        raise Unusual
    return module


def _block(blocks: list[tuple[int, list[Statement]]], indent: int) -> list[Statement]:
    """The block that a line with this indentation belongs to; closes those it leaves."""
    if indent > blocks[-1][0]:
        outer = blocks[-1][1]
        if not outer or outer[-1].kind != "block" or outer[-1].body:
            raise Unusual
        blocks.append((indent, outer[-1].body))
    while indent < blocks[-1][0]:
        _check_end(blocks.pop()[1])
    if indent != blocks[-1][0]:
        raise Unusual
    return blocks[-1][1]


def _check_end(block: list[Statement]) -> None:
    # What follows a comment decides where black puts it.
    if block and block[-1].kind == "comment":
        raise Unusual


def _joined(source: str, text: str, at: int) -> tuple[str, int]:
    """A statement that begins with the line `text`, on one line, and where the next begins."""
    parts = [text.rstrip(" ")]
    depth = _depth(text)
    while depth > 0:
        end = source.find("\n", at)
        if end < 0:
            raise Unusual
        line = source[at:end].strip(" ")
        at = end + 1
        if line:
            parts.append(line)
            depth += _depth(line)
    return " ".join(parts), at


@lru_cache(maxsize=1 << 16)
def _depth(line: str) -> int:
    """Brackets that the line opens and does not close."""
    if _NO_BRACKETS.fullmatch(line):
        return 0
    bare = _STRING.sub("", line)
    if _LEFT_TO_BLACK.search(bare):
        raise Unusual
    return sum(map(bare.count, "([{")) - sum(map(bare.count, ")]}"))


def _comment(text: str, blank: int) -> Statement:
    if _DIRECTIVE.match(text) or not _PLAIN_COMMENT.fullmatch(text):
        raise Unusual
    return Statement("comment", text, blank)


def _statement(text: str, blank: int) -> Statement:
    if text.startswith("@"):
        return Statement("decorator", text, blank)
    if text.startswith(("from ", "import ")):
        return Statement("import", text, blank)
    if _HEADER.match(text):
        if text.endswith(":"):
            return Statement("block", text, blank)
        if text.endswith("...") and not text.startswith("if"):
            return Statement("stub", text, blank)
        raise Unusual
    if text.endswith(":") or text[0] in "\"'.":
        raise Unusual
    return Statement("simple", text, blank)


def words(text: str) -> list[str]:
    """The strings, names and numbers of a text, in order."""
    return _WORD.findall(text)


def filled(form: str, texts: list[str]) -> str:
    """A form with its words replaced, in order.

    Raises:
        Unusual: It has more words, or fewer.
    """
    left = iter(texts)
    try:
        text = _WORD.sub(lambda _: next(left), form)
    except StopIteration:
        raise Unusual from None
    if next(left, None) is not None:
        raise Unusual
    return text


def shortest(text: str) -> str | None:
    """The text with each name and string replaced by a short one.

    None if black looks at some of its words more closely.
    """
    if _NOT_PLAIN.search(text):
        return None
    form = _PLAIN_STRING.sub('"0"', text)
    return None if _NOT_SHORT.search(form) else _NAME.sub("a", form)


def masked(text: str) -> str:
    """The text with each name and string replaced by one of its kind and length.

    Only for texts of which `shortest` has a form.
    """
    return _WORD.sub(_mask, text)


def _mask(found: re.Match[str]) -> str:
    word = found[0]
    if word[0] == '"':
        return f'"{"s" * (len(word) - 2)}"'
    if word in _VERBATIM or word[0].isdigit():
        return word
    return "a" * len(word)
