"""What kinds of JSON value an argument may be, so that a wrong one is named before it is sent."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from .records import encode

ANYTHING: Final = "anything"
_CLASSES: Final[Mapping[str, tuple[type, ...]]] = {
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "array": (list,),
    "object": (dict,),
}
"""The types of JSON Schema 2020-12 (Validation, section 6.1.1), as `encode` makes them."""


@cache
def _exact(kinds: str) -> frozenset[type]:
    return frozenset({type(None)}.union(*(_CLASSES[each] for each in kinds.split(" or "))))


def check_kinds(values: Mapping[str, Any], kinds: Mapping[str, str]) -> None:
    """Check what is about to be sent; null may stand for any kind, as the server knows better.

    Args:
        values: Names and encoded values.
        kinds: Name -> the kinds that it takes, such as `string or object`, or `anything`.

    Raises:
        TypeError: a value is of another kind.
    """
    for name, value in values.items():
        wanted = kinds.get(name, ANYTHING)
        if wanted != ANYTHING and value.__class__ not in _exact(wanted):
            allowed, found = wanted.split(" or "), _kind_of(value)
            if found not in allowed and not (found == "integer" and "number" in allowed):
                raise TypeError(f"{name} takes {_listed(allowed)}, not {_article(found)}")


def check_parameters(arguments: Mapping[str, object], kinds: Mapping[str, str]) -> None:
    """Check those `arguments` that are sent as text: in the query, in headers and in cookies.

    There, `"5"` is the same as 5, and a value the same as a list of it: text always passes, and
    anything without structure for an array.

    Raises:
        TypeError: a value is of another kind; see `check_kinds`.
    """
    for name, value in encode(
        {name: arguments[name] for name in kinds if name in arguments}
    ).items():
        wanted = kinds[name]
        if value.__class__ is str or ("array" in wanted and value.__class__ is not dict):
            continue
        check_kinds({name: value}, kinds)


def _kind_of(value: Any) -> str:
    if isinstance(value, float) and value.is_integer():
        return "integer"
    order = ("boolean", *_CLASSES)  # to Python, a boolean is an integer too
    return next(each for each in order if isinstance(value, _CLASSES[each]))


def _listed(kinds: list[str]) -> str:
    return " or ".join(map(_article, kinds))


def _article(kind: str) -> str:
    return f"{'an' if kind[0] in 'aio' else 'a'} {kind}"
