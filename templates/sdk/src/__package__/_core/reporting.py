"""Which methods of an event handler are called for an event, and in which order.

`Reports` decides that for synchronous and asynchronous handlers alike; they only call.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, TypeAlias

from .accumulate import EVERY_KIND, Accumulation, Change, Kind, Parts, Snapshots
from .merging import AccumulationError, Merge, member, walk

if TYPE_CHECKING:
    from .accumulate import Snapshot

Call: TypeAlias = tuple[str, tuple[object, ...]]
"""A method of the handler, and what it is given."""


class Reports:
    """Follows one stream.

    Attributes:
        current_event: the event whose methods are being called; None between events.
        snapshots: the objects of the stream so far.
    """

    def __init__(self, accumulation: Accumulation) -> None:
        self._accumulation = accumulation
        self.current_event: Any = None
        self.snapshots = Snapshots(accumulation)
        self._turns = {
            name: _Turn(rule.parts, accumulation.merge)
            for name, rule in accumulation.objects.items()
            if rule.parts is not None
        }

    def calls(self, event: object) -> Iterator[Call]:
        """The methods to call for an event, each to be called before the next is asked for.

        Raises:
            AccumulationError: the event does not fit those before it.
        """
        self.current_event = event
        yield "on_event", (event,)
        for turn in self._turns.values():
            turn.texts.clear()
        declared = self._accumulation
        name = declared.name_of(event)
        if name is not None:
            change = self.snapshots.apply(name, declared.payload_of(event))
            yield from self._about(name, change)
        self.current_event = None

    def texts(self, name: str) -> list[str]:
        """The pieces of text that the last event brought for the iterator of this name."""
        found = [each for turn in self._turns.values() for each in turn.texts]
        return [text for iterator, text in found if iterator == name]

    def _about(self, event: str, change: Change | None) -> Iterator[Call]:
        turn = None if change is None else self._turns.get(change.name)
        pieces: list[_Piece] = []
        if turn is not None and change is not None and change.role == "delta":
            pieces = turn.pieces(event, change)
            yield from turn.announced(pieces, change)
        for each in self._turns.values():
            if event in each.parts.ended_by:
                yield from each.ended()
        if change is None:
            return
        if turn is not None:
            if change.role == "delta":
                yield from turn.continued(pieces, change)
            elif change.role == "done":
                yield from turn.completed(change)
        yield from _object_calls(event, change)
        self.snapshots.finish(change)


def _object_calls(event: str, change: Change) -> Iterator[Call]:
    hooks, rule = change.rule.hooks, change.rule
    value = change.snapshot.value
    if change.role == "created" or (change.role == "delta" and change.before is None):
        if hooks.created:
            yield hooks.created, (value,)
    if change.role == "delta" and hooks.delta:
        whole = [each for each in rule.deltas[event] if not each.into]
        for each in whole[:1]:
            yield hooks.delta, (walk(change.payload, each.fragment), value)
    if change.role == "done" and hooks.done:
        sent = walk(change.payload, rule.holder)
        yield hooks.done, (value if sent is None else sent,)


class _Piece:
    """A piece of a part, and the part it belongs to, as it is now."""

    __slots__ = ("index", "kind", "piece", "part")

    def __init__(self, index: int, kind: str | None, piece: Any, part: Any) -> None:
        self.index = index
        self.kind = kind
        self.piece = piece
        self.part = part


class _Turn:
    """Whose turn it is: which part of the objects of one kind is being written.

    Attributes:
        texts: the text that the last event brought, each with the name of its iterator.
    """

    def __init__(self, parts: Parts, merge: Merge) -> None:
        self.parts = parts
        self.texts: list[tuple[str, str]] = []
        self._merge = merge
        self._key: object = None
        self._piece: _Piece | None = None

    def pieces(self, event: str, change: Change) -> list[_Piece]:
        """The pieces of parts that an event brought.

        Raises:
            AccumulationError: a piece does not say which part it belongs to.
        """
        found: list[_Piece] = []
        merge = self._merge
        for delta in change.rule.deltas[event]:
            fragment = walk(change.payload, delta.fragment)
            if delta.into == self.parts.at and delta.index is not None:
                sent = [(member(change.payload, delta.index), fragment)]
            elif not delta.into:
                entries: list[Any] = walk(fragment, self.parts.at) or []
                sent = [(member(each, merge.index), each) for each in entries]
            else:
                continue
            for index, piece in sent:
                ignored = merge.kind is None or merge.kind in delta.ignore
                kind = None if ignored else member(piece, merge.kind or "")
                located = self._located(change.snapshot, index, kind)
                if located is None:
                    raise AccumulationError(f"{event}: a piece has {index!r} for {merge.index!r}")
                found.append(_Piece(index, located[0], piece, located[1]))
        return found

    def announced(self, pieces: list[_Piece], change: Change) -> Iterator[Call]:
        """The parts that were absent before the event."""
        if self.parts.created_on != "absence":
            return
        seen: set[tuple[int, str | None]] = set()
        for each in pieces:
            kind = self._kind(each.kind)
            part = (each.index, each.kind)
            if kind is None or kind.hooks.created is None or part in seen:
                continue
            seen.add(part)
            value = walk(each.part, kind.value)
            if value is not None and self._value_before(change, each, kind) is None:
                yield kind.hooks.created, (value,)

    def continued(self, pieces: list[_Piece], change: Change) -> Iterator[Call]:
        """What each piece adds, and which part it ends by belonging to another one."""
        for each in pieces:
            kind = self._kind(each.kind)
            switched = not self._is_current(each, change)
            if kind is not None:
                self._take_text(each, kind)
                if self.parts.created_on == "absence" or not switched:
                    yield from _added(each, kind)
            if switched:
                yield from self.ended()
                self._key, self._piece = change.key, each
                if kind is not None and kind.hooks.created and self.parts.created_on == "switch":
                    yield kind.hooks.created, (walk(each.part, kind.value),)
            self._key, self._piece = change.key, each

    def ended(self) -> Iterator[Call]:
        """The current part is over."""
        if self._piece is not None:
            yield from self._done(self._piece.kind, self._piece.part)
            self._forget()

    def completed(self, change: Change) -> Iterator[Call]:
        """The object is done: so is its current part, as the whole object has it."""
        current = self._piece
        own = change.key == self._key
        if current is None or not (own or self.parts.sticky):
            return
        if not change.rule.done_replaces or walk(change.payload, change.rule.holder) is None:
            yield from self.ended()
            return
        located = self._located(change.snapshot, current.index, current.kind if own else None)
        if located is not None:
            yield from self._done(*located)
        self._forget()

    def _done(self, kind_name: str | None, part: Any) -> Iterator[Call]:
        kind = self._kind(kind_name)
        if kind is not None and kind.hooks.done:
            value = walk(part, kind.value)
            if value is not None:
                yield kind.hooks.done, (value,)

    def _forget(self) -> None:
        if not self.parts.sticky:
            self._piece = None

    def _kind(self, name: str | None) -> Kind | None:
        kinds = self.parts.kinds
        return kinds.get(name or EVERY_KIND) or kinds.get(EVERY_KIND)

    def _is_current(self, piece: _Piece, change: Change) -> bool:
        current = self._piece
        if current is None or current.index != piece.index:
            return False
        return current.kind == piece.kind if change.key == self._key else self.parts.sticky

    def _located(
        self, snapshot: Snapshot, index: int, kind: str | None
    ) -> tuple[str | None, Any] | None:
        """The part of a snapshot with this index and kind: its kind, and itself."""
        merge = self._merge
        entries: list[Any] = walk(snapshot.json, self.parts.at) or []
        position = merge.position(entries, index, kind)
        if position is None:
            return None
        own_kind = None if merge.kind is None else member(entries[position], merge.kind)
        return own_kind, walk(snapshot.value, self.parts.at)[position]

    def _value_before(self, change: Change, piece: _Piece, kind: Kind) -> Any:
        entries: list[Any] = walk(change.before, self.parts.at) or []
        position = self._merge.position(entries, piece.index, piece.kind)
        return None if position is None else walk(entries[position], kind.value)

    def _take_text(self, piece: _Piece, kind: Kind) -> None:
        if kind.texts is not None:
            text = walk(walk(piece.piece, kind.fragment or kind.value), kind.text)
            if isinstance(text, str) and text:
                self.texts.append((kind.texts, text))


def _added(piece: _Piece, kind: Kind) -> Iterator[Call]:
    if kind.hooks.delta:
        added = walk(piece.piece, kind.fragment or kind.value)
        value = walk(piece.part, kind.value)
        if added is not None and value is not None:
            yield kind.hooks.delta, (added, value)
