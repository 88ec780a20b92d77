"""A whole SDK."""

from __future__ import annotations

from dataclasses import dataclass

from bindwright.plan.client import Client, PageClass
from bindwright.plan.handlers import HandlerModule
from bindwright.plan.imports import Export, Import
from bindwright.plan.methods import PollPlan
from bindwright.plan.resources import Resource
from bindwright.plan.streams import StreamPlan
from bindwright.plan.types import CodecModule, TypeModule


@dataclass(frozen=True, slots=True, kw_only=True)
class Exports:
    """One `__init__.py`, or a module that only offers what is elsewhere."""

    path: str
    doc: str
    names: tuple[Export, ...]
    below: tuple[str, ...]
    """The packages below this one, and modules with further names."""
    public: tuple[str, ...]
    """The names and the packages, in order."""
    imports: tuple[Import, ...]
    lazy: str
    """Where the helper for lazy names is, seen from this package."""
    renamed: tuple[tuple[str, str], ...] = ()
    """Those of the names that are deprecated, each with the one that has taken its place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A piece of code in the README."""

    title: str
    code: str
    fence: str
    """The backticks around the code: more than any text in it has in a row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How one kind of payload is read."""

    name: str
    """Of the function; for webhooks, of the class."""
    doc: str
    hint: str
    """Annotation of what comes of it."""
    decode: str
    """Source of the decoder."""
    decode_imports: tuple[Import, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PushedPlan:
    """What the API sends by itself."""

    webhooks: Reading | None
    callbacks: tuple[Reading, ...]
    typing_imports: tuple[tuple[Import, ...], tuple[Import, ...]]
    """The classes that annotations of the webhooks and of the callbacks name."""
    secret_env: str
    """Source of the environment variable's name; empty without one."""
    on_client: bool
    """Whether the client has the webhooks as an attribute: nothing else has that name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """One SDK."""

    name: str
    module: str
    version: str
    summary: str
    license: str
    authors: tuple[str, ...]
    homepage: str | None
    holder: str
    """Who holds the copyright, for the licence."""
    title: str
    api_version: str
    client: Client
    resources: tuple[Resource, ...]
    types: tuple[TypeModule, ...]
    codecs: tuple[CodecModule, ...]
    streams: tuple[StreamPlan, ...]
    streams_fail: bool
    """Whether an event of some stream means that it failed."""
    resumes: bool
    """Whether any of the streams can be taken up again."""
    pages: tuple[PageClass, ...]
    polls: tuple[PollPlan, ...]
    handlers: HandlerModule | None = None
    """The event handlers; `None` when nothing accumulates."""
    pushed: PushedPlan
    exports: tuple[Exports, ...]
    readme: tuple[Example, ...]
    skips: tuple[str, ...]
