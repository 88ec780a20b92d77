"""Operations into normal form: parameters, one request body, one successful answer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from bindwright.diagnostics import Diagnostics
from bindwright.normalize.access import home_of, read_alternatives, read_servers
from bindwright.normalize.files import with_files
from bindwright.normalize.form import Body, File, Operation, Primitive, Type
from bindwright.normalize.media import (
    body_form,
    body_type,
    holds_files,
    is_file,
    is_put_together,
)
from bindwright.normalize.kinds import kind_of
from bindwright.normalize.methods import OperationIds, operations_in, plain_id
from bindwright.normalize.parameters import read_parameters
from bindwright.normalize.raw import is_map
from bindwright.normalize.answers import read_answer, read_errors
from bindwright.normalize.context import Context, as_map, example_of
from bindwright.normalize.references import References
from bindwright.normalize.schemas import Schemas
from bindwright.normalize.spots import Spot, escape, pascal
from bindwright.source import Document, is_three_zero

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
        ids = OperationIds()
        for path, item in as_map(self._document.data.get("paths")).items():
            item = as_map(self._references.follow(item, f"/paths/{escape(path)}"))
            for verb, keys, raw in operations_in(item):
                pointer = "/".join(("/paths", escape(path), *map(escape, keys)))
                if _METHOD.fullmatch(verb):
                    name = ids.of(verb, path, raw)
                    yield self._operation(path, item, verb, raw, pointer, name)
                else:
                    self._report_method(pointer, verb)

    def _operation(
        self,
        path: str,
        item: dict[str, Any],
        verb: str,
        raw: dict[str, Any],
        pointer: str,
        name: str,
    ) -> Operation:
        title = pascal(plain_id(name, verb, path))
        security = read_alternatives(raw)
        return Operation(
            id=name,
            verb=verb,
            path=path,
            parameters=tuple(read_parameters(self._context, path, item, raw, pointer, name, title)),
            body=self._body(raw, pointer, name, title),
            answer=read_answer(self._context, raw, pointer, name, title),
            errors=tuple(read_errors(self._context, raw, pointer, name)),
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

    def _body(self, raw: dict[str, Any], pointer: str, name: str, title: str) -> Body | None:
        if "requestBody" not in raw:
            return None
        body = as_map(self._references.follow(raw["requestBody"], f"{pointer}/requestBody"))
        content = {each: as_map(holder) for each, holder in as_map(body.get("content")).items()}
        if not content:
            return None
        place = f"{pointer}/requestBody/content"
        spots = {
            each: Spot(f"{name}.body", f"{place}/{escape(each)}/schema", title) for each in content
        }
        targets = {
            each: self._schemas.body(holder.get("schema", {}), spots[each])
            for each, holder in content.items()
        }
        with_parts = {
            each: any(map(holds_files, as_map(target.get("properties")).values()))
            for each, (_, target) in targets.items()
        }
        chosen = body_type(content, has_files=with_parts)
        first, *others = (
            self._read_body(each, content[each], spots[each], *targets[each])
            for each in (chosen, *(each for each in content if each != chosen))
        )
        if is_put_together(chosen, targets[chosen][1]):
            self._report_unsupported(f"{place}/{escape(chosen)}", name, first)
        offered = [each for each in others if _is_choice(first, each)]
        for other in others:
            if other not in offered:
                where = f"{place}/{escape(other.content_type)}"
                self._report_other_body(where, name, chosen, other.content_type)
        return replace(
            first,
            others=tuple(offered),
            required=body.get("required") is True,
            description=str(body.get("description") or ""),
        )

    def _read_body(
        self,
        media_type: str,
        holder: dict[str, Any],
        spot: Spot,
        inside: Spot,
        target: dict[str, Any],
    ) -> Body:
        """A body of one media type; its schema stands at `spot`, and leads to `target`."""
        form = "file" if "*" in media_type and is_file(target) else body_form(media_type)
        is_one = form == "json" and self._schemas.has_heirs(holder.get("schema"))
        is_open = bool(target.get("properties")) and not is_one
        properties = self._schemas.properties(target, inside) if is_open else ()
        whole: Type | None = None
        if form in ("multipart", "form"):
            properties = tuple(
                with_files(each, target["properties"][each.wire]) for each in properties
            )
        elif form == "file":
            whole, properties = File(), ()
        elif form == "text" and is_put_together(media_type, target):
            whole, properties = Primitive("string"), ()
        if not properties and whole is None:
            whole = self._schemas.convert(holder.get("schema", {}), spot)
        encoding = as_map(holder.get("encoding"))
        found = Body(
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
            part_styles={
                part: (str(each.get("style", "form")), each.get("explode", True) is True)
                for part, each in encoding.items()
                if is_map(each) and each.keys() & {"style", "explode"}
            },
            example=example_of(holder),
        )
        if form == "multipart":
            self._report_part_styles(spot.pointer.removesuffix("/schema"), found)
        return found

    def _report_unsupported(self, place: str, name: str, body: Body) -> None:
        given = "text" if body.form == "text" else "bytes, or a file"
        self._context.report(
            "unsupported-body",
            place,
            f"bindwright puts no body of type {body.content_type} together",
            f"the method of {name} takes it whole, as {given}",
            "where the API takes JSON or multipart/form-data too, say so in an overlay",
            "warning",
        )

    def _report_part_styles(self, place: str, body: Body) -> None:
        """Say what of OpenAPI 3.1, section 4.8.15.1.2, is not followed: how parts are written.

        A list whose items are a part each is; of a single value there is nothing to say. OpenAPI
        3.0 has these words for forms of text alone.
        """
        if is_three_zero(self._document.data):
            return
        kinds = {each.wire: kind_of(each.type, self._schemas.schemas) for each in body.properties}
        for part, style in body.part_styles.items():
            kind = kinds.get(part)
            if kind == "object" or (kind == "array" and style != ("form", True)):
                self._context.report(
                    "part-style",
                    f"{place}/encoding/{escape(part)}",
                    f"bindwright writes no part of multipart/form-data in a style, as {part!r} asks",
                    "an object is sent as JSON, and of a list each item as a part",
                    "where the server reads a[b], set array_query: brackets under client in the settings",
                    "warning",
                )

    def _report_other_body(self, place: str, name: str, chosen: str, other: str) -> None:
        self._context.report(
            "other-body",
            place,
            f"{name} also takes a body of type {other}",
            f"its method sends {chosen}",
            "send it with the client's own post(), put() or patch(), as body or as content",
            "note",
        )


def _is_choice(first: Body, other: Body) -> bool:
    """Whether a caller may send one body in place of another, by the same arguments.

    A body that is one value would make the properties optional that the first one requires.
    """
    if "*" in other.content_type:
        return False
    needed = any(each.required for each in first.properties)
    return other.type is None or not needed
