"""A description as inference reads it: operations and schemas with their references followed.

Nothing here complains. What is wrong with a description is for later stages to say, with its
place; inference takes what it can use and passes over the rest.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bindwright.normalize.media import body_form
from bindwright.normalize.methods import OperationIds, operations_in
from bindwright.normalize.raw import is_list, is_map
from bindwright.source import from_fragment, resolve

JSON = "application/json"
EVENT_STREAM = "text/event-stream"
_COMPONENTS = "/components/schemas/"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Call:
    """One operation."""

    id: str
    """Its `operationId`, or `VERB /path` where it has none, or that of one before."""
    has_id: bool
    verb: str
    path: str
    tags: tuple[str, ...]
    parameters: tuple[dict[str, Any], ...]
    """Its own and those of its path; its own win (OpenAPI 3.1, section 4.8.10)."""
    raw: dict[str, Any]


class Description:
    """The parts of a description that say how its SDK should look."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.data = data
        self.calls = tuple(self._calls())

    def follow(self, value: object) -> dict[str, Any]:
        """The object that a value is or refers to; empty when there is none."""
        seen: set[str] = set()
        while is_map(value) and "$ref" in value:
            reference = str(value["$ref"])
            if reference in seen or not reference.startswith("#"):
                return {}
            seen.add(reference)
            try:
                value = resolve(self.data, from_fragment(reference))
            except (KeyError, ValueError):
                return {}
        return value if is_map(value) else {}

    def component(self, schema: object) -> str | None:
        """The key of the component that a schema refers to."""
        if not is_map(schema) or "$ref" not in schema:
            return None
        place = from_fragment(str(schema["$ref"]))
        key = place.removeprefix(_COMPONENTS)
        if key == place or "/" in key or not self.follow(schema):
            return None
        return key.replace("~1", "/").replace("~0", "~")

    def components(self, kind: str) -> dict[str, Any]:
        """The components of one kind, such as `securitySchemes`, by key."""
        return mapping(mapping(self.data.get("components")).get(kind))

    def properties(self, schema: object) -> dict[str, Any]:
        """The properties of an object schema, those of its `allOf` included."""
        return dict(self._properties(schema, set()))

    def objects(self, schema: object) -> list[dict[str, Any]]:
        """The objects of a union, those of nested unions included; or the object itself.

        Each has the properties that stand beside the union, too.
        """
        return list(self._objects(schema, set()))

    def body(self, call: Call) -> dict[str, Any]:
        """The schema of the request body: of its JSON form where there is one."""
        content = mapping(self.follow(call.raw.get("requestBody")).get("content"))
        chosen = json_of(content) or next(iter(content.values()), None)
        return mapping(mapping(chosen).get("schema"))

    def answer(self, call: Call) -> dict[str, Any]:
        """Media type -> media type object of the first successful response with content."""
        return mapping(self._response(call).get("content"))

    def answer_headers(self, call: Call) -> dict[str, Any]:
        """The headers of the same response, by name."""
        return mapping(self._response(call).get("headers"))

    def _response(self, call: Call) -> dict[str, Any]:
        responses = {str(name): each for name, each in mapping(call.raw.get("responses")).items()}
        good = [each for each in sorted(responses) if each.startswith("2")] or ["default"]
        found = (self.follow(responses.get(each)) for each in good)
        return next((each for each in found if mapping(each.get("content"))), dict[str, Any]())

    def answer_schema(self, call: Call) -> dict[str, Any]:
        """The schema of the successful JSON response, as it stands there."""
        return mapping(mapping(json_of(self.answer(call))).get("schema"))

    def mentions(self, value: object, text: str) -> bool:
        """Whether a string in a value holds `text`, references followed."""
        waiting, seen = [value], set[int]()
        while waiting:
            each = waiting.pop()
            if isinstance(each, str) and text in each:
                return True
            if is_list(each):
                waiting.extend(each)
            elif is_map(each) and id(target := self.follow(each)) not in seen:
                seen.add(id(target))
                waiting.extend(target.values())
        return False

    def _calls(self) -> Iterator[Call]:
        ids = OperationIds()
        for path, item in mapping(self.data.get("paths")).items():
            shared = self.follow(item)
            for verb, _, raw in operations_in(shared):
                name = ids.of(verb, path, raw)
                yield Call(
                    id=name,
                    has_id=name == str(raw.get("operationId")),
                    verb=verb,
                    path=path,
                    tags=tuple(str(each) for each in sequence(raw.get("tags"))),
                    parameters=tuple(self._parameters(shared, raw)),
                    raw=raw,
                )

    def _parameters(self, *holders: Mapping[str, Any]) -> list[dict[str, Any]]:
        found: dict[tuple[str, str], dict[str, Any]] = {}
        for holder in holders:
            for each in sequence(holder.get("parameters")):
                parameter = self.follow(each)
                if "name" in parameter and "in" in parameter:
                    found[str(parameter["in"]), str(parameter["name"])] = parameter
        return list(found.values())

    def _properties(self, schema: object, seen: set[int]) -> Iterator[tuple[str, Any]]:
        target = self.follow(schema)
        if id(target) in seen:
            return
        seen.add(id(target))
        for each in sequence(target.get("allOf")):
            yield from self._properties(each, seen)
        yield from mapping(target.get("properties")).items()

    def _objects(self, schema: object, seen: set[int]) -> Iterator[dict[str, Any]]:
        target = self.follow(schema)
        if id(target) in seen:
            return
        seen.add(id(target))
        shared = mapping(target.get("properties"))
        members = union_members(target)
        if shared:
            # What all members have: theirs say more, and come last.
            members = [
                (
                    each
                    if union_members(self.follow(each))
                    else {"allOf": [{"properties": shared}, each]}
                )
                for each in members
            ]
        if not members and (target.get("type") == "object" or self.properties(target)):
            yield target
        for each in members:
            yield from self._objects(each, seen)


def json_of(content: Mapping[str, Any]) -> object:
    """The media type object that is JSON; a type such as `application/hal+json` is, too."""
    return content.get(JSON) or next(
        (content[each] for each in content if body_form(each) == "json"), None
    )


def mapping(value: object) -> dict[str, Any]:
    """The value if it is an object, else an empty one."""
    return value if is_map(value) else {}


def sequence(value: object) -> list[Any]:
    """The value if it is an array, else an empty one."""
    return value if is_list(value) else []


def union_members(schema: Mapping[str, Any]) -> list[Any]:
    """The members of a `oneOf` or `anyOf`."""
    return sequence(schema.get("oneOf")) or sequence(schema.get("anyOf"))


def kinds(schema: Mapping[str, Any]) -> set[str]:
    """The JSON types of a schema, without null, those of its alternatives included."""
    declared = schema.get("type")
    found = {str(each) for each in (sequence(declared) or [declared]) if each is not None}
    for member in union_members(schema):
        found |= kinds(mapping(member))
    return found - {"null"}


def constant(schema: Mapping[str, Any]) -> str | None:
    """The one string that a schema allows, written as `const` or as an `enum` of one."""
    options = sequence(schema.get("enum"))
    value = schema.get("const", options[0] if len(options) == 1 else None)
    return value if isinstance(value, str) else None
