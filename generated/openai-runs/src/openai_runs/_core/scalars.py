"""Values that JSON spells as strings, by the description's `format`.

Reading is lenient: a string that is not what its format says, or a value that is no string, stays
as it is, because a server that bends a format should not break its clients.
"""

from __future__ import annotations

import binascii
from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any, Final
from uuid import UUID


def parse_datetime(raw: Any) -> Any:
    """`format: date-time` (RFC 3339, section 5.6) as a datetime, aware if it has an offset."""
    if raw.__class__ is str:
        try:
            return datetime.fromisoformat(raw)
        except ValueError:
            return raw
    return raw


def parse_date(raw: Any) -> Any:
    """`format: date` (RFC 3339, `full-date`) as a date."""
    if raw.__class__ is str:
        try:
            return date.fromisoformat(raw)
        except ValueError:
            return raw
    return raw


def parse_uuid(raw: Any) -> Any:
    """`format: uuid` (RFC 9562) as a UUID."""
    if raw.__class__ is str:
        try:
            return UUID(raw)
        except ValueError:
            return raw
    return raw


def parse_bytes(raw: Any) -> Any:
    """`format: byte`: base64 (RFC 4648, section 4) as bytes."""
    if raw.__class__ is str:
        try:
            return b64decode(raw, validate=True)
        except (binascii.Error, ValueError):
            return raw
    return raw


def parse_decimal(raw: Any) -> Any:
    """A string with `format: decimal` as a Decimal; a JSON number stays a number."""
    if raw.__class__ is str:
        try:
            value = Decimal(raw)
        except InvalidOperation:
            return raw
        return value if value.is_finite() else raw
    return raw


def to_text(value: object) -> str | None:
    """How JSON spells a value of one of these types, None for any other type."""
    if isinstance(value, datetime):
        text = value.isoformat()
        return text.removesuffix("+00:00") + "Z" if value.utcoffset() == timedelta(0) else text
    if isinstance(value, (date, time)):
        return value.isoformat()
    if isinstance(value, (UUID, Decimal)):
        return str(value)
    if isinstance(value, (bytes, bytearray)):
        return b64encode(value).decode("ascii")
    return None


_PARSERS: Final[Mapping[type, Callable[[Any], Any]]] = {
    datetime: parse_datetime,
    date: parse_date,
    UUID: parse_uuid,
    bytes: parse_bytes,
    Decimal: parse_decimal,
}


def same_value(value: object, text: str) -> bool:
    """Whether `text` is one of the spellings of `value`."""
    parse = _PARSERS.get(type(value))
    return parse is not None and parse(text) == value
