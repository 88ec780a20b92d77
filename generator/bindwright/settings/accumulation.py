"""What the events of a stream add up to, as `accumulations` in `bindwright.yaml` says it.

One entry makes a pair of event handlers (synchronous and asynchronous) and the context managers
that start them. It names the objects a stream is about, the events that begin, extend and complete
them, the parts that arrive one after the other, and the methods of the handler that are called.
Paths are written with dots, as in `step_details.tool_calls`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Path = tuple[str, ...]
CreatedOn = Literal["absence", "switch"]

EVERY_KIND = "*"
"""Stands for all kinds of parts that are not named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeSettings:
    """How pieces of JSON are joined. Texts are joined, anything else replaces what there was."""

    index: str = "index"
    """The property of a list's entries that says which entry they belong to."""
    kind: str | None = None
    """The property that tells kinds of entries apart."""
    replace: tuple[str, ...] = ()
    """Properties whose text is whole whenever it is sent, such as ids."""
    rename: Mapping[str, str] = field(default_factory=dict[str, str])
    """Property of a piece -> what it is called in the whole object."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeltaSettings:
    """An event that extends an object."""

    event: str = ""
    """Its name; empty where all events of the stream have one type."""
    fragment: Path = ()
    """The piece, from the payload; empty if the payload is the piece."""
    into: Path = ()
    """What it continues, from the object; empty for the object itself."""
    index: str | None = None
    """Property of the payload that says which entry of the list at `into` is meant."""
    ignore: tuple[str, ...] = ()
    """Properties of the piece that are not part of the object."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HookSettings:
    """The methods of the handler that are called for a thing; `None`: there is no such method."""

    created: str | None = None
    """Called with the thing."""
    delta: str | None = None
    """Called with the piece and with the thing as it is now."""
    done: str | None = None
    """Called with the thing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KindSettings:
    """What is reported about parts of one kind."""

    value: Path = ()
    """What the methods are given, from the part; empty for the part itself."""
    fragment: Path = ()
    """The same, from a piece of the part; empty where it is called as in the part."""
    hooks: HookSettings = HookSettings()
    texts: str | None = None
    """Name of the handler's iterator over the text of such parts."""
    text: Path = ()
    """The text, from the value; empty if the value is the text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartSettings:
    """The parts of an object, such as the content blocks of a message."""

    at: Path
    """The list of parts, from the object."""
    kinds: Mapping[str, KindSettings]
    """Kind of part (or `*`) -> what is reported about it."""
    created_on: CreatedOn = "absence"
    """`absence`: a part is created when there was none at its index, and its first piece counts
    as a delta too; `switch`: it is created when the piece before belonged to another part, and
    that piece is no delta."""
    sticky: bool = False
    """Whether the last part stays the current one when its object is done: whatever ends a part
    then reports it once more, and a part with the same index continues it."""
    ended_by: tuple[str, ...] = ()
    """Events that end the current part, besides the next part and the end of the object."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectSettings:
    """One kind of object that a stream is about."""

    name: str
    schema: str | None = None
    """Its schema; `None` takes what the event that creates it, or sends it whole, sends."""
    key: str | None = None
    """Property that identifies it, in the object and in the payload of deltas; `None` if a stream
    has only one."""
    holder: Path = ()
    """The object, from the payload of events that send it whole; empty if it is the payload."""
    created: tuple[str, ...] = ()
    """Events that begin it."""
    states: tuple[str, ...] = ()
    """Events that send it whole, as it is now."""
    selected: tuple[str, ...] = ()
    """Events that make it the current one and change nothing."""
    deltas: tuple[DeltaSettings, ...] = ()
    """Events that extend it."""
    created_by_delta: bool = False
    """Whether its first piece begins it."""
    done: tuple[str, ...] = ()
    """Events that complete it."""
    done_replaces: bool = True
    """Whether the object sent with those replaces what was put together."""
    current_until_done: bool = False
    """Whether there is no current one after those."""
    same_object: bool = False
    """Whether a snapshot stays the same Python object while it grows."""
    current: str | None = None
    """Name of the handler's property with the current one."""
    final: str | None = None
    """Name of the method that waits for the end and gives the last one."""
    finals: str | None = None
    """Name of the method that waits for the end and gives all of them."""
    hooks: HookSettings = HookSettings()
    parts: PartSettings | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AccumulationSettings:
    """One pair of event handlers."""

    name: str
    stream: str
    """The entry of `streams` whose events they follow."""
    handler: str
    """Class name of the synchronous handler; the asynchronous one is `Async` + name."""
    manager: str
    """Class name of the context manager that starts it; the asynchronous one likewise."""
    objects: Mapping[str, ObjectSettings]
    merge: MergeSettings = MergeSettings()
    pointer: str = ""


def read_accumulations(data: Mapping[str, Any]) -> dict[str, AccumulationSettings]:
    """The entries of `accumulations`; `data` fits schema.json."""
    return {
        name: AccumulationSettings(
            name=name,
            stream=entry["stream"],
            handler=entry["handler"],
            manager=entry["manager"],
            objects={each: _object(each, value) for each, value in entry["objects"].items()},
            merge=_merge(entry.get("merge", {})),
            pointer=f"/accumulations/{name}",
        )
        for name, entry in data.items()
    }


def _merge(data: Mapping[str, Any]) -> MergeSettings:
    given: dict[str, Any] = {**data, "replace": tuple(data.get("replace", ()))}
    return MergeSettings(**given)


def _object(name: str, data: Mapping[str, Any]) -> ObjectSettings:
    given: dict[str, Any] = dict(data)
    for key in ("created", "states", "selected", "done"):
        given[key] = tuple(given.get(key, ()))
    given["holder"] = _path(given.get("holder"))
    given["deltas"] = tuple(_delta(each) for each in given.get("deltas", ()))
    given["hooks"] = HookSettings(**given.get("hooks", {}))
    given["parts"] = _parts(given["parts"]) if "parts" in given else None
    return ObjectSettings(name=name, **given)


def _delta(data: Mapping[str, Any]) -> DeltaSettings:
    given: dict[str, Any] = {**data, "ignore": tuple(data.get("ignore", ()))}
    for key in ("fragment", "into"):
        given[key] = _path(given.get(key))
    return DeltaSettings(**given)


def _parts(data: Mapping[str, Any]) -> PartSettings:
    given: dict[str, Any] = {**data, "ended_by": tuple(data.get("ended_by", ()))}
    given["at"] = _path(given["at"])
    given["kinds"] = {name: _kind(each) for name, each in data["kinds"].items()}
    return PartSettings(**given)


def _kind(data: Mapping[str, Any]) -> KindSettings:
    given: dict[str, Any] = {**data, "hooks": HookSettings(**data.get("hooks", {}))}
    for key in ("value", "fragment", "text"):
        given[key] = _path(given.get(key))
    return KindSettings(**given)


def _path(text: str | None) -> Path:
    return tuple(text.split(".")) if text else ()
