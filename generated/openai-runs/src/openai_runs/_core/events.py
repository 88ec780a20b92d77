"""What the events of an API's streams mean, as data: how a sent event becomes a typed one.

The generated modules fill in an `EventTable` for each kind of stream; `reader.EventReader` applies
it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final, Generic, Literal, Never, TypeAlias, TypeVar, cast

from .error_format import DEFAULT_FORMAT, ErrorFormat, is_object
from .jsontext import loads
from .records import property_of

if TYPE_CHECKING:
    from .codec import Decoder
    from .requests import Request
    from .sse import ServerSentEvent

E_co = TypeVar("E_co", covariant=True)
T = TypeVar("T")

ANY: Final = ""
"""What `EventTable.parse` calls every event where all have one type."""

Truncation: TypeAlias = Literal["error", "warn", "accept"]

Decoders: TypeAlias = "Mapping[str, Decoder[T]]"


@dataclass(slots=True, frozen=True)
class UnknownEvent:
    """An event that the API's description does not mention; servers grow.

    The properties of its data are attributes as well, but for those that have these names; type
    checkers do not know them.

    Attributes:
        event: its name, or its tag where the API tells events apart by a property of their data.
        data: its data, parsed if it is JSON, else as text.
        id: the last `id` sent up to and including this event, empty if there was none.
    """

    event: str
    data: Any
    id: str = ""

    if TYPE_CHECKING:

        # Whoever has asked for a known kind by its tag has none of this kind.
        def __getattr__(self, name: str) -> Never: ...

    else:

        def __getattr__(self, name: str) -> Any:
            return property_of(self, "data", name)


@dataclass(slots=True, frozen=True, kw_only=True)
class Done:
    """How a stream says that it is complete; any of the declared ways counts.

    A stream whose table declares a sentinel or events, and not `end_of_file`, is truncated if it
    stops without them. Where nothing is declared, the end of the body is the end of the stream.

    Attributes:
        sentinel: data that is no event but the end, such as `[DONE]`.
        events: names (or tags) of events that are the last.
        end_of_file: the end of the body is an end too.
        yields: whether the last event is handed out, if the table can decode it.
    """

    sentinel: str | None = None
    events: frozenset[str] = frozenset()
    end_of_file: bool = False
    yields: bool = False

    @property
    def must_be_announced(self) -> bool:
        """Whether a body that just ends is incomplete."""
        return not self.end_of_file and (self.sentinel is not None or bool(self.events))


@dataclass(slots=True, frozen=True, kw_only=True)
class Resume:
    """How a stream is taken up again after its connection broke.

    Attributes:
        cursor: the property of an event's data that says where in the stream it stands; None
            where it is the event's `id`.
        parameter: the query parameter that takes the position; None where it is a header.
        header: that header; `Last-Event-ID` is the standard's (WHATWG HTML, section 9.2.4).
        attempts: how many times in a row to try without receiving an event.
    """

    cursor: str | None = None
    parameter: str | None = None
    header: str = "Last-Event-ID"
    attempts: int = 5

    def applied(self, request: Request[T], position: str | None) -> Request[T]:
        """The request that asks for what comes after `position`; None asks from the beginning."""
        if position is None:
            return request
        if self.parameter is None:
            return replace(request, headers={**request.headers, self.header: position})
        others = tuple(pair for pair in request.query if pair[0] != self.parameter)
        return replace(request, query=(*others, (self.parameter, position)))


@dataclass(slots=True, kw_only=True, eq=False)
class EventTable(Generic[E_co]):
    """How the events of one kind of stream are read.

    Attributes:
        by: what tells the events apart: their name (`event`), a property of their data (`tag`),
            or nothing, because all have one type (`payload`, with a single decoder).
        events: a decoder for each name or tag: it takes the parsed data and returns the event. A
            function that returns this mapping is called at the first event, so that making a
            table need not import the models.
        tag: the property that is the tag.
        done: how the stream ends.
        errors: names (or tags) of the events that report an error of the server.
        error_property: the property that makes the data of an event an error report, unless the
            name or tag of the event has a type here.
        error: where such a report keeps its facts.
        text_events: names of events whose data is text, not JSON.
        resume: how the stream can be taken up again; None if it cannot.
        truncation: what a stream does that stops before its declared end.
        media_type: what is streamed: server-sent events, or JSON values line by line.
        envelope: by payload, the parts of an event (`event`, `data`, `id`, `retry`) that the
            decoder takes as one object; empty where it takes the data alone.
        parts: by event, its other parts (`id`, `retry`) that the classes of events declare.
    """

    by: Literal["event", "tag", "payload"]
    events: Decoders[E_co] | Callable[[], Decoders[E_co]]
    tag: str | None = None
    done: Done = Done()
    errors: frozenset[str] = frozenset()
    error_property: str | None = None
    error: ErrorFormat = DEFAULT_FORMAT
    text_events: frozenset[str] = frozenset()
    resume: Resume | None = None
    truncation: Truncation = "error"
    media_type: str = "text/event-stream"
    envelope: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    _decoders: Decoders[E_co] | None = field(default=None, init=False, repr=False)
    _plain: Decoders[E_co] | None = field(default=None, init=False, repr=False)

    def __post_init__(self) -> None:
        if (self.by == "tag") != (self.tag is not None):
            raise TypeError("a table by tag, and no other, names the property that is the tag")

    @property
    def decoders(self) -> Decoders[E_co]:
        """The decoder for each name that `parse` returns.

        Raises:
            TypeError: the table is by payload and has not exactly one.
        """
        if self._decoders is None:
            decoders = self.events() if callable(self.events) else self.events
            if self.by == "payload":
                if len(decoders) != 1:
                    raise TypeError("a table by payload has one decoder for all events")
                decoders = {ANY: decode for decode in decoders.values()}
            self._decoders = decoders
        return self._decoders

    @property
    def plain(self) -> Decoders[E_co]:
        """The decoders of those events whose name is all there is to know about them.

        Their data is JSON, says nothing else, and they mean nothing for the stream itself.
        """
        if self._plain is None:
            special = self.errors | self.done.events | self.text_events
            if self.by != "event" or self.parts or (self.resume and self.resume.cursor):
                self._plain = {}
            else:
                everything = self.decoders.items()
                self._plain = {name: decode for name, decode in everything if name not in special}
        return self._plain

    def parse(self, event: ServerSentEvent) -> tuple[str, Any]:
        """What decides the type of an event, its name or tag or `ANY`; and its data.

        Raises:
            ValueError: the data is not JSON, and only text events and events without a type here
                may have data that is not.
        """
        name = ANY if self.by == "payload" else event.event
        if name in self.text_events:
            return name, self._enveloped(event, event.data)
        name = event.event
        try:
            data = loads(event.data)
        except ValueError:
            if self._is_control(name) or (self.by == "event" and name not in self.decoders):
                return name, event.data
            raise
        if self.by == "event" or self._is_control(name):
            return name, data
        if self.by == "payload":
            return ANY, self._enveloped(event, data)
        tag = data.get(self.tag) if self.tag is not None and is_object(data) else None
        return (tag if isinstance(tag, str) else name), data

    def reports_error(self, name: str, data: Any) -> bool:
        """Whether an event, as `parse` returned it, reports an error of the server."""
        if name in self.errors:
            return True
        key = self.error_property
        if key is None or (self.by != "payload" and name in self.decoders):
            return False
        return is_object(data) and data.get(key) is not None

    def typed(self, name: str, data: Any, event: ServerSentEvent) -> E_co:
        """The typed event, or an UnknownEvent.

        Raises:
            ValueError: the data does not fit the type.
        """
        decode = self.decoders.get(name)
        if decode is not None:
            typed = decode(data)
            values = {"id": event.id or None, "retry": event.retry}
            for part in self.parts:
                if values[part] is not None and hasattr(typed, part):
                    setattr(typed, part, values[part])
            return typed
        return cast("E_co", UnknownEvent(name or event.event, data, event.id))

    def _enveloped(self, event: ServerSentEvent, data: Any) -> Any:
        """What the decoder takes: the data, or the parts of the event that it asks for."""
        if not self.envelope:
            return data
        parts = {"event": event.event, "data": data, "id": event.id or None, "retry": event.retry}
        return {name: parts[name] for name in self.envelope if parts[name] is not None}

    def _is_control(self, name: str) -> bool:
        """Whether an event of this name means something for the stream itself."""
        return name in self.errors or name in self.done.events
