"""Answers: the declared example, or one made from the schema; lists are paged."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import Any

from bindwright.mock.checking import Checker
from bindwright.mock.description import Description, Route
from bindwright.normalize.merge import merge_all_of, only_constrains
from bindwright.normalize.raw import is_list, is_map

_TEXTS = {
    "date-time": "2024-05-04T12:30:00Z",
    "date": "2024-05-04",
    "time": "12:30:00Z",
    "uuid": "6f2b1c3e-8d4a-4f6b-9c0d-1e2f3a4b5c6d",
    "uri": "https://example.com/",
    "email": "someone@example.com",
    "byte": "aGVsbG8=",
    "ipv4": "192.0.2.1",
    "ipv6": "2001:db8::1",
    "hostname": "example.com",
}
_DEEPEST = 8


class Answers:
    """Makes the bodies of answers."""

    def __init__(self, description: Description, checker: Checker) -> None:
        self._description = description
        self._checker = checker

    def example(self, media: dict[str, Any], name: str | None) -> Any:
        """The example of a media type: the one named, else the first, else one that is made."""
        examples = media.get("examples", {})
        if name is not None and name in examples:
            return copy.deepcopy(self._description.follow(examples[name]).get("value"))
        if "example" in media:
            return copy.deepcopy(media["example"])
        for each in examples.values():
            return copy.deepcopy(self._description.follow(each).get("value"))
        return self.make(media.get("schema", {}))

    def answer(
        self,
        route: Route,
        media: dict[str, Any],
        name: str | None,
        path: Mapping[str, str],
        query: Mapping[str, str],
        body: Any,
    ) -> Any:
        """The body of an answer, with what the request said where that fits."""
        value = self.example(media, name)
        if not is_map(value):
            return value
        if _is_list(value):
            return _page(value, query)
        schema = media.get("schema", {})
        for source in (body if is_map(body) else {}, dict(path)):
            for key, each in source.items():
                if key in value and value[key] != each:
                    changed = {**value, key: each}
                    value = changed if self._checker.is_valid(schema, changed) else value
        identity = self._identity(route, path)
        if identity is not None and "id" in value:
            changed = {**value, "id": identity}
            value = changed if self._checker.is_valid(schema, changed) else value
        return value

    def _identity(self, route: Route, path: Mapping[str, str]) -> str | None:
        """The id in the path, when the path ends in it."""
        last = route.path.rstrip("/").rsplit("/", 1)[-1]
        return path.get(last.strip("{}")) if last.startswith("{") else None

    def make(self, schema: Any, depth: int = 0) -> Any:
        """A value that fits a schema, always the same one."""
        schema = self._description.follow(schema)
        if not is_map(schema):
            return {}
        for word in ("const", "example", "default"):
            if word in schema:
                return copy.deepcopy(schema[word])
        if schema.get("examples"):
            return copy.deepcopy(schema["examples"][0])
        if schema.get("enum"):
            return schema["enum"][0]
        if "allOf" in schema:
            return self.make(merge_all_of(schema, self._description.follow), depth)
        for word in ("oneOf", "anyOf"):
            if schema.get(word) and not only_constrains(schema[word]):
                beside = {key: each for key, each in schema.items() if key != word}
                first = self.make(schema[word][0], depth)
                more = self.make(beside, depth) if "properties" in beside else {}
                return {**more, **first} if is_map(first) and is_map(more) else first
        return self._by_type(schema, depth)

    def _by_type(self, schema: dict[str, Any], depth: int) -> Any:
        kind = schema.get("type")
        kind = kind[0] if is_list(kind) else kind
        if kind == "object" or "properties" in schema:
            return self._object(schema, depth)
        if kind == "array":
            count = max(schema.get("minItems", 0), 0 if depth > _DEEPEST else 1)
            return [self.make(schema.get("items", {}), depth + 1) for _ in range(count)]
        if kind == "string":
            return _text(schema)
        if kind in ("integer", "number"):
            return _number(schema)
        return {"boolean": True, "null": None}.get(str(kind), {})

    def _object(self, schema: dict[str, Any], depth: int) -> dict[str, Any]:
        required = set(schema.get("required", ()))
        for word in ("oneOf", "anyOf"):
            if schema.get(word) and only_constrains(schema[word]):
                required |= set(schema[word][0].get("required", ()))
        return {
            name: self.make(each, depth + 1)
            for name, each in schema.get("properties", {}).items()
            if name in required or (depth <= _DEEPEST // 2 and not schema.get("oneOf"))
        }


def _text(schema: dict[str, Any]) -> str:
    text = _TEXTS.get(str(schema.get("format")), "text")
    shortest = schema.get("minLength", 0)
    return text.ljust(shortest, "x")[: schema.get("maxLength", max(len(text), shortest))]


def _number(schema: dict[str, Any]) -> int | float:
    low, high = schema.get("minimum"), schema.get("maximum")
    if schema.get("exclusiveMinimum") is not None:
        low = schema["exclusiveMinimum"] + 1
    value = low if low is not None else min(1, high) if high is not None else 1
    step = schema.get("multipleOf")
    if step and value % step:
        value += step - value % step
    return value


def _is_list(value: dict[str, Any]) -> bool:
    return is_list(value.get("data")) and "has_more" in value


def _page(value: dict[str, Any], query: Mapping[str, str]) -> dict[str, Any]:
    """The part of a list that a cursor, a limit and an order ask for."""
    items = list(value["data"])
    if query.get("order") == "asc":
        items.reverse()
    ids = [each.get("id") if is_map(each) else None for each in items]
    if query.get("after") in ids:
        items = items[ids.index(query["after"]) + 1 :]
    if query.get("before") in ids:
        cut = ids.index(query["before"])
        items = [each for each in items if each in value["data"] and ids.index(each["id"]) < cut]
    limit = int(query.get("limit", len(items)))
    page = items[:limit]
    made = {**value, "data": page, "has_more": len(items) > limit}
    for key, index in (("first_id", 0), ("last_id", -1)):
        if key in value:
            made[key] = page[index]["id"] if page else ""
    return made
