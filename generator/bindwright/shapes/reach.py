"""Which schemas travel in which direction, and which methods carry them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from bindwright.hints import names_in, types_of
from bindwright.normalize.form import (
    AliasSchema,
    Array,
    Named,
    NormalForm,
    ObjectSchema,
    Operation,
    Schema,
    Type,
    UnionSchema,
)
from bindwright.settings import MethodSettings, PageSettings, ResourceSettings, Settings
from bindwright.shapes.form import PlanError


def walk_methods(
    resources: Iterable[ResourceSettings], path: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], MethodSettings]]:
    """Every method with the path of its resource, in the order of the settings."""
    for resource in resources:
        here = (*path, resource.name)
        for method in resource.methods:
            yield here, method
        yield from walk_methods(resource.resources, here)


def operation_of(
    method: MethodSettings,
    siblings: Iterable[tuple[tuple[str, ...], MethodSettings]],
    path: tuple[str, ...],
) -> str | None:
    """The operation that a method calls, directly or through the method it wraps."""
    if method.operation or not method.of:
        return method.operation
    wrapped = next(each for where, each in siblings if where == path and each.name == method.of)
    return wrapped.operation


def roots(types: Iterable[Type]) -> Iterator[str]:
    """The names that types refer to."""
    for each in types:
        yield from names_in(each)


def answer_types(
    operations: list[Operation],
    paged: Mapping[str | None, PageSettings],
    schemas: Mapping[str, Schema],
    *,
    events: bool,
) -> Iterator[Type]:
    """The types that answers hold, those of events or not; for a page, that of its items."""
    for each in operations:
        yield from (type_ for _, type_ in each.errors)
        if each.id in paged:
            yield item_type(each, paged[each.id], schemas)
            continue
        others = (other.type for other in each.answer.others)
        for type_ in (each.answer.type, *others, each.answer.events if events else None):
            if type_ is not None:
                yield type_


def item_type(operation: Operation, page: PageSettings, schemas: Mapping[str, Schema]) -> Type:
    """The type of one item of a list operation; the page itself is a class of the runtime."""
    answer = operation.answer.type
    schema = schemas.get(answer.name) if isinstance(answer, Named) else None
    if page.items is None:
        whole = schema.type if isinstance(schema, AliasSchema) else answer
        if isinstance(whole, Array):
            return whole.items
    elif isinstance(schema, ObjectSchema):
        for each in schema.properties:
            if each.wire == page.items and isinstance(each.type, Array):
                return each.type.items
    raise PlanError(
        page.pointer,
        f"operation {operation.id} does not answer with a list"
        + (f" under {page.items!r}" if page.items else ""),
        f"its method cannot page by the scheme {page.name!r}",
        "take `page` away from the method, or correct `items` of the scheme",
    )


def pushed_types(form: NormalForm) -> Iterator[Type]:
    """The types of what the API sends by itself."""
    if form.webhook_event is not None:
        yield form.webhook_event
    for each in form.callbacks:
        yield each.type


def argument_types(operations: list[Operation]) -> Iterator[Type]:
    """The types that requests hold."""
    for each in operations:
        for parameter in each.parameters:
            yield parameter.property.type
        for body in each.body.choices if each.body is not None else ():
            if body.type is not None:
                yield body.type
            for property_ in body.properties:
                yield property_.type


def event_roots(settings: Settings, form: NormalForm, *, paired: bool) -> set[str]:
    """The schemas of events that are told apart; `paired`: only those of `{event, data}` pairs.

    Where nothing tells them apart, a value is read like any other.
    """
    told = {name for name, each in settings.streams.items() if each.type_by != "payload"}
    streams = [settings.streams[name] for name in told]
    found = {
        form.sources.get(each.event or "", "") for each in streams if each.payload or not paired
    }
    if not paired:
        alike = {
            method.operation
            for _, method in walk_methods(settings.resources)
            if method.stream and method.stream not in told
        }
        types = [each.answer.events for each in form.operations if each.id not in alike]
        found |= set(roots(each for each in types if each is not None))
    return found - {""}


def event_unions(starts: set[str], schemas: Mapping[str, Schema]) -> frozenset[str]:
    """Those of the schemas that are unions, the unions inside them included."""
    found: set[str] = set()
    waiting = sorted(starts)
    while waiting:
        schema = schemas[waiting.pop()]
        if isinstance(schema, UnionSchema) and schema.name not in found:
            found.add(schema.name)
            waiting.extend(roots(schema.members))
    return frozenset(found)


def envelopes(unions: frozenset[str], schemas: Mapping[str, Schema]) -> frozenset[str]:
    """The unions and their members, which event tables make."""
    members = {
        name for union in unions for member in types_of(schemas[union]) for name in names_in(member)
    }
    return unions | members
