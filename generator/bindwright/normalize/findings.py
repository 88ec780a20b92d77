"""What is said of schemas that can be typed, though not as well as they might be."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from bindwright.diagnostics import Diagnostics
from bindwright.normalize.form import UnionSchema
from bindwright.normalize.merge import Report
from bindwright.normalize.raw import is_map
from bindwright.normalize.spots import Spot
from bindwright.source import Document, pointer, resolve


def note_untagged(document: Document, diagnostics: Diagnostics, union: UnionSchema) -> None:
    """A union of objects that no property tells apart."""
    diagnostics.add(
        document.diagnostic(
            "union-without-tag",
            union.origin,
            f"no property tells the members of {union.name} apart",
            "values are read by their required properties and fixed values",
            "declare a discriminator, or a property with another const in each member",
            "note",
        )
    )


def note_undeclared(
    document: Document, diagnostics: Diagnostics, spot: Spot, schema: dict[str, Any]
) -> None:
    """Properties that an object has to have, and that nothing describes.

    JSON Schema allows that (Validation, section 6.5.3): such a property can hold anything.
    """
    missing = [each for each in schema.get("required", ()) if each not in schema["properties"]]
    said = _required_at(document, spot) if missing else []
    for name in missing:
        at = pointer("required", said.index(name)) if name in said else ""
        diagnostics.add(
            document.diagnostic(
                "required-but-undeclared",
                spot.pointer + at,
                f"the property {name!r} is required, and not declared",
                "the class has no field for it; it is kept among the unknown ones, and sent by"
                " extra_body",
                "declare it under properties, or take it away from required",
                "warning",
            )
        )


def _required_at(document: Document, spot: Spot) -> list[Any]:
    """The names under `required` where a schema stands; of one made of several, there are none."""
    with suppress(KeyError, ValueError):
        raw = resolve(document.data, spot.pointer)
        return raw.get("required", []) if is_map(raw) else []
    return []


def clash(document: Document, diagnostics: Diagnostics, spot: Spot) -> Report:
    """What reports the parts of an `allOf` at a place that contradict each other."""

    def report(problem: str) -> None:
        diagnostics.add(
            document.diagnostic(
                "all-of-conflict",
                spot.pointer,
                problem,
                "the type that stands last is taken",
                "let the members of allOf agree",
                "warning",
            )
        )

    return report
