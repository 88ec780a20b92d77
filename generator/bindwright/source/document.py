"""One description file, read: its data, and where in the text each part of it stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bindwright.diagnostics import Diagnostic, Place, Refused, Severity, excerpt
from bindwright.source.building import Marks, build
from bindwright.source.decoding import decode
from bindwright.source.events import json_events, yaml_events
from bindwright.source.limits import Fault, Limits
from bindwright.source.pointers import split, step


@dataclass(eq=False, slots=True)
class Document:
    """A description as it stands in its file."""

    path: Path
    name: str
    """The path as the user gave it; diagnostics show this one."""
    text: str
    """The content with line feeds at the ends of lines and without a byte order mark."""
    data: dict[str, Any]
    """The content as JSON values. Values an alias repeats are shared: do not change them."""
    marks: Marks = field(repr=False)
    _lines: list[str] = field(default_factory=list[str], repr=False)

    def place(self, pointer: str) -> Place:
        """Where the entry or item that `pointer` (RFC 6901) names begins in the file.

        An entry begins at its key. When there is no such value, this is the place of the
        nearest value around it that does exist; for the whole document it is the file.
        """
        place = Place(self.name)
        value: Any = self.data
        try:
            for part in split(pointer):
                member = step(value, part, pointer)
                held = self.marks.get(id(value))
                if held is not None:
                    place = Place(self.name, *held.mark(part))
                value = member
        except (KeyError, ValueError):
            return place
        return place

    def excerpt(self, place: Place) -> str:
        """The line at `place` with a caret below it; empty for a place without a line."""
        if not self._lines:
            self._lines = self.text.split("\n")
        if not 1 <= place.line <= len(self._lines):
            return ""
        return excerpt(self._lines[place.line - 1], 1, place.column)

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


def read_document(path: Path | str, limits: Limits = Limits()) -> Document:
    """Read a description in YAML (1.2 core schema) or JSON.

    Args:
        path: The file, in UTF-8, or in UTF-16 or UTF-32 as YAML 1.2 tells them apart.
        limits: What the file may ask for at most.

    Raises:
        Refused: The file cannot be read, is not YAML or JSON, repeats a key, exceeds a
            limit, or does not hold a mapping.
    """
    name = str(path)
    try:
        text = decode(_read(Path(path), limits))
    except Fault as fault:
        raise _refused(name, "", [fault]) from fault
    return parse_document(text, name, limits)


def parse_document(
    text: str, name: str, limits: Limits = Limits(), *, pure: bool | None = None
) -> Document:
    """The description in `text`, as `read_document` returns it.

    Args:
        text: As `decode` returns it.
        name: The file's path as the user gave it.
        limits: What the text may ask for at most.
        pure: Whether to avoid libyaml; by default it is used where PyYAML has it.

    Raises:
        Refused: As for `read_document`.
    """
    try:
        built = build(_events(text, name, pure), limits)
    except Fault as fault:
        raise _refused(name, text, [fault]) from fault
    if built.faults:
        raise _refused(name, text, built.faults)
    if not isinstance(built.data, dict):
        problem = "the file does not hold a mapping, as an OpenAPI description does"
        raise _refused(name, text, [Fault("not-a-mapping", problem)])
    return Document(Path(name), name, text, built.data, built.marks)


def _events(text: str, name: str, pure: bool | None) -> Iterable[Any]:
    """JSON's events if the text looks like JSON and is, or is called so; else YAML's."""
    if text.lstrip()[:1] in ("{", "["):
        try:
            return json_events(text)
        except Fault:
            if name.lower().endswith(".json"):
                raise
    return yaml_events(text) if pure is None else yaml_events(text, pure=pure)


def _read(path: Path, limits: Limits) -> bytes:
    try:
        with path.open("rb") as file:
            raw = file.read(limits.max_bytes + 1)
    except OSError as error:
        reason = error.strerror or str(error)
        raise Fault("unreadable-file", f"the file cannot be read: {reason}") from error
    if len(raw) > limits.max_bytes:
        raise Fault("too-large", f"the file is larger than {limits.max_bytes} bytes")
    return raw


def _refused(name: str, text: str, faults: Iterable[Fault]) -> Refused:
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
