"""Decoders: how JSON becomes the classes, as finished expressions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from bindwright.hints import answer_hint, needs_decoding
from bindwright.literal import docstring, py_str
from bindwright.names import relative, snake
from bindwright.normalize.form import (
    AliasSchema,
    Array,
    Map,
    Named,
    NormalForm,
    Nullable,
    ObjectSchema,
    OneOf,
    Primitive,
    Property,
    Schema,
    Tuple,
    Type,
    UnionSchema,
)
from bindwright.plan import CodecModule, DecodedField, Decoder, Import
from bindwright.planner.layout import imports_for, sorted_imports, symbols
from bindwright.planner.unions import Unions
from bindwright.shapes import Shapes

_PARSERS = {
    "date-time": "parse_datetime",
    "date": "parse_date",
    "uuid": "parse_uuid",
    "decimal": "parse_decimal",
    "byte": "parse_bytes",
}
_HELPERS = (
    "Decoder",
    "Member",
    "as_is",
    "by_keys",
    "by_kind",
    "dict_of",
    "items_of",
    "list_of",
    "not_an_object",
    "number",
    "rest_of",
    "tagged",
    "tuple_of",
    "values_of",
    *_PARSERS.values(),
)


CODEC_HELPERS = dict.fromkeys(_HELPERS, "_core.codec")
"""Where the functions are that decoders are made of."""


def decoder_name(name: str) -> str:
    """The function that decodes a class."""
    return f"decode_{snake(name)}"


def codec_home(home: str) -> str:
    """The codec module for a module below `types`."""
    return f"_codecs{home.removeprefix('types')}"


class Codecs:
    """Plans the decoders of everything that answers reach."""

    def __init__(self, form: NormalForm, shapes: Shapes, homes: Mapping[str, str]) -> None:
        self._schemas = form.schemas
        self._shapes = shapes
        self.homes = {
            decoder_name(name): codec_home(homes[name])
            for name in shapes.answers - shapes.envelopes
            if self.needs_decoding(Named(name))
        }
        self._class_homes = homes
        self._unions = Unions(form.schemas, self.function, decoder_name)

    def needs_decoding(self, type_: Type) -> bool:
        """Whether a value differs from its JSON form."""
        return needs_decoding(type_, self._schemas)

    def function(self, type_: Type) -> str:
        """Source of a function that decodes the type."""
        match type_:
            case _ if not self.needs_decoding(type_):
                return "as_is"
            case Primitive(kind="number"):
                return "number"
            case Primitive(format=format_):
                return _PARSERS[format_ or ""]
            case Named(name=name):
                return decoder_name(name)
            case Array(items=items):
                return f"list_of({self.function(items)})"
            case Tuple(items=items, rest=rest):
                functions = [self.function(each) for each in items]
                functions += [f"rest={self.function(rest)}"] if rest else []
                return f"tuple_of({', '.join(functions)})"
            case Map(values=values):
                return f"dict_of({self.function(values)})"
            case Nullable(inner=inner):
                return self.function(inner)
            case OneOf(members=members):
                return self._unions.source(members)
            case _:
                raise AssertionError(f"{type_} needs no decoding")

    def imports(self, source: str, module: str) -> tuple[Import, ...]:
        """What `module` imports to have all that a decoder is made of."""
        homes = {**self._class_homes, **self.homes, **CODEC_HELPERS}
        return imports_for([_KEYWORD.sub("", source)], module, homes)

    def value(self, property_: Property, table: str = "") -> str:
        """Source of the expression that takes a property out of the JSON object.

        `table` names the decoder of a union that has none of its own.
        """
        got = f"get({py_str(property_.wire)})"
        inner = property_.type.inner if isinstance(property_.type, Nullable) else property_.type
        if not self.needs_decoding(inner):
            return got
        match inner:
            case Array(items=items):
                return f"items_of({self.function(items)}, {got})"
            case Map(values=values):
                return f"values_of({self.function(values)}, {got})"
            case Named() | OneOf() if property_.nullable or not property_.required:
                # Asking here saves a call for what is mostly null.
                call = table or self.function(inner)
                return f"None if (value := {got}) is None else {call}(value)"
            case _:
                return f"{table or self.function(inner)}({got})"

    def modules(self) -> Iterator[CodecModule]:
        """The codec modules, one for each module of types that answers reach."""
        grouped: dict[str, list[str]] = {}
        for name in self._shapes.shapes:
            if decoder_name(name) in self.homes and name in self._shapes.answers:
                grouped.setdefault(codec_home(self._class_homes[name]), []).append(name)
        for module in sorted(grouped):
            yield self._module(module, grouped[module])

    def _module(self, module: str, names: list[str]) -> CodecModule:
        decoders: list[Decoder] = []
        for name in names:
            decoders.extend(self._decoders(self._schemas[name]))
        objects = [each for each in decoders if not each.expression]
        tables = [each for each in decoders if each.expression]
        sources = [field.expression for each in objects for field in each.fields]
        sources += [each.expression for each in tables]
        # What stands before `=` names a parameter.
        used = {name for each in sources for name in symbols(_KEYWORD.sub("", each))}
        helpers = [each for each in _HELPERS if each in used]
        if tables:
            helpers.append("Decoder")
        if objects:
            helpers += ["Getter", "new", "not_an_object"]
        classes = [symbol for each in decoders for symbol in symbols(each.class_name)]
        homes = {**self._class_homes, **self.homes}
        imports = imports_for([*sources, *classes], module, homes)
        wanted = {each.module: set(each.names) for each in imports}
        wanted.setdefault(relative(module, "_core.codec"), set()).update(helpers)
        wanted.setdefault("typing", set()).update({"Any"} if objects else set())
        if tables:
            wanted["typing"].add("Final")
        return CodecModule(
            module=module,
            path=module.replace(".", "/") + ".py",
            doc=docstring(f"Decoders for `types{module.removeprefix('_codecs')}`.", 0),
            imports=sorted_imports({key: value for key, value in wanted.items() if value}),
            decoders=(*objects, *_in_order(tables)),
            has_objects=bool(objects),
        )

    def _decoders(self, schema: Schema) -> Iterator[Decoder]:
        name = decoder_name(schema.name)
        match schema:
            case ObjectSchema():
                yield from self._object(schema)
            case UnionSchema():
                yield Decoder(
                    name=name,
                    class_name=schema.name,
                    doc="",
                    expression=self._unions.source(schema.members, schema),
                )
            case AliasSchema():
                yield Decoder(
                    name=name,
                    class_name=schema.name,
                    doc="",
                    expression=self.function(schema.type),
                )

    def _object(self, schema: ObjectSchema) -> Iterator[Decoder]:
        """The function for an object, after the tables for its unions, which are made once."""
        name = decoder_name(schema.name)
        fields: list[DecodedField] = []
        shape = self._shapes.shapes[schema.name]
        declared = [each for each in shape.fields if not each.additional]
        for field, each in zip(declared, schema.properties, strict=True):
            inner = each.type.inner if isinstance(each.type, Nullable) else each.type
            table = ""
            if isinstance(inner, OneOf) and self.needs_decoding(inner):
                table = f"_{name}_{field.name}"
                yield Decoder(
                    name=table,
                    class_name=answer_hint(inner, self._schemas),
                    doc="",
                    expression=self.function(inner),
                    public=False,
                )
            fields.append(DecodedField(name=field.name, expression=self.value(each, table)))
        for field in shape.fields[len(declared) :]:
            rest = f"rest_of({schema.name}, raw, {self.function(field.type)})"
            fields.append(DecodedField(name=field.name, expression=rest))
        yield Decoder(name=name, class_name=schema.name, doc="", fields=tuple(fields))


def _in_order(tables: list[Decoder]) -> tuple[Decoder, ...]:
    """Tables that refer to others come after them."""
    names = {each.name for each in tables}
    placed: list[Decoder] = []
    waiting = list(tables)
    while waiting:
        done = {each.name for each in placed}
        ready = [each for each in waiting if symbols(each.expression) & names <= done]
        for each in ready or waiting[:1]:
            later = {other.name for other in waiting} if not ready else set[str]()
            placed.append(_deferred(each, later))
            waiting.remove(each)
    return tuple(placed)


def _deferred(table: Decoder, later: set[str]) -> Decoder:
    """A table that looks up what is not defined yet when it is used: they refer to each other."""

    def look_up(match: re.Match[str]) -> str:
        name = match[0]
        return f"lambda raw: {name}(raw)" if name in later else name

    return replace(table, expression=_NAME.sub(look_up, table.expression)) if later else table


_KEYWORD = re.compile(r"\b\w+=(?!=)")
_NAME = re.compile(r"\bdecode_\w+")
