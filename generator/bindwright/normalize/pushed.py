"""What the API sends by itself: webhooks and callbacks (OpenAPI 3.1, sections 4.8.1 and 4.8.18)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bindwright.normalize.form import Callback, Type, Webhook
from bindwright.normalize.methods import operations_in
from bindwright.normalize.raw import is_map
from bindwright.normalize.references import References
from bindwright.normalize.schemas import Schemas
from bindwright.normalize.spots import Spot, escape, pascal

# OpenAPI 3.0 has no webhooks; this is what descriptions of that version say them by.
_WORDS = ("webhooks", "x-webhooks")


def read_webhooks(
    data: dict[str, Any], schemas: Schemas, references: References
) -> tuple[tuple[Webhook, ...], Type | None]:
    """The webhooks, and the type of whatever they send; None without any."""
    found: list[Webhook] = []
    for word in _WORDS:
        for name, item in _map(data.get(word)).items():
            place = f"/{word}/{escape(name)}"
            target = _map(references.follow(item, place))
            for operation, type_, origin in _sent(target, place, name, schemas, references):
                text = operation.get("summary") or operation.get("description") or ""
                found.append(Webhook(name=name, type=type_, summary=str(text), origin=origin))
    if not found:
        return (), None
    members = tuple(dict.fromkeys(each.type for each in found))
    spot = Spot("webhooks", f"/{_WORDS[0]}", "WebhookEvent")
    return tuple(found), schemas.union(members, spot, "An event that the API sends by itself.")


def read_callbacks(
    data: dict[str, Any], schemas: Schemas, references: References
) -> Iterator[Callback]:
    """The callbacks of all operations, in order."""
    for path, item in _map(data.get("paths")).items():
        place = f"/paths/{escape(path)}"
        for verb, keys, operation in operations_in(_map(references.follow(item, place))):
            origin = "/".join((place, *map(escape, keys), "callbacks"))
            owner = str(operation.get("operationId") or f"{verb} {path}")
            for name, each in _map(operation.get("callbacks")).items():
                yield from _callback(
                    name, each, f"{origin}/{escape(name)}", owner, schemas, references
                )


def _callback(
    name: str, value: Any, place: str, owner: str, schemas: Schemas, references: References
) -> Iterator[Callback]:
    place, target = references.dereference(value, place)
    types: dict[Type, None] = {}
    summary = ""
    for expression, item in _map(target).items():
        if expression.startswith("x-"):
            continue
        inner = f"{place}/{escape(expression)}"
        followed = _map(references.follow(item, inner))
        for operation, type_, _ in _sent(followed, inner, name, schemas, references):
            types[type_] = None
            summary = summary or str(operation.get("summary") or "")
    if types:
        members = tuple(types)
        spot = Spot(f"{owner}.{name}", place, f"{pascal(name)}Call")
        yield Callback(
            name=name,
            operation=owner,
            type=members[0] if len(members) == 1 else schemas.union(members, spot, summary),
            summary=summary,
            origin=place,
        )


def _sent(
    item: dict[str, Any], place: str, name: str, schemas: Schemas, references: References
) -> Iterator[tuple[dict[str, Any], Type, str]]:
    """The operations of a path item that send JSON: each with the type, and where it stands."""
    for _, keys, operation in operations_in(item):
        origin = "/".join((place, *map(escape, keys)))
        body = _map(references.follow(operation.get("requestBody"), f"{origin}/requestBody"))
        content = _map(body.get("content"))
        media_type = next((each for each in content if "json" in each.lower()), None)
        if media_type is not None:
            schema = _map(content[media_type]).get("schema")
            where = f"{origin}/requestBody/content/{escape(media_type)}/schema"
            hint = pascal(name)
            spot = Spot(f"{name}.body", where, hint if hint.endswith("Event") else f"{hint}Event")
            yield operation, schemas.convert(schema, spot), origin


def _map(value: Any) -> dict[str, Any]:
    return value if is_map(value) else {}
