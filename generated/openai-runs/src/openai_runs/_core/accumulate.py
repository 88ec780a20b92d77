"""Objects that arrive in pieces: what the events of a stream add up to.

The generated modules say by an `Accumulation` which events begin, extend and complete an object;
`Snapshots` applies it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, Generic, Literal, TypeAlias, TypeVar

from .error_format import is_object
from .events import ANY, UnknownEvent
from .merging import AccumulationError, Merge, Path, attributes_of, member, walk
from .model import Model
from .records import encode

if TYPE_CHECKING:
    from .codec import Decoder

Role: TypeAlias = Literal["created", "state", "selected", "delta", "done"]
"""What an event means for an object."""

T = TypeVar("T")

EVERY_KIND: Final = "*"


@dataclass(slots=True, frozen=True, kw_only=True)
class Delta:
    """Where in an event's payload a piece of an object is, and where it belongs.

    Attributes:
        fragment: the way to the piece; empty if the payload is the piece.
        into: the way to what it continues inside the object; empty for the object itself.
        index: the property of the payload that says which entry of the list at `into` is meant.
        ignore: properties of the piece that are not part of the object.
    """

    fragment: Path = ()
    into: Path = ()
    index: str | None = None
    ignore: frozenset[str] = frozenset()

    def piece(self, payload: Any, merge: Merge) -> Any:
        """The piece as JSON, as deep inside other objects as it belongs; None without one."""
        piece: Any = encode(walk(payload, self.fragment))
        if piece is None:
            return None
        if self.ignore and is_object(piece):
            piece = {name: value for name, value in piece.items() if name not in self.ignore}
        if self.index is not None:
            piece = [{**piece, merge.index: member(payload, self.index)}]
        for name in reversed(self.into):
            piece = {name: piece}
        return piece


@dataclass(slots=True, frozen=True, kw_only=True)
class Hooks:
    """The methods of a handler that are called for a thing; None for those there are not."""

    created: str | None = None
    delta: str | None = None
    done: str | None = None


@dataclass(slots=True, frozen=True, kw_only=True)
class Kind:
    """What a handler reports about the parts of one kind.

    Attributes:
        value: the way to what the hooks are given; empty for the part itself.
        fragment: the same in a piece of a part.
        hooks: the methods to call.
        texts: the handler's iterator over the text of such parts; None if they have none.
        text: the way to the text in such a value.
    """

    value: Path = ()
    fragment: Path = ()
    hooks: Hooks = Hooks()
    texts: str | None = None
    text: Path = ()


@dataclass(slots=True, frozen=True, kw_only=True)
class Parts:
    """The parts of an object that a handler reports one by one.

    Attributes:
        at: the way to the list of them.
        kinds: what to report, by the kind of part; `EVERY_KIND` stands for all others.
        created_on: what makes a part be reported as created. `absence`: there was none at its
            index; its first piece is then reported as a delta as well. `switch`: the piece before
            belonged to another part; the piece that makes the difference is no delta then.
        sticky: the part last written stays the current one when its object is done. What ends a
            part then reports it once more, and a part of the next object that has the same index
            passes for its continuation.
        ended_by: events that end a part, besides a piece of another one and the end of its object.
    """

    at: Path
    kinds: Mapping[str, Kind]
    created_on: Literal["absence", "switch"] = "absence"
    sticky: bool = False
    ended_by: frozenset[str] = frozenset()


@dataclass(slots=True, frozen=True, kw_only=True)
class Accumulated(Generic[T]):
    """One kind of object that the events of a stream are about.

    Attributes:
        decode: makes the typed object of JSON.
        key: the property that identifies an object, and in the payload of a delta the one it
            belongs to; None if a stream has only one.
        holder: the way to the object in the payload of events that send it whole.
        created: events that begin it.
        states: events that send it whole, as it is now.
        selected: events after which it is the current one, and that change nothing.
        deltas: events that extend it, and where they keep their pieces.
        created_by_delta: whether the first piece of an object begins it.
        done: events that complete it.
        done_replaces: whether the object such an event sends takes the place of the snapshot.
        current_until_done: whether it stops being the current one when it is done.
        same_object: whether a snapshot remains the same Python object while pieces are added.
        hooks: what is called about it.
        parts: what is reported about its parts.
    """

    decode: Decoder[T]
    key: str | None = None
    holder: Path = ()
    created: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()
    selected: frozenset[str] = frozenset()
    deltas: Mapping[str, tuple[Delta, ...]] = field(default_factory=dict[str, tuple[Delta, ...]])
    created_by_delta: bool = False
    done: frozenset[str] = frozenset()
    done_replaces: bool = True
    current_until_done: bool = False
    same_object: bool = False
    hooks: Hooks = Hooks()
    parts: Parts | None = None


@dataclass(slots=True, kw_only=True, eq=False)
class Accumulation:
    """What the events of one kind of stream add up to.

    Attributes:
        objects: the kinds of objects, by name.
        name: the attribute of an event that tells events apart; None if all have one type.
        payload: the attribute of an event that holds what was sent; None if it is the event.
        merge: how pieces are joined.
    """

    objects: Mapping[str, Accumulated[Any]]
    name: str | None
    payload: str | None = None
    merge: Merge = Merge()
    _roles: dict[str, tuple[str, Role]] = field(
        default_factory=dict[str, "tuple[str, Role]"], init=False, repr=False
    )

    def __post_init__(self) -> None:
        for name, rule in self.objects.items():
            roles: tuple[tuple[Role, Iterable[str]], ...] = (
                ("created", rule.created),
                ("state", rule.states),
                ("selected", rule.selected),
                ("delta", rule.deltas),
                ("done", rule.done),
            )
            for role, events in roles:
                self._roles.update((event, (name, role)) for event in events)

    def name_of(self, event: object) -> str | None:
        """What tells this event from others; None if the API's description does not know it."""
        if isinstance(event, UnknownEvent):
            return None
        return ANY if self.name is None else getattr(event, self.name)

    def payload_of(self, event: object) -> Any:
        """What the server sent with an event, typed."""
        return event if self.payload is None else getattr(event, self.payload)

    def role_of(self, name: str) -> tuple[str, Role] | None:
        """The object an event of this name is about, and what it means for it; None if nothing."""
        return self._roles.get(name)


