"""The operations of a path: those of fixed names, and those of OpenAPI 3.2."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bindwright.normalize.raw import is_map

FIXED = ("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")
"""Keys of a path item that are HTTP methods (OpenAPI 3.2, section 4.9.1)."""
ADDITIONAL = "additionalOperations"


def operations_in(item: dict[str, Any]) -> Iterator[tuple[str, tuple[str, ...], dict[str, Any]]]:
    """HTTP method, the keys that lead to it from the path item, and the operation itself."""
    for key in FIXED:
        if is_map(item.get(key)):
            yield key.upper(), (key,), item[key]
    more = item.get(ADDITIONAL)
    for key, operation in more.items() if is_map(more) else ():
        if is_map(operation):
            yield str(key), (ADDITIONAL, str(key)), operation
