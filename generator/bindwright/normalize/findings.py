"""What is said of schemas that can be typed, though not as well as they might be."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any, NoReturn

from bindwright.diagnostics import Diagnostic, Diagnostics, Refused
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


def name_taken(document: Document, spot: Spot, holder: str) -> Diagnostic:
    """A class for which no name is left."""
    return document.diagnostic(
        "name-taken",
        spot.pointer,
        f"the name {spot.hint} is already taken by {holder}",
        "two classes of the SDK would have one name",
        f"name one of them in the settings, under models: NewName: {spot.own_key}",
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


class CountedMerges:
    """Follows the members of every `allOf`, until there are too many.

    A few schemas, each of which joins the next one twice, would make more than a machine holds.
    """

    def __init__(
        self, document: Document, diagnostics: Diagnostics, follow: Callable[[Any], Any]
    ) -> None:
        self._document, self._diagnostics, self._follow = document, diagnostics, follow
        self._count = 0

    def counted(self, spot: Spot) -> Callable[[Any], Any]:
        """What follows the members of the `allOf` of one schema.

        Raises:
            Refused: by what is returned, when all together are more than `max_merges`.
        """

        def follow(member: Any) -> Any:
            self._count += 1
            if self._count > self._document.limits.max_merges:
                self._refuse(spot)
            return self._follow(member)

        return follow

    def _refuse(self, spot: Spot) -> NoReturn:
        limits = self._document.limits
        found = self._document.diagnostic(
            "too-many-merges",
            spot.pointer,
            f"all allOf together join more than {limits.max_merges} schemas",
            "classes would become too many, or too large",
            limits.remedy("max_merges"),
        )
        self._diagnostics.add(found)
        # What was said of those that there are so far means nothing.
        raise Refused([found])


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
