"""Operations into normal form: parameters, one request body, one successful answer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from bindwright.diagnostics import Diagnostics
from bindwright.normalize.access import home_of, read_alternatives, read_servers
from bindwright.normalize.files import with_files
from bindwright.normalize.form import Answer, Body, File, Operation, Type
from bindwright.normalize.media import (
    EVENT_STREAM,
    answer_type,
    body_form,
    body_type,
    holds_files,
    reading,
)
from bindwright.normalize.methods import operations_in
from bindwright.normalize.parameters import read_parameters
from bindwright.normalize.raw import is_map
from bindwright.normalize.context import Context, as_map, example_of
from bindwright.normalize.references import References
from bindwright.normalize.schemas import Schemas
from bindwright.normalize.spots import Spot, escape, pascal
from bindwright.source import Document

_METHOD = re.compile(r"[A-Za-z0-9_-]+")


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
        self._references = references
        self._context = Context(document, schemas, diagnostics, references)
        self._home = home_of(document.data)
        self._security = read_alternatives(document.data) or ()

    def __iter__(self) -> Iterator[Operation]:
        for path, item in as_map(self._document.data.get("paths")).items():
            item = as_map(self._references.follow(item, f"/paths/{escape(path)}"))
            for verb, keys, raw in operations_in(item):
                pointer = "/".join(("/paths", escape(path), *map(escape, keys)))
                if _METHOD.fullmatch(verb):
                    yield self._operation(path, item, verb, raw, pointer)
                else:
                    self._report_method(pointer, verb)

    def _operation(
        self, path: str, item: dict[str, Any], verb: str, raw: dict[str, Any], pointer: str
    ) -> Operation:
        name = str(raw.get("operationId") or f"{verb} {path}")
        security = read_alternatives(raw)
        return Operation(
            id=name,
            verb=verb,
            path=path,
            parameters=tuple(read_parameters(self._context, path, item, raw, pointer, name)),
            body=self._body(raw, pointer, name),
            answer=self._answer(raw, pointer, name),
            summary=str(raw.get("summary") or ""),
            description=str(raw.get("description") or ""),
            deprecated=raw.get("deprecated") is True,
            security=self._security if security is None else security,
            servers=read_servers(raw, self._home) or read_servers(item, self._home),
            origin=pointer,
        )

    def _report_method(self, pointer: str, verb: str) -> None:
        self._context.report(
            "bad-method",
            pointer,
            f"{verb!r} is no HTTP method",
            "its operation cannot be called",
            "use letters, digits, - and _",
        )

    # -- the body -----------------------------------------------------------------------------

    def _body(self, raw: dict[str, Any], pointer: str, name: str) -> Body | None:
        if "requestBody" not in raw:
            return None
        body = as_map(self._references.follow(raw["requestBody"], f"{pointer}/requestBody"))
        content = {each: as_map(holder) for each, holder in as_map(body.get("content")).items()}
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
            each: any(map(holds_files, as_map(target.get("properties")).values()))
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
        encoding = as_map(holder.get("encoding"))
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
            example=example_of(holder),
        )

    def _report_other_body(self, place: str, name: str, chosen: str, other: str) -> None:
        self._context.report(
            "other-body",
            place,
            f"{name} also takes a body of type {other}",
            f"its method sends {chosen}",
            severity="note",
        )

    # -- the answer ---------------------------------------------------------------------------

    def _answer(self, raw: dict[str, Any], pointer: str, name: str) -> Answer:
        responses = as_map(raw.get("responses"))
        status = next((each for each in sorted(responses) if each.startswith("2")), None)
        if status is None and "default" in responses:
            status = "default"
        if status is None:
            return Answer(status="2XX", content_type=None, type=None)
        response = as_map(
            self._references.follow(responses[status], f"{pointer}/responses/{status}")
        )
        content = {each: as_map(holder) for each, holder in as_map(response.get("content")).items()}
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
