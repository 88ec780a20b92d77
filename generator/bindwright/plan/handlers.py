"""The event handlers of an SDK."""

from __future__ import annotations

from dataclasses import dataclass

from bindwright.plan.imports import Import


@dataclass(frozen=True, slots=True, kw_only=True)
class HookPlan:
    """One method of a handler that is called for what happens in the stream."""

    name: str
    arguments: tuple[tuple[str, str], ...]
    """Name and annotation of each."""
    doc: str
    async_doc: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CurrentPlan:
    """One property of a handler: the object that the stream is at."""

    name: str
    object: str
    """Source of the object's name in the declaration."""
    hint: str
    doc: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FinalPlan:
    """One method of a handler that waits for the end of the stream."""

    name: str
    object: str
    """Source of the object's name in the declaration."""
    hint: str
    source: str
    """The method of the base class that gives the result."""
    doc: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TextsPlan:
    """One iterator over the pieces of text in a stream."""

    name: str
    doc: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HandlerPlan:
    """The handlers of one kind of stream, synchronous and asynchronous, and their managers.

    The asynchronous classes are called `Async` + name.
    """

    name: str
    manager: str
    state: str
    """Name of the class with what both handlers share."""
    function: str
    """Name of the function that makes the declaration."""
    doc: str
    async_doc: str
    event_hint: str
    imports: tuple[Import, ...]
    accumulation: str
    """Source of the declaration."""
    currents: tuple[CurrentPlan, ...]
    finals: tuple[FinalPlan, ...]
    texts: tuple[TextsPlan, ...]
    hooks: tuple[HookPlan, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HandlerModule:
    """The file with all event handlers."""

    module: str
    typing_imports: tuple[Import, ...]
    iterators: bool
    """Whether annotations need `Iterator` and `AsyncIterator`."""
    core: tuple[str, ...]
    """What the declarations use of the runtime."""
    handlers: tuple[HandlerPlan, ...]
