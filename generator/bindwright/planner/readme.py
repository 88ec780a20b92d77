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
    ObjectSchema,
    Operation,
    Primitive,
    Schema,
    Type,
)
from bindwright.normalize.raw import is_map
from bindwright.normalize.spots import singular
from bindwright.plan import Argument, Example, Method, Resource
from bindwright.settings import Settings


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
    examples: dict[str, Any] = {
        each.property.wire: each.example for each in operation.parameters if each.example
    }
    if operation.body is not None and is_map(operation.body.example):
        examples.update(operation.body.example)
    sent = [each.property for each in operation.parameters]
    sent += operation.body.properties if operation.body else ()
    types = {each.wire: each.type for each in sent}

    def value(argument: Argument) -> str:
        if argument.wire in examples:
            return py_value(examples[argument.wire])
        return _stand_in(argument.name, types.get(argument.wire), schemas)

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
        case _:
            return "..."


def _named_stand_in(
    name: str, schema: Schema, schemas: Mapping[str, Schema], within: tuple[str, ...]
) -> str:
    if isinstance(schema, AliasSchema):
        return _stand_in(name, schema.type, schemas, within)
    if not isinstance(schema, ObjectSchema):
        return "..."
    required = [each for each in schema.properties if each.required and not each.read_only]
    if not required or any(each.wire != attribute(each.wire) for each in required):
        return "..."
    parts = [
        f"{py_str(each.wire)}: {_stand_in(each.wire, each.type, schemas, within)}"
        for each in required
    ]
    return "{" + ", ".join(parts) + "}"
