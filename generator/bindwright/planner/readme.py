"""The README's examples: real calls of this SDK, with the description's own example values."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from bindwright.literal import py_str, py_value
from bindwright.names import attribute
from bindwright.normalize.form import (
    AliasSchema,
    Array,
    Constant,
    File,
    Named,
    NormalForm,
    Nullable,
    Operation,
    OneOf,
    Primitive,
    Schema,
    Type,
    UnionSchema,
)
from bindwright.normalize.raw import is_map
from bindwright.normalize.spots import singular
from bindwright.plan import Argument, Example, Method, Resource
from bindwright.settings import Settings

_NOTHING_SHORT = "..."


def plan_readme(
    form: NormalForm, settings: Settings, resources: tuple[Resource, ...]
) -> tuple[Example, ...]:
    """One example for each method that the settings name under `readme`.

    A name that no method has is left to the settings' own checks.
    """
    operations = {each.id: each for each in form.operations}
    methods = {
        f"{resource.path}.{method.name}": method
        for resource in resources
        for method in resource.methods
    }
    examples: list[Example] = []
    for path in settings.readme:
        if path in methods:
            method = methods[path]
            lines = [] if examples else _opening(settings)
            lines += _call(path, method, operations[method.operation], form.schemas)
            title = method.summary.strip().rstrip(".") or path
            if method.event:
                title += ", event by event"
            code = "\n".join(lines)
            longest = max(map(len, re.findall("`+", code)), default=0)
            examples.append(Example(title=title, code=code, fence="`" * max(3, longest + 1)))
    return tuple(examples)


def _opening(settings: Settings) -> list[str]:
    client = settings.client
    env = next((each.env for each in client.options if each.required and each.env), None)
    note = f"  # reads {env}" if env else ""
    return [
        f"from {settings.package.module} import {client.name}",
        "",
        f"client = {client.name}(){note}",
        "",
    ]


def _call(
    path: str, method: Method, operation: Operation, schemas: Mapping[str, Schema]
) -> list[str]:
    places = {(each.location, each.property.wire): each for each in operation.parameters}
    examples: dict[tuple[str, str], Any] = {
        place: each.example for place, each in places.items() if each.example
    }
    types: dict[tuple[str, str], Type] = {
        place: each.property.type for place, each in places.items()
    }
    if operation.body is not None:
        types |= {("body", each.wire): each.type for each in operation.body.properties}
        if is_map(operation.body.example):
            examples |= {("body", name): each for name, each in operation.body.example.items()}

    def value(argument: Argument) -> str:
        place = argument.location, argument.wire
        if place in examples:
            return py_value(examples[place])
        return _stand_in(argument.name, types.get(place), schemas)

    required = [each for each in method.arguments if each.default is None]
    given = [value(each) for each in method.path_arguments[:1]]
    given += [f"{each.name}={value(each)}" for each in (*method.path_arguments[1:], *required)]
    if method.event:
        given += [f"{method.flag}={method.flag_on}"] if method.flag else []
        return [
            f"with client.{path}({', '.join(given)}) as stream:",
            "    for event in stream:",
            "        print(event)",
        ]
    call = f"client.{path}({', '.join(given)})"
    if method.page:
        return [f"for item in {call}:", "    print(item)"]
    return [f"answer = {call}", "print(answer)"]


def _stand_in(
    name: str, type_: Type | None, schemas: Mapping[str, Schema], within: tuple[str, ...] = ()
) -> str:
    """Source of a value that shows the type of what is called `name`; `...` where none is short."""
    match type_:
        case Nullable(inner):
            return _stand_in(name, inner, schemas, within)
        case Primitive("string", None):
            return py_str(name)
        case Primitive("integer" | "number" | "boolean" as kind):
            return {"integer": "1", "number": "1.0", "boolean": "True"}[kind]
        case Constant(values):
            return py_value(values[0])
        case Array(items):
            return f"[{_stand_in(singular(name), items, schemas, within)}]"
        case Named(home) if home not in within:
            return _named_stand_in(name, schemas[home], schemas, (*within, home))
        case File():
            return 'b"..."'
        case OneOf(members):
            found = (_stand_in(name, each, schemas, within) for each in members)
            return next((each for each in found if each != _NOTHING_SHORT), _NOTHING_SHORT)
        case _:
            return _NOTHING_SHORT


def _named_stand_in(
    name: str, schema: Schema, schemas: Mapping[str, Schema], within: tuple[str, ...]
) -> str:
    if isinstance(schema, AliasSchema):
        return _stand_in(name, schema.type, schemas, within)
    if isinstance(schema, UnionSchema):
        return _stand_in(name, OneOf(schema.members), schemas, within)
    required = [each for each in schema.properties if each.required and not each.read_only]
    if not required or any(each.wire != attribute(each.wire) for each in required):
        return _NOTHING_SHORT
    parts = [
        f"{py_str(each.wire)}: {_stand_in(each.wire, each.type, schemas, within)}"
        for each in required
    ]
    return "{" + ", ".join(parts) + "}"
