"""What is said of schemas that can be typed, though not as well as they might be."""

from __future__ import annotations

from bindwright.diagnostics import Diagnostics
from bindwright.normalize.form import UnionSchema
from bindwright.normalize.merge import Report
from bindwright.normalize.spots import Spot
from bindwright.source import Document


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
