"""The base class of every generated type, and the way from values to JSON."""

from __future__ import annotations

import io
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import MISSING, dataclass, fields
from enum import Enum
from typing import TYPE_CHECKING, Any, Final, NamedTuple, cast

from .absent import is_given

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


class Model:
    """A JSON object as a dataclass.

    A value that came from a server remembers the JSON it came as: fields this version does not
    know, and the difference between null and absent, survive `to_dict`. Neither takes part in
    comparison, and `dataclasses.replace` starts without them.
    """

    __slots__ = ("_raw", "_request_id", "__weakref__")

    _raw: Any
    """The JSON object this value was decoded from, None if it was made by a caller."""
    _request_id: str | None
    """The server's name for the request this value answers, None for any other value."""

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            # Python asks here only for what is not set. Setting these two to None in every
            # constructor would make decoding slower.
            if name == "_raw" or name == "_request_id":
                return None
            kind = type(self).__name__
            raise AttributeError(f"{kind!r} object has no attribute {name!r}", name=name, obj=self)

    @property
    def unknown_fields(self) -> dict[str, Any]:
        """The fields the server sent that this class does not declare, as parsed JSON."""
        if self._raw is None:
            return {}
        known = {field.wire for field in _wire_fields(type(self))}
        return {name: value for name, value in self._raw.items() if name not in known}

    def to_dict(self) -> dict[str, Any]:
        """The value as JSON-ready data under the API's own names.

        Absent fields are left out, and unknown ones are kept.

        Raises:
            TypeError: a field holds something that cannot be sent as JSON.
        """
        result: dict[str, Any] = encode(self)
        return result

    def to_json(self, indent: int | None = None) -> str:
        """The value as JSON text, compact unless `indent` gives the spaces for each level.

        Raises:
            TypeError: a field holds something that cannot be sent as JSON.
            ValueError: a field holds NaN or an infinite number, which JSON does not have.
        """
        from .jsontext import dumps

        return dumps(encode(self), indent=indent).decode()

    def model_dump(self) -> dict[str, Any]:
        """The same as `to_dict`."""
        return self.to_dict()

    def model_dump_json(self, *, indent: int | None = None) -> str:
        """The same as `to_json`."""
        return self.to_json(indent)

    def _encoded(self) -> dict[str, Any]:
        raw = self._raw
        result: dict[str, Any] = {}
        for name, wire, null in _wire_fields(type(self)):
            value = getattr(self, name)
            if value is None:
                if null if raw is None else wire in raw:
                    result[wire] = None
            elif value.__class__ in _PLAIN:
                result[wire] = value
            elif is_given(value):
                try:
                    result[wire] = _encode(value)
                except _Unsendable as error:
                    error.steps.append(f".{wire}")
                    raise
                if raw is not None and type(result[wire]) is str:
                    result[wire] = _as_it_came(value, raw.get(wire), result[wire])
        if raw is not None and not raw.keys() <= result.keys():
            result.update(self.unknown_fields)
        return result


def identify(model: Model, request_id: str | None) -> None:
    """Note on a result which request it came from."""
    setattr(model, "_request_id", request_id)  # the name is not for callers to set


@dataclass(slots=True, frozen=True)
class Unknown:
    """A value of a kind this version does not know, where the API allows several kinds.

    Attributes:
        tag: what the value says it is, None where it says nothing.
        raw: the value as parsed JSON.
    """

    tag: str | None
    raw: Any

    def to_dict(self) -> Any:
        """The value as JSON-ready data: what came."""
        return self.raw


class _WireField(NamedTuple):
    name: str
    wire: str
    null: bool  # what None means in a value that was not decoded: null, or absent


_WIRE_FIELDS: Final[dict[type, tuple[_WireField, ...]]] = {}


