"""Streams of server-sent events: what switches them on, what types their events, how they end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from bindwright.infer.description import (
    Call,
    Description,
    constant,
    kinds,
    mapping,
    sequence,
)
from bindwright.names import snake
from bindwright.normalize.media import (
    EVENT_FIELDS,
    EVENT_STREAM,
    is_sequence,
    names_error,
    stream_type,
)
from bindwright.settings.model import DoneSettings, StreamKey, StreamSettings

_SENTINEL = "[DONE]"
_SWITCHED = ("sse", "event-stream", "event_stream", EVENT_STREAM)
_FLAGS = ("stream", "streaming", "is_stream", "stream_response", "use_stream")


@dataclass(frozen=True, slots=True, kw_only=True)
class Streaming:
    """The ways of streaming of a description, and which operation streams how."""

    streams: Mapping[str, StreamSettings]
    by_operation: Mapping[str, str]
    reasons: Mapping[str, Mapping[str, str]]
    """Name of a stream -> setting, as a JSON Pointer from the stream -> why."""
    undeclared: Mapping[str, str]
    """Operation with a switch for streaming, but no `text/event-stream` -> the switch."""


def infer_streams(description: Description, homes: Mapping[str, tuple[str, ...]]) -> Streaming:
    """Recognise the operations that stream.

    Args:
        description: The description.
        homes: Operation -> the path of its method, which names its stream.
    """
    streams: dict[str, StreamSettings] = {}
    known: dict[tuple[StreamSettings, str | None], str] = {}
    by_operation: dict[str, str] = {}
    reasons: dict[str, Mapping[str, str]] = {}
    undeclared: dict[str, str] = {}
    for call in description.calls:
        flag = _flag(description, call) or _valued_flag(description, call)
        answer = description.answer(call)
        kind = stream_type(answer)
        media = answer.get(kind) if kind else None
        if media is None:
            if flag is not None:
                undeclared[call.id] = flag[0]
            continue
        stream, why = _stream(description, call, mapping(media), flag)
        # A stream without a named schema takes that of its own operation.
        shared = known.get((stream, kind)) if stream.event else None
        if shared is None:
            shared = next(each for each in _names(homes[call.id]) if each not in streams)
            known[stream, kind] = shared
            streams[shared] = replace(stream, name=shared, pointer=f"/streams/{shared}")
            reasons[shared] = why
        by_operation[call.id] = shared
    return Streaming(
        streams=streams, by_operation=by_operation, reasons=reasons, undeclared=undeclared
    )


def _stream(
    description: Description, call: Call, media: Mapping[str, Any], flag: tuple[str, str] | None
) -> tuple[StreamSettings, dict[str, str]]:
    """How an operation streams, without a name yet, and why each setting is as it is."""
    schema = media.get("itemSchema", media.get("schema"))
    objects = description.objects(schema)
    type_by, tag, payload, why = _typing(
        description, objects, schema, is_event="itemSchema" in media
    )
    done, why_done = _done(description, call, schema, objects)
    reasons = {"/type_by": why, "/done": why_done}
    errors = _errors(description, objects, schema, "event" if type_by == "event" else tag)
    if errors:
        reasons["/errors"] = "raised, for that is what they are called"
    if flag is None:
        others = [each for each in description.answer(call) if not is_sequence(each)]
        reasons[""] = "always on: no property switches it" + (
            f", though {others[0]} is described, too" if others else ""
        )
    elif flag[1]:
        reasons["/flag"] = "a property with a value for it"
    else:
        reasons["/flag"] = "a boolean property"
    stream = StreamSettings(
        name="",
        flag=flag[0] if flag else None,
        flag_value=flag[1] or None if flag else None,
        event=description.component(schema),
        type_by=type_by,
        tag=tag,
        payload=payload,
        done=done,
        errors=errors,
    )
    return stream, reasons


def _errors(
    description: Description, objects: list[dict[str, Any]], schema: object, key: str | None
) -> tuple[str, ...]:
    """The events that are called errors, by the constants of their tag or its mapping."""
    if key is None:
        return ()
    names = [constant(mapping(description.properties(each).get(key))) for each in objects]
    discriminator = mapping(description.follow(schema).get("discriminator"))
    if discriminator.get("propertyName") == key:
        names += mapping(discriminator.get("mapping"))
    return tuple(dict.fromkeys(str(each) for each in names if names_error(each)))


def _typing(
    description: Description,
    objects: list[dict[str, Any]],
    schema: object,
    *,
    is_event: bool,
) -> tuple[StreamKey, str | None, str | None, str]:
    """`type_by`, `tag`, `payload`, and why.

    With `itemSchema` the objects are events, whose data is a property (OpenAPI 3.2, 4.14.4).
    """
    events = [description.properties(each) for each in objects]
    if (
        is_event
        and len(events) == 1
        and "data" in events[0]
        and events[0].keys() <= {*EVENT_FIELDS}
    ):
        return "payload", None, "data", "the schema is an event and its data, of one type"
    if events and all("event" in each and "data" in each for each in events):
        if all(constant(description.follow(each["event"])) is not None for each in events):
            return "event", None, "data", "the schema is a pair of event and data"
        return "payload", None, "data", "the schema is a pair of event and data, of one type"
    discriminator = mapping(description.follow(schema).get("discriminator"))
    declared = discriminator.get("propertyName")
    if isinstance(declared, str) and len(mapping(discriminator.get("mapping"))) >= len(events) > 1:
        return "tag", declared, None, "the discriminator of the schema"
    tag = _tag(description, events, declared)
    if tag is not None:
        return "tag", tag, None, f"the property {tag} has another value in each event"
    return "payload", None, None, "nothing tells events apart: they have one type"


def _tag(
    description: Description, events: list[dict[str, Any]], declared: str | None
) -> str | None:
    """The property that is a constant in every event, another one in each; the declared first."""
    if len(events) < 2:
        return None
    for name in sorted(events[0], key=lambda each: each != declared):
        values = [constant(description.follow(each.get(name))) for each in events]
        if None not in values and len(set(values)) == len(values):
            return name
    return None


def _done(
    description: Description, call: Call, schema: object, objects: list[dict[str, Any]]
) -> tuple[DoneSettings, str]:
    for each in objects:
        data = description.properties(each).get("data")
        if constant(description.follow(data)) == _SENTINEL:
            return DoneSettings(data=_SENTINEL), f"an event's data is {_SENTINEL}"
    prose = {word: value for word, value in call.raw.items() if word != "requestBody"}
    body = description.properties(description.body(call))
    switches = [value for name, value in body.items() if name.startswith("stream")]
    if description.mentions([prose, schema, switches], _SENTINEL):
        return DoneSettings(data=_SENTINEL), f"the description speaks of {_SENTINEL}"
    return DoneSettings(end_of_file=True), "the description tells of no end marker"


def _valued_flag(description: Description, call: Call) -> tuple[str, str] | None:
    """The body property with a value that switches streaming on, and that value."""
    for name, each in _switches(description, call):
        values = sequence(each.get("enum"))
        for value in values:
            if len(values) > 1 and isinstance(value, str) and value.lower() in _SWITCHED:
                return name, value
    return None


def _flag(description: Description, call: Call) -> tuple[str, str] | None:
    """The boolean property that switches streaming on and off, and no value."""
    for name, each in _switches(description, call):
        if snake(name) in _FLAGS and kinds(each) == {"boolean"}:
            fixed = sequence(each.get("enum")) or [each.get("const")]
            if fixed in ([None], [True, False], [False, True]):
                return name, ""
    return None


def _switches(description: Description, call: Call) -> Iterator[tuple[str, dict[str, Any]]]:
    """What may switch streaming on: properties of the body, then parameters of the query."""
    for name, each in description.properties(description.body(call)).items():
        yield name, description.follow(each)
    for parameter in call.parameters:
        if parameter["in"] == "query":
            yield str(parameter["name"]), description.follow(parameter.get("schema"))


def _names(path: tuple[str, ...]) -> Iterator[str]:
    """Candidates for a stream's name: the resource, its path, the method's path."""
    yield path[-2]
    yield "_".join(path[:-1])
    yield "_".join(path)
    number = 2
    while True:
        yield f"{path[-2]}_{number}"
        number += 1
