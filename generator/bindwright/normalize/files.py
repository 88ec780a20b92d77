"""Files: the parts of a form that carry bytes, which JSON has no type for."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bindwright.normalize.form import Array, File, Nullable, OneOf, Primitive, Property, Type
from bindwright.normalize.media import is_file
from bindwright.normalize.raw import is_map


def with_files(property_: Property, schema: Any) -> Property:
    """A property of a form, with files where the description has binary strings."""
    if is_map(schema) and is_file(schema):
        null = isinstance(property_.type, Nullable)
        return replace(property_, type=Nullable(File()) if null else File())
    return replace(property_, type=_with_files(property_.type))


def holds_files(type_: Type) -> bool:
    """Whether files are all that a property of a form takes: one, or a list of them."""
    match type_:
        case File():
            return True
        case Array(items=inner) | Nullable(inner=inner):
            return holds_files(inner)
        case OneOf(members=members):
            return all(map(holds_files, members))
        case _:
            return False


def _with_files(type_: Type) -> Type:
    match type_:
        case Primitive(kind="string", format="binary"):
            return File()
        case Array(items=items):
            return Array(_with_files(items))
        case Nullable(inner=inner):
            return Nullable(_with_files(inner))
        case OneOf(members=members):
            return OneOf(tuple(map(_with_files, members)))
        case _:
            return type_
