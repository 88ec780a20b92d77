"""Normal form + settings -> the classes of the SDK: which there are, and what stands in each.

A shape is a finished decision about one public class or alias: its fields with their
annotations and defaults, and the text below each. The model stage only writes shapes down.
"""

from __future__ import annotations

from bindwright.hints import reachable
from bindwright.normalize.form import NormalForm, ObjectSchema, Operation
from bindwright.settings import MethodSettings, Settings
from bindwright.shapes.classes import (
    Uses,
    annotating,
    by_other_names,
    describe,
    shapes_of,
    unhidden,
)
from bindwright.shapes.form import Field, Given, Place, PlanError, Shape, Shapes
from bindwright.shapes.given import (
    WHOLE_BODY,
    GivenArguments,
    flag_of,
    path_names,
)
from bindwright.shapes.params import params_of, params_twin, params_names
from bindwright.shapes.reach import (
    answer_types,
    argument_types,
    envelopes,
    event_roots,
    event_unions,
    item_type,
    operation_of,
    pushed_types,
    roots,
    walk_methods,
)
from bindwright.source import pointer

__all__ = [
    "WHOLE_BODY",
    "Field",
    "Given",
    "GivenArguments",
    "Place",
    "PlanError",
    "Shape",
    "Shapes",
    "annotating",
    "by_other_names",
    "describe",
    "flag_of",
    "item_type",
    "make_shapes",
    "operation_of",
    "path_names",
    "unhidden",
    "walk_methods",
]


def make_shapes(form: NormalForm, settings: Settings) -> Shapes:
    """Decide every class and alias of the SDK."""
    operations = {each.id: each for each in form.operations}
    methods = list(walk_methods(settings.resources))
    called = {method.operation for _, method in methods}
    used = [each for each in form.operations if each.id in called]
    uses = _uses(used, form, settings)
    shapes: dict[str, Shape] = {}
    for name, schema in form.schemas.items():
        if name in uses.answers or name in uses.arguments:
            for shape in shapes_of(schema, uses):
                shapes[shape.name] = shape
    params: dict[tuple[str, ...], str] = {}
    given = GivenArguments(form, settings)
    names = params_names(methods, shapes, settings.lock)
    for path, method in methods:
        held = params_of(path, names, method, methods, operations, form.schemas, settings, given)
        if held is not None:
            params[*path, method.name] = held.name
            shapes[held.name] = held
            shapes[f"{held.name}Dict"] = params_twin(held)
    pairs = event_unions(event_roots(settings, form, paired=True), form.schemas)
    return Shapes(
        shapes=shapes,
        answers=frozenset(uses.answers),
        arguments=frozenset(uses.arguments),
        envelopes=envelopes(pairs, form.schemas) | frozenset(uses.events).difference(uses.values),
        params=params,
        given={
            (*path, method.name): given.of(operations[method.operation], _flag(method, settings))
            for path, method in methods
            if method.operation in operations
        },
    )


def _uses(used: list[Operation], form: NormalForm, settings: Settings) -> Uses:
    """How the operations that are called use the schemas."""
    paged = {
        method.operation: settings.pagination[method.page]
        for _, method in walk_methods(settings.resources)
        if method.page
    }
    values, answers = (
        reachable(
            roots([*answer_types(used, paged, form.schemas, events=events), *pushed_types(form)]),
            form.schemas,
        )
        for events in (False, True)
    )
    return Uses(
        schemas=form.schemas,
        answers=answers,
        arguments=reachable(roots(argument_types(used)), form.schemas),
        events=event_unions(event_roots(settings, form, paired=False), form.schemas),
        values=values,
        attributes=_attributes(form, settings),
        former=settings.lock.old_fields,
    )


def _flag(method: MethodSettings, settings: Settings) -> str | None:
    stream = settings.streams.get(method.stream or "")
    return stream.flag if stream else None


def _attributes(form: NormalForm, settings: Settings) -> dict[str, dict[str, str]]:
    """The names of attributes that are settled: schema -> property -> name.

    The settings choose some; others stay as they have been.

    Raises:
        PlanError: the description has no such property.
    """
    chosen: dict[str, dict[str, str]] = {
        owner: {each.was: name for name, each in former.items()}
        for owner, former in settings.lock.old_fields.items()
    }
    for owner, locked in settings.lock.classes.items():
        chosen.setdefault(owner, {}).update(locked.fields)
    for key, name in settings.fields.items():
        owner, _, wire = key.rpartition(".")
        schema = form.schemas.get(form.sources.get(owner, ""))
        if not isinstance(schema, ObjectSchema) or wire not in {
            each.wire for each in schema.properties
        }:
            raise PlanError(
                pointer("fields", key),
                f"the description has no property {key!r}",
                f"no attribute could be called {name!r}",
                "write Component.property, or a longer path as in `models`",
            )
        chosen.setdefault(schema.name, {})[wire] = name
    return chosen
