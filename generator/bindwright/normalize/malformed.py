"""Words of schemas that hold a value of the wrong kind, such as `enum: null`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bindwright.diagnostics import Diagnostics
from bindwright.normalize.raw import is_list, is_map
from bindwright.source import Document, pointer
from bindwright.source.objects import slots

_LISTS = ("enum", "required", "allOf", "anyOf", "oneOf")
_MAPS = ("properties",)


def report_malformed(document: Document, diagnostics: Diagnostics) -> None:
    """Report what no type can be made of (JSON Schema 2020-12, Validation 6 and Core 10).

    Raises:
        Refused: something was reported, now or before.
    """
    found = list(_malformed(document.data, "description", ""))
    for place, problem, remedy in found:
        diagnostics.add(
            document.diagnostic(
                "malformed-schema",
                place,
                problem,
                "no type can be made of this schema",
                remedy,
            )
        )
    if found:
        diagnostics.raise_if_errors()


def _malformed(value: Any, kind: str, place: str) -> Iterator[tuple[str, str, str]]:
    if kind == "schema":
        if is_map(value):
            yield from _words(value, place)
        elif not isinstance(value, bool):
            yield place, "a schema is no map", "make it a map, or leave it out"
    for slot in slots(value, kind):
        yield from _malformed(slot.value, slot.kind, place + pointer(slot.key))


def _words(schema: dict[str, Any], place: str) -> Iterator[tuple[str, str, str]]:
    for word in _LISTS:
        if word in schema and not is_list(schema[word]):
            yield place + pointer(
                word
            ), f"{word} is no list", f"make it a list, or leave {word} out"
    for word in _MAPS:
        if word in schema and not is_map(schema[word]):
            yield place + pointer(word), f"{word} is no map", f"make it a map, or leave {word} out"
    if schema.get("type") == []:
        yield place + pointer("type"), "type names no type", "name one, or leave type out"
