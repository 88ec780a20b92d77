"""Text from a description, made safe for the files it is written into.

A description is written by strangers. Whatever it says, it may only ever become one string
literal, one comment or plain Markdown prose: never code, never markup, and never a character
that a reviewer cannot see. Nothing else in the generator puts such text into a file.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

# The characters a reader cannot see: controls, unusual spaces, bidirectional marks, fillers,
# variation selectors, surrogates, private use and tags. Written out rather than asked of
# `unicodedata`, whose answers (and so our output) change from one Python to the next.
_INVISIBLE = re.compile(
    r"[\x00-\x1f\x7f-\xa0\xad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f"
    r"\u2000-\u200f\u2028-\u202f\u205f-\u206f\u2800\u3000\u3164\ud800-\uf8ff\ufdd0-\ufdef"
    r"\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    r"\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U0010ffff]"
)
_SHORT_ESCAPES = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}
_DECIMAL_DIGITS = 4000
"""Python refuses to read a longer decimal integer; hexadecimal has no such limit."""

_LAST_COLUMN = 96
_FENCE = re.compile(r"( *)(`{3,}|~{3,})(.*)")
_ITEM = re.compile(r"( *)([-*+]|\d{1,9}[.)])( +)(.*)")
_HEADING = re.compile(r" *#{1,6}(?: +(.*?))?(?: +#+)? *")
_RULE = re.compile(r" *(?:=+|-+|\*{3,}|_{3,}) *")
_NESTED_BLOCK = re.compile(r"((?:[-*+>]|\d{1,9}[.)]|\s)*)(?=#|~~~)")
_OPENS_BLOCK = re.compile(r"(?:[-*+]|#{1,6}|\d{1,9}[.)]|=+|-+)$|[>|]|```|~~~")
_DIRECTIVE = re.compile(
    r"(?i)(coding|\b(?:fmt|type|pyright|mypy|pylint|ruff|isort|yapf|pragma))(?=[:=])"
)
_SILENCER = re.compile(r"(?i)\b(?:noqa|nosec)\b")
_INLINE = re.compile(
    r"(?P<escape>\\[!-/:-@\[-`{-~])"
    r"|(?P<code>(?P<ticks>`+)(?!`)[^\n]*?[^`\n](?P=ticks)(?!`))"
    r"|(?P<ticks_alone>`+)"
    r"|(?P<link><(?:https?://|mailto:)[^\s<>`\\]+>)"
    r"|(?P<line_break><br */?>)"
    r"|(?P<angle><)"
    r"|(?P<brace>\{(?=[{%#])|[}%#](?=\}))"
)


def py_str(text: str) -> str:
    """Python source for the string `text`, in ASCII wherever a character is invisible.

    The quotes are those black would choose: double ones unless single ones save backslashes.
    """
    quote = "'" if text.count('"') > text.count("'") else '"'
    body = text.replace("\\", "\\\\").replace(quote, "\\" + quote)
    return quote + _INVISIBLE.sub(_escape, body) + quote


def py_value(value: Any) -> str:
    """Python source for a JSON value; floats JSON cannot write become `float("inf")` etc.

    Raises:
        TypeError: The value is none of the types `json.loads` returns.
    """
    if value is None or isinstance(value, bool):
        return repr(value)
    if isinstance(value, str):
        return py_str(value)
    if isinstance(value, int):
        return repr(value) if abs(value) < 10 ** _DECIMAL_DIGITS else hex(value)
    if isinstance(value, float):
        return repr(value) if math.isfinite(value) else f'float("{value}")'
    if isinstance(value, list):
        items = cast(list[object], value)
        return f"[{', '.join(py_value(each) for each in items)}]"
    if isinstance(value, dict):
        entries = cast(dict[object, object], value)
        pairs = (f"{py_value(key)}: {py_value(each)}" for key, each in entries.items())
        return f"{{{', '.join(pairs)}}}"
    raise TypeError(f"not a JSON value: {type(value).__name__}")


def docstring(
    text: str,
    indent: int,
    sections: Mapping[str, str | Mapping[str, str]] | None = None,
) -> str:
    """A whole docstring literal for `text`, or the empty string when there is nothing to say.

    Args:
        text: Markdown. Paragraphs and list items are wrapped; code, tables and headings keep
            their lines. Each run of whitespace counts as one space outside code.
        indent: Columns the statement is indented by. The first line carries no indentation,
            so that a template can print the literal where it belongs.
        sections: What follows the text, by heading: `{"Args": {"name": "its text"}}` or
            `{"Returns": "text"}`. Empty sections are left out.
    """
    width = max(_LAST_COLUMN - indent, 24)
    lines = _filled(_blocks(text), "", "", width, opening=3)
    for title, content in (sections or {}).items():
        body = _section(content, width)
        if body:
            lines += [*([""] if lines else []), f"{title}:", *body]
    lines = _dedented([_escaped_line(line) for line in lines])
    if not lines:
        return ""
    if lines[0].startswith('"'):
        lines[0] = "\\" + lines[0]
    if len(lines) == 1:
        space = " " if lines[0].endswith('"') else ""
        return f'"""{lines[0]}{space}"""'
    margin = " " * indent
    return "\n".join(
        [f'"""{lines[0]}', *(margin + line if line else "" for line in lines[1:]), f'{margin}"""']
    )


def comment(text: str) -> str:
    """One comment line for `text`, or the empty string; no tool takes it for a directive."""
    words = " ".join(text.split())
    if not words:
        return ""
    # A type checker, black or the encoding rule of PEP 263 looks for a word and its colon.
    words = _DIRECTIVE.sub(r"\1 ", _SILENCER.sub(r'"\g<0>"', words))
    return "# " + _INVISIBLE.sub(_escape, words)


def toml_str(text: str) -> str:
    """A TOML basic string for `text` (TOML 1.0); a lone surrogate becomes U+FFFD."""

    def escape(found: re.Match[str]) -> str:
        number = ord(found[0])
        if 0xD800 <= number <= 0xDFFF:
            return "\\uFFFD"
        return f"\\u{number:04X}" if number <= 0xFFFF else f"\\U{number:08X}"

    body = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{_INVISIBLE.sub(escape, body)}"'


def markdown(text: str) -> str:
    """`text` as Markdown blocks that cannot disturb the page around them.

    HTML is shown rather than obeyed, headings become bold lines, an open code fence is
    closed, template braces are broken up and invisible characters are dropped.
    """
    parts: list[str] = []
    for block in _blocks(_INVISIBLE.sub(_dropped, _plain_spaces(text))):
        shown = _markdown_block(block)
        if shown:
            parts += ["", shown] if block.gap and parts else [shown]
    return "\n".join(parts)


@dataclass(slots=True)
class _Block:
    """A run of lines: prose to be wrapped, or lines that stay as they are."""

    kind: str
    """`prose`, `code` (lines without fences), `table`, `heading` or `rule`."""
    lines: list[str]
    gap: bool
    """Whether an empty line stood before it."""
    lead: str = ""
    """Indentation and list marker of the first line."""
    fence: tuple[str, str] | None = None
    """The lines that open and close fenced code; the closing one is empty when missing."""
    hard_break: bool = False
    """The next block continues this one on a new line."""


def _blocks(text: str) -> list[_Block]:
    """Split Markdown into the blocks whose line structure must survive wrapping."""
    blocks: list[_Block] = []
    lines = _plain_spaces(text).split("\n")
    at, gap, margin, prose = 0, False, 0, None
    while at < len(lines):
        line = lines[at].rstrip()
        indent = len(line) - len(line.lstrip())
        if not line:
            gap, prose = True, None
        elif fenced := _FENCE.fullmatch(line):
            block, at = _fenced(lines, at, fenced, gap)
            blocks.append(block)
            gap, prose = False, None
        elif prose is None and indent >= margin + 4 and (gap or not blocks or _is_code(blocks)):
            if blocks and not gap and _is_code(blocks):
                blocks[-1].lines.append(line)
            else:
                blocks.append(_Block("code", [line], gap))
            gap = False
        elif item := _ITEM.fullmatch(line):
            lead = f"{item[1]}{item[2]} "
            margin = len(lead)
            prose = _Block("prose", [item[4]], gap, lead)
            blocks.append(prose)
            gap = False
        elif kind := _kind_of_line(line):
            blocks.append(_Block(kind, [line.lstrip()], gap))
            gap, prose = False, None
        elif prose is not None and line.lstrip()[0] != ">":
            prose.lines.append(line.lstrip())
        else:
            if blocks and blocks[-1].hard_break and not gap:
                lead = " " * len(blocks[-1].lead)
            elif indent >= 2:
                lead = " " * min(indent, margin)  # a further paragraph of a list item
            else:
                margin, lead = 0, ""
            prose = _Block("prose", [line.lstrip()], gap, lead)
            blocks.append(prose)
            gap = False
        if prose is not None and (lines[at].endswith("  ") or line.endswith("\\")):
            prose.hard_break, prose = True, None
        at += 1
    return blocks


def _kind_of_line(line: str) -> str:
    """The kind of block a line forms on its own, or the empty string."""
    if line.lstrip()[0] == "|":
        return "table"
    if _HEADING.fullmatch(line):
        return "heading"
    return "rule" if _RULE.fullmatch(line) else ""


def _is_code(blocks: Sequence[_Block]) -> bool:
    return bool(blocks) and blocks[-1].kind == "code" and blocks[-1].fence is None


def _fenced(lines: Sequence[str], at: int, opening: re.Match[str], gap: bool) -> tuple[_Block, int]:
    """The fenced code that opens on line `at`, and the number of its last line."""
    closing = re.compile(rf" *{re.escape(opening[2])}{re.escape(opening[2][0])}* *")
    for end in range(at + 1, len(lines)):
        if closing.fullmatch(lines[end]):
            fence = (opening[0], lines[end].rstrip())
            return _Block("code", list(lines[at + 1 : end]), gap, opening[1], fence), end
    body = list(lines[at + 1 :])
    while body and not body[-1].strip():
        body.pop()
    return _Block("code", body, gap, opening[1], (opening[0], "")), len(lines)


def _filled(
    blocks: Sequence[_Block], first: str, rest: str, width: int, opening: int = 0
) -> list[str]:
    """The blocks as lines of at most `width` columns where their words allow it.

    `first` stands before the very first line and `rest` before all others; the first line
    leaves `opening` columns free.
    """
    lines: list[str] = []
    for block in blocks:
        if block.gap and lines:
            lines.append("")
        if block.kind != "prose":
            kept = [block.fence[0], *block.lines, block.fence[1]] if block.fence else block.lines
            for line in kept:
                lines.append(((rest if lines else first) + line).rstrip())
        else:
            start = (rest if lines else first) + block.lead
            hang = rest + " " * len(block.lead)
            words = " ".join(block.lines).split()
            lines += _wrapped(words, start, hang, width, 0 if lines else opening)
    while lines and not lines[-1]:
        lines.pop()
    return lines


def _wrapped(
    words: Sequence[str], start: str, hang: str, width: int, opening: int
) -> Iterator[str]:
    line, room, empty = start, width - opening, True
    for word in words:
        # A word that would open a list, heading, quote or fence never starts a line.
        if empty or len(line) + 1 + len(word) <= room or _OPENS_BLOCK.match(word):
            line += word if empty else f" {word}"
        else:
            yield line
            line, room = hang + word, width
        empty = False
    yield line.rstrip()


def _section(content: str | Mapping[str, str], width: int) -> list[str]:
    if isinstance(content, str):
        return _filled(_blocks(content), "    ", "    ", width)
    lines: list[str] = []
    for name, text in content.items():
        entry = _filled(_blocks(text), f"    {name}: ", " " * 8, width)
        lines += entry or [f"    {name}:"]
    return lines


def _escaped_line(line: str) -> str:
    escaped = line.replace("\\", "\\\\").replace('"""', '\\"\\"\\"')
    return _INVISIBLE.sub(_escape, escaped)


