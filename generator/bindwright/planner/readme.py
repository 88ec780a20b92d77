"""The README's examples: real calls of this SDK, with the description's own example values."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from bindwright.literal import py_str, py_value
from bindwright.normalize.form import NormalForm, Operation
from bindwright.normalize.raw import is_map
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
            lines += _call(path, method, operations[method.operation])
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


def _call(path: str, method: Method, operation: Operation) -> list[str]:
    examples: dict[str, Any] = {
        each.property.wire: each.example for each in operation.parameters if each.example
    }
    if operation.body is not None and is_map(operation.body.example):
        examples.update(operation.body.example)
    required = [each for each in method.arguments if each.default is None]
    given = [_value(each, examples) for each in method.path_arguments[:1]]
    given += [
        f"{each.name}={_value(each, examples)}" for each in (*method.path_arguments[1:], *required)
    ]
    if method.flag:
        call = ", ".join([*given, f"{method.flag}={method.flag_on}"])
        return [
            f"with client.{path}({call}) as stream:",
            "    for event in stream:",
            "        print(event)",
        ]
    call = f"client.{path}({', '.join(given)})"
    if method.page:
        return [f"for item in {call}:", "    print(item)"]
    return [f"answer = {call}", "print(answer)"]


def _value(argument: Argument, examples: Mapping[str, Any]) -> str:
    """The description's example of an argument, else its name as a stand-in."""
    if argument.wire in examples:
        return py_value(examples[argument.wire])
    return py_str(argument.name)
