"""Parameters as they go into a path, a query, headers and cookies (OpenAPI 3.2, Style Values)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from typing import Any, Final, Literal, TypeAlias
from urllib.parse import quote, urlencode

from .absent import is_given
from .records import encode

Query: TypeAlias = Mapping[str, object]
"""Query parameters of one call; None takes a parameter away that would be sent otherwise."""
Pairs: TypeAlias = tuple[tuple[str, str], ...]
"""Name and value of each query parameter; an empty name stands for a whole query string."""

Prefix: TypeAlias = Literal["", ".", ";"]


class Encoded(str):
    """Text of a URL that is percent-encoded already."""

    __slots__ = ()


class Style(Enum):
    """How a query parameter spells arrays and objects."""

    BRACKETS = "brackets"
    """`a[]=1&a[]=2` and `a[b]=1`, to any depth; not in OpenAPI, but widely used."""
    REPEAT = "repeat"
    """`a=1&a=2`; the properties of an object stand by themselves: `b=1` (form, exploded)."""
    COMMA = "comma"
    """`a=1,2` and `a=b,1` (form, not exploded)."""
    SPACE = "space"
    """`a=1%202` (spaceDelimited)."""
    PIPE = "pipe"
    """`a=1%7C2` (pipeDelimited)."""
    DEEP = "deep"
    """`a[b]=1` (deepObject); what OpenAPI leaves open, arrays and depth, as in BRACKETS."""


BRACKETS: Final = Style.BRACKETS
REPEAT: Final = Style.REPEAT
COMMA: Final = Style.COMMA
SPACE: Final = Style.SPACE
PIPE: Final = Style.PIPE
DEEP: Final = Style.DEEP

_DELIMITERS: Final[Mapping[Style, str]] = {COMMA: ",", SPACE: "%20", PIPE: "%7C"}
# `pchar` of RFC 3986; letters, digits and `-._~` are never encoded.
_SEGMENT_SAFE: Final = ":@!$&'()*+,;="
# What `allowReserved` leaves as it is: not what would end a value or the query.
_QUERY_RESERVED: Final = ":/?@!$'()*,;="
_PARAMETER: Final = re.compile(r"\{([^{}]+)\}")
_DOT_SEGMENT: Final = re.compile(r"(?:(?<=/)|^)\.{1,2}(?=/|$)")


# -- the path -------------------------------------------------------------------------------------


def path(template: str, /, **values: object) -> str:
    """A path with its parameters filled in, percent-encoded (RFC 3986, section 3.3).

    A value fills one segment or a part of one: it cannot begin another (`/`), a query or a
    fragment, nor climb (`..`). Lists and mappings are filled in by `segment`.

    Raises:
        ValueError: a value is empty, None or not given, or makes a segment `.` or `..`.
        TypeError: a value is not a single one, or has no text form.
    """

    def fill(match: re.Match[str]) -> str:
        value = values[match[1]]
        text = _segment_text(match[1], value)
        if not text:
            raise ValueError(f"Expected a non-empty value for `{match[1]}` but received {value!r}")
        return text if isinstance(text, Encoded) else quote(text, safe=_SEGMENT_SAFE)

    filled = _PARAMETER.sub(fill, template)
    if climbing := _DOT_SEGMENT.search(filled):
        raise ValueError(f"The path {filled!r} would climb: a segment cannot be {climbing[0]!r}")
    return filled


def segment(value: object, *, prefix: Prefix = "", name: str = "", explode: bool = False) -> object:
    """A path parameter in its style, for `path` (RFC 6570, sections 3.2.2, 3.2.5 and 3.2.7).

    Args:
        value: text, a list or a mapping.
        prefix: "" for the style simple, "." for label, ";" for matrix.
        name: its wire name, which stands in the path in the style matrix.
        explode: `.a.b` and `;name=a;name=b` in place of `.a,b` and `;name=a,b`; for mappings,
            `key=a` in place of `key,a`.

    Raises:
        TypeError: there is a list or mapping inside of it.
    """
    encoded = encode(value) if is_given(value) else None
    if encoded is None or encoded in ("", [], {}):
        return encoded or ""
    joint = (prefix or ",") if explode else ","
    if encoded.__class__ is dict and explode:
        items = [f"{_all(key)}={_all(_single(name, each))}" for key, each in _items(encoded)]
        return Encoded(prefix + joint.join(items))
    items = [_all(each) for each in _flat(name, encoded)]
    label = f"{_all(name)}=" if prefix == ";" else ""
    if explode:
        return Encoded(prefix + joint.join(f"{label}{each}" for each in items))
    return Encoded(f"{prefix}{label}{','.join(items)}")


def json_segment(value: object) -> object:
    """A path parameter that is JSON text (parameter `content`), for `path`."""
    return Encoded(_all(_json(value))) if is_given(value) else ""


def _segment_text(name: str, value: object) -> str:
    """A path parameter as text, empty if there is none."""
    if isinstance(value, Encoded):
        return value
    scalar = encode(value) if is_given(value) else None
    if scalar.__class__ in (dict, list):
        raise TypeError(f"`{name}` is part of a path: it takes a single value, not {value!r}")
    return _text(scalar)


# -- the query ------------------------------------------------------------------------------------


def query(
    arguments: Mapping[str, object], styles: Mapping[str, Style], reserved: Iterable[str] = ()
) -> Pairs:
    """The query parameters among `arguments`, each in its style; the keys are their wire names.

    Numbers and text are sent as they read, booleans as `true` and `false`, dates by RFC 3339.
    None, `omit` and an empty array send nothing (except that COMMA, SPACE and PIPE send an empty
    array as an empty text). Characters that mean something in a URL, such as `/`, stay as they
    are in the values of those that are `reserved` (OpenAPI, `allowReserved`).

    Raises:
        TypeError: a value has no text form, or the style has no form for so much structure.
    """
    chosen = encode({name: arguments[name] for name in styles if name in arguments})
    pairs: list[tuple[str, str]] = []
    for name, value in chosen.items():
        if value is not None:
            safe = _QUERY_RESERVED if name in reserved else ""
            pairs += _pairs(name, value, styles[name], safe)
    return tuple(pairs)


def json_query(arguments: Mapping[str, object], names: Iterable[str]) -> Pairs:
    """The query parameters among `arguments` that are JSON text (OpenAPI, parameter `content`).

    Raises:
        TypeError: a value cannot be sent as JSON.
    """
    found = (name for name in names if name in arguments and is_given(arguments[name]))
    return tuple((name, _json(arguments[name])) for name in found)


def whole_query(arguments: Mapping[str, object], name: str, media_type: str) -> Pairs:
    """The one argument that is the whole query string (OpenAPI 3.2, `in: querystring`).

    It is a form where `media_type` says so, else JSON text, or text as it is.

    Raises:
        TypeError: a value has no text form.
    """
    if name not in arguments or not is_given(arguments[name]):
        return ()
    value = arguments[name]
    if media_type == "application/x-www-form-urlencoded":
        held = encode(value)
        return query(held, dict.fromkeys(held, REPEAT))
    return (("", Encoded(_all(_json(value) if "json" in media_type else str(value)))),)


def merge_query(pairs: Pairs, extra: Query | None, style: Style = BRACKETS) -> Pairs:
    """`pairs` with the parameters of `extra` in place of any of the same name.

    Raises:
        TypeError: as `query`.
    """
    if not extra:
        return pairs
    kept = (pair for pair in pairs if extra.keys().isdisjoint((pair[0], pair[0].partition("[")[0])))
    return (*kept, *query(extra, dict.fromkeys(extra, style)))


def query_text(pairs: Pairs) -> str:
    """The query of a URL, percent-encoded (WHATWG URL, section 5.2)."""
    return "&".join(
        urlencode(((name, value),)) if not isinstance(value, Encoded) else _encoded(name, value)
        for name, value in pairs
    )


def _encoded(name: str, value: str) -> str:
    return f"{urlencode(((name, ''),))}{value}" if name else value


# -- headers and cookies --------------------------------------------------------------------------


def headers(
    arguments: Mapping[str, object], names: Iterable[str], exploded: Iterable[str] = ()
) -> dict[str, str]:
    """The headers among `arguments`, by name: lists separated by commas (OpenAPI, style simple).

    A mapping is `key,a`, and `key=a` for those that are `exploded`. None and `omit` send nothing.

    Raises:
        TypeError: a value has no text form.
    """
    chosen = encode({name: arguments[name] for name in names if name in arguments})
    return {
        name: ",".join(_listed(name, value, explode=name in exploded))
        for name, value in chosen.items()
        if value is not None
    }


def json_headers(arguments: Mapping[str, object], names: Iterable[str]) -> dict[str, str]:
    """The headers among `arguments` that are JSON text (OpenAPI, parameter `content`).

    Raises:
        TypeError: a value cannot be sent as JSON.
    """
    return dict(json_query(arguments, names))


def cookies(
    arguments: Mapping[str, object],
    names: Iterable[str],
    *,
    exploded: Iterable[str] = (),
    plain: Iterable[str] = (),
    json: Iterable[str] = (),
) -> dict[str, str]:
    """The `Cookie` header with those `arguments` (RFC 6265, section 5.4); empty without any.

    Args:
        arguments: wire name -> value.
        names: those that are cookies.
        exploded: cookies that are sent once for each item of a list, and by the keys of a mapping.
            (OpenAPI 3.2, style cookie; the `&` that form has there is no separator of cookies.)
        plain: cookies that are not percent-encoded (style cookie).
        json: cookies that are JSON text (parameter `content`).

    Raises:
        TypeError: a value has no text form.
    """
    texts = dict(json_query(arguments, json))
    chosen = encode({name: arguments[name] for name in names if name in arguments}) | texts
    pairs: list[tuple[str, str]] = []
    for name, value in chosen.items():
        encoded = str if name in plain else _all
        if name in exploded and value.__class__ in (dict, list):
            pairs += [(key, encoded(each)) for key, each in _repeated(name, value)]
        elif value is not None:
            pairs.append((name, ",".join(encoded(each) for each in _flat(name, value))))
    return {"Cookie": "; ".join(f"{name}={text}" for name, text in pairs)} if pairs else {}


def renamed(arguments: Mapping[str, object], names: Mapping[str, str]) -> dict[str, object]:
    """The arguments with those of other keys under their wire names.

    That is for parameters that share their wire name with a property of the body.
    """
    kept = {name: value for name, value in arguments.items() if name not in names.values()}
    found = {wire: arguments[key] for key, wire in names.items() if key in arguments}
    return {**kept, **found}


# -- values ---------------------------------------------------------------------------------------


def _all(text: str) -> str:
    """Percent-encoded whole: nothing in it means anything."""
    return quote(text, safe="")


def _json(value: object) -> str:
    from .jsontext import dumps

    return dumps(encode(value)).decode()


def _pairs(name: str, value: Any, style: Style, safe: str) -> list[tuple[str, str]]:
    """The pairs that one JSON-ready value makes."""
    if value.__class__ not in (dict, list):
        found = [(name, _text(value))]
    elif style is BRACKETS or style is DEEP:
        found = list(_bracketed(name, value))
    elif style is REPEAT:
        found = list(_repeated(name, value))
    else:
        items = (quote(each, safe=safe) for each in _flat(name, value))
        return [(name, Encoded(_DELIMITERS[style].join(items)))]
    if not safe:
        return found
    return [(key, Encoded(quote(text, safe=safe))) for key, text in found]


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


def _listed(name: str, value: Any, *, explode: bool) -> Iterator[str]:
    if explode and value.__class__ is dict:
        return (f"{key}={_single(name, item)}" for key, item in _items(value))
    return _flat(name, value)


def _flat(name: str, value: Any) -> Iterator[str]:
    if value.__class__ is dict:
        for key, item in _items(value):
            yield key
            yield _single(name, item)
    elif value.__class__ is list:
        for item in _present(value):
            yield _single(name, item)
    else:
        yield _text(value)


def _present(items: Iterable[Any]) -> list[Any]:
    return [item for item in items if item is not None]


def _items(mapping: Mapping[str, Any]) -> list[tuple[str, Any]]:
    return [(key, item) for key, item in mapping.items() if item is not None]


def _single(name: str, value: Any) -> str:
    if value.__class__ in (dict, list):
        raise TypeError(f"the parameter {name!r} has no form for a value within a value")
    return _text(value)


def _text(scalar: Any) -> str:
    """A single JSON value as it stands in a URL."""
    if isinstance(scalar, bool):
        return "true" if scalar else "false"
    return "" if scalar is None else str(scalar)
