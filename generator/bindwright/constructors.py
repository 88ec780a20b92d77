"""Constructors of classes, and what is written of deprecated names of fields."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from bindwright.literal import docstring, py_str, py_value
from bindwright.shapes import Field, Shape


def decorators(shape: Shape) -> dict[str, str]:
    """What deprecated names of fields are written with, by names that the class does not hide."""
    if not shape.former:
        return {}
    hidden = {*shape.former, *(each.name for each in (*shape.inherited, *shape.fields))}
    words = ("deprecated", "overload", "property")
    return {each: f"_{each}" if each in hidden else each for each in words}


def former_names(shape: Shape) -> dict[str, Any]:
    """What is written of the deprecated names of fields."""
    fields = {each.name: each for each in (*shape.inherited, *shape.fields)}
    renamed = {old: fields[name] for old, name in shape.former.items()}
    return {
        "table": py_value(dict(shape.former)),
        **decorators(shape),
        "names": [
            {
                "name": old,
                "now": each.name,
                "hint": each.hint,
                "warning": py_str(f"`{old}` is called `{each.name}` now."),
                "doc": docstring(f"The former name of `{each.name}`.", 8),
                "arguments": [
                    constructor_argument(one) for one in _arguments(old, renamed, fields)
                ],
            }
            for old, each in renamed.items()
        ],
    }


def _arguments(
    old: str, renamed: Mapping[str, Field], fields: Mapping[str, Field]
) -> Iterator[Field]:
    """What the constructor takes when a field is given by its old name."""
    others = {each.name for each in renamed.values()}
    for name, each in fields.items():
        if name == renamed[old].name:
            yield replace(each, name=old, default=None)
        elif name in others:
            yield each if each.default else _optional(each)
            yield from (
                _optional(replace(each, name=former))
                for former, now in renamed.items()
                if now.name == name
            )
        else:
            yield each


def _optional(field: Field) -> Field:
    return replace(field, default="...")


def constructor_argument(field: Field) -> dict[str, Any]:
    """One parameter of a constructor, as the template takes it."""
    return {
        "name": field.name,
        "given": field.given or field.hint,
        "default": "{}" if field.additional else field.default,
    }
