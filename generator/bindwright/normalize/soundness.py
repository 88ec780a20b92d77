"""Whether schemas and security schemes are made of what every reader of them takes for granted."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from itertools import chain
from typing import Any

from bindwright.diagnostics import Diagnostic, Diagnostics, Refused, told
from bindwright.normalize.raw import is_list, is_map
from bindwright.source import Document, from_fragment, pointer, resolve
from bindwright.source.objects import slots

Fault = tuple[str, str, Any]
"""Where below the schema, what has to be there, and what is."""


def refuse_unsound(document: Document, diagnostics: Diagnostics) -> None:
    """Refuse what nothing can be made of: a list where a mapping has to be, and the like.

    What the words of a schema hold is said by JSON Schema 2020-12 (Core, section 10; Validation,
    section 6); what a key needs, by OpenAPI 3.1, section 4.8.27.

    Raises:
        Refused: there are such schemas or security schemes; `diagnostics` has them.
    """
    targets = _Targets(document.data)
    found = [
        _finding(document, at, place, wanted, given)
        for at, schema in _all_schemas(document.data, targets)
        for place, wanted, given in chain(_faults(schema), _no_schema(schema, targets))
    ]
    found += _keys_sent_nowhere(document)
    diagnostics.extend(found)
    if found:
        raise Refused(diagnostics.found)


class _Targets:
    """What references lead to, each followed once."""

    def __init__(self, data: Any) -> None:
        self._data = data
        self._found: dict[str, tuple[str, Any]] = {}

    def of(self, schema: dict[str, Any]) -> tuple[str, Any]:
        """What a schema refers to, and its place; an empty schema for nothing, or for nowhere."""
        reference = schema.get("$ref")
        if not (isinstance(reference, str) and reference.startswith("#/")):
            return "", {}
        if reference not in self._found:
            self._found[reference] = "", {}
            place = from_fragment(reference)
            with suppress(KeyError, ValueError):
                self._found[reference] = place, resolve(self._data, place)
        return self._found[reference]


def _all_schemas(data: Any, targets: _Targets) -> Iterator[tuple[str, dict[str, Any]]]:
    """All schemas with their places; last those that only references make schemas."""
    found = dict(_schemas_in(data, "description", ""))
    yield from found.items()
    waiting = list(found.values())
    while waiting:
        place, target = targets.of(waiting.pop())
        if place and place not in found and is_map(target):
            new = {place: target, **dict(_schemas_in(target, "schema", place))}
            found.update(new)
            waiting.extend(new.values())
            yield from new.items()


def _schemas_in(value: Any, kind: str, place: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every schema below a value, with its place."""
    if kind == "schema" and is_map(value):
        yield place, value
    for slot in slots(value, kind):
        yield from _schemas_in(slot.value, slot.kind, place + pointer(slot.key))


def _finding(document: Document, at: str, place: str, wanted: str, given: Any) -> Diagnostic:
    above, _, last = place.rpartition("/")
    subject = f"item {last} of `{above[1:]}`" if above else f"`{last}`"
    is_null = given is None and place[1:].partition("/")[0] == "type"
    return document.diagnostic(
        "wrong-type",
        at + place,
        f"{subject} has to be {wanted}, not {told(given)}",
        "nothing can be made of the schema",
        (
            'write "null" in quotation marks: it is the name of a type'
            if is_null
            else f"write {wanted}"
        ),
    )


def _keys_sent_nowhere(document: Document) -> Iterator[Diagnostic]:
    """Where a security scheme does not say of what name its key is, and where it goes."""
    for name, scheme in _components(document.data, "securitySchemes"):
        if scheme.get("type") != "apiKey" or "$ref" in scheme:
            continue
        for word, value in (("name", "X-Api-Key"), ("in", "header")):
            if not isinstance(scheme.get(word), str):
                at = f"/components/securitySchemes{pointer(name)}"
                yield document.diagnostic(
                    "missing-field",
                    at,
                    f"the security scheme lacks `{word}`",
                    "no key could be sent",
                    f"say where the key goes, such as {word}: {value}",
                )


def _components(data: Any, kind: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """The components of a kind that are mappings, with their names."""
    components = data.get("components")
    held = components.get(kind) if is_map(components) else None
    for name, each in held.items() if is_map(held) else ():
        if is_map(each):
            yield name, each


def _no_schema(schema: dict[str, Any], targets: _Targets) -> Iterator[Fault]:
    for _ in _schema(targets.of(schema)[1]):
        yield "/$ref", "the place of a schema", schema["$ref"]


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


def _values(value: Any) -> Iterator[Fault]:
    if value == []:
        # No value is one of none (Validation, section 6.1.2): what stands there could never be.
        yield "", "a list of at least one value", value
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
    "enum": _values,
    "type": _text_or_texts,
    "$ref": _text,
    "discriminator": _discriminator,
}
