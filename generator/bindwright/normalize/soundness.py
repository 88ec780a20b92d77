"""Whether schemas are made of what every reader of them takes for granted."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from bindwright.diagnostics import Diagnostic, Diagnostics, Refused, told
from bindwright.normalize.raw import is_list, is_map
from bindwright.source import Document, pointer
from bindwright.source.objects import slots

Fault = tuple[str, str, Any]
"""Where below the schema, what has to be there, and what is."""


def refuse_unsound(document: Document, diagnostics: Diagnostics) -> None:
    """Refuse schemas that nothing can be made of: a list where a mapping has to be, and the like.

    What the words hold is said by JSON Schema 2020-12 (Core, section 10; Validation, section 6).

    Raises:
        Refused: there are such schemas; `diagnostics` has them.
    """
    found = [
        _finding(document, at, place, wanted, given)
        for at, schema in _schemas_in(document.data, "description", "")
        for place, wanted, given in _faults(schema)
    ]
    diagnostics.extend(found)
    if found:
        raise Refused(diagnostics.found)


def _schemas_in(value: Any, kind: str, place: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every schema below a value, with its place."""
    if kind == "schema" and is_map(value):
        yield place, value
    for slot in slots(value, kind):
        yield from _schemas_in(slot.value, slot.kind, place + pointer(slot.key))


def _finding(document: Document, at: str, place: str, wanted: str, given: Any) -> Diagnostic:
    above, _, last = place.rpartition("/")
    subject = f"item {last} of `{above[1:]}`" if above else f"`{last}`"
    return document.diagnostic(
        "wrong-type",
        at + place,
        f"{subject} has to be {wanted}, not {told(given)}",
        "nothing can be made of the schema",
        f"write {wanted}",
    )


def _faults(schema: dict[str, Any]) -> Iterator[Fault]:
    for word, value in schema.items():
        if word in _EXPECTED:
            for place, wanted, given in _EXPECTED[word](value):
                yield pointer(word) + place, wanted, given


def _schema(value: Any) -> Iterator[Fault]:
    if not (is_map(value) or isinstance(value, bool)):
        yield "", "a mapping", value


def _schemas_by_name(value: Any) -> Iterator[Fault]:
    yield from _map_of(value, _schema)


def _schemas(value: Any) -> Iterator[Fault]:
    yield from _list_of(value, _schema)


def _text(value: Any) -> Iterator[Fault]:
    if not isinstance(value, str):
        yield "", "text", value


def _texts(value: Any) -> Iterator[Fault]:
    yield from _list_of(value, _text)


def _text_or_texts(value: Any) -> Iterator[Fault]:
    if value == []:
        yield "", "one type or several", value
    yield from _texts(value) if is_list(value) else _text(value)


def _any_list(value: Any) -> Iterator[Fault]:
    yield from _list_of(value, lambda each: iter(()))


def _discriminator(value: Any) -> Iterator[Fault]:
    if not is_map(value):
        yield "", "a mapping", value
        return
    for word, check in (("propertyName", _text), ("mapping", _texts_by_name)):
        if word in value:
            for place, wanted, given in check(value[word]):
                yield pointer(word) + place, wanted, given


def _texts_by_name(value: Any) -> Iterator[Fault]:
    yield from _map_of(value, _text)


def _list_of(value: Any, check: Callable[[Any], Iterator[Fault]]) -> Iterator[Fault]:
    if not is_list(value):
        yield "", "a list", value
        return
    for index, each in enumerate(value):
        for place, wanted, given in check(each):
            yield pointer(index) + place, wanted, given


def _map_of(value: Any, check: Callable[[Any], Iterator[Fault]]) -> Iterator[Fault]:
    if not is_map(value):
        yield "", "a mapping", value
        return
    for key, each in value.items():
        for place, wanted, given in check(each):
            yield pointer(key) + place, wanted, given


_EXPECTED: Mapping[str, Callable[[Any], Iterator[Fault]]] = {
    **dict.fromkeys(("properties", "patternProperties", "$defs"), _schemas_by_name),
    **dict.fromkeys(("allOf", "oneOf", "anyOf", "prefixItems"), _schemas),
    **dict.fromkeys(("items", "additionalProperties"), _schema),
    "required": _texts,
    "enum": _any_list,
    "type": _text_or_texts,
    "$ref": _text,
    "discriminator": _discriminator,
}
