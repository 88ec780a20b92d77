"""The operations of a path: those of fixed names, and those of OpenAPI 3.2."""

from __future__ import annotations

import re
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


def plain_id(id: str, verb: str, path: str) -> str:
    """An operation id without the path and the method that frameworks put behind a name.

    Such as `read_item_items__item_id__get` for `read_item`, with any other character as `_`.
    """
    behind = re.sub(r"\W", "_", f"{path}_{verb}", flags=re.ASCII)
    plain = id[: -len(behind)] if id.lower().endswith(behind.lower()) else ""
    return plain.strip("_") or id
