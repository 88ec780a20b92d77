"""Applying overlays: values move into the description, and keep the places they came from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from jsonpath_rfc9535 import JSONPathEnvironment, JSONPathError, JSONPathNode, JSONPathQuery
from jsonpath_rfc9535.selectors import IndexSelector, NameSelector

from bindwright.diagnostics import Diagnostic
from bindwright.source.building import ListMarks, MapMarks, Marks
from bindwright.source.limits import Limits
from bindwright.source.overlays import Action, Overlay
from bindwright.source.pointers import pointer
from bindwright.source.raw import is_list, is_map

_OTHERWISE = "the description would not be what the overlay makes of it"


@dataclass
class _Fault(Exception):
    """Why an action cannot be done; `at` is a pointer within the action."""

    code: str
    at: str
    problem: str
    remedy: str


class Overlaid:
    """The data of one file, while overlays change it."""

    def __init__(self, data: Any, marks: Marks, limits: Limits) -> None:
        self._data = data
        self._marks = marks
        self._left = limits.max_nodes
        self._is_shared = True
        self._paths = JSONPathEnvironment()
        self._paths.max_recursion_depth = limits.max_depth + 1

    def apply(self, overlay: Overlay) -> Iterator[Diagnostic]:
        """Do all actions in order; what could not be done."""
        self._marks.update(overlay.document.marks)
        for action in overlay.actions:
            try:
                self._do(action, overlay)
            except _Fault as fault:
                yield overlay.document.diagnostic(
                    fault.code, action.pointer + fault.at, fault.problem, _OTHERWISE, fault.remedy
                )

    def _do(self, action: Action, overlay: Overlay) -> None:
        if self._is_shared:
            self._unshare()
        nodes = self._select(action.target, "/target")
        if not nodes:
            if not overlay.must_match:
                return
            problem = f"the target {action.target} matches nothing"
            hint = self._hint(self._compiled(action.target, "/target"))
            remedy = hint or "correct it, take it away, or let the overlay miss: must_match: false"
            raise _Fault("unmatched-target", "/target", problem, remedy)
        if action.remove:
            self._remove(nodes)
            return
        value, at = action.update, "/update"
        if action.copy is not None:
            value, at = self._copied(self._source(action.copy), "/copy"), "/copy"
        kinds = {_kind(node.value) for node in nodes}
        if len(kinds) > 1:
            problem = f"the target selects {' and '.join(sorted(kinds))} together"
            raise _Fault("mixed-targets", "/target", problem, "write one action for each kind")
        for node in nodes:
            self._update(node, value, action.pointer, at, overlay)

    # -- selecting ----------------------------------------------------------------------------

    def _compiled(self, path: str, at: str) -> JSONPathQuery:
        try:
            return self._paths.compile(path)
        except (JSONPathError, RecursionError) as error:
            problem = f"{path} is not a JSONPath: {error.args[0]}"
            remedy = "see RFC 9535; names with other than letters are written ['/users/{id}']"
            raise _Fault("bad-target", at, problem, remedy) from error

    def _select(self, path: str, at: str) -> list[JSONPathNode]:
        """The nodes that a JSONPath selects, each once."""
        try:
            found = self._compiled(path, at).find(self._data)
        except JSONPathError as error:
            problem = f"{path} cannot be followed: {error.args[0]}"
            raise _Fault("bad-target", at, problem, "write a narrower one") from error
        return list({node.location: node for node in found}.values())

    def _source(self, path: str) -> Any:
        nodes = self._select(path, "/copy")
        if len(nodes) != 1:
            problem = f"{path} selects {len(nodes) or 'no'} nodes; one is copied"
            hint = "" if nodes else self._hint(self._compiled(path, "/copy"))
            raise _Fault("bad-copy", "/copy", problem, hint or "write the path of a single node")
        return nodes[0].value

    def _hint(self, query: JSONPathQuery) -> str:
        """How far a path of plain names leads, and what is there instead."""
        if not query.singular_query():
            return ""
        value, path = self._data, "$"
        for segment in query.segments:
            (selector,) = segment.selectors
            if isinstance(selector, NameSelector):
                if not is_map(value) or selector.name not in value:
                    names = list(value) if is_map(value) else []
                    close = get_close_matches(selector.name, names, 1, 0.5)
                    near = f"did you mean {close[0]!r}?" if close else "correct it, or take it away"
                    return f"{path} has no {selector.name!r}: {near}"
                value = value[selector.name]
            elif isinstance(selector, IndexSelector):
                if not is_list(value) or not -len(value) <= selector.index < len(value):
                    return f"{path} has no item {selector.index}: correct it, or take it away"
                value = value[selector.index]
            path += str(segment)
        return ""

    # -- changing -----------------------------------------------------------------------------

    def _remove(self, nodes: list[JSONPathNode]) -> None:
        # From the last to the first, so that the positions of those before stay the same.
        for node in sorted(nodes, key=_order, reverse=True):
            if node.parent is None:
                problem = "the target is the whole description, which cannot be removed"
                raise _Fault("bad-target", "/target", problem, "name a part of it")
            holder: Any = node.parent.value
            key = node.location[-1]
            del holder[key]
            held: Any = self._marks[id(holder)]
            held.marks.pop(key)

    def _update(
        self, node: JSONPathNode, value: Any, where: str, at: str, overlay: Overlay
    ) -> None:
        target: Any = node.value
        place = overlay.document.place(where + at)
        if is_map(target) and is_map(value):
            self._merge(target, value, at)
        elif is_list(target):
            held = self._marks[id(target)]
            assert isinstance(held, ListMarks)
            given = self._marks.get(id(value))
            if is_list(value) and overlay.minor and isinstance(given, ListMarks):
                self._extend(target, value, at)
            else:
                target.append(self._copied(value, at))
                held.marks.append(place)
        elif node.parent is not None and _kind(target) == _kind(value) == "values":
            holder: Any = node.parent.value
            entries: Any = self._marks[id(holder)]
            holder[node.location[-1]] = value
            entries.marks[node.location[-1]] = place
        else:
            self._clash(target, value, at)

    def _merge(self, target: dict[str, Any], given: dict[str, Any], at: str) -> None:
        held, source = self._marks[id(target)], self._marks[id(given)]
        assert isinstance(held, MapMarks)
        for key, value in given.items():
            old, inner = target.get(key), at + pointer(key)
            if key in target and is_map(old) and is_map(value):
                self._merge(old, value, inner)
            elif key in target and is_list(old) and is_list(value):
                self._extend(old, value, inner)
            elif key in target and not _kind(old) == _kind(value) == "values":
                self._clash(old, value, inner)
            else:
                target[key] = self._copied(value, inner)
                held.marks[key] = source.place(key)

    def _extend(self, target: list[Any], given: list[Any], at: str) -> None:
        held, source = self._marks[id(target)], self._marks[id(given)]
        assert isinstance(held, ListMarks)
        for index, value in enumerate(given):
            target.append(self._copied(value, at))
            held.marks.append(source.place(str(index)))

    def _clash(self, old: Any, value: Any, at: str) -> None:
        kinds = {"objects": "an object", "lists": "a list", "values": "a single value"}
        problem = f"{kinds[_kind(value)]} cannot be merged into {kinds[_kind(old)]}"
        remedy = "remove what is there by an action before this one"
        raise _Fault("incompatible-update", at, problem, remedy)

    # -- copying ------------------------------------------------------------------------------

    def _copied(self, value: Any, at: str) -> Any:
        """A deep copy with marks of its own, so that a later action changes no other place."""
        self._left -= 1
        if self._left < 0:
            problem = "the overlay makes the description larger than the limit of values"
            raise _Fault("too-many-values", at, problem, "write narrower targets")
        held = self._marks.get(id(value))
        if is_map(value) and isinstance(held, MapMarks):
            made = {key: self._copied(each, at) for key, each in value.items()}
            self._marks[id(made)] = MapMarks(made, dict(held.marks), held.file)
            return made
        if is_list(value) and isinstance(held, ListMarks):
            items = [self._copied(each, at) for each in value]
            self._marks[id(items)] = ListMarks(items, list(held.marks), held.file)
            return items
        return value

    def _unshare(self) -> None:
        """Copy what YAML aliases repeat: a change is meant for the one place that it names."""
        self._is_shared = False
        seen: set[int] = {id(self._data)}
        waiting: list[Any] = [self._data]
        while waiting:
            value: Any = waiting.pop()
            for key, each in _members(value):
                if is_map(each) or is_list(each):
                    if id(each) in seen:
                        each = value[key] = self._copied(each, "")
                    seen.add(id(each))
                    waiting.append(each)


def _members(value: Any) -> list[tuple[Any, Any]]:
    """The keys or indices of a mapping or sequence, with what stands there."""
    if is_list(value):
        return list(enumerate(value))
    return list(value.items()) if is_map(value) else []


def _kind(value: Any) -> str:
    return "objects" if is_map(value) else "lists" if is_list(value) else "values"


def _order(node: JSONPathNode) -> list[tuple[bool, str | int]]:
    """Sorts the items of a list by their index."""
    return [(isinstance(part, int), part) for part in node.location]
