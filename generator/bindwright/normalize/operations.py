"""Operations into normal form: parameters, one request body, one successful answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal

from bindwright.diagnostics import Diagnostics
from bindwright.normalize.form import Answer, Body, Operation, Parameter, Type, Verb
from bindwright.normalize.raw import is_map
from bindwright.normalize.schemas import Schemas
from bindwright.normalize.spots import Spot, escape, pascal
from bindwright.source import Document, resolve

_VERBS: Mapping[str, Verb] = {
    "get": "GET",
    "put": "PUT",
    "post": "POST",
    "delete": "DELETE",
    "options": "OPTIONS",
    "head": "HEAD",
    "patch": "PATCH",
    "trace": "TRACE",
}
_JSON = "application/json"
_EVENTS = "text/event-stream"
# Default serialisation by place (OpenAPI 3.1, section 4.8.12.2).
_STYLES = {"path": "simple", "query": "form", "header": "simple", "cookie": "form"}


class Operations:
    """Reads the operations of one document."""

    def __init__(self, document: Document, schemas: Schemas, diagnostics: Diagnostics) -> None:
        self._document = document
        self._schemas = schemas
        self._diagnostics = diagnostics

    def __iter__(self) -> Iterator[Operation]:
        for path, item in self._document.data.get("paths", {}).items():
            for verb in _VERBS:
                if is_map(item) and verb in item:
                    yield self._operation(path, item, verb)

    def _operation(self, path: str, item: dict[str, Any], verb: str) -> Operation:
        raw = item[verb]
        pointer = f"/paths/{escape(path)}/{verb}"
        name = raw.get("operationId") or f"{verb.upper()} {path}"
        security = raw.get("security", self._document.data.get("security", []))
        return Operation(
            id=name,
            verb=_VERBS[verb],
            path=path,
            parameters=tuple(self._parameters(item, raw, pointer, name)),
            body=self._body(raw, pointer, name),
            answer=self._answer(raw, pointer, name),
            summary=raw.get("summary", ""),
            description=raw.get("description", ""),
            deprecated=raw.get("deprecated") is True,
            security=tuple(tuple(each) for each in security),
            origin=pointer,
        )

    def _parameters(
        self, item: dict[str, Any], raw: dict[str, Any], pointer: str, name: str
    ) -> Iterator[Parameter]:
        found: dict[tuple[str, str], tuple[dict[str, Any], str]] = {}
        shared = pointer.rsplit("/", 1)[0]
        for place, each in ((shared, item), (pointer, raw)):
            for index, parameter in enumerate(each.get("parameters", ())):
                value = self._follow(parameter)
                found[value["in"], value["name"]] = (value, f"{place}/parameters/{index}")
        for (location, wire), (value, origin) in found.items():
            spot = Spot(f"{name}.{wire}", f"{origin}/schema", pascal(name) + pascal(wire))
            style = value.get("style", _STYLES[location])
            schema = dict(value.get("schema", {}))
            if value.get("description"):
                schema["description"] = value["description"]
            yield Parameter(
                location=_location(location),
                property=self._schemas.property(
                    wire, schema, spot, required=value.get("required") is True
                ),
                style=style,
                explode=value.get("explode", style == "form"),
                example=_example(value),
            )

    def _body(self, raw: dict[str, Any], pointer: str, name: str) -> Body | None:
        if "requestBody" not in raw:
            return None
        body = self._follow(raw["requestBody"])
        content = body.get("content", {})
        if not content:
            return None
        media_type = _JSON if _JSON in content else next(iter(content))
        schema = content[media_type].get("schema", {})
        key, target = self._schemas.dereference(schema)
        origin = f"{pointer}/requestBody/content/{escape(media_type)}/schema"
        spot = Spot(f"{name}.body", origin, pascal(name))
        if key is not None:
            hint = self._schemas.hint(key)
            spot = Spot(key, f"/components/schemas/{escape(key)}", hint)
        if media_type != _JSON:
            self._diagnostics.add(
                self._document.diagnostic(
                    "unsupported-body",
                    origin,
                    f"a request body of type {media_type} is not supported yet",
                    f"operation {name} cannot be generated",
                    "add the operation to `skips` in the settings, with this reason",
                )
            )
        properties = self._schemas.properties(target, spot) if "properties" in target else ()
        return Body(
            content_type=media_type,
            required=body.get("required") is True,
            type=None if properties else self._schemas.convert(schema, spot),
            properties=properties,
            description=body.get("description", ""),
            example=_example(content[media_type]),
        )

    def _answer(self, raw: dict[str, Any], pointer: str, name: str) -> Answer:
        responses = raw.get("responses", {})
        status = next((each for each in sorted(responses) if each.startswith("2")), None)
        if status is None:
            return Answer(status="2XX", content_type=None, type=None)
        response = self._follow(responses[status])
        content = response.get("content", {})
        place = f"{pointer}/responses/{status}/content"

        def type_of(media_type: str) -> Type:
            spot = Spot(
                f"{name}.answer",
                f"{place}/{escape(media_type)}/schema",
                f"{pascal(name)}Response",
            )
            return self._schemas.convert(content[media_type].get("schema", {}), spot)

        return Answer(
            status=status,
            content_type=_JSON if _JSON in content else next(iter(content), None),
            type=type_of(_JSON) if _JSON in content else None,
            events=type_of(_EVENTS) if _EVENTS in content else None,
            description=response.get("description", ""),
        )

    def _follow(self, value: dict[str, Any]) -> dict[str, Any]:
        while "$ref" in value:
            value = resolve(self._document.data, value["$ref"].removeprefix("#"))
        return value


def _example(holder: dict[str, Any]) -> Any:
    """The example of a media type or parameter: `example`, else the first of `examples`."""
    if "example" in holder:
        return holder["example"]
    for each in holder.get("examples", {}).values():
        return each.get("value")
    return None


def _location(text: str) -> Literal["path", "query", "header", "cookie"]:
    match text:
        case "path" | "query" | "header" | "cookie":
            return text
        case _:
            raise ValueError(f"a parameter cannot be in {text!r}")
