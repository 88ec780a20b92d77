"""Answers into normal form: what succeeds, in every way it may, and what fails."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from http import HTTPStatus
from typing import Any

from bindwright.normalize.context import Context, as_map
from bindwright.normalize.form import Answer, Type
from bindwright.normalize.media import answer_type, is_loose_text, reading, stream_type
from bindwright.normalize.spots import Spot, escape, pascal

# Not of RFC 9110, and in use.
_UNREGISTERED = {"498": "Invalid Token", "499": "Client Closed Request"}
_CLASSES = {
    "1XX": "Information",
    "2XX": "Success",
    "3XX": "Redirection",
    "4XX": "ClientError",
    "5XX": "ServerError",
    "DEFAULT": "Error",
}


def read_answer(
    context: Context, raw: dict[str, Any], pointer: str, name: str, title: str
) -> Answer:
    """The successful answers of an operation: the first of them holds the others.

    Classes are named by its `title`.
    """
    responses = as_map(raw.get("responses"))
    # What stands for all statuses goes first, for any other is an exception to it.
    good = sorted(
        (str(each) for each in responses if str(each).startswith("2")),
        key=lambda each: (not each.upper().endswith("XX"), each),
    )
    if not good and "default" in responses:
        good = ["default"]
    if not good:
        return Answer(status="2XX", content_type=None, type=None)
    first = _answer(context, responses, good[0], pointer, name, f"{title}Response")
    others = [
        _answer(context, responses, each, pointer, name, f"{title}{called(each)}Response")
        for each in good[1:]
    ]
    # One that is read like the first needs no mention.
    different = (
        each for each in others if (each.type, each.reading) != (first.type, first.reading)
    )
    return replace(first, others=tuple(different))


def read_errors(
    context: Context, raw: dict[str, Any], pointer: str, name: str
) -> Iterator[tuple[str, Type]]:
    """Status, or range of statuses, and the type of the JSON body that says what went wrong."""
    responses = as_map(raw.get("responses"))
    good = any(str(each).startswith("2") for each in responses)
    for status in map(str, responses):
        if status[:1] in ("4", "5") or (status == "default" and good):
            place = f"{name}.errors.{called(status)}"
            found = _answer(context, responses, status, pointer, place, "ErrorBody", shared=True)
            if found.type is not None:
                yield status.upper() if status != "default" else status, found.type


def called(status: str) -> str:
    """What a status is called in the name of a class: `NotFound` for 404."""
    if status.upper() in _CLASSES:
        return _CLASSES[status.upper()]
    known = {str(each.value): each.phrase for each in HTTPStatus} | _UNREGISTERED
    return pascal(known.get(status, f"Status {status} answer"))


def _answer(
    context: Context,
    responses: dict[str, Any],
    status: str,
    pointer: str,
    name: str,
    hint: str,
    *,
    shared: bool = False,
) -> Answer:
    """What answers of one status hold; `shared` ones that are described alike have one type."""
    place = f"{pointer}/responses/{status}"
    response = as_map(context.references.follow(responses[status], place))
    content = {each: as_map(holder) for each, holder in as_map(response.get("content")).items()}

    def type_of(media_type: str, name_hint: str) -> Type:
        holder = content[media_type]
        word = "itemSchema" if "itemSchema" in holder else "schema"
        where = f"{place}/content/{escape(media_type)}/{word}"
        spot = Spot(f"{name}.answer", where, name_hint)
        schema = holder.get(word, {})
        if not shared:
            return context.schemas.convert(schema, spot)
        said = json.dumps(schema, sort_keys=True, default=str)
        if said not in context.shared:
            context.shared[said] = context.schemas.convert(schema, spot)
        return context.shared[said]

    stream = stream_type(content)
    media_type = answer_type(content)
    how = reading(media_type, content[media_type].get("schema")) if media_type else "json"
    if media_type and how == "json":
        schema = as_map(context.references.follow(content[media_type].get("schema", {}), place))
        how = "string" if is_loose_text(content, media_type, schema) else how
    return Answer(
        status=status,
        content_type=media_type,
        type=type_of(media_type, hint) if media_type and how == "json" else None,
        reading=how,
        events=type_of(stream, hint.removesuffix("Response") + "Event") if stream else None,
        stream=stream or "",
        description=str(response.get("description") or ""),
    )
