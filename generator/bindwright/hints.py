"""Annotations: a type of the normal form as Python says it, for answers and for arguments."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bindwright.literal import py_value
from bindwright.normalize.form import (
    AliasSchema,
    Anything,
    Array,
    Constant,
    File,
    Map,
    Named,
    Nothing,
    Nullable,
    ObjectSchema,
    OneOf,
    Primitive,
    Schema,
    Tuple,
    Type,
    UnionSchema,
)

_FORMATS = {
    "date-time": "datetime",
    "date": "date",
    "uuid": "UUID",
    "decimal": "Decimal",
    "byte": "bytes",
}
_PRIMITIVES = {"string": "str", "integer": "int", "number": "float", "boolean": "bool"}


def python_type(primitive: Primitive) -> str:
    """The Python class that holds a JSON string, number or boolean."""
    if primitive.kind == "string" and primitive.format in _FORMATS:
        return _FORMATS[primitive.format]
    return _PRIMITIVES[primitive.kind]


PARSED_FORMATS = frozenset(_FORMATS)
"""Formats of strings that become another class."""


def needs_decoding(
    type_: Type, schemas: Mapping[str, Schema], seen: frozenset[str] = frozenset()
) -> bool:
    """Whether a value of the SDK differs from its JSON form.

    `seen` are the aliases that are being looked at: one that holds itself needs no decoding for
    its own sake.
    """
    match type_:
        case Primitive(kind=kind, format=format_):
            return kind == "number" or (kind == "string" and format_ in PARSED_FORMATS)
        case Array(items=inner) | Map(values=inner) | Nullable(inner=inner):
            return needs_decoding(inner, schemas, seen)
        case Tuple():
            return True
        case OneOf(members=members):
            return any(needs_decoding(each, schemas, seen) for each in members)
        case Named(name=name) if name not in seen:
            schema = schemas[name]
            if not isinstance(schema, AliasSchema):
                return True
            return needs_decoding(schema.type, schemas, seen | {name})
        case _:
            return False


def answer_hint(type_: Type, schemas: Mapping[str, Schema]) -> str:
    """The annotation of a value that the SDK hands out.

    A union that is decoded by the kind of its JSON value keeps what it does not know, too.
    """
    match type_:
        case Anything():
            return "Any"
        case Primitive():
            return python_type(type_)
        case Constant(values=values):
            return f"Literal[{', '.join(py_value(each) for each in values)}]"
        case Array(items=items):
            return f"list[{answer_hint(items, schemas)}]"
        case Tuple(items=members, rest=rest):
            hints = [answer_hint(each, schemas) for each in members]
            return _tuple_hint(hints, answer_hint(rest, schemas) if rest else "")
        case Map(values=values):
            return f"dict[str, {answer_hint(values, schemas)}]"
        case Named(name=name):
            return name
        case OneOf(members=members):
            hints = [answer_hint(each, schemas) for each in members]
            if needs_decoding(type_, schemas):
                hints.append("Unknown")
            return " | ".join(dict.fromkeys(hints))
        case Nullable(inner=inner):
            return f"{answer_hint(inner, schemas)} | None"
        case Nothing():
            return "None"
        case File():
            return "FileInput"


def argument_hint(type_: Type, schemas: Mapping[str, Schema], *, open: bool = False) -> str:
    """The annotation of a value that a caller passes: dataclasses or plain dicts, any iterable.

    With `open` it takes all that answers hold, too: what they keep of an unknown kind.
    """
    match type_:
        case Primitive(kind="string", format="byte"):
            return "bytes | str"  # bytes become base64, text is base64 already
        case Array(items=items):
            return f"Iterable[{argument_hint(items, schemas, open=open)}]"
        case Tuple(items=members, rest=rest):
            hints = [argument_hint(each, schemas, open=open) for each in members]
            return _tuple_hint(hints, argument_hint(rest, schemas, open=open) if rest else "")
        case Map(values=values):
            return f"Mapping[str, {argument_hint(values, schemas, open=open)}]"
        case Named(name=name):
            return f"{name} | {twin_name(name, schemas)}" if has_twin(name, schemas) else name
        case OneOf(members=members):
            hints = [argument_hint(each, schemas, open=open) for each in members]
            if open and needs_decoding(type_, schemas):
                hints.append("Unknown")
            return " | ".join(dict.fromkeys(hints))
        case Nullable(inner=inner):
            return f"{argument_hint(inner, schemas, open=open)} | None"
        case _:
            return answer_hint(type_, schemas)


def _tuple_hint(items: list[str], rest: str) -> str:
    return f"tuple[{', '.join([*items, *([f'*tuple[{rest}, ...]'] if rest else [])])}]"


def has_twin(name: str, schemas: Mapping[str, Schema], seen: frozenset[str] = frozenset()) -> bool:
    """Whether a named type has a second form for plain dicts: it is or holds an object."""
    schema = schemas[name]
    if isinstance(schema, AliasSchema):
        seen |= {name}
        inner = [each for each in names_in(schema.type) if each not in seen]
        return any(has_twin(each, schemas, seen) for each in inner)
    return True


def twin_name(name: str, schemas: Mapping[str, Schema]) -> str:
    """The name of the form for plain dicts: one that no schema has."""
    return next(
        each
        for each in (f"{name}Param", f"{name}Dict", f"{name}ParamDict", f"{name}TypedDict")
        if each not in schemas
    )


def names_in(type_: Type) -> Iterator[str]:
    """The names of the schemas that a type refers to, in order."""
    match type_:
        case Named(name=name):
            yield name
        case Array(items=inner) | Map(values=inner) | Nullable(inner=inner):
            yield from names_in(inner)
        case OneOf(members=members) | Tuple(items=members):
            for each in members:
                yield from names_in(each)
            if isinstance(type_, Tuple) and type_.rest is not None:
                yield from names_in(type_.rest)
        case _:
            return


def types_of(schema: Schema) -> Iterator[Type]:
    """The types that a schema is made of."""
    match schema:
        case ObjectSchema():
            for each in schema.properties:
                yield each.type
            if schema.additional is not None:
                yield schema.additional
        case UnionSchema():
            yield from schema.members
        case AliasSchema():
            yield schema.type


def reachable(roots: Iterator[str], schemas: Mapping[str, Schema]) -> dict[str, None]:
    """The names reachable from `roots`, themselves included, in order of first sight."""
    found: dict[str, None] = {}
    waiting = list(roots)
    while waiting:
        name = waiting.pop(0)
        if name in found:
            continue
        found[name] = None
        for each in types_of(schemas[name]):
            waiting.extend(names_in(each))
    return found
