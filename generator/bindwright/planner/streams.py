"""The event tables: what the events of each kind of stream mean."""

from __future__ import annotations

from collections.abc import Iterator

from bindwright.hints import answer_hint
from bindwright.literal import docstring, py_str, py_value
from bindwright.names import snake
from bindwright.normalize.form import (
    Answer,
    Constant,
    Named,
    NormalForm,
    ObjectSchema,
    Primitive,
    Schema,
    Type,
    UnionSchema,
)
from bindwright.normalize.media import EVENT_FIELDS, EVENT_STREAM
from bindwright.normalize.unions import by_tag, objects_of
from bindwright.plan import EventEntry, StreamPlan
from bindwright.planner.bodies import tuple_source
from bindwright.planner.codecs import CODEC_HELPERS, Codecs, decoder_name
from bindwright.planner.layout import imports_for
from bindwright.settings import DoneSettings, Settings, StreamSettings
from bindwright.shapes import PlanError, walk_methods

_STREAMS = "_streams"


def plan_streams(
    form: NormalForm, settings: Settings, codecs: Codecs, homes: dict[str, str]
) -> tuple[StreamPlan, ...]:
    """The event table of each kind of stream."""
    called = {method.stream: method.operation for _, method in walk_methods(settings.resources)}
    answers = {each.id: each.answer for each in form.operations}
    return tuple(
        _stream(each, answers.get(called.get(each.name) or ""), form, settings, codecs, homes)
        for each in settings.streams.values()
    )


def _stream(
    stream: StreamSettings,
    answer: Answer | None,
    form: NormalForm,
    settings: Settings,
    codecs: Codecs,
    homes: dict[str, str],
) -> StreamPlan:
    """The table of one stream; `answer` is what its operation says of it."""
    media_type = answer.stream.partition(";")[0].strip().lower() if answer is not None else ""
    type_, schema = _event_type(stream, answer, form)
    hint = answer_hint(type_, form.schemas)
    entries = _entries(stream, type_, schema, form, codecs)
    sources = [each.expression for each in entries]
    error_property = _error_property(stream, schema, form, settings)
    found = imports_for(sources, _STREAMS, {**homes, **codecs.homes, **CODEC_HELPERS})
    return StreamPlan(
        name=stream.name,
        constant=f"{snake(stream.name).upper()}_EVENTS",
        function=f"_{snake(stream.name)}_events",
        module=_STREAMS,
        path=f"{_STREAMS}.py",
        doc=docstring(schema.description if schema else "", 0),
        event_hint=hint,
        imports=found,
        typing_imports=imports_for([hint], _STREAMS, homes),
        entries=entries,
        type_by=py_str(stream.type_by),
        tag=py_str(stream.tag) if stream.tag else "",
        done=_done(stream.done),
        errors=py_value(sorted(stream.errors)) if stream.errors else "",
        error_property=error_property,
        fails=bool(stream.errors or error_property),
        resume=_resume(stream),
        truncation=py_str(stream.truncation),
        media_type=py_str(media_type) if media_type not in ("", EVENT_STREAM) else "",
        envelope=tuple_source(_envelope(stream, schema)),
        parts=tuple_source(_parts(stream, schema, form)),
        text_events=_text_events(stream, schema, form),
        flag=stream.flag,
    )


def _event_type(
    stream: StreamSettings, answer: Answer | None, form: NormalForm
) -> tuple[Type, Schema | None]:
    """The type of the events, by the settings or else the operation, and its schema."""
    name = form.sources.get(stream.event or "", "")
    type_ = Named(name) if name else answer.events if answer is not None else None
    schema = form.schemas.get(type_.name) if isinstance(type_, Named) else None
    if type_ is None or (stream.type_by != "payload" and not isinstance(schema, UnionSchema)):
        raise PlanError(
            stream.pointer,
            f"the schema {stream.event!r} is not a union of events",
            f"the stream {stream.name!r} cannot be typed by event",
            "name a schema that is a oneOf of objects, or take away type_by",
        )
    return type_, schema


def _entries(
    stream: StreamSettings, type_: Type, schema: Schema | None, form: NormalForm, codecs: Codecs
) -> tuple[EventEntry, ...]:
    """What each event is read as, by what tells the events apart."""
    if stream.type_by == "payload":
        return (_payload(type_, answer_hint(type_, form.schemas), codecs),)
    if not isinstance(schema, UnionSchema):
        return ()
    tags = _tags(schema, stream, form)
    entries = (
        _entry(each, value, stream, codecs)
        for each in objects_of(schema, form.schemas)
        for value in tags.get(each.name) or _constants(each, stream)
    )
    return tuple(each for each in entries if each is not None)


