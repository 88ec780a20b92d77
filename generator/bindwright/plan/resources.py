"""The resources of an SDK."""

from __future__ import annotations

from dataclasses import dataclass

from bindwright.plan.imports import Import
from bindwright.plan.methods import ErrorTable, Method


@dataclass(frozen=True, slots=True, kw_only=True)
class Child:
    """A resource below another, or below the client."""

    name: str
    class_name: str
    module: str
    offered: str
    """The class whose object the attribute is: the generated one, or one that takes its place."""
    home: str
    """The module of that class."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource:
    """A namespace on the client."""

    name: str
    path: str
    """Dotted path from the client: `beta.threads.runs`."""
    class_name: str
    module: str
    file: str
    doc: str
    class_doc: str
    raw_doc: str
    sibling: str
    """Name of the file, without `.py`."""
    raw: str
    """Name of the file with the raw twins, without `.py`."""
    core: str
    """The runtime, seen from this module."""
    handlers: str
    """The event handlers, seen from this module."""
    children: tuple[Child, ...]
    methods: tuple[Method, ...]
    error_tables: tuple[ErrorTable, ...]
    imports: tuple[Import, ...]
    typing_imports: tuple[Import, ...]
