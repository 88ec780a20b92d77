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


class OperationIds:
    """Hands out what tells each operation of a description from all others."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def of(self, verb: str, path: str, raw: dict[str, Any]) -> str:
        """Its `operationId`; `VERB /path` where it has none, or one before has that already."""
        wished = str(raw.get("operationId") or "")
        found = f"{verb} {path}" if not wished or wished in self._taken else wished
        self._taken.add(found)
        return found


def plain_id(id: str, verb: str, path: str) -> str:
    """An operation id without the path and the method that frameworks put behind a name.

    Such as `read_item_items__item_id__get` for `read_item`, with any other character as `_`.
    """
    behind = re.sub(r"\W", "_", f"{path}_{verb}", flags=re.ASCII)
    plain = id[: -len(behind)] if id.lower().endswith(behind.lower()) else ""
    return plain.strip("_") or id
