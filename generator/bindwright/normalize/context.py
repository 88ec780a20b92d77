"""What all who read the operations of a document need: its parts, and where to complain."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from bindwright.diagnostics import Diagnostics, Severity
from bindwright.normalize.form import Type
from bindwright.normalize.raw import is_map
from bindwright.normalize.references import References
from bindwright.normalize.schemas import Schemas
from bindwright.source import Document


@dataclass(frozen=True, slots=True)
class Context:
    """One document that is being read."""

    document: Document
    schemas: Schemas
    diagnostics: Diagnostics
    references: References
    shared: dict[str, Type] = field(default_factory=dict[str, Type])
    """Schema, as JSON -> its type, for answers that need no names of their own."""

    def report(
        self,
        code: str,
        place: str,
        problem: str,
        effect: str,
        remedy: str = "",
        severity: Severity = "error",
    ) -> None:
        """Note what is wrong at a place."""
        found = self.document.diagnostic(code, place, problem, effect, remedy, severity)
        self.diagnostics.add(found)


def as_map(value: Any) -> dict[str, Any]:
    """The value if it is an object, else an empty one."""
    return value if is_map(value) else {}


def example_of(holder: dict[str, Any]) -> Any:
    """The example of a media type or parameter: `example`, else the first of `examples`."""
    if "example" in holder:
        return holder["example"]
    for each in as_map(holder.get("examples")).values():
        return as_map(each).get("value", as_map(each).get("dataValue"))
    return None
