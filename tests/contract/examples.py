"""Every example of a description: of schemas, parameters, headers, and the content of messages.

The keywords are `example` and `examples`, with values (OpenAPI, Media Type and Parameter Object) or,
in a schema, as a list of them (JSON Schema, Meta-Data, 9.5). Extensions are no part of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from facts import Json, is_array, is_object
from jsonschema_rs import Draft202012, Draft202012Validator, Registry
from meaning import Meanings
from operations import VERBS

URI = "urn:description"
INNER = ("items", "additionalProperties", "not", "if", "then", "else", "contains", "propertyNames")
MEMBERS = ("allOf", "oneOf", "anyOf", "prefixItems")
NAMED = ("properties", "patternProperties", "$defs")


@dataclass(frozen=True)
class Example:
    """One example."""

    place: str
    """Its JSON Pointer."""
    kind: str
    """`schema`, `parameter`, `header`, `request`, or the status of the response that it is of."""
    value: Json
    schema: Json
    holder: Json
    """The object that it is an example of."""
    operation: str = ""
    """Of what is in a message."""
    media: str = ""


class Examples:
    """Finds the examples of a description, each once."""

    def __init__(self, meanings: Meanings) -> None:
        self._meanings = meanings
        self._seen: set[int] = set()

    def __iter__(self) -> Iterator[Example]:
        document = self._meanings.document
        for word in ("paths", "webhooks"):
            for path, item in document.get(word, {}).items():
                yield from self._parameters(item.get("parameters", ()), f"/{word}/{escape(path)}")
                for verb in VERBS:
                    if verb in item:
                        place = f"/{word}/{escape(path)}/{verb}"
                        name = item[verb].get("operationId") or f"{verb.upper()} {path}"
                        yield from self._operation(item[verb], place, name)
        components = document.get("components", {})
        for name, each in components.get("schemas", {}).items():
            yield from self._schema(each, f"/components/schemas/{escape(name)}")
        for word in ("responses", "requestBodies"):
            for name, each in components.get(word, {}).items():
                yield from self._message(each, f"/components/{word}/{escape(name)}", "", "")
        for word, kind in (("parameters", "parameter"), ("headers", "header")):
            for name, each in components.get(word, {}).items():
                yield from self._holder(each, f"/components/{word}/{escape(name)}", kind, "", "")

    def _operation(self, raw: Json, place: str, name: str) -> Iterator[Example]:
        yield from self._parameters(raw.get("parameters", ()), place)
        yield from self._message(
            raw.get("requestBody", {}), f"{place}/requestBody", "request", name
        )
        for status, each in raw.get("responses", {}).items():
            yield from self._message(each, f"{place}/responses/{status}", str(status), name)

    def _parameters(self, found: Json, place: str) -> Iterator[Example]:
        for index, each in enumerate(found):
            yield from self._holder(each, f"{place}/parameters/{index}", "parameter", "", "")

    def _message(self, raw: Json, place: str, kind: str, name: str) -> Iterator[Example]:
        """A body or response; of one that is shared, with whatever refers to it first."""
        raw = self._meanings.target(raw)
        for header, each in raw.get("headers", {}).items():
            yield from self._holder(each, f"{place}/headers/{header}", "header", "", "")
        for media, each in raw.get("content", {}).items():
            where = f"{place}/content/{escape(media)}"
            yield from self._holder(each, where, kind, name, media.partition(";")[0])

    def _holder(
        self, raw: Json, place: str, kind: str, operation: str, media: str
    ) -> Iterator[Example]:
        raw = self._meanings.target(raw)
        if id(raw) in self._seen:
            return
        self._seen.add(id(raw))
        schema = raw.get("itemSchema", raw.get("schema", True))
        values = {"example": raw["example"]} if "example" in raw else {}
        for name, each in raw.get("examples", {}).items():
            values[f"examples/{escape(name)}"] = self._meanings.target(each)["value"]
        for name, value in values.items():
            yield Example(f"{place}/{name}", kind, value, schema, raw, operation, media)
        yield from self._schema(schema, f"{place}/schema")
        for name, each in raw.get("content", {}).items():
            yield from self._holder(each, f"{place}/content/{escape(name)}", kind, "", "")

    def _schema(self, schema: Json, place: str) -> Iterator[Example]:
        if not is_object(schema) or id(schema) in self._seen:
            return
        self._seen.add(id(schema))
        given = [("example", schema["example"])] if "example" in schema else []
        listed = schema.get("examples", ())
        # OpenAPI 3.0 has none in schemas; some descriptions name them as media types do.
        values = (
            enumerate(listed)
            if is_array(listed)
            else [(name, each["value"]) for name, each in dict(listed).items()]
        )
        given += [(f"examples/{name}", value) for name, value in values]
        for name, value in given:
            yield Example(f"{place}/{name}", "schema", value, schema, schema)
        for word in INNER:
            yield from self._schema(schema.get(word), f"{place}/{word}")
        for word in MEMBERS:
            for index, each in enumerate(schema.get(word, ())):
                yield from self._schema(each, f"{place}/{word}/{index}")
        for word in NAMED:
            for name, each in schema.get(word, {}).items():
                yield from self._schema(each, f"{place}/{word}/{escape(name)}")


class Validity:
    """Whether a value is one of a schema: JSON Schema 2020-12, and OpenAPI 3.0's `nullable`."""

    def __init__(self, document: Json) -> None:
        self._registry = Registry([(URI, with_null(document))], draft=Draft202012)

    def problem(self, example: Example) -> str | None:
        """What is wrong with an example."""
        validator = Draft202012Validator(with_null(example.schema), registry=self._registry)
        error = next(validator.iter_errors(example.value), None)
        return None if error is None else error.message


def with_null(value: Json) -> Json:
    """The same data; what is `nullable` says so as JSON Schema does, and references are whole."""
    if is_array(value):
        return [with_null(each) for each in value]
    if not is_object(value):
        return value
    found = {name: with_null(each) for name, each in value.items()}
    reference = found.get("$ref")
    if isinstance(reference, str):
        found["$ref"] = URI + reference
    if found.get("nullable") is True:
        del found["nullable"]
        return {"anyOf": [found, {"type": "null"}]}
    return found


def escape(name: str) -> str:
    """A step of a JSON Pointer (RFC 6901, section 3)."""
    return name.replace("~", "~0").replace("/", "~1")
