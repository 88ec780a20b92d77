"""Media types: which of several a body or answer uses, and how it is sent or read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from bindwright.normalize.form import BodyForm, Reading
from bindwright.normalize.raw import is_list, is_map

EVENT_STREAM = "text/event-stream"
EVENT_FIELDS = ("event", "id", "retry", "data")
"""What a server-sent event has (WHATWG HTML, section 9.2.6)."""
_ERROR = re.compile(r"(stream[-_.]?)?error", re.I)
_JSON = re.compile(r"(application|text)/([a-z0-9.+_-]+\+)?json(;.*)?|\*/\*|application/\*", re.I)
_TEXT = re.compile(
    r"text/.*|application/([a-z0-9.+_-]+\+)?xml(;.*)?|application/sdp(;.*)?"
    r"|application/(x-)?(ndjson|jsonl|json-lines)(;.*)?|application/stream\+json(;.*)?",
    re.I,
)
_PARTS = frozenset({"properties", "items", "prefixItems", "oneOf", "anyOf"})
_LINES = "application/stream+json"
_SEQUENCES = re.compile(
    r"application/(x-)?(ndjson|jsonl|json-lines|jsonlines)|application/([a-z0-9.+_-]+\+)?json-seq"
    r"|application/stream\+json|text/event-stream",
    re.I,
)


def names_error(name: object) -> bool:
    """Whether an event of this name, or tag, reports an error, and is none among others."""
    return isinstance(name, str) and _ERROR.fullmatch(name) is not None


def body_form(media_type: str) -> BodyForm:
    """How a body of a media type is sent."""
    plain = media_type.partition(";")[0].strip().lower()
    if _is_json(media_type):
        return "json"
    if plain == "multipart/form-data":
        return "multipart"
    if plain == "application/x-www-form-urlencoded":
        return "form"
    return "text" if _TEXT.fullmatch(media_type) else "file"


def reading(media_type: str, schema: Any) -> Reading:
    """How an answer of a media type is read."""
    binary = is_map(schema) and schema.get("format") == "binary"
    if _is_json(media_type) and not (binary and "*" in media_type):
        return "json"
    if binary:
        return "bytes"
    return "text" if _TEXT.fullmatch(media_type) else "bytes"


def is_loose_text(content: Mapping[str, Any], media_type: str, schema: Mapping[str, Any]) -> bool:
    """Whether a text may come as it is instead of as JSON: by a range, or another media type."""
    plain = schema.get("type") == "string" and not schema.keys() & {"format", "enum", "const"}
    return plain and ("*" in media_type or any(each.startswith("text/plain") for each in content))


def is_put_together(media_type: str, schema: dict[str, Any]) -> bool:
    """Whether a body has parts that the description tells of, and nothing here can join them.

    That is text such as XML or CSV (OpenAPI 3.1, section 4.8.26), and every multipart type other
    than forms (RFC 2046, section 5.1).
    """
    form = body_form(media_type)
    if form == "text":
        return schema.get("type") in ("object", "array") or bool(schema.keys() & _PARTS)
    return form == "file" and media_type.lower().startswith("multipart/")


def body_type(content: Mapping[str, Any], *, has_files: Mapping[str, bool]) -> str:
    """The media type to send, where there are several: a form only if it can hold more."""
    order: tuple[BodyForm, ...] = ("json", "multipart", "form", "text", "file")

    def rank(media_type: str) -> tuple[bool, int, bool]:
        usual = media_type.partition(";")[0].strip().lower() == "application/json"
        return "*" in media_type, order.index(body_form(media_type)), not usual

    ranked = sorted(content, key=rank)
    with_files = [each for each in ranked if body_form(each) == "multipart" and has_files[each]]
    return (with_files or ranked)[0]


def is_sequence(media_type: str) -> bool:
    """Whether a media type is one value after another (OpenAPI 3.2, Sequential Media Types)."""
    return _SEQUENCES.fullmatch(media_type.partition(";")[0].strip()) is not None


def stream_type(content: Mapping[str, Any]) -> str | None:
    """The media type that is a stream of typed values; events before lines.

    Lines are only typed where the description says what one of them is.
    """
    found = [each for each in content if is_sequence(each) and is_typed_sequence(content, each)]
    return min(found, key=lambda each: each.partition(";")[0] != EVENT_STREAM, default=None)


def is_typed_sequence(content: Mapping[str, Any], media_type: str) -> bool:
    """Whether the description says what one value of a sequence is."""
    if media_type.partition(";")[0].strip() == EVENT_STREAM:
        return True
    holder = content[media_type]
    if is_map(holder) and "itemSchema" in holder:
        return True
    schema = _schema(content, media_type)
    return bool(schema.keys() & {"$ref", "properties", "oneOf", "anyOf", "allOf"})


def answer_type(content: Mapping[str, Any]) -> str | None:
    """The media type of the answer that is not a stream of events."""
    found = [
        each for each in content if not (is_sequence(each) and is_typed_sequence(content, each))
    ]
    if not found:
        return None
    json = next((each for each in found if _is_json(each)), None)
    others = [each for each in found if reading(each, _schema(content, each)) == "bytes"]
    # JSON text beside a binary form only describes the same bytes once more.
    if json is not None and not (others and _schema(content, json).get("type") == "string"):
        return json
    return (others or found)[0]


def holds_files(schema: Any) -> bool:
    """Whether a property of a form is a file, or can be, or holds some."""
    if not is_map(schema):
        return False
    members = [each for word in ("anyOf", "oneOf") for each in schema.get(word, ())]
    return is_file(schema) or holds_files(schema.get("items")) or any(map(holds_files, members))


def is_file(schema: dict[str, Any]) -> bool:
    """Whether a schema stands for bytes (OpenAPI 3.0, 4.8.14.2; 3.1, 4.8.14.1)."""
    kind = schema.get("type")
    text = kind == "string" or (is_list(kind) and "string" in kind)
    raw = "contentMediaType" in schema and "contentEncoding" not in schema
    return schema.get("format") == "binary" if text else raw


def _is_json(media_type: str) -> bool:
    return _JSON.fullmatch(media_type) is not None and not media_type.startswith(_LINES)


def _schema(content: Mapping[str, Any], media_type: str) -> dict[str, Any]:
    holder = content[media_type]
    schema = holder.get("schema") if is_map(holder) else None
    return schema if is_map(schema) else {}