def _dedented(lines: list[str]) -> list[str]:
    """Without the indentation all lines after the first share (PEP 257), as black has it."""
    shared = min((len(line) - len(line.lstrip(" ")) for line in lines[1:] if line), default=0)
    return [line.lstrip(" ") if at == 0 else line[shared:] for at, line in enumerate(lines)]


def _plain_spaces(text: str) -> str:
    """Lines end in a line feed, and every other kind of whitespace is a plain space."""
    lines = "\n".join(text.splitlines()).expandtabs(4)
    return re.sub(r"[^\S\n]", " ", lines)


def _escape(found: re.Match[str]) -> str:
    char = found[0]
    number = ord(char)
    if char in _SHORT_ESCAPES:
        return _SHORT_ESCAPES[char]
    if number <= 0xFF:
        return f"\\x{number:02x}"
    return f"\\u{number:04x}" if number <= 0xFFFF else f"\\U{number:08x}"


def _dropped(found: re.Match[str]) -> str:
    return "\n" if found[0] == "\n" else ""


def _markdown_block(block: _Block) -> str:
    if block.kind == "code":
        return _markdown_code(block)
    if block.kind == "rule":
        return ""
    if block.kind == "heading":
        title = _HEADING.fullmatch(block.lines[0])
        return f"**{_inline(title[1])}**\n" if title and title[1] else ""
    text = _inline(" ".join(" ".join(block.lines).split()))
    shown = block.lead + _NESTED_BLOCK.sub(r"\1\\", text, count=1)
    return shown + "\\" if block.hard_break and not shown.endswith("\\") else shown


