"""JSON Pointer (RFC 6901): how every stage names a part of a description."""

from __future__ import annotations

import re
from typing import Any, cast
from urllib.parse import unquote

_INDEX = re.compile(r"0|[1-9][0-9]*")
_BAD_ESCAPE = re.compile(r"~(?![01])")


def pointer(*parts: str | int) -> str:
    """The pointer through `parts`; without any it is '', the whole document."""
    return "".join(f"/{str(part).replace('~', '~0').replace('/', '~1')}" for part in parts)


def split(path: str) -> list[str]:
    """The unescaped parts of a pointer (section 4).

    Raises:
        ValueError: `path` is not a pointer: it lacks its first slash or holds a lone `~`.
    """
    if not path:
        return []
    if not path.startswith("/") or _BAD_ESCAPE.search(path):
        raise ValueError(f"not a JSON Pointer: {path!r}")
    return [part.replace("~1", "/").replace("~0", "~") for part in path[1:].split("/")]


def from_fragment(reference: str) -> str:
    """The pointer in a URI reference such as `#/components/schemas/A%20b` (section 6)."""
    return unquote(reference.partition("#")[2])


def resolve(data: Any, path: str) -> Any:
    """The value `path` points at.

    Raises:
        KeyError: There is no such value.
        ValueError: `path` is not a pointer.
    """
    value = data
    for part in split(path):
        value = step(value, part, path)
    return value


def step(value: Any, part: str, path: str) -> Any:
    """The member of `value` that one unescaped part names, or `KeyError` with the `path`."""
    if isinstance(value, dict) and part in value:
        return cast(dict[str, Any], value)[part]
    if isinstance(value, list) and _INDEX.fullmatch(part):
        items = cast(list[object], value)
        if len(part) < 12 and int(part) < len(items):
            return items[int(part)]
    raise KeyError(path)
