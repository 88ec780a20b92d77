"""What kinds of JSON value arguments may be, for the check that names a wrong one."""

from __future__ import annotations

from collections.abc import Mapping

from bindwright.normalize.form import Schema, Type
from bindwright.normalize.kinds import kinds_of

_ORDER = ("string", "integer", "number", "boolean", "array", "object")
"""All but null, which always passes."""


def kinds_text(type_: Type, schemas: Mapping[str, Schema]) -> str:
    """The kinds of JSON value that a type takes, `string or object`; or `anything`."""
    found = kinds_of(type_, schemas) - {"null"}
    if not found or "any" in found:
        return "anything"
    if "number" in found:
        found -= {"integer"}
    return " or ".join(each for each in _ORDER if each in found)