def _markdown_code(block: _Block) -> str:
    info = block.fence[0].strip().lstrip("`~").strip() if block.fence else ""
    info = info if re.fullmatch(r"[A-Za-z0-9_+-]*", info) else ""
    lines = [re.sub(r"(?<=\{)(?=[{%#])|(?<=[}%#])(?=\})", " ", line) for line in block.lines]
    shared = min((len(line) - len(line.lstrip()) for line in lines if line.strip()), default=0)
    ticks = "`" * max(
        3, 1 + max((len(run) for run in re.findall("`+", "\n".join(lines))), default=0)
    )
    margin = " " * min(len(block.lead), 3)
    shown = [ticks + info, *(line[shared:].rstrip() for line in lines), ticks]
    return "\n".join((margin + line).rstrip() for line in shown)


def _inline(text: str) -> str:
    """Prose with its emphasis, links and code spans, and nothing a page would execute."""

    def replace(found: re.Match[str]) -> str:
        match found.lastgroup:
            case "code":
                return re.sub(r"(?<=\{)(?=[{%#])|(?<=[}%#])(?=\})", " ", found[0])
            case "escape" if found[0][1] in "{}%#":
                return f"&#{ord(found[0][1])};"
            case "ticks_alone":
                return "\\`" * len(found[0])
            case "line_break":
                return " "
            case "angle":
                return "&lt;"
            case "brace":
                return found[0] + "\\"
            case _:
                return found[0]

    return _INLINE.sub(replace, text)
