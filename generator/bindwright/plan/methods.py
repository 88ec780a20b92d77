"""The methods of an SDK, and the requests they send."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from bindwright.normalize.form import Location
from bindwright.plan.imports import Import

Sending = Literal["send", "stream", "page", "wait", "poll", "follow"]
"""`send`: one request, one answer. `stream`: always event by event. `page`: one page of a list.
`wait`: fetch until a terminal state. `poll`: send, then wait. `follow`: stream through an event
handler."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """One parameter of a public method."""

    name: str
    wire: str
    key: str
    """What it is called on the way to the request: its wire name, unless two have the same."""
    hint: str
    default: str | None
    location: Location | Literal["body", "call"]
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
    last: tuple[Argument, ...] = ()
    """Arguments after the options of a call, all of which may be given by position then."""
    deprecated: str = ""
    """Source of what checkers say of this way to call; empty when it is as good as the others."""

    @property
    def hints(self) -> tuple[str, ...]:
        """All its annotations."""
        arguments = (*self.positional, *self.keywords, *self.async_keywords, *self.last)
        return (
            *(each.hint for each in arguments),
            *(self.unpacked, self.returns, self.returns_async),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Builder:
    """The private function that describes a request once, for both clients."""

    name: str
    verb: str
    path: str
    """Source of the path, filled in."""
    path_arguments: tuple[Argument, ...]
    takes_arguments: bool
    kinds: str
    """Source of the kinds of value of all arguments outside of path and body; empty without any."""
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
    accept: str
    """Source of the media type to ask for, when it is not JSON alone; else empty."""
    returns: str
    decode: str
    """Source of the decoder; empty when there is no body to decode."""
    answers: str
    """Source of how other successful statuses are read; empty when they are read alike."""
    errors: str
    """Name of the function that says how errors are read; empty when nothing is known."""
    imports: tuple[Import, ...]
    """What is imported when the function is called."""
    security: str
    """Source of what the operation asks for, where that is not as usual; else empty."""
    server: str
    """Source of the URL of a server of its own; else empty."""
    events: str
    """Name of the event table; empty when the operation does not stream."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorTable:
    """The function that says how the bodies of errors are read."""

    name: str
    table: str
    """Source of status -> decoder."""
    imports: tuple[Import, ...]


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
    verb: str
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
    former: Mapping[str, str]
    """Their deprecated names, which come last, and what they are called now."""
    renamed: str
    """Source of the same table; empty when no name is deprecated."""
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
    flag_off: str
    """Source of a value that gives a plain answer."""
    flag_on: str
    """Source of the value that gives a stream."""
    flag_test: str
    """Source of the condition that streaming is switched on."""
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
