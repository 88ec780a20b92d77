"""Requests as values: what a method sends, described once for the synchronous and async client."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import KW_ONLY, dataclass, field, fields
from typing import TYPE_CHECKING, Any, Final, Generic, Literal, NamedTuple, TypeAlias, TypeVar, cast

from .absent import NotGiven, Omit, is_given, not_given
from .kinds import check_kinds
from .model import Model
from .options import expect_mapping, expect_timeout
from .records import encode

if TYPE_CHECKING:
    from collections.abc import Callable

    import httpx2

    from .codec import Decoder
    from .events import EventTable
    from .parameters import Pairs, Query
    from .security import Alternatives
    from .uploads import FileBody, MultipartBody, Upload

T_co = TypeVar("T_co", covariant=True)

Headers: TypeAlias = Mapping[str, str | Omit]
"""Headers of one call; `omit` takes a header away that would be sent otherwise."""
Body: TypeAlias = object
"""Properties to add to a JSON object body, as a mapping."""

Sendable: TypeAlias = "JSONBody | MultipartBody | FileBody | bytes | None"
"""A body before it is encoded."""
Reading: TypeAlias = Literal["json", "text", "string", "bytes"]
"""What becomes of the body of an answer before it is decoded."""

_IDEMPOTENT: Final = frozenset({"GET", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE", "QUERY"})


@dataclass(slots=True, frozen=True)
class JSONBody:
    """A body to be sent as JSON, not yet encoded, so that `extra_body` can still be merged in."""

    value: object
    kinds: Mapping[str, str] = field(default_factory=dict[str, str])
    """Property -> the kinds of JSON value that it takes; see `check_kinds`."""

    def encoded(self, extra: Body | None = None) -> bytes:
        """The JSON text, with the properties of `extra` put over its own; `omit` takes one away.

        Raises:
            TypeError: a value cannot be sent as JSON or is of the wrong kind, or `extra` has
                nothing to be merged into.
        """
        from .jsontext import dumps

        value = encode(self.value)
        if self.kinds:
            check_kinds(value, self.kinds)
        if extra is not None:
            added = encode(extra)
            if value.__class__ is not dict or added.__class__ is not dict:
                raise TypeError("extra_body takes a mapping, for a request whose body is an object")
            left_out = {name for name, each in _mapped(extra).items() if not is_given(each)}
            value = {**value, **added}
            value = {name: each for name, each in value.items() if name not in left_out}
        return dumps(value)


def _mapped(extra: Body) -> Mapping[str, object]:
    return cast("Mapping[str, object]", extra) if isinstance(extra, Mapping) else {}


class Answer(NamedTuple):
    """How the answer of one status is read."""

    decode: Decoder[Any] | None = None
    """Makes the result of the body; None where there is none."""
    reading: Reading = "json"


ErrorBodies: TypeAlias = "Mapping[str, Decoder[Any]]"
"""Status (`404`), range of statuses (`4XX`) or `default` -> what reads the JSON of such an error."""

Found = TypeVar("Found")


def for_status(entries: Mapping[str, Found], status: int) -> Found | None:
    """What is declared for a status: for itself, for its range, or for all others."""
    for key in (str(status), f"{status // 100}XX", "default"):
        if key in entries:
            return entries[key]
    return None


@dataclass(slots=True, frozen=True)
class Request(Generic[T_co]):
    """One request, and how its answer is to be read.

    Attributes:
        method: the HTTP method, in capitals.
        path: the path below the base URL, percent-encoded.
        decode: makes the result of the parsed JSON body; None where no body is expected.
        query: name and value of each query parameter, in order; see `parameters.Pairs`.
        headers: the headers this operation needs, over the client's own.
        body: JSON or a form to be encoded, a file, or bytes to be sent as they are; None for no
            body.
        content_type: the media type of the body; JSON unless said otherwise.
        accept: the media type asked for.
        events: how the events of a streamed answer are read, where there can be one.
        reading: what `decode` takes: the parsed JSON, the text, or the bytes of the body.
        answers: how successful answers of other statuses are read, where that is another way.
        errors: gives what reads the bodies of errors; called when there is one.
        security: the sets of security schemes, one of which the operation asks for; None for what
            the client's other operations ask for.
        server: the URL of the server that the operation has to itself; it may be relative to the
            client's. It stands back where the caller chose the base URL.
        url: the whole URL, where an answer named it; path and query do not count then.
    """

    method: str
    path: str
    _: KW_ONLY
    decode: Callable[[Any], T_co] | None = None
    query: Pairs = ()
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    body: Sendable = None
    content_type: str | None = None
    accept: str = "application/json"
    events: EventTable[Any] | None = None
    reading: Reading = "json"
    answers: Mapping[str, Answer] = field(default_factory=dict[str, Answer])
    errors: Callable[[], ErrorBodies] | None = None
    security: Alternatives | None = None
    server: str | None = None
    url: str = ""

    @property
    def idempotent(self) -> bool:
        """Whether sending it twice has the effect of sending it once (RFC 9110, section 9.2.2)."""
        return self.method in _IDEMPOTENT

    @property
    def stream_type(self) -> str:
        """The media type asked for where the answer is read as a stream."""
        return "text/event-stream" if self.events is None else self.events.media_type

    def error_body(self, status: int, content: bytes) -> object:
        """The body of an error as the class that is declared for its status, else None."""
        from .jsontext import loads

        decode = for_status(self.errors(), status) if self.errors is not None else None
        if decode is None:
            return None
        # An error that is not what the description promises is an error all the same.
        with suppress(ValueError):
            return decode(loads(content))
        return None

    def content(self, extra_body: Body | None = None) -> tuple[bytes | Upload | None, str | None]:
        """What to send and its media type; `extra_body` goes over the properties of the body.

        Raises:
            TypeError: a value cannot be sent, or `extra_body` has nothing to go over.
        """
        body = self.body
        if body is None and extra_body is not None:
            body = JSONBody({})
        if isinstance(body, JSONBody):
            return body.encoded(extra_body), self.content_type or "application/json"
        if body is not None and not isinstance(body, bytes):
            upload = body.upload(extra_body)
            media_type = getattr(body, "content_type", self.content_type)
            return upload, None if upload is None else media_type
        if extra_body is not None:
            raise TypeError("extra_body cannot be merged into a body that is not JSON")
        return body, None if body is None else self.content_type


@dataclass(slots=True, frozen=True)
class Options:
    """What a caller sets for one call only.

    `timeout` is in seconds, or an `httpx2.Timeout`; None waits for ever, and `not_given` stands
    for the client's own.

    Raises:
        TypeError: one of them is something else; the message names it.
    """

    extra_headers: Headers | None = None
    extra_query: Query | None = None
    extra_body: Body | None = None
    timeout: float | httpx2.Timeout | None | NotGiven = not_given

    def __post_init__(self) -> None:
        """Check what callers without a type checker may have passed."""
        expect_mapping("extra_headers", self.extra_headers)
        expect_mapping("extra_query", self.extra_query)
        expect_timeout(self.timeout)


def json_body(arguments: Mapping[str, object], kinds: Mapping[str, str]) -> JSONBody:
    """The JSON object body made of those `arguments` that were given; keys are wire names.

    `kinds` are the properties of the body, with the kinds of JSON value that each takes.
    """
    given = {name: arguments[name] for name in kinds if name in arguments}
    return JSONBody({name: value for name, value in given.items() if is_given(value)}, kinds)


def whole_body(arguments: Mapping[str, object], name: str) -> JSONBody | None:
    """The JSON body that is one argument; None if it was not given."""
    return JSONBody(arguments[name]) if name in arguments else None


def text_body(arguments: Mapping[str, object], name: str) -> bytes | None:
    """The text body that is one argument; None if it was not given."""
    return str(arguments[name]).encode() if name in arguments else None


def content_type(arguments: Mapping[str, object], default: str) -> str:
    """The media type that the caller chose for the body."""
    return str(arguments.get("Content-Type", default))


def chosen_body(chosen: str, bodies: Mapping[str, Callable[[], Sendable]]) -> Sendable:
    """The body in the media type that was chosen.

    Raises:
        TypeError: the operation does not take that.
    """
    if chosen not in bodies:
        raise TypeError(f"the body can be {_listed(bodies)}, not {chosen!r}")
    return bodies[chosen]()


def keywords(
    method: str,
    params: Model | Mapping[str, object] | Omit | NotGiven,
    *,
    given: Mapping[str, object],
    required: Iterable[str] = (),
    wire: Mapping[str, str] | None = None,
    renamed: Mapping[str, str] | None = None,
) -> dict[str, object]:
    """The arguments of a method that takes either one params object or keywords, by wire name.

    Args:
        method: the method's name, for messages.
        params: the params object, or a mapping of argument names to values.
        given: every keyword of the method and its value, `omit` for those not passed.
        required: the names without which there is nothing to send.
        wire: the wire names that differ from the names of the arguments.
        renamed: the deprecated names among those of `given`, and what they are called now.

    Raises:
        TypeError: both were given, something required is missing, one argument has two names, or `params` holds a name that
            the method does not know.
    """
    passed = {name: value for name, value in given.items() if is_given(value)}
    if not isinstance(params, (Omit, NotGiven)):
        if passed:
            names = _listed(passed)
            raise TypeError(f"{method}() takes params or keywords, not both; also given: {names}")
        held = _fields_of(params) if isinstance(params, Model) else params
        if not isinstance(held, Mapping):  # pyright: ignore[reportUnnecessaryIsInstance]
            kind = type(held).__name__
            raise TypeError(f"{method}() takes params as a mapping or a dataclass, not {kind}")
        passed = {name: value for name, value in held.items() if is_given(value)}
        if strange := passed.keys() - given.keys():
            raise TypeError(f"{method}() does not know these fields of params: {_listed(strange)}")
    if renamed is not None and not renamed.keys().isdisjoint(passed):
        from .deprecation import by_present_names

        passed = by_present_names(method, passed, renamed)
    missing = [name for name in required if name not in passed]
    if missing:
        noun = "argument" if len(missing) == 1 else "arguments"
        raise TypeError(f"{method}() is missing the required {noun} {_listed(missing)}")
    if wire is None:
        return passed
    return {wire.get(name, name): value for name, value in passed.items()}


def _fields_of(params: Model) -> dict[str, object]:
    """The fields that hold something; None means nothing where it is the default."""
    found = {each: getattr(params, each.name) for each in fields(cast(Any, params))}
    return {
        each.name: value
        for each, value in found.items()
        if value is not None or each.default is not None
    }


def _listed(names: Iterable[str]) -> str:
    return ", ".join(repr(name) for name in sorted(names))
