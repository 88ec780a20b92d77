"""Joining pieces of JSON to what came before, and finding things in it.

Nothing here changes what it was given: a merge makes new containers for what it changes and keeps
the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from .error_format import is_object
from .errors import SDKError
from .model import Model, Unknown

if TYPE_CHECKING:
    from typing_extensions import TypeIs

Path: TypeAlias = tuple[str, ...]
"""The way to a value inside another: names of JSON properties."""


class AccumulationError(SDKError, RuntimeError):
    """An event of a stream cannot be applied to what the events before it added up to.

    It continues something that no earlier event began, or its pieces do not say where they belong.
    """


@dataclass(slots=True, frozen=True, kw_only=True)
class Merge:
    """How a piece of JSON is joined to what there is.

    Objects merge property by property and texts are joined; what is null or absent in the piece
    stays as it is, and anything else replaces what there was. An entry of a list goes where its
    index says, or to the end if it has none.

    Attributes:
        index: the property of a list's entries that says which entry they belong to.
        kind: the property that tells kinds of entries apart; two entries that name different
            kinds are different entries even if they share an index. None if there are no kinds.
        replace: properties whose text is whole whenever it is sent, such as ids.
        rename: properties that have another name in the whole object than in the pieces.
    """

    index: str = "index"
    kind: str | None = None
    replace: frozenset[str] = frozenset()
    rename: Mapping[str, str] = field(default_factory=dict[str, str])

    def merged(self, base: Any, piece: Any) -> Any:
        """What `base` becomes by `piece`, both as parsed JSON.

        Raises:
            AccumulationError: an entry of a list has an index that is not a whole number.
        """
        if piece is None:
            return base
        if is_object(piece):
            return self._merged_object(base if is_object(base) else {}, piece)
        if is_list(piece):
            return self._merged_list(base if is_list(base) else [], piece)
        if isinstance(piece, str) and isinstance(base, str):
            return base + piece
        return piece

    def position(self, entries: Iterable[Any], index: int, kind: str | None) -> int | None:
        """Where in a list the entry with this index and kind is; None if there is none.

        An entry without an index of its own has its position for one.
        """
        for position, entry in enumerate(entries):
            if self._index(entry, position) == index:
                own = self._kind(entry)
                if kind is None or own is None or own == kind:
                    return position
        return None

    def _merged_object(self, base: dict[str, Any], piece: dict[str, Any]) -> dict[str, Any]:
        result = dict(base)
        for sent_name, value in piece.items():
            name = self.rename.get(sent_name, sent_name)
            whole = name in self.replace or name == self.kind or name == self.index
            old = result.get(name)
            result[name] = value if whole and value is not None else self.merged(old, value)
        return result

    def _merged_list(self, base: list[Any], piece: list[Any]) -> list[Any]:
        result = list(base)
        for entry in piece:
            index = self._index(entry, None)
            if index is None:
                result.append(self.merged(None, entry))
                continue
            if type(index) is not int:
                raise AccumulationError(f"{index!r} is not the index of an entry of a list")
            position = self.position(result, index, self._kind(entry))
            if position is None:
                result.insert(self._place(result, index), self.merged(None, entry))
            else:
                result[position] = self.merged(result[position], entry)
        return result

    def _place(self, entries: list[Any], index: int) -> int:
        """Where a new entry goes: before the first one with a greater index."""
        for position, entry in enumerate(entries):
            if self._index(entry, position) > index:
                return position
        return len(entries)

    def _index(self, entry: object, default: int | None) -> Any:
        return entry.get(self.index, default) if is_object(entry) else default

    def _kind(self, entry: object) -> Any:
        return entry.get(self.kind) if self.kind is not None and is_object(entry) else None


def walk(value: Any, path: Path) -> Any:
    """What is at `path` inside a typed value or parsed JSON; None if there is nothing."""
    for name in path:
        value = member(value, name)
    return value


def member(value: Any, name: str) -> Any:
    """The JSON property `name` of a typed value or of parsed JSON; None without one."""
    if isinstance(value, Model):
        attribute = attributes_of(type(value)).get(name)
        return value.unknown_fields.get(name) if attribute is None else getattr(value, attribute)
    if isinstance(value, Unknown):
        value = value.raw
    return value.get(name) if is_object(value) else None


def is_list(value: object) -> TypeIs[list[Any]]:
    """Whether a JSON value is an array."""
    return isinstance(value, list)


_ATTRIBUTES: Final[dict[type[Any], dict[str, str]]] = {}


def attributes_of(cls: type[Any]) -> dict[str, str]:
    """The attributes of a generated class, by the names they have in JSON."""
    known = _ATTRIBUTES.get(cls)
    if known is None:
        known = {each.metadata.get("wire", each.name): each.name for each in fields(cls)}
        _ATTRIBUTES[cls] = known
    return known
