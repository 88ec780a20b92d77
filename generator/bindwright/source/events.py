"""Text -> a flat run of events: mappings and sequences open and close, scalars lie between.

YAML goes through PyYAML's parser, libyaml's where it was built in. JSON goes through the
standard library, because PyYAML knows YAML 1.1, of which JSON is not quite a subset: it refuses
`"\\ud83d\\ude00"` and, in its pure form, tabs between tokens.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from enum import Enum
from typing import Any, NamedTuple, NoReturn

import yaml
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner

from bindwright.source.limits import Fault

_NOT_YAML = re.compile(r"[^\t\n -~\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BREAKS = re.compile("[\x85\u2028\u2029]")
_CONSTANTS = ("NaN", "Infinity", "-Infinity")
_JSON_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\]]|[^\s{}\[\]:,"]+')


class Kind(Enum):
    """What an event says."""

    OPEN_MAP = "{"
    CLOSE_MAP = "}"
    OPEN_LIST = "["
    CLOSE_LIST = "]"
    SCALAR = "scalar"
    ALIAS = "alias"


class Event(NamedTuple):
    """One step through a document. `line` and `column` count from 1."""

    kind: Kind
    line: int
    column: int
    text: str = ""
    """Content of a scalar, or the anchor an alias names."""
    plain: bool = False
    """Whether a scalar stands without quotes, so that its text decides its type."""
    anchor: str | None = None
    tag: str | None = None


_JSON_BRACKETS = {kind.value: kind for kind in Kind if len(kind.value) == 1}


def json_events(text: str) -> Iterator[Event]:
    """The events of a JSON text (RFC 8259).

    Raises:
        Fault: It is not JSON; raised before the first event.
    """
    try:
        # Grammar first; numbers stay text, since only the core schema may give them a value.
        json.loads(text, parse_int=str, parse_float=str, parse_constant=_not_json)
    except json.JSONDecodeError as error:
        problem = f"the file is not valid JSON: {error.msg[:1].lower()}{error.msg[1:]}"
        raise Fault("json-syntax", problem, error.lineno, error.colno) from error
    except ValueError as error:
        line, column = _first_constant(text)
        problem = f"the file is not valid JSON: {error}"
        raise Fault("json-syntax", problem, line, column) from error
    except RecursionError as error:
        raise Fault("too-deep", "the values are nested too deeply to be read") from error
    return _json_tokens(text)


def _not_json(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is not a JSON number")


def _first_constant(text: str) -> tuple[int, int]:
    """Line and column of the first number that JavaScript has, and JSON has not."""
    at = next(each.start() for each in _JSON_TOKEN.finditer(text) if each[0] in _CONSTANTS)
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


def _json_tokens(text: str) -> Iterator[Event]:
    line, start = 1, 0
    end = text.find("\n")
    for found in _JSON_TOKEN.finditer(text):
        at = found.start()
        while -1 < end < at:
            line, start = line + 1, end + 1
            end = text.find("\n", start)
        token = found[0]
        column = at - start + 1
        if token in _JSON_BRACKETS:
            yield Event(_JSON_BRACKETS[token], line, column)
        elif token[0] == '"':
            content = json.loads(token) if "\\" in token else token[1:-1]
            yield Event(Kind.SCALAR, line, column, content)
        else:
            yield Event(Kind.SCALAR, line, column, token, plain=True)


class _PureParser(Reader, Scanner, Parser):
    """PyYAML's own parser; like libyaml it takes a tab between tokens for a space."""

    def __init__(self, stream: str) -> None:
        Reader.__init__(self, stream)
        Scanner.__init__(self)
        Parser.__init__(self)

    def scan_to_next_token(self) -> None:
        """Skip blanks, comments and line breaks; a line break allows a new block key."""
        scanner: Any = self  # its published types are incomplete
        while True:
            while scanner.peek() == " " or (
                scanner.peek() == "\t" and (scanner.flow_level or not scanner.allow_simple_key)
            ):
                scanner.forward()
            if scanner.peek() == "#":
                while scanner.peek() not in "\0\n":
                    scanner.forward()
            if not scanner.scan_line_break():
                return
            if not scanner.flow_level:
                scanner.allow_simple_key = True


