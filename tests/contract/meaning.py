"""What a schema admits, worked out from the text of JSON Schema 2020-12 and of OpenAPI 3.0.

`Meanings.kinds` reduces a schema to the kinds of values that it admits, one plain schema each: no
`$ref`, no `allOf`, `oneOf` or `anyOf`, and at most one `type`. The rules are these, and no code of the
generator has a part in them:

* `$ref` applies beside its siblings (Core, 8.2.3.1), `allOf` admits what all members admit (Core,
  10.2.1.1): both intersect. Properties meet by name, required names add up.
* `oneOf` and `anyOf` admit what a member admits (Core, 10.2.1.2 and 10.2.1.3); what stands beside
  them applies to each member. Members that only say which properties there must be are conditions,
  no kinds of values.
* null is a value where `type` lists it, an `enum` or `const` has it, or OpenAPI 3.0's `nullable` says
  so, of a wrapped reference, too.
* `not`, `if`, `dependentSchemas` and limits of size narrow values, and make no other kind of them.

A keyword that is not known here raises `UnknownKeyword`: nothing is compared by leaving it out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from facts import CONSTRAINTS, PROSE, Json, UnknownKeyword, is_array, is_object, resolve

Kind = dict[str, Any]
"""A plain schema. `values` are those of its `enum` or `const`."""

NULL: Kind = {"type": "null"}
NARROWING = frozenset(
    {
        *("exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minProperties", "maxProperties"),
        *("propertyNames", "not", "if", "then", "else", "dependentRequired", "uniqueItems"),
    }
)
ANNOTATIONS = frozenset({"externalDocs", "xml", "discriminator", "contentMediaType", "$comment"})
UNHEARD = frozenset({"min_items", "max_items", "optional"})
"""What the published descriptions have by mistake, and no standard knows."""
KEPT = ("format", "items", "additionalProperties", "contentMediaType")
COMBINING = frozenset(
    {
        "$ref",
        "$recursiveRef",
        "$recursiveAnchor",
        "allOf",
        "oneOf",
        "anyOf",
        "type",
        "nullable",
        "enum",
        "const",
        "properties",
        "required",
    }
)
KNOWN = PROSE | CONSTRAINTS | NARROWING | ANNOTATIONS | UNHEARD | COMBINING | {*KEPT}
CONDITIONS = frozenset({"required", "not", "title", "description"})


class Meanings:
    """The schemas of one description."""

    def __init__(self, document: Json) -> None:
        self.document = document
        self._kept: dict[int, tuple[Json, list[Kind]]] = {}
        self._open: set[int] = set()
        self._anchored: dict[int, Json] = {}
        """The id of a schema with `$recursiveRef` -> the schema that it leads to."""
        self._anchor(document, None)

    def _anchor(self, value: Json, around: Json) -> None:
        """`$recursiveRef` leads to the schema around it with the anchor (2019-09, 8.2.4.2)."""
        if is_array(value):
            for each in value:
                self._anchor(each, around)
        elif is_object(value):
            around = value if value.get("$recursiveAnchor") is True else around
            if "$recursiveRef" in value:
                self._anchored[id(value)] = around
            for each in value.values():
                self._anchor(each, around)

    def kinds(self, schema: Json) -> list[Kind]:
        """The kinds of values that a schema admits, null among them; `[{}]` is anything.

        Raises:
            UnknownKeyword: The schema uses a keyword this module does not know.
        """
        if schema is True:
            return [{}]
        if schema is False or id(schema) in self._open:
            # A union that has itself as a member admits no more by it.
            return []
        if id(schema) not in self._kept:
            self._open.add(id(schema))
            # The schema is kept, too, so that its id stays its own.
            self._kept[id(schema)] = schema, self._kinds(schema)
            self._open.discard(id(schema))
        return self._kept[id(schema)][1]

    def _kinds(self, schema: Json) -> list[Kind]:
        for keyword in schema.keys() - KNOWN:
            if not keyword.startswith("x-"):
                raise UnknownKeyword(keyword)
        found = self._own(schema)
        groups = [[self.resolve(schema["$ref"])]] if "$ref" in schema else []
        groups += [[self._anchored[id(schema)]]] if "$recursiveRef" in schema else []
        groups += [[each] for each in schema.get("allOf", ()) if each != {"nullable": True}]
        groups += [schema[word] for word in ("oneOf", "anyOf") if word in schema]
        for group in groups:
            members = [each for each in group if not is_condition(each)]
            if members:
                admitted = [kind for each in members for kind in self.kinds(each)]
                found = [both for one in found for other in admitted for both in meet(one, other)]
        nullable = schema.get("nullable") is True or {"nullable": True} in schema.get("allOf", ())
        if nullable and NULL not in found:
            found = [*found, NULL]
        return found

    def _own(self, schema: Json) -> list[Kind]:
        """What a schema says by itself, one kind for each of its types."""
        own: Kind = {word: schema[word] for word in KEPT if word in schema}
        if "properties" in schema:
            own["properties"] = {name: [each] for name, each in schema["properties"].items()}
        if "required" in schema:
            own["required"] = frozenset(schema["required"])
        values = [schema["const"]] if "const" in schema else schema.get("enum")
        found: list[Kind] = []
        if values is not None:
            # A repeated value admits no more (Validation, 6.1.2).
            own["values"] = distinct(each for each in values if each is not None)
            if None in values and "null" in types_of(schema, "null"):
                found.append(NULL)
        for each in types_of(schema):
            if each != "null":
                said = {word: own[word] for word in own if speaks_of(word, each)}
                found.append({**said, "type": each} if each else own)
            elif values is None:
                found.append(NULL)
        return found

    def resolve(self, reference: str) -> Json:
        """The target of a local reference."""
        return resolve(self.document, reference)

    def said(self, schema: Json) -> Iterator[Json]:
        """A schema, and those that it refers to, wraps or chooses from: they speak of one value."""
        seen: set[int] = set()
        waiting = [schema]
        while waiting:
            schema = waiting.pop()
            if not is_object(schema) or id(schema) in seen:
                continue
            seen.add(id(schema))
            yield schema
            if "$ref" in schema:
                waiting.append(self.resolve(schema["$ref"]))
            waiting += (
                each for word in ("allOf", "oneOf", "anyOf") for each in schema.get(word, ())
            )

    def target(self, thing: Json) -> Json:
        """A parameter, response or schema with its references followed."""
        while is_object(thing) and "$ref" in thing:
            thing = self.resolve(thing["$ref"])
        return thing

    def annotation(self, schema: Json, word: str) -> Json:
        """What a schema says by a keyword that annotates: itself, or what it wraps or refers to.

        An annotation of the schema that refers comes first. One member of several says nothing of
        the whole.
        """
        if not is_object(schema):
            return None
        if word in schema:
            return schema[word]
        inner = [self.resolve(schema["$ref"])] if "$ref" in schema else []
        inner += schema.get("allOf", ())
        for each in ("oneOf", "anyOf"):
            kept = [member for member in schema.get(each, ()) if member != NULL]
            inner += kept if len(kept) == 1 else []
        said = (self.annotation(each, word) for each in inner)
        return next((each for each in said if each is not None), None)


def types_of(schema: Json, otherwise: str = "") -> list[str]:
    """The types that a schema names; without any, only what it holds tells them."""
    types = schema.get("type")
    if types is None:
        words = {"object": ("properties",), "array": ("items",)}
        told = [kind for kind, each in words.items() if any(word in schema for word in each)]
        return told[:1] or [otherwise]
    return types if is_array(types) else [types]


def speaks_of(word: str, kind: str) -> bool:
    """Whether a keyword says anything of values of a type (Core, 10.3; Validation, 6)."""
    objects = ("properties", "required", "additionalProperties")
    return kind == ("object" if word in objects else "array" if word == "items" else kind)


def is_condition(schema: Json) -> bool:
    """Whether a member of a union says no more than which properties there must be."""
    return is_object(schema) and bool(schema) and schema.keys() <= CONDITIONS


def meet(one: Kind, other: Kind) -> Iterator[Kind]:
    """The kind that both admit, if there is any."""
    types = [each["type"] for each in (one, other) if "type" in each]
    if {*types} == {"integer", "number"}:
        types = ["integer"]  # an integer is a number (Validation, 6.1.1)
    if len({*types}) > 1:
        return
    if types[:1] == ["null"]:
        yield NULL
        return
    both: Kind = {**one, **other}
    if types:
        both["type"] = types[0]
    if "values" in one and "values" in other:
        both["values"] = [each for each in one["values"] if each in other["values"]]
    if both.get("values") == []:
        return
    if "properties" in one and "properties" in other:
        names = [*one["properties"], *other["properties"]]
        both["properties"] = {
            name: [*one["properties"].get(name, ()), *other["properties"].get(name, ())]
            for name in dict.fromkeys(names)
        }
    if "required" in one and "required" in other:
        both["required"] = one["required"] | other["required"]
    yield both


def together(schemas: list[Json]) -> Json:
    """One schema for what all of several say."""
    return schemas[0] if len(schemas) == 1 else {"allOf": schemas}


def distinct(values: Iterable[Json]) -> list[Json]:
    """The values without repetition; True is not 1."""
    found: list[Json] = []
    for value in values:
        if not any(type(value) is type(each) and value == each for each in found):
            found.append(value)
    return found
