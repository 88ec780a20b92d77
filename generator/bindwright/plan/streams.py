"""The event tables of an SDK."""

from __future__ import annotations

from dataclasses import dataclass

from bindwright.plan.imports import Import


@dataclass(frozen=True, slots=True, kw_only=True)
class EventEntry:
    """One event that a stream knows."""

    name: str
    """Source of the event's name."""
    class_name: str
    expression: str
    """Source of what turns its payload, `data`, into the typed event."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StreamPlan:
    """How one kind of stream is typed: the source of its event table."""

    name: str
    constant: str
    function: str
    """Name of the function that makes the table, when the first event comes."""
    module: str
    path: str
    doc: str
    event_hint: str
    imports: tuple[Import, ...]
    typing_imports: tuple[Import, ...]
    entries: tuple[EventEntry, ...]
    type_by: str
    tag: str
    done: str
    errors: str
    error_property: str
    """Source of the property that tells an error among events of no known type; may be empty."""
    fails: bool
    """Whether an event may say that the stream failed."""
    resume: str
    """Source of how the stream is taken up again; empty when it cannot be."""
    truncation: str
    media_type: str
    """Source of what is streamed; empty for server-sent events."""
    envelope: str
    """Source of the parts of an event that its decoder takes; empty when it takes the data."""
    parts: str
    """Source of the other parts of an event that its class declares; empty without any."""
    text_events: str
    """Source of the names of events whose data is text; empty when all of it is JSON."""
    flag: str | None
