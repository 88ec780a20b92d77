"""Fixed values: `const` and `enum` (JSON Schema 2020-12, sections 6.1.2 and 6.1.3)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from bindwright.normalize.form import Constant, Nothing, Primitive, Type


def constant(schema: dict[str, Any]) -> Type | None:
    """The type of a few fixed values; `None` where their schema's `type` says more of them."""
    values = [schema["const"]] if "const" in schema else list(schema["enum"])
    values = _once(each for each in values if each is not None)
    if not values:
        return Nothing()
    # Literal takes these alone (Python typing specification, "Legal parameters for Literal"),
    # and of whole numbers mypy takes those of 64 bits.
    if all(isinstance(each, str) or _is_short(each) for each in values):
        return Constant(tuple(values))
    if "type" not in schema and all(isinstance(each, int | float) for each in values):
        whole = all(isinstance(each, int) for each in values)
        return Primitive("integer" if whole else "number")
    return None


def _once(values: Iterable[Any]) -> list[Any]:
    """Each value once: one that is repeated admits no more (section 6.1.2). True is not 1."""
    found: list[Any] = []
    for value in values:
        if not any(value.__class__ is each.__class__ and value == each for each in found):
            found.append(value)
    return found


def _is_short(value: object) -> bool:
    return isinstance(value, int) and -(2**63) <= value < 2**63
