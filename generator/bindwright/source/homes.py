"""Where in the one document the schemas of other files are put, and what they are called there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit

from bindwright.diagnostics import Place
from bindwright.source.building import MapMarks, Marks
from bindwright.source.files import File, Target
from bindwright.source.pointers import pointer, split
from bindwright.source.raw import is_map

_SCHEMAS = ("components", "schemas")
_DEFINITIONS = frozenset({"$defs", "definitions"})
_ODD = re.compile(r"[^\w.-]+")
"""What no name of a component may hold."""
_HOLDERS = _DEFINITIONS | {"schemas"}


class Homes:
    """Gives each schema that is referred to from elsewhere a place among the components."""

    def __init__(self, root: File, marks: Marks, targets: Iterable[Target]) -> None:
        self._root = root
        self._marks = marks
        self._targets = frozenset(targets)
        self._places: dict[Target, str] = {}
        self._schemas = self._map(self._map(root.data, _SCHEMAS[0]), _SCHEMAS[1])
        self._taken = {_plain(name) for name in self._schemas}

    def components(self) -> list[tuple[str, Any]]:
        """The schemas among the components, with their names."""
        return list(self._schemas.items())

    def move_in(self, target: Target, name: str) -> None:
        """Put a schema in the place of the component that was only a reference to it."""
        if target not in self._places:
            self._put(target, name)

    def pointer(self, target: Target) -> str:
        """Where a schema is in the whole document; it is put there if need be."""
        if target not in self._places:
            owner, rest = self._owner(target)
            if owner != target:
                self._places[target] = self.pointer(owner) + rest
            elif target.file is self._root and not _is_definition(split(target.pointer)):
                self._places[target] = target.pointer
            else:
                names = (_ODD.sub("_", each) for each in self._names(target))
                self._put(target, next(filter(self._is_free, names)))
        return self._places[target]

    def _owner(self, target: Target) -> tuple[Target, str]:
        """The target or component around a target, or itself; and the way from there."""
        parts = split(target.pointer)
        ends = [3] if tuple(parts[:2]) == _SCHEMAS else []
        ends += [index + 2 for index, part in enumerate(parts[:-1]) if part in _DEFINITIONS]
        ends += [
            end
            for end in range(len(parts))
            if Target(target.file, pointer(*parts[:end])) in self._targets
        ]
        end = max((end for end in ends if end <= len(parts)), default=len(parts))
        return Target(target.file, pointer(*parts[:end])), pointer(*parts[end:])

    def _put(self, target: Target, name: str) -> None:
        held = self._marks[id(self._schemas)]
        assert isinstance(held, MapMarks)
        self._schemas[name] = target.value
        held.marks[name] = target.place
        self._taken.add(_plain(name))
        self._places[target] = pointer(*_SCHEMAS, name)

    def _names(self, target: Target) -> Iterator[str]:
        """Names for a schema, the shortest first: its own, then with more and more of its path."""
        path = PurePosixPath(unquote(urlsplit(target.file.location).path))
        words = [re.sub(r"\W+", "_", part) for part in (*path.parent.parts[1:], _stem(path))]
        parts = split(target.pointer)
        own = parts[-1] if parts else words.pop()
        if parts and target.file is self._root:
            words = [parts[2]]
        if not parts or len(parts) == 1 or parts[-2] in _HOLDERS:
            yield own
        for start in range(len(words) - 1, -1, -1):
            yield "_".join((*words[start:], own))
        yield "_".join((*words, *parts))
        yield target.file.location + target.pointer

    def _is_free(self, name: str) -> bool:
        return _plain(name) not in self._taken

    def _map(self, holder: dict[str, Any], key: str) -> dict[str, Any]:
        """The mapping at a key of another, which is made if it is not there."""
        found = holder.get(key)
        if not is_map(found):
            found = holder[key] = dict[str, Any]()
            self._marks[id(found)] = MapMarks(found, {}, self._root.name)
            above = self._marks[id(holder)]
            assert isinstance(above, MapMarks)
            above.marks[key] = Place(self._root.name)
        return found


def _stem(path: PurePosixPath) -> str:
    """`schemas/pet.schema.yaml` -> `pet`; an index file is called like its folder."""
    stem = path.stem.removesuffix(".schema")
    return path.parent.name if stem == "index" and path.parent.name else stem


def _is_definition(parts: list[str]) -> bool:
    return len(parts) > 1 and parts[-2] in _DEFINITIONS


def _plain(name: str) -> str:
    """Names that differ only in case and punctuation would become one class name."""
    return re.sub(r"[\W_]+", "", name).lower()
