"""OpenAPI Overlay 1.0 and 1.1 documents: what they say, checked before anything is changed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bindwright.diagnostics import Diagnostic, Refused
from bindwright.source.document import Document, read_file
from bindwright.source.limits import Json, Limits
from bindwright.source.pointers import pointer
from bindwright.source.raw import is_list, is_map

_VERSION = re.compile(r"1\.([01])\.[0-9]+")
_UNREAD = "the overlay is not applied"
_ACTION = frozenset({"target", "description", "update", "remove", "copy"})
_OVERLAY = frozenset({"overlay", "info", "extends", "actions"})


@dataclass(frozen=True, slots=True)
class OverlayFile:
    """An overlay to be applied to a description."""

    path: Path
    must_match: bool = True
    """Whether a target that matches nothing is an error."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One change to a description (Overlay 1.1.0, Action Object)."""

    pointer: str
    """Where the overlay says so."""
    target: str
    """The JSONPath (RFC 9535) of what is changed."""
    remove: bool
    update: Json
    copy: str | None
    """The JSONPath of what is merged into the target, instead of `update`."""

    @property
    def word(self) -> str:
        """The keyword that says what is done."""
        return "remove" if self.remove else "update" if self.copy is None else "copy"


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlay:
    """A sequence of changes to one file of a description."""

    document: Document
    minor: int
    """1.0 appends a list to a list as one item, 1.1 appends its items."""
    extends: str | None
    """URI reference of the file that is changed; `None` for the first of the description."""
    actions: tuple[Action, ...]
    must_match: bool


def read_overlay(file: OverlayFile, limits: Limits) -> Overlay:
    """Read one overlay.

    Raises:
        Refused: It cannot be read, or is no Overlay 1.0 or 1.1 document.
    """
    document = read_file(file.path, limits)
    found = list(_faults(document))
    if found:
        raise Refused(found)
    data = document.data
    match = _VERSION.fullmatch(data["overlay"])
    return Overlay(
        document=document,
        minor=int(match[1]) if match else 0,
        extends=data.get("extends"),
        actions=tuple(
            _action(raw, pointer("actions", index)) for index, raw in enumerate(data["actions"])
        ),
        must_match=file.must_match,
    )


def _action(raw: dict[str, Any], where: str) -> Action:
    has_update = raw.get("update") is not None or "copy" not in raw
    return Action(
        pointer=where,
        target=raw["target"],
        remove=raw.get("remove") is True,
        update=raw.get("update"),
        copy=None if has_update else raw["copy"],
    )


def _faults(document: Document) -> Iterator[Diagnostic]:
    """What keeps a mapping from being an overlay (Overlay 1.1.0, Schema)."""
    data = document.data

    def bad(where: str, problem: str, remedy: str) -> Diagnostic:
        return document.diagnostic("bad-overlay", where, problem, _UNREAD, remedy)

    version = data.get("overlay")
    if not isinstance(version, str):
        yield bad("/overlay", "the file does not say which Overlay it is", "add: overlay: 1.1.0")
        return
    if not _VERSION.fullmatch(version):
        problem = f"Overlay {version} is not supported"
        yield bad("/overlay", problem, "use only what Overlay 1.1 has, and say: overlay: 1.1.0")
        return
    info = data.get("info")
    for word in ("title", "version"):
        if not (is_map(info) and isinstance(info.get(word), str)):
            yield bad("/info", f"info has no {word}", f"add one: {word}: ..., in quotes")
    if not isinstance(data.get("extends", ""), str):
        yield bad("/extends", "extends must be a URI reference", "write the path of a file")
    yield from _unknown(document, "", data, _OVERLAY)
    actions = data.get("actions")
    if not is_list(actions) or not actions:
        yield bad("/actions", "the overlay has no actions", "add a list with at least one")
        return
    for index, action in enumerate(actions):
        where = pointer("actions", index)
        if not is_map(action):
            yield bad(where, "an action must be a mapping", "write: target: $.info, update: ...")
            continue
        yield from (bad(where + at, *said) for at, *said in _action_faults(action, version))
        yield from _unknown(document, where, action, _ACTION)


def _action_faults(action: dict[str, Any], version: str) -> Iterator[tuple[str, str, str]]:
    """Where in an action something is wrong, what, and the remedy."""
    if not isinstance(action.get("target"), str):
        yield "/target", "the action has no target", "add a JSONPath, such as: target: $.info"
    if not isinstance(action.get("remove", False), bool):
        yield "/remove", "remove must be true or false", "write: remove: true"
    if not action.keys() & {"update", "remove", "copy"}:
        yield "", "the action changes nothing", "add update, remove or copy"
    if "copy" in action:
        if not isinstance(action["copy"], str):
            yield "/copy", "copy must be a JSONPath", "write: copy: $.paths['/users'].get"
        if version.startswith("1.0"):
            yield "/copy", "copy came with Overlay 1.1", "say: overlay: 1.1.0"


def _unknown(
    document: Document, where: str, value: dict[str, Any], known: frozenset[str]
) -> Iterator[Diagnostic]:
    for key in value:
        if key not in known and not key.startswith("x-"):
            yield document.diagnostic(
                "bad-overlay",
                where + pointer(key),
                f"{key!r} means nothing here",
                _UNREAD,
                f"use one of {', '.join(sorted(known))}, or begin the name with x-",
            )
