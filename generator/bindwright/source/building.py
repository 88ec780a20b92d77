"""Events -> data, the place of every entry, and all that is wrong with the structure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeAlias

from bindwright.diagnostics import Place
from bindwright.source.events import Event, Kind
from bindwright.source.limits import Fault, Json, Limits
from bindwright.source.scalars import check_container_tag, plain, tagged

Mark: TypeAlias = tuple[int, int] | Place
"""Line and column, from 1, in the file of what is marked; or a place in another file."""


@dataclass(frozen=True, slots=True)
class MapMarks:
    """Where the keys of one mapping stand. Holding the mapping keeps its `id` unique."""

    owner: dict[str, Json]
    marks: dict[str, Mark]
    file: str = ""
    """The name of the file."""

    def place(self, part: str) -> Place:
        """The place of the entry that one part of a pointer names."""
        return _place(self.file, self.marks[part])


@dataclass(frozen=True, slots=True)
class ListMarks:
    """Where the items of one sequence stand."""

    owner: list[Json]
    marks: list[Mark]
    file: str = ""

    def place(self, part: str) -> Place:
        """The place of the item that one part of a pointer names."""
        return _place(self.file, self.marks[int(part)])


def _place(file: str, mark: Mark) -> Place:
    return mark if isinstance(mark, Place) else Place(file, *mark)


Marks: TypeAlias = dict[int, MapMarks | ListMarks]
"""The marks of every mapping and sequence, by the `id` of the object."""


@dataclass(slots=True)
class Built:
    """A document as data. With `faults` it is incomplete and must not be used."""

    data: Json
    marks: Marks
    faults: list[Fault]


# An enumeration takes its time to look a member up, and there are a hundred thousand events.
_SCALAR = Kind.SCALAR
_OPEN_MAP, _CLOSE_MAP, _CLOSE_LIST = Kind.OPEN_MAP, Kind.CLOSE_MAP, Kind.CLOSE_LIST


@dataclass(slots=True)
class _Node:
    """A finished or growing value that has or may have an anchor; `size` and `height` count
    through aliases."""

    value: Json
    size: int = 1
    height: int = 0
    text: str | None = None
    """A scalar as written, for use as a key."""
    open: bool = False


@dataclass(slots=True)
class _Frame:
    """A mapping or sequence whose end has not been read."""

    node: _Node
    start: Event
    held: MapMarks | ListMarks
    expects_key: bool = False
    """Whether the next value is a key."""
    key: str = ""
    """The key whose value comes next."""
    merging: bool = False
    """Whether what comes next is the value of a merge key."""
    merges: list[tuple[Json, Event]] = field(default_factory=list[tuple[Json, Event]])


def build(events: Iterable[Event], limits: Limits, file: str = "") -> Built:
    """Read all `events` of one document; `file` is its name.

    Raises:
        Fault: Something after which reading on makes no sense, such as a limit.
    """
    builder = _Builder(limits, file)
    for event in events:
        builder.feed(event)
    return builder.finish()


class _Builder:
    def __init__(self, limits: Limits, file: str) -> None:
        self._limits = limits
        self._file = file
        self._marks: Marks = {}
        self._faults: list[Fault] = []
        self._stack: list[_Frame] = []
        self._anchors: dict[str, _Node] = {}
        self._root: list[Json] = []
        """The value of the document, once it has been read."""
        self._nodes = 0
        self._expanded = 0

    def feed(self, event: Event) -> None:
        kind = event.kind
        if kind is _CLOSE_MAP or kind is _CLOSE_LIST:
            self._close()
            return
        self._nodes += 1
        if self._nodes > self._limits.max_nodes:
            problem = f"the file holds more than {self._limits.max_nodes} values"
            remedy = self._limits.remedy("max_nodes")
            raise _at(event, "too-many-values", problem, remedy=remedy)
        frame = self._stack[-1] if self._stack else None
        if frame is not None and frame.expects_key:
            self._key(frame, event)
        elif kind is _SCALAR:
            value = self._scalar(event)
            if event.anchor is not None:
                self._anchors[event.anchor] = _Node(value, text=event.text)
            self._add(value, 1, 0, event)
        elif kind is Kind.ALIAS:
            node = self._aliased(event)
            self._add(node.value, node.size, node.height, event)
        else:
            self._open(event)

    def finish(self) -> Built:
        if not self._root:
            raise Fault("empty-file", "the file holds no description")
        return Built(self._root[0], self._marks, self._faults)

    def _key(self, frame: _Frame, event: Event) -> None:
        assert isinstance(frame.held, MapMarks)
        key: str | None
        frame.expects_key = False
        if event.kind is _SCALAR:
            if event.plain and event.text == "<<":
                frame.merging = True
                return
            key = event.text
            # Nearly every key is a plain name, at which nothing can be wrong.
            if event.anchor is not None or not event.plain or not key.isidentifier():
                value = self._scalar(event)
                if event.anchor is not None:
                    self._anchors[event.anchor] = _Node(value, text=key)
        else:
            key = self._aliased(event).text if event.kind is Kind.ALIAS else None
        if key is None:
            problem = "a mapping or sequence is used as a key; keys must be strings"
            raise _at(event, "complex-key", problem)
        if key in frame.held.marks:
            first = frame.held.place(key)
            fault = _at(
                event,
                "duplicate-key",
                f"the key {key!r} stands here and already at line {first.line}, column {first.column}",
                effect="readers disagree on which of the two counts",
                remedy="remove or rename one of them",
            )
            self._faults.append(fault)
        else:
            frame.held.marks[key] = (event.line, event.column)
        frame.key = key

    def _scalar(self, event: Event) -> Json:
        try:
            if event.plain:
                return plain(event.text)
            text = event.text if event.tag is None else tagged(event.text, event.tag)
        except ValueError as error:
            self._faults.append(_at(event, "bad-scalar", str(error)))
            return None
        # Only an escape can bring in half of a surrogate pair.
        if isinstance(text, str) and not text.isascii() and _has_surrogate(text):
            problem = "the escapes in this string stand for half a character"
            remedy = "write both escapes of the surrogate pair, or the character itself"
            self._faults.append(_at(event, "lone-surrogate", problem, remedy=remedy))
        return text

    def _aliased(self, event: Event) -> _Node:
        node = self._anchors.get(event.text)
        if node is None:
            problem = f"the alias *{event.text} names no anchor before it"
            raise _at(event, "unknown-alias", problem)
        if node.open:
            problem = f"the alias *{event.text} stands inside its own anchor"
            effect = "written out, the description would never end"
            remedy = "use a $ref to describe a recursive structure"
            raise _at(event, "recursive-alias", problem, effect, remedy)
        self._expanded += node.size
        if self._expanded > self._limits.max_alias_expansion:
            limit = self._limits.max_alias_expansion
            problem = f"written out, the aliases stand for more than {limit} values"
            remedy = self._limits.remedy("max_alias_expansion")
            raise _at(event, "alias-expansion", problem, remedy=remedy)
        self._check_depth(event, node.height)
        return node

    def _open(self, event: Event) -> None:
        is_map = event.kind is _OPEN_MAP
        self._check_depth(event, 1)
        if event.tag is not None:
            try:
                check_container_tag(event.tag, "map" if is_map else "seq")
            except ValueError as error:
                self._faults.append(_at(event, "bad-scalar", str(error)))
        held = MapMarks({}, {}, self._file) if is_map else ListMarks([], [], self._file)
        self._marks[id(held.owner)] = held
        node = _Node(held.owner, height=1, open=True)
        if event.anchor is not None:
            self._anchors[event.anchor] = node
        self._stack.append(_Frame(node, event, held, expects_key=is_map))

    def _close(self) -> None:
        frame = self._stack.pop()
        for value, event in frame.merges:
            assert isinstance(frame.held, MapMarks)
            self._merge(frame.held, value, event)
        node = frame.node
        node.open = False
        self._add(node.value, node.size, node.height, frame.start)

    def _add(self, value: Json, size: int, height: int, event: Event) -> None:
        """Put a finished value where it belongs: into the innermost open container."""
        if not self._stack:
            self._root = [value]
            return
        frame = self._stack[-1]
        node, held = frame.node, frame.held
        node.size += size
        if node.height <= height:
            node.height = height + 1
        if isinstance(held, ListMarks):
            held.owner.append(value)
            held.marks.append((event.line, event.column))
            return
        frame.expects_key = True
        if frame.merging:
            frame.merges.append((value, event))
            frame.merging = False
        else:
            held.owner[frame.key] = value

    def _merge(self, target: MapMarks, value: Json, event: Event) -> None:
        """Add the entries of a `<<` key; those already there win (YAML 1.1 merge type)."""
        for source in value if isinstance(value, list) else [value]:
            if not isinstance(source, dict):
                problem = "the merge key << needs a mapping or a sequence of mappings"
                self._faults.append(_at(event, "bad-merge", problem))
                return
            marks = self._marks[id(source)]
            assert isinstance(marks, MapMarks)
            for key, entry in source.items():
                if key not in target.owner:
                    target.owner[key] = entry
                    target.marks[key] = marks.marks[key]

    def _check_depth(self, event: Event, height: int) -> None:
        if len(self._stack) + height > self._limits.max_depth:
            problem = f"values are nested more than {self._limits.max_depth} deep"
            raise _at(event, "too-deep", problem, remedy=self._limits.remedy("max_depth"))


def _has_surrogate(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False


def _at(event: Event, code: str, problem: str, effect: str = "", remedy: str = "") -> Fault:
    return Fault(code, problem, event.line, event.column, effect, remedy)
