"""Whether schemas are made of what every reader of them takes for granted."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from bindwright.checks.api import Api, Node
from bindwright.checks.rule import shown
from bindwright.diagnostics import Diagnostic, Refused
from bindwright.normalize.raw import is_list, is_map
from bindwright.source import Document, pointer

Fault = tuple[str, str, Any]
"""Where below the schema, what has to be there, and what is."""


def refuse_unsound(document: Document) -> None:
    """Raise `Refused` where schemas are not made of what reading them takes for granted."""
    found = list(soundness(Api(document)))
    if found:
        raise Refused(found) from None


def soundness(api: Api) -> Iterator[Diagnostic]:
    """What makes a schema unreadable: a list where a mapping has to be, and the like."""
    for node in api.nodes["schema"]:
        for place, wanted, given in _faults(node):
            name = place.rpartition("/")
            subject = f"item {name[2]} of `{name[0][1:]}`" if name[0] else f"`{name[2]}`"
            given = "a mapping" if is_map(given) else "a list" if is_list(given) else shown(given)
            yield api.document.diagnostic(
                "wrong-type",
                node.pointer + place,
                f"{subject} has to be {wanted}, not {given}",
                "nothing can be made of the schema",
                f"write {wanted}",
            )


def _faults(node: Node) -> Iterator[Fault]:
    for word, check in _EXPECTED.items():
        if word in node.value:
            for place, wanted, given in check(node.value[word]):
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