def _wire_fields(cls: type[Model]) -> tuple[_WireField, ...]:
    """How the fields of a generated class appear in JSON, worked out once for each class.

    A field whose default is None has two states, absent and a value. Where the default is `omit`
    it has three, and where there is no default it is never absent: there, None is null.
    """
    known = _WIRE_FIELDS.get(cls)
    if known is None:
        found: list[_WireField] = []
        for field in fields(cast("type[DataclassInstance]", cls)):
            required = field.default is MISSING and field.default_factory is MISSING
            null = required or field.default is not None
            found.append(_WireField(field.name, field.metadata.get("wire", field.name), null))
        known = _WIRE_FIELDS[cls] = tuple(found)
    return known


_PLAIN: Final = frozenset({str, int, float, bool, type(None)})


class _Unsendable(Exception):
    """Carries the way to a value without a JSON form outwards, innermost step first."""

    def __init__(self, value: object) -> None:
        self.kind = type(value).__qualname__
        self.steps: list[str] = []

    def __str__(self) -> str:
        article = "an" if self.kind[0] in "aeiouAEIOU" else "a"
        place = "".join(reversed(self.steps)).removeprefix(".")
        return f"{place + ': ' if place else ''}{article} {self.kind} cannot be sent as JSON"


def encode(value: object) -> Any:
    """The JSON-ready form of a value: dict, list, str, int, float, bool or None throughout.

    Models, mappings with text keys, lists and other collections and iterators are encoded all the
    way down; `omit` in a mapping is left out. Dates and times become text by RFC 3339 (section
    5.6), bytes become base64 (RFC 4648, section 4), UUID and Decimal their usual text.

    Raises:
        TypeError: something has no JSON form; the message names its place, as in
            `tools[0].function: a set cannot be sent as JSON`.
    """
    try:
        return _encode(value)
    except _Unsendable as error:
        raise TypeError(str(error)) from None


def _encode(value: Any) -> Any:
    cls = value.__class__
    if cls in _PLAIN:
        return value
    if isinstance(value, Model):
        return value._encoded()  # pyright: ignore[reportPrivateUsage]
    if cls is dict:
        return _encode_mapping(value)
    if cls is list or cls is tuple:
        return _encode_items(value)
    return _encode_other(value)


def _encode_mapping(mapping: Mapping[Any, Any]) -> dict[str, Any]:
    result: dict[str, Any] = {}
    for key, item in mapping.items():
        if not is_given(item):
            continue
        name = key.value if isinstance(key, Enum) else key
        try:
            if not isinstance(name, str):
                raise _Unsendable(key)
            result[name] = _encode(item)
        except _Unsendable as error:
            error.steps.append(f".{key}" if str(key).isidentifier() else f"[{key!r}]")
            raise
    return result


def _encode_items(items: Iterable[Any]) -> list[Any]:
    result: list[Any] = []
    for item in items:
        try:
            result.append(_encode(item))
        except _Unsendable as error:
            error.steps.append(f"[{len(result)}]")
            raise
    return result


def _encode_other(value: Any) -> Any:
    """Encode the less usual kinds."""
    cls = value.__class__
    if cls is Unknown:
        return value.raw
    if issubclass(cls, Enum):
        return _encode(value.value)
    if issubclass(cls, (str, int, float)):
        return value
    if issubclass(cls, Mapping):
        return _encode_mapping(value)

    from .scalars import to_text

    text = to_text(value)
    if text is not None:
        return text
    # A set has no order, a file is an iterator of lines, and what is only iterable may be
    # anything: none of them says that it is meant as an array.
    ordered = issubclass(cls, (Collection, Iterator))
    if not ordered or issubclass(cls, (set, frozenset, io.IOBase)):
        raise _Unsendable(value)
    return _encode_items(value)


def _as_it_came(value: object, sent: object, encoded: str) -> str:
    """`sent` if it means `value`, else `encoded`: one moment in time, say, has several spellings."""
    from .scalars import same_value

    return sent if isinstance(sent, str) and same_value(value, sent) else encoded
