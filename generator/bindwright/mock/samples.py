"""Values made from a schema: always the same ones, and valid where the schema allows it."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from math import ceil, floor
from typing import Any

from bindwright.mock.checking import Checker
from bindwright.mock.description import Description, kinds
from bindwright.mock.heirs import same_target
from bindwright.normalize.raw import is_list, is_map

_TEXTS = {
    "date-time": "2024-05-04T12:30:00Z",
    "date": "2024-05-04",
    "time": "12:30:00Z",
    "duration": "PT1H",
    "uuid": "6f2b1c3e-8d4a-4f6b-9c0d-1e2f3a4b5c6d",
    "uri": "https://example.com/",
    "url": "https://example.com/",
    "uri-reference": "/",
    "email": "someone@example.com",
    "byte": "aGVsbG8=",
    "ipv4": "192.0.2.1",
    "ipv6": "2001:db8::1",
    "hostname": "example.com",
    "regex": "^$",
    "json-pointer": "/text",
}
# Optional properties are left out below this depth, so that wide descriptions stay answerable.
_DEEPEST = 4
_LONGEST = 100_000


class _Endless(Exception):
    """A schema that requires itself: another way must be found, or there is no value."""


class Samples:
    """Makes values for the schemas of one description, for answers or to be `sent`."""

    def __init__(self, description: Description, checker: Checker, *, sent: bool = False) -> None:
        self._description = description
        self._checker = checker
        # A client sends no readOnly properties, a server no writeOnly ones.
        self._withheld = "readOnly" if sent else "writeOnly"
        self._known: dict[int, Any] = {}

    def make(self, schema: Any, union: Any = None) -> Any:
        """A value that fits a schema of the description; an empty object if none can be made.

        With the `union` that the schema is a member of, the value has the tag that means it.
        """
        return self._tagged(self._made_once(schema), schema, union)

    def _made_once(self, schema: Any) -> Any:
        if id(schema) not in self._known:
            try:
                self._known[id(schema)] = self._value(schema, ())
            except _Endless:
                self._known[id(schema)] = {}
        return copy.deepcopy(self._known[id(schema)])

    def _value(self, schema: Any, inside: tuple[int, ...]) -> Any:
        followed = self._description.follow(schema)
        merged = self._merged(followed) if is_map(followed) else {}
        for chosen in [*self._chosen(schema), *self._chosen(merged)]:
            if self._checker.is_valid(schema, chosen):
                return copy.deepcopy(chosen)
        if id(followed) in inside:
            raise _Endless
        return self._made(merged, (*inside, id(followed)))

    def _chosen(self, schema: Any) -> Iterator[Any]:
        """The values that the author chose, best first; next to a reference they count more."""
        while is_map(schema):
            for word in ("const", "example"):
                if word in schema:
                    yield schema[word]
            yield from schema["examples"] if is_list(schema.get("examples")) else ()
            if "default" in schema:
                yield schema["default"]
            yield from schema.get("enum", ())
            if "$ref" not in schema:
                return
            one = {"$ref": schema["$ref"]}
            schema = self._description.follow(one)

    def _merged(self, schema: dict[str, Any]) -> dict[str, Any]:
        """A schema and all parts of its `allOf` as one."""
        merged: dict[str, Any] = {}
        for each in self._description.members(schema):
            for word, value in each.items():
                if word == "properties":
                    merged[word] = {**value, **merged.get(word, {})}
                elif word == "required":
                    merged[word] = list(dict.fromkeys([*merged.get(word, ()), *value]))
                elif word != "allOf":
                    merged.setdefault(word, value)
        return merged

    def _made(self, schema: dict[str, Any], inside: tuple[int, ...]) -> Any:
        for word in ("oneOf", "anyOf"):
            if schema.get(word):
                beside = {key: each for key, each in schema.items() if key != word}
                return self._first(schema[word], beside, inside)
        named = kinds(schema)
        if "object" in named:
            return self._object(schema, inside)
        if "array" in named or "items" in schema:
            return self._array(schema, inside)
        if "string" in named and is_map(schema.get("contentSchema")):
            return json.dumps(self._value(schema["contentSchema"], inside))
        if "string" in named:
            return _text(schema)
        if named & {"integer", "number"}:
            return _number(schema, whole="number" not in named)
        if "boolean" in named:
            return True
        return None if "null" in named else {}

    def _first(self, members: list[Any], beside: dict[str, Any], inside: tuple[int, ...]) -> Any:
        """A value of the first member that ends, with what stands beside the union."""
        for each in members:
            one: dict[str, Any] = {"allOf": [each, beside]} if beside else each
            member = id(self._description.follow(each))
            if member in inside:
                continue
            try:
                value = self._value(one, (*inside, member) if beside else inside)
            except _Endless:
                continue
            if self._checker.is_valid(one, value) or each is members[-1]:
                return self._tagged(value, each, beside)
        raise _Endless

    def _tagged(self, value: Any, member: Any, union: Any) -> Any:
        """The value with the tag that a discriminator gives to a member (OpenAPI 3.1, 4.8.25)."""
        declared = union.get("discriminator") if is_map(union) else None
        if not (is_map(value) and is_map(declared) and is_map(member)):
            return value
        mapping: dict[str, Any] = declared.get("mapping", {})
        name = str(declared.get("propertyName"))
        tags = [
            tag for tag, target in mapping.items() if same_target(target, member.get("$ref", ""))
        ]
        if tags and value.get(name) not in tags:
            changed = {**value, name: tags[0]}
            return changed if self._checker.is_valid(member, changed) else value
        return value

    def _object(self, schema: dict[str, Any], inside: tuple[int, ...]) -> dict[str, Any]:
        declared = schema.get("properties", {})
        rest = schema.get("additionalProperties", {})
        required = list(schema.get("required", ()))
        made: dict[str, Any] = {}
        for name, each in declared.items():
            if name in required:
                made[name] = self._value(each, inside)
            elif len(inside) <= _DEEPEST and not self._is_withheld(each):
                try:
                    made[name] = self._value(each, inside)
                except _Endless:
                    continue
        for name in required:
            if name not in made:
                made[name] = self._value(rest if is_map(rest) else {}, inside)
        while len(made) < min(schema.get("minProperties", 0), _LONGEST):
            made[f"key{len(made) + 1}"] = self._value(rest if is_map(rest) else {}, inside)
        return made

    def _array(self, schema: dict[str, Any], inside: tuple[int, ...]) -> list[Any]:
        first = [self._value(each, inside) for each in schema.get("prefixItems", ())]
        least, most = schema.get("minItems", 0), schema.get("maxItems", _LONGEST)
        if is_list(first) and first and schema.get("items") is False:
            return first
        count = min(max(least, 0 if len(inside) > _DEEPEST else 1), most, _LONGEST)
        try:
            rest = [self._value(schema.get("items", {}), inside) for _ in range(len(first), count)]
        except _Endless:
            if least > len(first):
                raise
            rest = []
        return first + rest

    def _is_withheld(self, schema: Any) -> bool:
        places = (schema, self._description.follow(schema))
        return any(is_map(each) and each.get(self._withheld) is True for each in places)


def _text(schema: dict[str, Any]) -> str:
    text = _TEXTS.get(str(schema.get("format")), "text")
    least = min(schema.get("minLength", 0), _LONGEST)
    return text.ljust(least, "x")[: schema.get("maxLength", _LONGEST)]


def _number(schema: dict[str, Any], *, whole: bool) -> int | float:
    """A number within the bounds: the least multiple, else 1 where that fits."""
    low, high = schema.get("minimum"), schema.get("maximum")
    above, below = schema.get("exclusiveMinimum"), schema.get("exclusiveMaximum")
    step = schema.get("multipleOf") or (1 if whole else None)
    if above is not None and (low is None or above >= low):
        low = floor(above) + 1 if whole else _between(above, below if high is None else high)
    if below is not None and (high is None or below <= high):
        high = ceil(below) - 1 if whole else _between(low, below)
    value = 1
    if low is not None and value < low:
        value = low
    if high is not None and value > high:
        value = high if low is None else low
    if step and value % step:
        value = ceil(value / step) * step
        value = value - step if high is not None and value > high else value
    return value


def _between(low: int | float | None, high: int | float | None) -> int | float:
    if low is None:
        return (high or 0) - 1
    return low + 1 if high is None or low + 1 < high else (low + high) / 2
