"""A file, read: its data, and where in the text each part of it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from bindwright.diagnostics import Diagnostic, Place, Refused, Severity, excerpt
from bindwright.source.building import Marks, build
from bindwright.source.decoding import decode, text_digest
from bindwright.source.events import json_events, position, yaml_events
from bindwright.source.limits import Fault, Json, Limits
from bindwright.source.pointers import split, step

_MARKER = re.compile(r"^(?:<{7}|>{7}) ", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Content:
    """What one file holds, whatever it is about."""

    text: str
    data: Json
    marks: Marks = field(repr=False)
    digest: str = ""


@dataclass(eq=False, slots=True)
class Document:
    """A description, or another mapping, as it stands in its file or files."""

    path: Path
    name: str
    """The path as the user gave it; diagnostics show this one."""
    text: str
    """The content with line feeds at the ends of lines and without a byte order mark."""
    data: dict[str, Any]
    """The content as JSON values. Values an alias repeats are shared: do not change them."""
    marks: Marks = field(repr=False)
    texts: Mapping[str, str] = field(default_factory=dict[str, str], repr=False)
    """Name -> text of the other files that parts of the data stand in."""
    digests: Mapping[str, str] = field(default_factory=dict[str, str])
    """SHA-256 of each of those files, by its path from the folder of this one."""
    notes: tuple[Diagnostic, ...] = ()
    """What was found while reading, and stops nothing."""
    limits: Limits = Limits()
    """What it may ask for at most."""
    _lines: dict[str, list[str]] = field(default_factory=dict[str, list[str]], repr=False)

    def place(self, pointer: str) -> Place:
        """Where the entry or item that `pointer` (RFC 6901) names begins in its file.

        An entry begins at its key. When there is no such value, this is the place of the
        nearest value around it that does exist; the whole document begins with its first entry.
        """
        found = locate(self.data, self.marks, pointer)
        held = self.marks.get(id(self.data))
        if found is None and held is not None and self.data:
            found = held.place(next(iter(self.data)))
        return found or Place(self.name)

    def excerpt(self, place: Place) -> str:
        """The line at `place` with a caret below it; empty for a place without a line."""
        if place.file not in self._lines:
            text = self.text if place.file == self.name else self.texts.get(place.file, "")
            self._lines[place.file] = text.split("\n")
        lines = self._lines[place.file]
        if not 1 <= place.line <= len(lines):
            return ""
        return excerpt(lines[place.line - 1], 1, place.column)

    def diagnostic(
        self,
        code: str,
        pointer: str,
        problem: str,
        effect: str = "",
        remedy: str = "",
        severity: Severity = "error",
    ) -> Diagnostic:
        """A finding about the value that `pointer` names, with its place and excerpt."""
        place = self.place(pointer)
        return Diagnostic(code, place, problem, effect, remedy, severity, self.excerpt(place))


def locate(data: Any, marks: Marks, pointer: str) -> Place | None:
    """The place of the entry or item that a pointer names, or of the nearest one around it."""
    place: Place | None = None
    value = data
    try:
        for part in split(pointer):
            member = step(value, part, pointer)
            held = marks.get(id(value))
            if held is not None:
                place = held.place(part)
            value = member
    except (KeyError, ValueError):
        return place
    return place


def read_file(path: Path | str, limits: Limits = Limits()) -> Document:
    """Read one file in YAML (1.2 core schema) or JSON that holds a mapping.

    Args:
        path: The file, in UTF-8, or in UTF-16 or UTF-32 as YAML 1.2 tells them apart.
        limits: What the file may ask for at most.

    Raises:
        Refused: The file cannot be read, is not YAML or JSON, repeats a key, exceeds a
            limit, or does not hold a mapping.
    """
    name = str(path)
    try:
        raw = read_bytes(Path(path), limits)
    except Fault as fault:
        raise refusal(name, "", [fault]) from fault
    return _mapping(name, parse_bytes(raw, name, limits))


def parse_document(
    text: str, name: str, limits: Limits = Limits(), *, pure: bool | None = None
) -> Document:
    """The mapping in `text`, as `read_file` returns it.

    Args:
        text: As `decode` returns it.
        name: The file's path as the user gave it.
        limits: What the text may ask for at most.
        pure: Whether to avoid libyaml; by default it is used where PyYAML has it.

    Raises:
        Refused: As for `read_file`.
    """
    return _mapping(name, _parse(text, name, limits, pure))


def parse_bytes(raw: bytes, name: str, limits: Limits) -> Content:
    """What the bytes of a file hold.

    Raises:
        Refused: They are not YAML or JSON, repeat a key, or exceed a limit.
    """
    try:
        text = decode(raw)
    except Fault as fault:
        raise refusal(name, "", [fault]) from fault
    return replace(_parse(text, name, limits, None), digest=text_digest(raw))


def read_bytes(path: Path, limits: Limits) -> bytes:
    """The bytes of a file.

    Raises:
        Fault: It cannot be read, or is too large; the fault has no position.
    """
    try:
        with path.open("rb") as file:
            raw = file.read(limits.max_bytes + 1)
    except (OSError, ValueError) as error:  # ValueError: a null character in the path
        reason = getattr(error, "strerror", None) or str(error)
        raise Fault(
            "unreadable-file",
            f"the file cannot be read: {reason}",
            effect="nothing can be made without it",
            remedy="correct the path, or see to it that the file can be read",
        ) from error
    if len(raw) > limits.max_bytes:
        problem = f"the file is larger than {limits.max_bytes} bytes"
        raise Fault("too-large", problem, remedy=limits.remedy("max_bytes"))
    return raw


def _parse(text: str, name: str, limits: Limits, pure: bool | None) -> Content:
    try:
        built = build(_events(text, name, pure), limits, name)
    except Fault as fault:
        raise refusal(name, text, [_conflict(text) or fault]) from fault
    if built.faults:
        raise refusal(name, text, built.faults)
    return Content(text, built.data, built.marks)


def _conflict(text: str) -> Fault | None:
    """What git leaves where it could not merge two sides: neither YAML nor JSON."""
    found = _MARKER.search(text)
    if found is None:
        return None
    return Fault(
        "merge-conflict",
        "the file holds the conflict markers of a merge",
        *position(text, found.start()),
        remedy="take either side, or the lines of both, and delete the markers",
    )


def _mapping(name: str, content: Content) -> Document:
    if not isinstance(content.data, dict):
        problem = "the file does not hold a mapping"
        remedy = "name another file, or let this one hold keys with values, as in `openapi: 3.1.0`"
        raise refusal(name, content.text, [Fault("not-a-mapping", problem, remedy=remedy)])
    return Document(Path(name), name, content.text, content.data, content.marks)


def _events(text: str, name: str, pure: bool | None) -> Iterable[Any]:
    """JSON's events if the text looks like JSON and is, or is called so; else YAML's."""
    if text.lstrip()[:1] in ("{", "["):
        try:
            return json_events(text)
        except Fault:
            if name.lower().endswith(".json"):
                raise
    return yaml_events(text) if pure is None else yaml_events(text, pure=pure)


def refusal(name: str, text: str, faults: Iterable[Fault]) -> Refused:
    """The faults of one file as diagnostics, with their lines."""
    lines = text.split("\n")

    def shown(fault: Fault) -> str:
        line = lines[fault.line - 1] if 1 <= fault.line <= len(lines) else ""
        return excerpt(line, 1, fault.column) if line else ""

    return Refused(
        Diagnostic(
            fault.code,
            Place(name, fault.line, fault.column),
            fault.problem,
            fault.effect,
            fault.remedy,
            excerpt=shown(fault),
        )
        for fault in faults
    )
