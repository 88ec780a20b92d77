"""The description as the mock reads it: one dialect, references that can be followed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from referencing import Registry, Resource
from referencing.exceptions import Unresolvable
from referencing.jsonschema import DRAFT202012

from bindwright.mock.dialect import one_dialect as one_dialect
from bindwright.mock.dialect import references, rewritten
from bindwright.mock.heirs import with_heirs
from bindwright.normalize.raw import is_list, is_map

_ROOT = "urn:bindwright:description"
_JSON = "application/json"


class BrokenReference(ValueError):
    """A `$ref` leads nowhere, out of the description, or back to itself."""

    def __init__(self, pointer: str, reference: object) -> None:
        self.pointer = pointer
        self.reference = reference
        super().__init__(f"the reference {reference!r} at {pointer} leads nowhere")


class Description:
    """A description, and what its parts refer to.

    Raises:
        BrokenReference: some `$ref` cannot be followed.
    """

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.data: dict[str, Any] = rewritten(with_heirs(one_dialect(dict(data))), _from_the_root)
        contents: Any = self.data
        resource: Resource[Any] = DRAFT202012.create_resource(contents)
        self.registry: Registry[Any] = Registry[Any]().with_resource(_ROOT, resource)
        self._resolver = self.registry.resolver(_ROOT)
        for place, reference in references(self.data):
            try:
                self.follow({"$ref": reference})
            except BrokenReference:
                raise BrokenReference(place, str(reference).removeprefix(_ROOT)) from None

    def follow(self, value: Any) -> Any:
        """What a reference leads to in the end; anything else is itself.

        Raises:
            BrokenReference: it leads nowhere, or back to itself.
        """
        seen: set[str] = set()
        while is_map(value) and "$ref" in value:
            reference = value["$ref"]
            if not isinstance(reference, str) or reference in seen:
                raise BrokenReference("", reference)
            seen.add(reference)
            try:
                value = self._resolver.lookup(reference).contents
            except Unresolvable:
                raise BrokenReference("", reference) from None
        return value

    def members(self, schema: Any) -> Iterator[dict[str, Any]]:
        """A schema and what its `allOf` adds, references followed; a union stays one member."""
        seen: set[int] = set()
        waiting = [schema]
        while waiting:
            each = self.follow(waiting.pop(0))
            if is_map(each) and id(each) not in seen:
                seen.add(id(each))
                yield each
                waiting += each.get("allOf", ())

    def alternatives(self, schema: Any) -> Iterator[dict[str, Any]]:
        """Every schema a value may be meant for, unions opened at any depth."""
        seen: set[int] = set()
        waiting = [schema]
        while waiting:
            for each in self.members(waiting.pop(0)):
                if id(each) not in seen:
                    seen.add(id(each))
                    waiting += [*each.get("oneOf", ()), *each.get("anyOf", ())]
                    yield each


def _from_the_root(part: dict[str, Any]) -> dict[str, Any]:
    """References that mean the same wherever a schema is taken from its place."""
    reference = part.get("$ref")
    if isinstance(reference, str) and reference.startswith("#"):
        part["$ref"] = _ROOT + reference
    return part


def is_json(media_type: str) -> bool:
    """Whether a media type is JSON, or built on it (RFC 6839, section 3.1)."""
    bare = bare_type(media_type)
    return bare == _JSON or bare.endswith("+json")


def bare_type(media_type: str) -> str:
    """A media type without its parameters, in lower case."""
    return media_type.partition(";")[0].strip().lower()


def kinds(schema: Mapping[str, Any]) -> frozenset[str]:
    """The JSON types that a schema names itself, or shows in its constants; empty if any."""
    named = schema.get("type")
    if isinstance(named, str):
        return frozenset({named})
    if is_list(named):
        return frozenset(map(str, named))
    values = [schema["const"]] if "const" in schema else schema.get("enum", [])
    if values:
        return frozenset(map(kind_of, values))
    return frozenset({"object"}) if "properties" in schema else frozenset()


def kind_of(value: Any) -> str:
    """The JSON type of a value."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, int) or (isinstance(value, float) and value.is_integer()):
        return "integer"
    if isinstance(value, float):
        return "number"
    if isinstance(value, str):
        return "string"
    return "array" if is_list(value) else "object"


def accepts(named: frozenset[str], value: Any) -> bool:
    """Whether a value is of one of the JSON types; of any if there are none."""
    kind = kind_of(value)
    return not named or kind in named or (kind == "integer" and "number" in named)
