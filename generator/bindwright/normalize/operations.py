"""Operations into normal form: parameters, one request body, one successful answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Literal

from bindwright.diagnostics import Diagnostics, Severity
from bindwright.normalize.files import with_files
from bindwright.normalize.form import Answer, Body, File, Operation, Parameter, Type, Verb
from bindwright.normalize.media import (
    EVENT_STREAM,
    answer_type,
    body_form,
    body_type,
    holds_files,
    reading,
)
from bindwright.normalize.raw import is_list, is_map
from bindwright.normalize.references import References
from bindwright.normalize.schemas import Schemas
from bindwright.normalize.spots import Spot, escape, pascal
from bindwright.source import Document

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
# Default serialisation by place (OpenAPI 3.1, section 4.8.12.2).
_STYLES = {"path": "simple", "query": "form", "header": "simple", "cookie": "form"}
# What other parts of the description say (OpenAPI 3.1, section 4.8.12.1).
_IGNORED_HEADERS = frozenset({"accept", "content-type", "authorization"})


class Operations:
    """Reads the operations of one document."""

    def __init__(
        self,
        document: Document,
        schemas: Schemas,
        diagnostics: Diagnostics,
        references: References,
    ) -> None:
        self._document = document
        self._schemas = schemas
        self._diagnostics = diagnostics
        self._references = references

    def __iter__(self) -> Iterator[Operation]:
        for path, item in _map(self._document.data.get("paths")).items():
            item = _map(self._references.follow(item, f"/paths/{escape(path)}"))
            for verb in _VERBS:
                if is_map(item.get(verb)):
                    yield self._operation(path, item, verb)

    def _operation(self, path: str, item: dict[str, Any], verb: str) -> Operation:
        raw = item[verb]
        pointer = f"/paths/{escape(path)}/{verb}"
        name = str(raw.get("operationId") or f"{verb.upper()} {path}")
        security = raw.get("security", self._document.data.get("security", []))
        return Operation(
            id=name,
            verb=_VERBS[verb],
            path=path,
            parameters=tuple(self._parameters(item, raw, pointer, name)),
            body=self._body(raw, pointer, name),
            answer=self._answer(raw, pointer, name),
            summary=str(raw.get("summary") or ""),
            description=str(raw.get("description") or ""),
            deprecated=raw.get("deprecated") is True,
            security=tuple(tuple(each) for each in security),
            origin=pointer,
        )

    # -- parameters ---------------------------------------------------------------------------

    def _parameters(
        self, item: dict[str, Any], raw: dict[str, Any], pointer: str, name: str
    ) -> Iterator[Parameter]:
        found: dict[tuple[str, str], tuple[dict[str, Any], str]] = {}
        shared = pointer.rsplit("/", 1)[0]
        for place, each in ((shared, item), (pointer, raw)):
            parameters = each.get("parameters")
            for index, parameter in enumerate(parameters if is_list(parameters) else ()):
                origin = f"{place}/parameters/{index}"
                value = _map(self._references.follow(parameter, origin))
                if value.get("in") not in _STYLES or not isinstance(value.get("name"), str):
                    self._report_parameter(origin)
                    continue
                found[value["in"], value["name"]] = (value, origin)
        for (location, wire), (value, origin) in found.items():
            if location == "header" and wire.lower() in _IGNORED_HEADERS:
                continue
            yield self._parameter(_location(location), wire, value, origin, name)

    def _parameter(
        self,
        location: Literal["path", "query", "header", "cookie"],
        wire: str,
        value: dict[str, Any],
        origin: str,
        name: str,
    ) -> Parameter:
        content = _map(value.get("content"))
        media = next(iter(content), "")
        place = f"{origin}/content/{escape(media)}/schema" if content else f"{origin}/schema"
        holder = _map(content.get(media)) if content else value
        spot = Spot(f"{name}.{wire}", place, pascal(name) + pascal(wire))
        style = str(value.get("style", _STYLES[location]))
        schema = dict(_map(holder.get("schema")))
        if value.get("description"):
            schema["description"] = value["description"]
        if value.get("deprecated") is True:
            schema["deprecated"] = True
        required = value.get("required") is True or location == "path"
        return Parameter(
            location=location,
            property=self._schemas.property(wire, schema, spot, required=required),
            style=style,
            explode=value.get("explode", style == "form") is True,
            as_json=bool(content),
            example=_example(value),
        )

    def _report_parameter(self, origin: str) -> None:
        self._report(
            "bad-parameter",
            origin,
            "the parameter does not say its name, or where it goes",
            "it cannot become an argument",
            "give it a name, and in: path, query, header or cookie",
        )

    # -- the body -----------------------------------------------------------------------------

    def _body(self, raw: dict[str, Any], pointer: str, name: str) -> Body | None:
        if "requestBody" not in raw:
            return None
        body = _map(self._references.follow(raw["requestBody"], f"{pointer}/requestBody"))
        content = {each: _map(holder) for each, holder in _map(body.get("content")).items()}
        if not content:
            return None
        place = f"{pointer}/requestBody/content"
        targets = {
            each: self._schemas.body(
                holder.get("schema", {}),
                Spot(f"{name}.body", f"{place}/{escape(each)}/schema", pascal(name)),
            )
            for each, holder in content.items()
        }
        with_parts = {
            each: any(map(holds_files, _map(target.get("properties")).values()))
            for each, (_, target) in targets.items()
        }
        chosen = body_type(content, has_files=with_parts)
        for other in content.keys() - {chosen}:
            self._report_other_body(f"{place}/{escape(other)}", name, chosen, other)
        spot, target = targets[chosen]
        return replace(
            self._read_body(chosen, content[chosen], spot, target),
            required=body.get("required") is True,
            description=str(body.get("description") or ""),
        )

    def _read_body(
        self, media_type: str, holder: dict[str, Any], spot: Spot, target: dict[str, Any]
    ) -> Body:
        form = body_form(media_type)
        properties = self._schemas.properties(target, spot) if target.get("properties") else ()
        whole: Type | None = None
        if form in ("multipart", "form"):
            properties = tuple(
                with_files(each, target["properties"][each.wire]) for each in properties
            )
        elif form == "file":
            whole, properties = File(), ()
        if not properties and whole is None:
            whole = self._schemas.convert(holder.get("schema", {}), spot)
        encoding = _map(holder.get("encoding"))
        return Body(
            content_type=media_type,
            form=form,
            required=False,
            type=whole,
            properties=properties,
            part_types={
                part: each["contentType"]
                for part, each in encoding.items()
                if is_map(each) and isinstance(each.get("contentType"), str)
            },
            example=_example(holder),
        )

    def _report_other_body(self, place: str, name: str, chosen: str, other: str) -> None:
        self._report(
            "other-body",
            place,
            f"{name} also takes a body of type {other}",
            f"its method sends {chosen}",
            severity="note",
        )

    # -- the answer ---------------------------------------------------------------------------

    def _answer(self, raw: dict[str, Any], pointer: str, name: str) -> Answer:
        responses = _map(raw.get("responses"))
        status = next((each for each in sorted(responses) if each.startswith("2")), None)
        if status is None and "default" in responses:
            status = "default"
        if status is None:
            return Answer(status="2XX", content_type=None, type=None)
        response = _map(self._references.follow(responses[status], f"{pointer}/responses/{status}"))
        content = {each: _map(holder) for each, holder in _map(response.get("content")).items()}
        place = f"{pointer}/responses/{status}/content"

        def type_of(media_type: str) -> Type:
            holder = content[media_type]
            word = "itemSchema" if "itemSchema" in holder else "schema"
            spot = Spot(
                f"{name}.answer",
                f"{place}/{escape(media_type)}/{word}",
                f"{pascal(name)}Response" if media_type != EVENT_STREAM else f"{pascal(name)}Event",
            )
            return self._schemas.convert(holder.get(word, {}), spot)

        media_type = answer_type(content)
        how = reading(media_type, content[media_type].get("schema")) if media_type else "json"
        return Answer(
            status=status,
            content_type=media_type,
            type=type_of(media_type) if media_type and how == "json" else None,
            reading=how,
            events=type_of(EVENT_STREAM) if EVENT_STREAM in content else None,
            description=str(response.get("description") or ""),
        )

    def _report(
        self,
        code: str,
        place: str,
        problem: str,
        effect: str,
        remedy: str = "",
        severity: Severity = "error",
    ) -> None:
        found = self._document.diagnostic(code, place, problem, effect, remedy, severity)
        self._diagnostics.add(found)


def _map(value: Any) -> dict[str, Any]:
    return value if is_map(value) else {}


def _example(holder: dict[str, Any]) -> Any:
    """The example of a media type or parameter: `example`, else the first of `examples`."""
    if "example" in holder:
        return holder["example"]
    for each in _map(holder.get("examples")).values():
        return _map(each).get("value")
    return None


def _location(text: str) -> Literal["path", "query", "header", "cookie"]:
    match text:
        case "path" | "query" | "header" | "cookie":
            return text
        case _:
            raise ValueError(f"a parameter cannot be in {text!r}")