def _payload(type_: Type, hint: str, codecs: Codecs) -> EventEntry:
    """The one entry of a stream whose events all have one type."""
    return EventEntry(name='""', class_name=hint, expression=f"{codecs.function(type_)}(data)")


def _envelope(stream: StreamSettings, schema: Schema | None) -> tuple[str, ...]:
    """The parts of an event that the one type of all events declares, besides or as its data."""
    if stream.type_by != "payload" or stream.payload is None:
        return ()
    if not isinstance(schema, ObjectSchema):
        return ()
    names = tuple(each.wire for each in schema.properties)
    return names if stream.payload in names and set(names) <= {*EVENT_FIELDS} else ()


def _parts(stream: StreamSettings, schema: Schema | None, form: NormalForm) -> Iterator[str]:
    """What classes of events declare beside the name of an event and its data."""
    if stream.type_by == "event" and stream.payload is not None:
        declared = {each.wire for one in _objects(schema, form) for each in one.properties}
        yield from (each for each in ("id", "retry") if each in declared)


def _text_events(stream: StreamSettings, schema: Schema | None, form: NormalForm) -> str:
    """The events whose data is text rather than JSON (OpenAPI 3.2, `contentMediaType`)."""
    if stream.payload is None or schema is None:
        return ""
    found: list[str] = []
    for each in _objects(schema, form):
        kinds = {one.wire: one.type for one in each.properties}
        if kinds.get(stream.payload) == Primitive("string"):
            name = kinds.get("event")
            found.append(str(name.values[0]) if isinstance(name, Constant) else "")
    if stream.type_by == "payload":
        found = [""] if found else []
    return f"frozenset({{{', '.join(map(py_str, found))}}})" if found else ""


def _error_property(
    stream: StreamSettings, schema: Schema | None, form: NormalForm, settings: Settings
) -> str:
    """The envelope of the API's errors, where it cannot be a property of an event instead."""
    envelope = settings.client.errors.envelope
    if envelope is None:
        return ""
    if stream.type_by == "payload":
        objects = _objects(schema, form)
        declared = {each.wire for one in objects for each in one.properties}
        if not objects or envelope in declared or _envelope(stream, schema):
            return ""
    return py_str(envelope)


def _objects(schema: Schema | None, form: NormalForm) -> list[ObjectSchema]:
    """The objects that an event may be."""
    if isinstance(schema, UnionSchema):
        return list(objects_of(schema, form.schemas))
    return [schema] if isinstance(schema, ObjectSchema) else []


def _tags(union: UnionSchema, stream: StreamSettings, form: NormalForm) -> dict[str, list[str]]:
    """Class -> the values of the tag that mean it and no other, where the union declares them."""
    found: dict[str, list[str]] = {}
    if stream.type_by == "tag" and stream.tag == union.tag:
        for value, names in by_tag(union, form.schemas)[0].items():
            if len(names) == 1:
                found.setdefault(names[0], []).append(value)
    return found


def _constants(schema: ObjectSchema, stream: StreamSettings) -> list[str]:
    """The values that the type of an event can be selected by."""
    names = {each.wire: each.type for each in schema.properties}
    key = names.get("event" if stream.type_by == "event" else stream.tag or "")
    return [str(each) for each in key.values] if isinstance(key, Constant) else []


def _entry(
    schema: ObjectSchema, value: str, stream: StreamSettings, codecs: Codecs
) -> EventEntry | None:
    names = {each.wire: each.type for each in schema.properties}
    if value in stream.errors:
        return None
    if stream.payload is None:
        expression = f"{decoder_name(schema.name)}(data)"
    else:
        payload = names[stream.payload]
        if isinstance(payload, Constant) and stream.done.data in payload.values:
            return None  # the end of the stream, which no caller gets to see
        inner = codecs.function(payload)
        data = "data" if inner == "as_is" else f"{inner}(data)"
        expression = f"{schema.name}(event={py_str(value)}, {stream.payload}={data})"
    return EventEntry(name=py_str(value), class_name=schema.name, expression=expression)


def _resume(stream: StreamSettings) -> str:
    if stream.last_event_id:
        return "Resume()"
    facts = {"cursor": stream.cursor_property, "parameter": stream.cursor}
    given = ", ".join(f"{name}={py_str(value)}" for name, value in facts.items() if value)
    return f"Resume({given})" if stream.cursor else ""


def _done(done: DoneSettings) -> str:
    facts: list[str] = []
    if done.data is not None:
        facts.append(f"sentinel={py_str(done.data)}")
    if done.events:
        names = ", ".join(py_str(each) for each in sorted(done.events))
        facts.append(f"events=frozenset({{{names}}})")
    if done.end_of_file:
        facts.append("end_of_file=True")
    return f"Done({', '.join(facts)})"