class Snapshot:
    """One object as far as it has arrived.

    Attributes:
        value: the typed object.
    """

    __slots__ = ("value", "_json")

    def __init__(self, value: Any, json: Any = None) -> None:
        self.value = value
        self._json = json

    @property
    def json(self) -> Any:
        """The object as JSON, with what its class does not declare, such as the index of a part."""
        if self._json is None:
            self._json = encode(self.value)
        return self._json

    def replace(self, value: Any) -> None:
        """The object was sent whole."""
        self.value = value
        self._json = None

    def extend(self, json: Any, rule: Accumulated[Any]) -> None:
        """The object became `json`."""
        kept, fresh = self.value, rule.decode(json)
        if rule.same_object and isinstance(kept, Model) and type(fresh) is type(kept):
            for attribute in ("_raw", *attributes_of(type(kept)).values()):
                setattr(kept, attribute, getattr(fresh, attribute))
        else:
            self.value = fresh
        self._json = json


@dataclass(slots=True, frozen=True)
class Change:
    """What one event did to one object.

    Attributes:
        name: the kind of object.
        rule: what is declared about it.
        role: what the event meant for it.
        key: which one it is.
        payload: what the event sent.
        snapshot: the object now.
        before: the object before, as JSON; None if the event began it, or sent it whole.
    """

    name: str
    rule: Accumulated[Any]
    role: Role
    key: object
    payload: Any
    snapshot: Snapshot
    before: Any = None


@dataclass(slots=True)
class _Track:
    """The objects of one kind, in the order they began."""

    snapshots: dict[object, Snapshot] = field(default_factory=dict[object, Snapshot])
    current: Snapshot | None = None
    latest: Snapshot | None = None


class Snapshots:
    """The objects of one stream, as far as they have arrived."""

    def __init__(self, accumulation: Accumulation) -> None:
        self._accumulation = accumulation
        self._tracks = {name: _Track() for name in accumulation.objects}

    def current(self, name: str) -> Any:
        """The object of this kind that the stream is at; None if there is none."""
        current = self._tracks[name].current
        return None if current is None else current.value

    def latest(self, name: str) -> Any:
        """The object of this kind that an event was about last; None if there is none."""
        latest = self._tracks[name].latest
        return None if latest is None else latest.value

    def all(self, name: str) -> list[Any]:
        """All objects of this kind, in the order they began."""
        return [each.value for each in self._tracks[name].snapshots.values()]

    def apply(self, name: str, payload: Any) -> Change | None:
        """Take an event in; None if it is about none of the objects.

        Raises:
            AccumulationError: it extends or ends an object that never began, or does not say how.
        """
        found = self._accumulation.role_of(name)
        if found is None:
            return None
        kind, role = found
        rule = self._accumulation.objects[kind]
        track = self._tracks[kind]
        if role == "delta":
            return self._extended(kind, rule, name, payload)
        value = walk(payload, rule.holder)
        identified = payload if value is None else value
        key = None if rule.key is None else member(identified, rule.key)
        snapshot = track.snapshots.get(key)
        if snapshot is None and value is None:
            raise _never_began(name, kind, rule, key)
        if role == "selected":
            track.current = snapshot
            return None
        if value is None or (role == "done" and not rule.done_replaces):
            # What the event sends, if anything, is for the hooks alone.
            return Change(kind, rule, role, key, payload, snapshot or Snapshot(value))
        if snapshot is None or role == "created":
            snapshot = track.snapshots[key] = Snapshot(value)
        else:
            snapshot.replace(value)
        track.current = track.latest = snapshot
        return Change(kind, rule, role, key, payload, snapshot)

    def finish(self, change: Change) -> None:
        """The hooks about this change were called."""
        if change.role == "done" and change.rule.current_until_done:
            self._tracks[change.name].current = None

    def _extended(self, kind: str, rule: Accumulated[Any], event: str, payload: Any) -> Change:
        track = self._tracks[kind]
        merge = self._accumulation.merge
        key = None if rule.key is None else member(payload, rule.key)
        snapshot = track.snapshots.get(key)
        json = before = None if snapshot is None else snapshot.json
        if snapshot is None and not rule.created_by_delta:
            raise _never_began(event, kind, rule, key)
        try:
            for delta in rule.deltas[event]:
                json = merge.merged(json, delta.piece(payload, merge))
        except AccumulationError as error:
            raise AccumulationError(f"{event or 'an event'}: {error}") from None
        if snapshot is None:
            snapshot = track.snapshots[key] = Snapshot(rule.decode(json), json)
            track.current = snapshot
        elif json is not before:
            snapshot.extend(json, rule)
        track.latest = snapshot
        return Change(kind, rule, "delta", key, payload, snapshot, before)


def _never_began(event: str, kind: str, rule: Accumulated[Any], key: object) -> AccumulationError:
    which = kind if rule.key is None else f"{kind} {key!r}"
    return AccumulationError(f"{event or 'an event'} is about the {which}, which never began")
