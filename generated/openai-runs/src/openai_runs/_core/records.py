"""JSON objects as Python values, and the way from values to JSON."""

from __future__ import annotations

import io
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import MISSING, dataclass, fields
from enum import Enum
from reprlib import recursive_repr
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple, Never, TypeAlias, cast

from .absent import is_given

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Choice: TypeAlias = Collection[str] | Collection[int] | Mapping[str, Any] | Mapping[int, Any]
"""Names of fields or positions in a list. In a mapping each leads to a choice within, or to True
for the whole; `"__all__"` stands for every position."""

Mode: TypeAlias = Literal["json", "python"]
"""Whether dates, bytes and the like become text as in JSON, or stay as they are."""


class Record:
    """What every generated type holds besides its fields; `Model` has what callers use.

    It is also what makes two of them equal, and how they are shown: as `dataclass` would have it,
    which takes as long to write two more methods for each class as for all the rest of it.
    """

    __slots__ = ("_raw", "_request_id", "__weakref__")

    _raw: Any
    """The JSON object this value was decoded from, None if it was made by a caller."""
    _request_id: str | None
    """The server's name for the request this value answers, None for any other value."""

    @recursive_repr()
    def __repr__(self) -> str:
        own = fields(cast("DataclassInstance", self))
        shown = ", ".join(f"{each.name}={getattr(self, each.name)!r}" for each in own)
        return f"{type(self).__qualname__}({shown})"

    def __eq__(self, other: object) -> bool:
        if other.__class__ is not self.__class__:
            return NotImplemented
        names = [each.name for each in fields(cast("DataclassInstance", self))]
        return [getattr(self, name) for name in names] == [getattr(other, name) for name in names]

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            # Python asks here only for what is not set. Setting these two to None in every
            # constructor would make decoding slower.
            if name == "_raw" or name == "_request_id":
                return None
            if not name.startswith("_") and name in self.unknown_fields:
                return self._raw[name]
            kind = type(self).__name__
            raise AttributeError(f"{kind!r} object has no attribute {name!r}", name=name, obj=self)

    @property
    def unknown_fields(self) -> dict[str, Any]:
        """The fields the server sent that this class does not declare, as parsed JSON.

        Each is an attribute too, which type checkers do not know.
        """
        if self._raw is None:
            return {}
        known = {field.wire for field in known_fields(type(self))}
        return {name: value for name, value in self._raw.items() if name not in known}

    def _encoded(self) -> dict[str, Any]:
        raw = self._raw
        result: dict[str, Any] = {}
        for name, wire, null in known_fields(type(self)):
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
                    result[wire] = _spelled(value, raw.get(wire), result[wire])
        if self.__class__ in _ADDITIONAL:
            result = {**_encode_mapping(extra_fields(self)), **result}
        elif raw is not None and not raw.keys() <= result.keys():
            result.update(self.unknown_fields)
        return result


@dataclass(slots=True, frozen=True)
class Unknown:
    """A value of a kind this version does not know, where the API allows several kinds.

    The properties of an object are attributes as well, so that `part.type == "text"` can be asked
    of all kinds alike; for type checkers only `tag` and `raw` have a type.

    Attributes:
        tag: what the value says it is, None where it says nothing.
        raw: the value as parsed JSON.
    """

    tag: str | None
    raw: Any

    if TYPE_CHECKING:

        # Whoever has asked for a known kind by its tag has none of this kind.
        def __getattr__(self, name: str) -> Never: ...

    else:

        def __getattr__(self, name: str) -> Any:
            return property_of(self, "raw", name)

    def to_dict(self) -> Any:
        """The value as JSON-ready data: what came."""
        return self.raw


def property_of(holder: object, place: str, name: str) -> Any:
    """A property of the JSON object that `holder` has at `place`, for its `__getattr__`.

    Raises:
        AttributeError: there is none of this name.
    """
    # Copying and unpickling ask for attributes before there are any.
    raw = None if name == place or name.startswith("_") else getattr(holder, place)
    if isinstance(raw, dict) and name in raw:
        return cast("dict[str, Any]", raw)[name]
    kind = type(holder).__name__
    raise AttributeError(f"{kind!r} object has no attribute {name!r}", name=name, obj=holder)


class KnownField(NamedTuple):
    """A field that a class declares."""

    name: str
    wire: str
    """Its name in JSON."""
    null: bool
    """What None means in a value that was not decoded: null, or absent."""


_KNOWN_FIELDS: Final[dict[type, tuple[KnownField, ...]]] = {}
_ADDITIONAL: Final[dict[type, str]] = {}
"""Class -> its field that holds all further properties, where it has one."""


def known_fields(cls: type[Record]) -> tuple[KnownField, ...]:
    """How the fields of a generated class appear in JSON, worked out once for each class.

    A field whose default is None has two states, absent and a value. Where the default is `omit`
    it has three, and where there is no default it is never absent: there, None is null.
    """
    known = _KNOWN_FIELDS.get(cls)
    if known is None:
        found: list[KnownField] = []
        for field in fields(cast("type[DataclassInstance]", cls)):
            if "additional" in field.metadata:
                _ADDITIONAL[cls] = field.name
                continue
            required = field.default is MISSING and field.default_factory is MISSING
            null = required or field.default is not None
            found.append(KnownField(field.name, field.metadata.get("wire", field.name), null))
        known = _KNOWN_FIELDS[cls] = tuple(found)
    return known


def extra_fields(model: Record) -> Mapping[str, Any]:
    """The properties besides the declared ones: typed where the class has a field for them."""
    known_fields(type(model))
    name = _ADDITIONAL.get(type(model))
    found: Mapping[str, Any] = model.unknown_fields if name is None else getattr(model, name)
    return found


def is_set(model: Record, field: KnownField) -> bool:
    """Whether the server sent a field, or the caller passed it."""
    value = getattr(model, field.name)
    if value is not None:
        return is_given(value)
    raw = model._raw  # pyright: ignore[reportPrivateUsage]
    return field.null if raw is None else field.wire in raw


def as_it_came(model: Record, field: KnownField, value: Any) -> Any:
    """The value of a field as the server wrote it, where JSON has no such kind of value."""
    raw = model._raw  # pyright: ignore[reportPrivateUsage]
    kind = value.__class__
    if raw is None or kind in _PLAIN or issubclass(kind, (Record, list, dict)):
        return value
    encoded = encode(value)
    if not isinstance(encoded, str):
        return value
    return _spelled(value, raw.get(field.wire), encoded)


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
    if isinstance(value, Record):
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


def _spelled(value: object, sent: object, encoded: str) -> str:
    """`sent` if it means `value`, else `encoded`: one moment in time, say, has several spellings."""
    from .scalars import same_value

    return sent if isinstance(sent, str) and same_value(value, sent) else encoded