def yaml_events(text: str, *, pure: bool = not yaml.__with_libyaml__) -> Iterator[Event]:
    """The events of the one document in a YAML text.

    Args:
        text: With line feeds only, and without a byte order mark.
        pure: Use the parser written in Python; the events are the same.

    Raises:
        Fault: It is not YAML, or holds no document or several.
    """
    unprintable = _NOT_YAML.search(text)
    if unprintable:
        line, column = position(text, unprintable.start())
        problem = f"the character U+{ord(unprintable[0]):04X} is not allowed in YAML"
        raise Fault("yaml-syntax", problem, line, column, remedy="write it as an escape")
    # For YAML 1.1 these three end a line; since 1.2 they are ordinary characters.
    marks = {found[0] for found in _BREAKS.finditer(text)}
    unused = (chr(code) for code in range(0xE000, 0xF900) if chr(code) not in text)
    stand_ins = {mark: next(unused) for mark in sorted(marks)}
    hidden = str.maketrans(stand_ins)
    shown = str.maketrans({stand_in: mark for mark, stand_in in stand_ins.items()})
    events = _parsed(text.translate(hidden) if marks else text, pure)
    if not marks:
        return events
    return (event._replace(text=event.text.translate(shown)) for event in events)


# An enumeration takes its time to look a member up, and there are a hundred thousand events.
_SCALAR = Kind.SCALAR
_OPENED = {
    yaml.MappingStartEvent: Kind.OPEN_MAP,
    yaml.SequenceStartEvent: Kind.OPEN_LIST,
}
_CLOSED = {
    yaml.MappingEndEvent: Kind.CLOSE_MAP,
    yaml.SequenceEndEvent: Kind.CLOSE_LIST,
}


def _parsed(text: str, pure: bool) -> Iterator[Event]:
    documents = 0
    # libyaml's parser has the same interface as PyYAML's own, but no type stubs.
    parser: Any = _PureParser(text) if pure else yaml.CLoader(text)
    try:
        while (event := parser.get_event()) is not None:
            kind = event.__class__
            mark = event.start_mark
            line, column = mark.line + 1, mark.column + 1
            if kind is yaml.ScalarEvent:
                tag = event.tag
                is_plain = tag is None and not event.style
                yield Event(_SCALAR, line, column, event.value, is_plain, event.anchor, tag)
            elif kind in _CLOSED:
                yield Event(_CLOSED[kind], line, column)
            elif kind in _OPENED:
                yield Event(_OPENED[kind], line, column, "", False, event.anchor, event.tag)
            elif kind is yaml.AliasEvent:
                yield Event(Kind.ALIAS, line, column, event.anchor)
            elif kind is yaml.DocumentStartEvent:
                documents += 1
                if documents > 1:
                    problem = "the file holds a second YAML document"
                    remedy = "keep one description per file"
                    raise Fault("several-documents", problem, line, column, remedy=remedy)
    except yaml.YAMLError as error:
        raise _syntax_fault(text, error) from error
    finally:
        parser.dispose()


_CORRECT = "correct it there, or a little before: nothing behind this place can be read"


def _syntax_fault(text: str, error: yaml.YAMLError) -> Fault:
    mark: Any = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if mark is None:
        return Fault("yaml-syntax", f"the file is not valid YAML: {error}", remedy=_CORRECT)
    lines = text.split("\n")
    line = min(int(mark.line), len(lines) - 1)
    column = int(mark.column) if mark.line == line else 0
    if lines[line][column : column + 1] == "\t" and not lines[line][:column].strip():
        problem = "a tab indents this line, and YAML allows only spaces there"
        return Fault("yaml-syntax", problem, line + 1, column + 1, remedy="indent with spaces")
    told = ", ".join(
        str(part)
        for part in (getattr(error, "context", None), getattr(error, "problem", None))
        if part
    )
    problem = f"the file is not valid YAML: {told}"
    return Fault("yaml-syntax", problem, line + 1, column + 1, remedy=_CORRECT)


def position(text: str, at: int) -> tuple[int, int]:
    """Line and column, from 1, of the character with index `at`."""
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
