"""The operations of a description, and what their methods take and give, read as plain data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from facts import Json, is_array, is_object
from meaning import Meanings, is_condition, together

VERBS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
WHOLE = "body"
"""The argument for a body that is not an object with properties."""
UNSAID = frozenset({"accept", "content-type", "authorization"})
"""Header parameters that shall be ignored (OpenAPI, Parameter Object)."""
UNTYPED = frozenset({"example", "examples", "default", "enum", "const", "not", "mapping"})
"""Words below which no schema stands, or none that a value has the properties of."""
STREAMS = (
    *("text/event-stream", "application/stream+json", "application/json-seq"),
    *(
        "application/jsonl",
        "application/x-jsonl",
        "application/x-ndjson",
        "application/x-json-lines",
    ),
)
"""Media types of many values, one after the other (OpenAPI 3.2, Sequential Media Types)."""


@dataclass(frozen=True)
class Argument:
    """What a method takes for a parameter, or a property of the body."""

    wire: str
    place: str
    """`path`, `query`, `header`, `cookie` or `body`; `choice` of the media type of the body, and
    `server` for a property that only servers set."""
    schema: Json
    required: bool
    style: str = ""
    said: tuple[Json, ...] = ()
    """The schemas of the property as they are written down, one for each media type or `allOf`."""


@dataclass(frozen=True)
class Operation:
    """One operation, with its references followed."""

    id: str
    verb: str
    path: str
    parameters: tuple[Argument, ...]
    body: tuple[Argument, ...]
    """The properties of the body, or the whole of it as `body`."""
    contents: tuple[Json, ...]
    """The schemas of the body, as they are written down."""
    bodies: Mapping[str, frozenset[str]]
    """Media type of the body -> the arguments that it is made of."""
    answers: Mapping[str, tuple[Json, ...]]
    """Media type -> schemas of successful answers; "" where there is none."""
    errors: Mapping[str, Json]
    """Status -> schema of the JSON that comes with it."""


def reached(meanings: Meanings) -> Iterator[tuple[str, Json]]:
    """Each object that an operation or webhook leads to, with its pointer, once."""
    seen: set[int] = set()
    places = ("/paths", "/webhooks")
    waiting: list[tuple[str, Json]] = [
        (each, meanings.document.get(each[1:], {})) for each in places
    ]
    while waiting:
        place, value = waiting.pop()
        if is_array(value):
            waiting += [(f"{place}/{index}", each) for index, each in enumerate(value)]
        if not is_object(value) or id(value) in seen:
            continue
        seen.add(id(value))
        yield place, value
        if isinstance(value.get("$ref"), str):
            waiting.append((value["$ref"].removeprefix("#"), meanings.resolve(value["$ref"])))
        for name, each in value.items():
            if is_names(place) or not (name in UNTYPED or name.startswith("x-")):
                waiting.append((f"{place}/{name}", each))


def is_names(place: str) -> bool:
    """Whether what stands at a pointer is an object whose names the description gives."""
    return place.endswith(("/properties", "/examples", "/headers"))


def declared_properties(meanings: Meanings) -> Iterator[tuple[str, Json]]:
    """Each property of each schema that an operation or webhook leads to, with its pointer."""
    for place, value in reached(meanings):
        if "properties" in value and not is_names(place):
            yield from (
                (f"{place}/properties/{name}", each) for name, each in value["properties"].items()
            )


class Operations:
    """Reads the operations of a description."""

    def __init__(self, meanings: Meanings) -> None:
        self._meanings = meanings

    def __iter__(self) -> Iterator[Operation]:
        for path, item in self._meanings.document["paths"].items():
            for verb in VERBS:
                if verb in item:
                    yield self._operation(path, verb, item)

    def _operation(self, path: str, verb: str, item: Json) -> Operation:
        raw = item[verb]
        body = self._meanings.target(raw.get("requestBody", {}))
        bodies = self._bodies(body)
        responses = {
            str(status): self._meanings.target(each) for status, each in raw["responses"].items()
        }
        return Operation(
            id=raw.get("operationId") or f"{verb.upper()} {path}",
            verb=verb.upper(),
            path=path,
            parameters=tuple(self._parameters(item, raw)),
            body=tuple(self._body(bodies)),
            contents=tuple(schema for _, schema in schemas_of(body)),
            bodies={
                media: frozenset(one.wire for one in each if one.place == "body")
                for media, each in bodies.items()
            },
            answers=self._answers(responses),
            errors={
                status: schema
                for status, each in responses.items()
                if not status.startswith(("1", "2", "3"))
                for media, schema in schemas_of(each)
                if is_json(media)
            },
        )

    def _parameters(self, item: Json, raw: Json) -> Iterator[Argument]:
        """Those of the operation come in place of the same ones of the path."""
        found = {
            (each["in"], each["name"]): each
            for holder in (item, raw)
            for each in map(self._meanings.target, holder.get("parameters", ()))
        }
        for (place, wire), each in found.items():
            if not (place == "header" and wire.lower() in UNSAID):
                content = next(iter(each.get("content", {}).values()), each)
                schema, required = content.get("schema", True), each.get("required") is True
                style = each.get("style", "")
                yield Argument(wire, place, schema, required, style, (each,))

    def _bodies(self, body: Json) -> dict[str, list[Argument]]:
        """Each media type of a body with the arguments that it is made of."""
        found = {
            media: [*self._of_schema(media, schema, body.get("required") is True)]
            for media, schema in schemas_of(body)
        }
        if any(each.required and each.wire != WHOLE for one in found.values() for each in one):
            # Such an object does not share a method with a value (docs/limits.md).
            return {
                media: each
                for media, each in found.items()
                if [one.wire for one in each] != [WHOLE]
            }
        return found

    def _body(self, bodies: Mapping[str, list[Argument]]) -> Iterator[Argument]:
        """The properties of the body; of several that may be sent, of all of them."""
        choices: dict[str, list[Argument]] = {}
        for found in bodies.values():
            for each in found:
                choices.setdefault(each.wire, []).append(each)
        for wire, alike in choices.items():
            schemas = [one.schema for one in alike]
            equal = all(one == schemas[0] for one in schemas)
            yield Argument(
                wire,
                alike[0].place,
                schemas[0] if equal else {"anyOf": schemas},
                len(alike) == len(bodies) and all(one.required for one in alike),
                said=tuple(schema for one in alike for schema in one.said),
            )
        if len(bodies) > 1:
            yield Argument("Content-Type", "choice", {"enum": [*bodies]}, False)

    def _of_schema(self, media: str, schema: Json, required: bool) -> Iterator[Argument]:
        kinds = self._meanings.kinds(schema)
        target = self._meanings.target(schema)
        # A union may get members that are no objects, or have other properties.
        union = any(
            not is_condition(each)
            for word in ("oneOf", "anyOf")
            for each in (target.get(word, ()) if is_object(target) else ())
        )
        if union or len(kinds) != 1 or not kinds[0].get("properties"):
            yield Argument(WHOLE, "body", schema, required)
            return
        for wire, each in kinds[0]["properties"].items():
            inner = together(each)
            required = wire in kinds[0].get("required", ())
            read_only = self._meanings.annotation(inner, "readOnly") is True
            place = "server" if read_only else "body"
            schema = self._as_text(inner) if is_json(media) else inner
            yield Argument(wire, place, schema, required, said=tuple(each))

    def _as_text(self, schema: Json) -> Json:
        """The schema of a property of JSON, where the bytes of a file are text."""
        kinds = self._meanings.kinds(schema)
        found = [
            *kinds,
            *(one for each in kinds for one in self._meanings.kinds(each.get("items", False))),
        ]
        if not any(each.get("format") == "binary" for each in found):
            return schema
        text = {"type": "string"}
        return {"anyOf": [{**each, "items": text} if "items" in each else text for each in kinds]}

    def _answers(self, responses: Mapping[str, Json]) -> Mapping[str, tuple[Json, ...]]:
        found: dict[str, list[Json]] = {}
        for status, each in responses.items():
            if status.startswith("2"):
                for media, schema in schemas_of(each) or [("", None)]:
                    found.setdefault(media, []).append(schema)
        return {media: tuple(each) for media, each in found.items()}


def schemas_of(holder: Json) -> list[tuple[str, Json]]:
    """Media types and schemas of a body or response; True where none is said."""
    return [
        (media.partition(";")[0].strip().lower(), each.get("itemSchema", each.get("schema", True)))
        for media, each in holder.get("content", {}).items()
    ]


def is_json(media: str) -> bool:
    """Whether a media type is JSON (RFC 6839, section 3.1)."""
    return media not in STREAMS and (media == "application/json" or media.endswith("+json"))


def is_text(media: str) -> bool:
    """Whether a media type is text: `text/*`, XML (RFC 7303), and SDP (RFC 8866)."""
    xml = media == "application/xml" or media.endswith("+xml")
    return xml or media.startswith("text/") or media == "application/sdp"


def methods_of(resources: Json, path: tuple[str, ...] = ()) -> dict[str, tuple[str, ...]]:
    """Operation -> the path of its method, as the settings say."""
    found: dict[str, Any] = {}
    for name, resource in resources.items():
        here = (*path, name)
        for method, facts in resource.get("methods", {}).items():
            operation = facts if isinstance(facts, str) else facts.get("operation")
            if operation:
                found[operation] = (*here, method)
        found |= methods_of(resource.get("resources", {}), here)
    return found
