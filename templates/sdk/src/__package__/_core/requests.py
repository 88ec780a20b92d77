"""Requests as values: what a method sends, described once for the synchronous and async client."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import KW_ONLY, dataclass, field, fields
from enum import Enum
from typing import TYPE_CHECKING, Any, Final, Generic, Literal, TypeAlias, TypedDict, TypeVar, cast
from urllib.parse import quote

from .absent import NotGiven, Omit, is_given, not_given
from .model import Model
from .records import encode

if TYPE_CHECKING:
    from collections.abc import Callable

    import httpx2

    from .events import EventTable
    from .uploads import FileBody, MultipartBody, Upload

T_co = TypeVar("T_co", covariant=True)

Headers: TypeAlias = Mapping[str, str | Omit]
"""Headers of one call; `omit` takes a header away that would be sent otherwise."""
Query: TypeAlias = Mapping[str, object]
"""Query parameters of one call; None takes a parameter away that would be sent otherwise."""
Body: TypeAlias = object
"""Properties to add to a JSON object body, as a mapping."""

_IDEMPOTENT: Final = frozenset({"GET", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE"})


@dataclass(slots=True, frozen=True)
class JSONBody:
    """A body to be sent as JSON, not yet encoded, so that `extra_body` can still be merged in."""

    value: object

    def encoded(self, extra: Body | None = None) -> bytes:
        """The JSON text, with the properties of `extra` put over its own; `omit` takes one away.

        Raises:
            TypeError: a value cannot be sent as JSON, or `extra` has nothing to be merged into.
        """
        from .jsontext import dumps

        value = encode(self.value)
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


@dataclass(slots=True, frozen=True)
class Request(Generic[T_co]):
    """One request, and how its answer is to be read.

    Attributes:
        method: the HTTP method, in capitals.
        path: the path below the base URL, percent-encoded.
        decode: makes the result of the parsed JSON body; None where no body is expected.
        query: name and value of each query parameter, in order, not yet percent-encoded.
        headers: the headers this operation needs, over the client's own.
        body: JSON or a form to be encoded, a file, or bytes to be sent as they are; None for no
            body.
        content_type: the media type of the body; JSON unless said otherwise.
        accept: the media type asked for.
        events: how the events of a streamed answer are read, where there can be one.
        reading: what `decode` takes: the parsed JSON, the text, or the bytes of the body.
    """

    method: str
    path: str
    _: KW_ONLY
    decode: Callable[[Any], T_co] | None = None
    query: tuple[tuple[str, str], ...] = ()
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    body: JSONBody | MultipartBody | FileBody | bytes | None = None
    content_type: str | None = None
    accept: str = "application/json"
    events: EventTable[Any] | None = None
    reading: Literal["json", "text", "bytes"] = "json"

    @property
    def idempotent(self) -> bool:
        """Whether sending it twice has the effect of sending it once (RFC 9110, section 9.2.2)."""
        return self.method in _IDEMPOTENT

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
            return body.upload(extra_body), getattr(body, "content_type", self.content_type)
        if extra_body is not None:
            raise TypeError("extra_body cannot be merged into a body that is not JSON")
        return body, None if body is None else self.content_type


@dataclass(slots=True, frozen=True)
class Options:
    """What a caller sets for one call only.

    `timeout` is in seconds, or an `httpx2.Timeout`; None waits for ever, and `not_given` stands
    for the client's own.
    """

    extra_headers: Headers | None = None
    extra_query: Query | None = None
    extra_body: Body | None = None
    timeout: float | httpx2.Timeout | None | NotGiven = not_given


class RequestOptions(TypedDict, total=False):
    """The keywords that every method takes besides its own, for passing them on: `**options`."""

    extra_headers: Headers | None
    extra_query: Query | None
    extra_body: Body | None
    timeout: float | httpx2.Timeout | None | NotGiven


def path(template: str, /, **values: object) -> str:
    """A path with its parameters filled in, percent-encoded (RFC 3986, section 3.3).

    A value fills one segment or a part of one: it cannot begin another (`/`), a query or a
    fragment, nor climb (`..`).

    Raises:
        ValueError: a value is empty, None or not given, or makes a segment `.` or `..`.
        TypeError: a value is not a single one, or has no text form.
    """

    def fill(match: re.Match[str]) -> str:
        name = match[1]
        text = _segment_text(values[name])
        if not text:
            raise ValueError(
                f"Expected a non-empty value for `{name}` but received {values[name]!r}"
            )
        return quote(text, safe=_SEGMENT_SAFE)

    filled = _PARAMETER.sub(fill, template)
    if climbing := _DOT_SEGMENT.search(filled):
        raise ValueError(f"The path {filled!r} would climb: a segment cannot be {climbing[0]!r}")
    return filled


_PARAMETER: Final = re.compile(r"\{([^{}]+)\}")
_DOT_SEGMENT: Final = re.compile(r"(?:(?<=/)|^)\.{1,2}(?=/|$)")
# `pchar` of RFC 3986; letters, digits and `-._~` are never encoded.
_SEGMENT_SAFE: Final = ":@!$&'()*+,;="


def _segment_text(value: object) -> str:
    """A path parameter as text, empty if there is none."""
    scalar = encode(value) if is_given(value) else None
    if scalar.__class__ in (dict, list):
        raise TypeError(f"a path parameter is a single value, not {value!r}")
    return _text(scalar)


class Style(Enum):
    """How a query parameter spells arrays and objects (OpenAPI 3.1, Style Values)."""

    BRACKETS = "brackets"
    """`a[]=1&a[]=2` and `a[b]=1`, to any depth; not in OpenAPI, but widely used."""
    REPEAT = "repeat"
    """`a=1&a=2`; the properties of an object stand by themselves: `b=1` (form, exploded)."""
    COMMA = "comma"
    """`a=1,2` and `a=b,1` (form, not exploded)."""
    SPACE = "space"
    """`a=1 2` (spaceDelimited)."""
    PIPE = "pipe"
    """`a=1|2` (pipeDelimited)."""
    DEEP = "deep"
    """`a[b]=1` (deepObject); what OpenAPI leaves open, arrays and depth, as in BRACKETS."""


BRACKETS: Final = Style.BRACKETS
REPEAT: Final = Style.REPEAT
COMMA: Final = Style.COMMA
SPACE: Final = Style.SPACE
PIPE: Final = Style.PIPE
DEEP: Final = Style.DEEP

_DELIMITERS: Final[Mapping[Style, str]] = {COMMA: ",", SPACE: " ", PIPE: "|"}

Pairs: TypeAlias = tuple[tuple[str, str], ...]


def query(arguments: Mapping[str, object], styles: Mapping[str, Style]) -> Pairs:
    """The query parameters among `arguments`, each in its style; the keys are their wire names.

    Numbers and text are sent as they read, booleans as `true` and `false`, dates by RFC 3339.
    None, `omit` and an empty array send nothing (except that COMMA, SPACE and PIPE send an empty
    array as an empty text).

    Raises:
        TypeError: a value has no text form, or the style has no form for so much structure.
    """
    chosen = encode({name: arguments[name] for name in styles if name in arguments})
    pairs: list[tuple[str, str]] = []
    for name, value in chosen.items():
        if value is not None:
            pairs += _pairs(name, value, styles[name])
    return tuple(pairs)


def merge_query(pairs: Pairs, extra: Query | None, style: Style = BRACKETS) -> Pairs:
    """`pairs` with the parameters of `extra` in place of any of the same name.

    Raises:
        TypeError: as `query`.
    """
    if not extra:
        return pairs
    kept = (pair for pair in pairs if extra.keys().isdisjoint((pair[0], pair[0].partition("[")[0])))
    return (*kept, *query(extra, dict.fromkeys(extra, style)))


def json_query(arguments: Mapping[str, object], names: Iterable[str]) -> Pairs:
    """The query parameters among `arguments` that are JSON text (OpenAPI, parameter `content`).

    Raises:
        TypeError: a value cannot be sent as JSON.
    """
    from .jsontext import dumps

    chosen = encode({name: arguments[name] for name in names if name in arguments})
    return tuple((name, dumps(value).decode()) for name, value in chosen.items())


def headers(arguments: Mapping[str, object], names: Iterable[str]) -> dict[str, str]:
    """The headers among `arguments`, by name: lists separated by commas (OpenAPI, style simple).

    None and `omit` send nothing.

    Raises:
        TypeError: a value has no text form.
    """
    chosen = encode({name: arguments[name] for name in names if name in arguments})
    return {
        name: ",".join(_flat(name, value)) if value.__class__ in (dict, list) else _text(value)
        for name, value in chosen.items()
        if value is not None
    }


def cookies(arguments: Mapping[str, object], names: Iterable[str]) -> dict[str, str]:
    """The `Cookie` header with those `arguments` (RFC 6265, section 5.4); empty without any.

    Raises:
        TypeError: a value has no text form.
    """
    pairs = [f"{name}={quote(text, safe='')}" for name, text in headers(arguments, names).items()]
    return {"Cookie": "; ".join(pairs)} if pairs else {}


def json_body(arguments: Mapping[str, object], names: Iterable[str]) -> JSONBody:
    """The JSON object body made of those `arguments` that were given; keys are wire names."""
    given = {name: arguments[name] for name in names if name in arguments}
    return JSONBody({name: value for name, value in given.items() if is_given(value)})


def whole_body(arguments: Mapping[str, object], name: str) -> JSONBody | None:
    """The JSON body that is one argument; None if it was not given."""
    return JSONBody(arguments[name]) if name in arguments else None


def text_body(arguments: Mapping[str, object], name: str) -> bytes | None:
    """The text body that is one argument; None if it was not given."""
    return str(arguments[name]).encode() if name in arguments else None


def keywords(
    method: str,
    params: Model | Mapping[str, object] | Omit | NotGiven,
    *,
    given: Mapping[str, object],
    required: Iterable[str] = (),
    wire: Mapping[str, str] | None = None,
) -> dict[str, object]:
    """The arguments of a method that takes either one params object or keywords, by wire name.

    Args:
        method: the method's name, for messages.
        params: the params object, or a mapping of argument names to values.
        given: every keyword of the method and its value, `omit` for those not passed.
        required: the names without which there is nothing to send.
        wire: the wire names that differ from the names of the arguments.

    Raises:
        TypeError: both were given, something required is missing, or `params` holds a name that
            the method does not know.
    """
    passed = {name: value for name, value in given.items() if is_given(value)}
    if not isinstance(params, (Omit, NotGiven)):
        if passed:
            names = _listed(passed)
            raise TypeError(f"{method}() takes params or keywords, not both; also given: {names}")
        held = _fields_of(params) if isinstance(params, Model) else params
        passed = {name: value for name, value in held.items() if is_given(value)}
        if strange := passed.keys() - given.keys():
            raise TypeError(f"{method}() does not know these fields of params: {_listed(strange)}")
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


def _pairs(name: str, value: Any, style: Style) -> list[tuple[str, str]]:
    """The pairs that one JSON-ready value makes."""
    if value.__class__ not in (dict, list):
        return [(name, _text(value))]
    if style is BRACKETS or style is DEEP:
        return list(_bracketed(name, value))
    if style is REPEAT:
        return list(_repeated(name, value))
    return [(name, _DELIMITERS[style].join(_flat(name, value)))]


def _bracketed(name: str, value: Any) -> Iterator[tuple[str, str]]:
    if value.__class__ is dict:
        for key, item in _items(value):
            yield from _bracketed(f"{name}[{key}]", item)
    elif value.__class__ is list:
        for item in _present(value):
            yield from _bracketed(f"{name}[]", item)
    else:
        yield name, _text(value)


def _repeated(name: str, value: Any) -> Iterator[tuple[str, str]]:
    if value.__class__ is dict:
        for key, item in _items(value):
            yield key, _single(name, item)
    else:
        for item in _present(value):
            yield name, _single(name, item)


def _flat(name: str, value: Any) -> Iterator[str]:
    if value.__class__ is dict:
        for key, item in _items(value):
            yield key
            yield _single(name, item)
    else:
        for item in _present(value):
            yield _single(name, item)


def _present(items: Iterable[Any]) -> list[Any]:
    return [item for item in items if item is not None]


def _items(mapping: Mapping[str, Any]) -> list[tuple[str, Any]]:
    return [(key, item) for key, item in mapping.items() if item is not None]


def _single(name: str, value: Any) -> str:
    if value.__class__ in (dict, list):
        raise TypeError(f"the query parameter {name!r} has no form for a value within a value")
    return _text(value)


def _text(scalar: Any) -> str:
    """A single JSON value as it stands in a URL."""
    if isinstance(scalar, bool):
        return "true" if scalar else "false"
    return "" if scalar is None else str(scalar)
