"""The plan: every decision about one SDK, finished. Frozen dataclasses only.

Templates loop over it, test single booleans and print; nothing after the planner decides. It
can be printed with `bindwright plan --json`. Fields called `doc` hold a docstring literal, and
those called `hint`, `default` or `expression` hold Python source: both come from the literal
writer or from names that the planner made.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from bindwright.handler_plan import HandlerModule
from bindwright.normalize.form import Verb

Sending = Literal["send", "stream", "page", "wait", "poll", "follow"]
"""`send`: one request, one answer. `stream`: always event by event. `page`: one page of a list. `wait`: fetch until a terminal
state. `poll`: send, then wait. `follow`: stream through an event handler."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    """`from module import names`, or `import module` without names."""

    module: str
    names: tuple[str, ...]
    apart: bool = False
    """Whether a blank line stands before it, because another group begins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldPlan:
    """One field of a class, for the reference and for those who compare plans."""

    name: str
    wire: str
    hint: str
    required: bool
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassPlan:
    """One public class or alias."""

    name: str
    kind: Literal["dataclass", "typed_dict", "alias"]
    fields: tuple[FieldPlan, ...]
    source: str
    """Its text, written by the model stage."""
    schema: str | None
    description: str
    brief: str
    """The first sentence of the description, on one line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeModule:
    """One file below `types`."""

    module: str
    """Dotted, from the package: `types.beta.threads.run`."""
    path: str
    doc: str
    imports: tuple[Import, ...]
    classes: tuple[ClassPlan, ...]
    has_models: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DecodedField:
    """One keyword of the constructor call in a decoder."""

    name: str
    expression: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoder:
    """One function that turns JSON into a class, or one table that picks such a function."""

    name: str
    class_name: str
    doc: str
    fields: tuple[DecodedField, ...] = ()
    expression: str = ""
    """For a union: the call that makes the decoder; empty for an object."""
    public: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class CodecModule:
    """One file below `_codecs`, for the file below `types` that has the same path."""

    module: str
    path: str
    doc: str
    imports: tuple[Import, ...]
    decoders: tuple[Decoder, ...]
    has_objects: bool


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
    resume: str
    """Source of how the stream is taken up again; empty when it cannot be."""
    truncation: str
    flag: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """One parameter of a public method."""

    name: str
    wire: str
    hint: str
    default: str | None
    location: Literal["path", "query", "header", "cookie", "body", "call"]
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """One way to call a method: an overload, or the implementation."""

    positional: tuple[Argument, ...]
    keywords: tuple[Argument, ...]
    async_keywords: tuple[Argument, ...]
    """The same for the asynchronous client; only an event handler makes a difference."""
    unpacked: str
    """The TypedDict whose keys are further keywords (PEP 692); empty when all are spelled out."""
    returns: str
    returns_async: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Builder:
    """The private function that describes a request once, for both clients."""

    name: str
    verb: Verb
    path: str
    """Source of the path template."""
    path_arguments: tuple[Argument, ...]
    takes_arguments: bool
    query: str
    """Source of the query parameters; empty when there are none."""
    body: str
    """Source of the body; empty when there is none."""
    content_type: str
    """Source of its media type; empty when the body knows it."""
    headers: str
    """Source of the operation's own headers; empty when there are none."""
    reading: str
    """Source of how the answer is read, when it is not JSON; else empty."""
    returns: str
    decode: str
    """Source of the decoder; empty when there is no body to decode."""
    decode_import: Import | None
    events: str
    """Name of the event table; empty when the operation does not stream."""
    events_import: Import | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PollCall:
    """How a method waits for a terminal state."""

    constant: str
    """Name of the scheme in `_polls`."""
    builder: str
    """The function that describes the request to fetch the object."""
    home: str
    """The module of that function; empty when it is this one."""
    arguments: str
    """Source of its arguments, from the object or from the method's own arguments."""
    interval: str
    """Name of the argument with the caller's interval, in milliseconds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PollPlan:
    """One scheme of waiting."""

    constant: str
    scheme: str
    """Source of the scheme."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """One public method of a resource, sync and async."""

    name: str
    operation: str
    verb: Verb
    path: str
    doc: str
    summary: str
    sending: Sending
    has_raw: bool
    """Whether it has a twin that answers with the HTTP response."""
    poll: PollCall | None
    handler: str
    """Name of the event handler's class; empty when nothing is followed."""
    manager: str
    """Name of the class that starts the handler."""
    overloads: tuple[Signature, ...]
    implementation: Signature
    path_arguments: tuple[Argument, ...]
    arguments: tuple[Argument, ...]
    """Those that go into the query or the body, under their wire names."""
    params: str
    """Class that holds the arguments as one value; empty when there are no arguments."""
    required: str
    """Source of the tuple of arguments that must be given."""
    wire_names: str
    """Source of the table of arguments whose wire name differs; empty when none does."""
    async_def: Literal["async def", "def"]
    """How the asynchronous form begins: a list is awaited page by page, not at once."""
    flag: str
    """Name of the argument that switches streaming on; empty when nothing does."""
    flag_wire: str
    """Source of its wire name."""
    flag_value: str
    """Source of its value: the argument, or what the method does anyway."""
    answer: str
    """Annotation of the plain answer."""
    event: str
    """Annotation of one event; empty when the method does not stream."""
    item: str
    """For a page: the annotation of one item."""
    page: str
    """For a page: name of the scheme's classes without Sync and Async."""
    brief: str
    """The arguments that must be given, for the reference."""
    brief_answer: str
    """The answer, in Markdown, for the reference."""
    builder: Builder
    deprecated: str
    """Source of the deprecation message; empty when the method is not deprecated."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Child:
    """A resource below another, or below the client."""

    name: str
    class_name: str
    module: str


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
    imports: tuple[Import, ...]
    typing_imports: tuple[Import, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageClass:
    """The classes that hold one page of a list."""

    name: str
    scheme: str
    """Source of the scheme."""
    scheme_class: str
    items: str
    has_more: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientOption:
    """One constructor argument of the client."""

    name: str
    env_name: str
    env: str
    """Source of the environment variable's name; empty when there is none."""
    header: str
    """Source of the header's name; empty when it serves a security scheme."""
    scheme: Literal["", "bearer", "header", "query"]
    first: bool
    """Whether no option before it serves a bearer scheme: the first one given is sent."""
    required: bool
    description: str
    missing: str
    """Source of the message when it is required and missing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Client:
    """The two client classes."""

    name: str
    twins: tuple[tuple[str, str, str, str], ...]
    """For each class: prefix of its name, base class, class of the HTTP client, docstring."""
    init_doc: str
    base_url: str
    base_url_env: str
    options: tuple[ClientOption, ...]
    headers: str
    timeout: str
    max_retries: int
    idempotency_header: str
    request_id_header: str
    error_name: str
    error_format: str
    children: tuple[Child, ...]
    user_agent: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """One name that a package offers, loaded when it is first used."""

    name: str
    module: str
    """Relative to the package that offers it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exports:
    """One `__init__.py`."""

    path: str
    doc: str
    names: tuple[Export, ...]
    imports: tuple[Import, ...]
    lazy: str
    """Where the helper for lazy names is, seen from this package."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A piece of code in the README."""

    title: str
    code: str
    fence: str
    """The backticks around the code: more than any text in it has in a row."""


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
    resumes: bool
    """Whether any of the streams can be taken up again."""
    pages: tuple[PageClass, ...]
    polls: tuple[PollPlan, ...]
    handlers: HandlerModule | None = None
    """The event handlers; `None` when nothing accumulates."""
    exports: tuple[Exports, ...]
    readme: tuple[Example, ...]
    skips: tuple[str, ...]
