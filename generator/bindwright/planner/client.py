"""The client classes, the page classes and the event tables."""

from __future__ import annotations

from bindwright.literal import docstring, py_str, py_value
from bindwright.names import snake
from bindwright.normalize.form import Constant, NormalForm, ObjectSchema, UnionSchema
from bindwright.normalize.unions import objects_of
from bindwright.plan import Child, Client, ClientOption, EventEntry, PageClass, StreamPlan
from bindwright.planner.codecs import Codecs, decoder_name
from bindwright.planner.layout import imports_for
from bindwright.settings import DoneSettings, OptionSettings, Settings, StreamSettings
from bindwright.shapes import PlanError

_STREAMS = "_streams"


def plan_client(form: NormalForm, settings: Settings, children: tuple[Child, ...]) -> Client:
    """The two client classes."""
    client = settings.client
    errors = client.errors
    facts = {
        "envelope": errors.envelope,
        "message": errors.message,
        "code": errors.code,
        "param": errors.param,
        "type": errors.type,
        "request_id_header": client.request_id_header,
    }
    given = ", ".join(f"{name}={py_str(value)}" for name, value in facts.items() if value)
    title = form.title or settings.package.name
    return Client(
        name=client.name,
        twins=(
            ("", "SyncClient", "Client", docstring(f"Client of {title}.", 4)),
            (
                "Async",
                "AsyncClient",
                "AsyncClient",
                docstring(f"Asynchronous client of {title}.", 4),
            ),
        ),
        init_doc=_init_doc(settings),
        base_url=py_str(client.base_url or (form.servers[0] if form.servers else "")),
        base_url_env=py_str(client.base_url_env) if client.base_url_env else "",
        options=tuple(_option(each, form, settings) for each in client.options),
        headers=py_value(dict(client.headers)),
        timeout=py_value(client.timeout),
        max_retries=client.max_retries,
        idempotency_header=py_str(client.idempotency_header) if client.idempotency_header else "",
        request_id_header=py_str(client.request_id_header),
        error_name=errors.name,
        error_format=given,
        children=children,
        user_agent=py_str(f"{settings.package.name}/{settings.package.version}"),
    )


def _init_doc(settings: Settings) -> str:
    client = settings.client
    described = {
        each.name: each.description + (f" By default from {each.env}." if each.env else "")
        for each in client.options
    }
    described |= {
        "base_url": "Where the API is"
        + (f"; by default from {client.base_url_env}." if client.base_url_env else "."),
        "timeout": f"Seconds, or an `httpx2.Timeout`; by default {client.timeout:g} seconds.",
        "max_retries": "How often a request is sent again when that may help.",
        "default_headers": "Headers of every request.",
        "default_query": "Query parameters of every request.",
        "http_client": "The HTTP client to use; closing this client closes it, too.",
        "stream_policy": "How streams treat silence, size and an end that never comes.",
    }
    raises = {client.errors.name: "A required argument is missing."}
    return docstring("Set up a client.", 8, {"Args": described, "Raises": raises})


def _option(option: OptionSettings, form: NormalForm, settings: Settings) -> ClientOption:
    scheme = form.security_schemes.get(option.scheme or "")
    if option.scheme and scheme is None:
        raise PlanError(
            f"/client/options/{option.name}/scheme",
            f"the description has no security scheme {option.scheme!r}",
            f"the option {option.name} would be sent nowhere",
            f"declared are: {', '.join(form.security_schemes) or 'none'}",
        )
    header = option.header or (scheme.parameter if scheme and scheme.location == "header" else None)
    where = f"{option.name}=..."
    env = f", or set the environment variable {option.env}" if option.env else ""
    return ClientOption(
        name=option.name,
        env_name=option.env or "",
        env=py_str(option.env) if option.env else "",
        header=py_str(header) if header else "",
        scheme="bearer" if scheme and scheme.type == "http" else "",
        required=option.required,
        description=option.description,
        missing=py_str(f"{settings.client.name} needs {option.name}: pass {where}{env}."),
    )


def plan_pages(settings: Settings) -> tuple[PageClass, ...]:
    """One pair of classes for each pagination scheme."""
    planned: list[PageClass] = []
    for page in settings.pagination.values():
        facts = {
            "items": page.items,
            "parameter": page.parameter,
            "item_field": page.item_field,
            "next_field": page.next_field,
            "has_more": page.has_more,
        }
        given = ", ".join(f"{name}={py_str(value)}" for name, value in facts.items() if value)
        scheme = "".join(word.title() for word in page.kind.split("_"))
        planned.append(
            PageClass(
                name=page.class_name,
                scheme=f"{scheme}Scheme({given})",
                items=page.items,
                has_more=page.has_more,
            )
        )
    return tuple(planned)


def plan_streams(
    form: NormalForm, settings: Settings, codecs: Codecs, homes: dict[str, str]
) -> tuple[StreamPlan, ...]:
    """The event table of each kind of stream."""
    return tuple(_stream(each, form, codecs, homes) for each in settings.streams.values())


def _stream(
    stream: StreamSettings, form: NormalForm, codecs: Codecs, homes: dict[str, str]
) -> StreamPlan:
    name = form.sources.get(stream.event or "", "")
    schema = form.schemas.get(name)
    if not isinstance(schema, UnionSchema):
        raise PlanError(
            stream.pointer,
            f"the schema {stream.event!r} is not a union of events",
            f"the stream {stream.name!r} cannot be typed by event",
            "name a schema that is a oneOf of objects",
        )
    entries: list[EventEntry] = []
    for each in objects_of(schema, form.schemas):
        entry = _entry(each, stream, codecs, homes)
        if entry is not None:
            entries.append(entry)
    sources = [f"{each.class_name} {each.expression}" for each in entries]
    found = imports_for(sources, _STREAMS, {**homes, **codecs.homes})
    return StreamPlan(
        name=stream.name,
        constant=f"{snake(stream.name).upper()}_EVENTS",
        function=f"_{snake(stream.name)}_events",
        module=_STREAMS,
        path=f"{_STREAMS}.py",
        doc=docstring(schema.description, 0),
        event_hint=name,
        imports=found,
        typing_imports=imports_for([name], _STREAMS, homes),
        entries=tuple(entries),
        type_by=py_str(stream.type_by),
        tag=py_str(stream.tag) if stream.tag else "",
        done=_done(stream.done),
        errors=py_value(sorted(stream.errors)) if stream.errors else "",
        resume=_resume(stream),
        truncation=py_str(stream.truncation),
        flag=stream.flag,
    )


def _entry(
    schema: ObjectSchema, stream: StreamSettings, codecs: Codecs, homes: dict[str, str]
) -> EventEntry | None:
    names = {each.wire: each.type for each in schema.properties}
    key = names.get("event" if stream.type_by == "event" else stream.tag or "")
    if not isinstance(key, Constant):
        return None
    value = str(key.values[0])
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
