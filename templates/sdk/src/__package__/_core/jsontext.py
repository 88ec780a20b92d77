"""JSON text to Python values and back (RFC 8259), by orjson where it is installed.

Both readers give the same results. The standard library's `json` makes the rules, with one
exception: NaN and Infinity are refused, because they are not JSON. orjson reads what it reads
alike, which is nearly everything, and leaves the rest to `json`:

* integers beyond 64 bits are exact; orjson alone would read them as floats;
* escaped surrogates without their other half are kept, as the strings they came as;
* of duplicate keys the last one counts;
* numbers beyond the range of a double are infinite.

Text is written by `json` alone: what costs time there is making JSON-ready values of models.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any, Final, TypeAlias

Reader: TypeAlias = Callable[[str | bytes], Any]

# 19 digits in a row may be an integer beyond 64 bits. Mapping every digit to "0" and searching
# for that run is several times faster than a regular expression.
_DIGITS_TO_ZERO: Final = bytes.maketrans(b"123456789", b"0" * 9)
_MANY_DIGITS: Final = b"0" * 19

_reader: Reader | None = None


def loads(text: str | bytes) -> Any:
    """The value of a JSON text; bytes are UTF-8.

    Raises:
        ValueError: it is not JSON, or nested more deeply than Python can follow.
    """
    return (_reader or reader())(text)


def reader() -> Reader:
    """The function behind `loads`, for a caller with many texts to read.

    It is chosen at the first use, so that importing this module loads no JSON library.
    """
    global _reader
    if _reader is None:
        _reader = _choose_reader()
    return _reader


def dumps(value: object, *, indent: int | None = None) -> bytes:
    """The JSON text of a value made of dict, list, str, int, float, bool and None, as UTF-8.

    It is compact unless `indent` names the number of spaces for each level.

    Raises:
        ValueError: a number is NaN or infinite, or a container holds itself.
        TypeError: a value has no JSON form; `codec.encode` makes JSON-ready values.
    """
    import json

    separators = (",", ":") if indent is None else (",", ": ")
    text = json.dumps(
        value, ensure_ascii=False, allow_nan=False, separators=separators, indent=indent
    )
    try:
        return text.encode()
    except UnicodeEncodeError:
        # A surrogate without its other half exists in JSON only as an escape.
        return json.dumps(value, allow_nan=False, separators=separators, indent=indent).encode()


def standard_reader() -> Reader:
    """A reader over the standard library's `json`."""
    import json

    decoder = json.JSONDecoder(parse_constant=_refuse_constant)
    read_value, read_text = decoder.raw_decode, decoder.decode

    def standard(text: str | bytes) -> Any:
        try:
            whole = text if isinstance(text, str) else text.decode("utf-8-sig")
            try:
                value, end = read_value(whole)
                if end == len(whole):
                    return value
            except json.JSONDecodeError:
                pass
            # There are spaces around the value, or it is not JSON: what takes longer says which.
            return read_text(whole)
        except RecursionError:
            raise ValueError("the JSON text is nested too deeply") from None

    return standard


def orjson_reader(orjson_loads: Callable[[str | bytes], Any]) -> Reader:
    """A reader over orjson's `loads` that agrees with the standard one."""
    standard = standard_reader()

    def fast(text: str | bytes) -> Any:
        try:
            data = text.encode() if isinstance(text, str) else text
            if data.translate(_DIGITS_TO_ZERO).find(_MANY_DIGITS) < 0:
                return orjson_loads(text)
        except ValueError:
            # Also raised for valid JSON beyond orjson's limits. If it is no JSON at all, the
            # standard reader says so, in the same words either way.
            pass
        return standard(text)

    return fast


def _refuse_constant(name: str) -> Any:
    raise ValueError(f"{name} is not JSON")


def _choose_reader() -> Reader:
    try:
        orjson = import_module("orjson")
    except ImportError:
        return standard_reader()
    return orjson_reader(orjson.loads)
