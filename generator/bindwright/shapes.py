"""Normal form + settings -> the classes of the SDK: which there are, and what stands in each.

A shape is a finished decision about one public class or alias: its fields with their
annotations and defaults, and the text below each. The model stage only writes shapes down.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from bindwright.hints import (
    answer_hint,
    argument_hint,
    has_twin,
    names_in,
    reachable,
    types_of,
)
from bindwright.literal import py_value
from bindwright.names import attribute
from bindwright.normalize.form import (
    AliasSchema,
    Array,
    Constant,
    Named,
    NormalForm,
    ObjectSchema,
    Operation,
    Property,
    Schema,
    Type,
    UnionSchema,
)
from bindwright.normalize.spots import pascal, singular
from bindwright.settings import MethodSettings, PageSettings, ResourceSettings, Settings

ShapeKind = Literal["dataclass", "typed_dict", "alias"]
Open = Literal["", "Unknown", "UnknownEvent"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field of a shape."""

    wire: str
    name: str
    type: Type
    hint: str
    default: str | None
    """Python source of the default; `None` when the field is required."""
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """One public class or alias."""

    name: str
    kind: ShapeKind
    fields: tuple[Field, ...] = ()
    hint: str = ""
    """For an alias: what it stands for."""
    type: Type | None = None
    """For an alias: the same as a type of the normal form."""
    base: str | None = None
    """Base class, when it is another shape."""
    description: str = ""
    schema: str | None = None
    """Name of the schema it was made from; `None` for the arguments of a method."""
    twin: bool = False
    """Whether it is the form for plain dicts."""
    open: Open = ""
    """The member that a union keeps for what the description does not know yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shapes:
    """All shapes of an SDK, and which schemas travel in which direction."""

    shapes: Mapping[str, Shape]
    answers: frozenset[str]
    """Schemas that answers reach: they need decoders."""
    arguments: frozenset[str]
    """Schemas that requests reach: they have twins."""
    envelopes: frozenset[str]
    """Schemas of `{event, data}` pairs, and unions of them: an event table makes these."""
    params: Mapping[tuple[str, ...], str]
    """Path of a method -> the class that holds its arguments."""


def make_shapes(form: NormalForm, settings: Settings) -> Shapes:
    """Decide every class and alias of the SDK."""
    operations = {each.id: each for each in form.operations}
    methods = list(walk_methods(settings.resources))
    called = {method.operation for _, method in methods}
    used = [each for each in form.operations if each.id in called]
    paged = {
        method.operation: settings.pagination[method.page] for _, method in methods if method.page
    }
    answers = reachable(_roots(_answer_types(used, paged, form.schemas)), form.schemas)
    arguments = reachable(_roots(_argument_types(used)), form.schemas)
    events = _event_unions(_event_roots(settings, form, paired=False), form.schemas)
    pairs = _event_unions(_event_roots(settings, form, paired=True), form.schemas)
    shapes: dict[str, Shape] = {}
    for name, schema in form.schemas.items():
        if name in answers or name in arguments:
            for shape in _shapes_of(schema, form.schemas, answers, arguments, events):
                shapes[shape.name] = shape
    params: dict[tuple[str, ...], str] = {}
    for path, method in methods:
        held = _params_of(path, method, methods, operations, form.schemas, settings)
        if held is not None:
            params[*path, method.name] = held.name
            shapes[held.name] = held
            shapes[f"{held.name}Dict"] = _params_twin(held)
    return Shapes(
        shapes=shapes,
        answers=frozenset(answers),
        arguments=frozenset(arguments),
        envelopes=_envelopes(pairs, form.schemas),
        params=params,
    )


def walk_methods(
    resources: Iterable[ResourceSettings], path: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], MethodSettings]]:
    """Every method with the path of its resource, in the order of the settings."""
    for resource in resources:
        here = (*path, resource.name)
        for method in resource.methods:
            yield here, method
        yield from walk_methods(resource.resources, here)


def arguments_of(operation: Operation, flag: str | None) -> tuple[Property, ...]:
    """The keyword arguments of an operation: body properties and query, without the stream flag."""
    body = operation.body.properties if operation.body else ()
    query = tuple(each.property for each in operation.parameters if each.location == "query")
    named = [each for each in (*body, *query) if each.wire != flag]
    return tuple(sorted(named, key=lambda each: not each.required))


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


def _roots(types: Iterable[Type]) -> Iterator[str]:
    for each in types:
        yield from names_in(each)


def _answer_types(
    operations: list[Operation],
    paged: Mapping[str | None, PageSettings],
    schemas: Mapping[str, Schema],
) -> Iterator[Type]:
    for each in operations:
        if each.id in paged:
            yield item_type(each, paged[each.id], schemas)
            continue
        for type_ in (each.answer.type, each.answer.events):
            if type_ is not None:
                yield type_


def item_type(operation: Operation, page: PageSettings, schemas: Mapping[str, Schema]) -> Type:
    """The type of one item of a list operation; the page itself is a class of the runtime."""
    answer = operation.answer.type
    schema = schemas.get(answer.name) if isinstance(answer, Named) else None
    if isinstance(schema, ObjectSchema):
        for each in schema.properties:
            if each.wire == page.items and isinstance(each.type, Array):
                return each.type.items
    raise PlanError(
        page.pointer,
        f"operation {operation.id} does not answer with a list under {page.items!r}",
        f"its method cannot page by the scheme {page.name!r}",
        "take `page` away from the method, or correct `items` of the scheme",
    )


class PlanError(Exception):
    """The settings ask for something that the description does not offer.

    `pointer` is the place in the settings.
    """

    def __init__(self, pointer: str, problem: str, effect: str, remedy: str) -> None:
        self.pointer, self.problem, self.effect, self.remedy = pointer, problem, effect, remedy
        super().__init__(problem)


def _argument_types(operations: list[Operation]) -> Iterator[Type]:
    for each in operations:
        for parameter in each.parameters:
            yield parameter.property.type
        if each.body is not None:
            if each.body.type is not None:
                yield each.body.type
            for property_ in each.body.properties:
                yield property_.type


def _event_roots(settings: Settings, form: NormalForm, *, paired: bool) -> set[str]:
    """The event schemas of streams; `paired`: only those that are `{event, data}` pairs."""
    streams = [each for each in settings.streams.values() if each.payload or not paired]
    roots = {form.sources.get(each.event or "", "") for each in streams}
    if not paired:
        types = [each.answer.events for each in form.operations if each.answer.events]
        roots |= set(_roots(types))
    return roots - {""}


def _event_unions(roots: set[str], schemas: Mapping[str, Schema]) -> frozenset[str]:
    """Those of the roots that are unions, the unions inside them included."""
    found: set[str] = set()
    waiting = sorted(roots)
    while waiting:
        schema = schemas[waiting.pop()]
        if isinstance(schema, UnionSchema) and schema.name not in found:
            found.add(schema.name)
            waiting.extend(_roots(schema.members))
    return frozenset(found)


def _envelopes(unions: frozenset[str], schemas: Mapping[str, Schema]) -> frozenset[str]:
    members = {
        name for union in unions for member in types_of(schemas[union]) for name in names_in(member)
    }
    return unions | members


def _shapes_of(
    schema: Schema,
    schemas: Mapping[str, Schema],
    answers: Mapping[str, None],
    arguments: Mapping[str, None],
    events: frozenset[str],
) -> Iterator[Shape]:
    answered, argued = schema.name in answers, schema.name in arguments
    match schema:
        case ObjectSchema():
            yield Shape(
                name=schema.name,
                kind="dataclass",
                fields=tuple(
                    _field(each, schemas, answered=answered, argued=argued)
                    for each in schema.properties
                ),
                description=schema.description,
                schema=schema.name,
            )
            if argued:
                yield _twin_of_object(schema, schemas)
        case UnionSchema():
            unknown: Open = "UnknownEvent" if schema.name in events else "Unknown"
            # A nested union keeps its unknown member to itself only when it is decoded itself.
            yield Shape(
                name=schema.name,
                kind="alias",
                hint=" | ".join(
                    dict.fromkeys(answer_hint(each, schemas) for each in schema.members)
                ),
                type=Named(schema.name),
                description=schema.description,
                schema=schema.name,
                open=unknown if answered else "",
            )
            if argued:
                yield _twin_of_alias(schema, schema.members, schemas)
        case AliasSchema():
            yield Shape(
                name=schema.name,
                kind="alias",
                hint=(
                    answer_hint(schema.type, schemas)
                    if answered
                    else argument_hint(schema.type, schemas)
                ),
                type=schema.type,
                description=schema.description,
                schema=schema.name,
            )
            if argued and has_twin(schema.name, schemas):
                yield _twin_of_alias(schema, (schema.type,), schemas)


def _field(
    property_: Property, schemas: Mapping[str, Schema], *, answered: bool, argued: bool
) -> Field:
    type_ = property_.type
    hint = answer_hint(type_, schemas) if answered else argument_hint(type_, schemas)
    default: str | None = None
    if property_.required:
        if isinstance(type_, Constant) and len(type_.values) == 1:
            default = py_value(type_.values[0])
    elif argued and property_.nullable:
        hint, default = f"{hint} | Omit", "omit"
    else:
        hint, default = _or_none(hint), "None"
    return Field(
        wire=property_.wire,
        name=attribute(property_.wire),
        type=type_,
        hint=hint,
        default=default,
        description=describe(property_),
    )


def _or_none(hint: str) -> str:
    return hint if hint == "Any" or hint.endswith("None") else f"{hint} | None"


def describe(property_: Property) -> str:
    """What stands below a field: its description, its server default, whether to avoid it."""
    parts = [property_.description.strip()]
    if property_.has_default and property_.default is not None:
        parts.append(f"Default: `{py_value(property_.default)}`.")
    if property_.deprecated:
        parts.append("Deprecated.")
    return "\n\n".join(each for each in parts if each)


def _twin_of_object(schema: ObjectSchema, schemas: Mapping[str, Schema]) -> Shape:
    fields = tuple(
        Field(
            wire=each.wire,
            name=each.wire,
            type=each.type,
            hint=argument_hint(each.type, schemas),
            default=None if each.required else "absent",
            description=describe(each),
        )
        for each in schema.properties
        if not each.read_only
    )
    return Shape(
        name=f"{schema.name}Param",
        kind="typed_dict",
        fields=fields,
        description=f"A plain dict in place of `{schema.name}`.",
        schema=schema.name,
        twin=True,
    )


def _twin_of_alias(
    schema: UnionSchema | AliasSchema, members: tuple[Type, ...], schemas: Mapping[str, Schema]
) -> Shape:
    hints: list[str] = []
    for each in members:
        hint = argument_hint(each, schemas)
        if isinstance(each, Named) and has_twin(each.name, schemas):
            hint = f"{each.name}Param"
        hints.append(hint)
    return Shape(
        name=f"{schema.name}Param",
        kind="alias",
        hint=" | ".join(dict.fromkeys(hints)),
        type=Named(schema.name),
        description=f"Plain dicts in place of `{schema.name}`.",
        schema=schema.name,
        twin=True,
    )


def _params_of(
    path: tuple[str, ...],
    method: MethodSettings,
    methods: list[tuple[tuple[str, ...], MethodSettings]],
    operations: Mapping[str, Operation],
    schemas: Mapping[str, Schema],
    settings: Settings,
) -> Shape | None:
    operation = operations.get(operation_of(method, methods, path) or "")
    if operation is None:
        return None
    wrapped = next((m for p, m in methods if p == path and m.name == method.of), method)
    stream = settings.streams.get(wrapped.stream or "")
    properties = arguments_of(operation, stream.flag if stream else None)
    if not properties:
        return None
    prefix = pascal(singular(path[-1]))
    name = f"{prefix}{pascal(method.name)}Params"
    where = ".".join((*path, method.name))
    if method.of:
        return Shape(
            name=name,
            kind="dataclass",
            base=f"{prefix}{pascal(method.of)}Params",
            description=f"The arguments of `{where}`.",
        )
    return Shape(
        name=name,
        kind="dataclass",
        fields=tuple(_params_field(each, schemas) for each in properties),
        description=f"The arguments of `{where}`.",
    )


def _params_field(property_: Property, schemas: Mapping[str, Schema]) -> Field:
    hint = argument_hint(property_.type, schemas)
    return Field(
        wire=property_.wire,
        name=attribute(property_.wire),
        type=property_.type,
        hint=hint if property_.required else f"{hint} | Omit",
        default=None if property_.required else "omit",
        description=describe(property_),
    )


def _params_twin(shape: Shape) -> Shape:
    return Shape(
        name=f"{shape.name}Dict",
        kind="typed_dict",
        fields=tuple(
            Field(
                wire=each.wire,
                name=each.name,
                type=each.type,
                hint=each.hint.removesuffix(" | Omit"),
                default=None if each.default is None else "absent",
                description=each.description,
            )
            for each in shape.fields
        ),
        base=f"{shape.base}Dict" if shape.base else None,
        description=f"A plain dict in place of `{shape.name}`.",
        twin=True,
    )
