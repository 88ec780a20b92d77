"""Schemas into normal form: nullability explicit, allOf merged, objects and unions named."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bindwright.diagnostics import Diagnostics
from bindwright.normalize.form import (
    AliasSchema,
    Anything,
    Array,
    Map,
    Named,
    Nothing,
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
from bindwright.normalize.constants import constant
from bindwright.normalize.facts import (
    ADDITIONAL,
    additional,
    default_of,
    description_of,
    of_kind,
    with_content,
)
from bindwright.normalize.findings import (
    CountedMerges,
    clash,
    name_taken,
    note_undeclared,
    note_untagged,
)
from bindwright.normalize.inheritance import Family, families
from bindwright.normalize.kinds import kind_of
from bindwright.normalize.merge import (
    beside_reference,
    distributed,
    merge_all_of,
    only_wraps_one,
    union_word,
)
from bindwright.normalize.naming import ClassNames, component_schemas
from bindwright.normalize.nulls import split_null
from bindwright.normalize.raw import is_list, is_map
from bindwright.normalize.references import COMPONENTS, References, is_reference, spot_of
from bindwright.normalize.spots import Spot, escape
from bindwright.normalize.unions import class_of, distinct, nullable, objects_of, tagged
from bindwright.source import Document, resolve

_KINDS = ("string", "integer", "number", "boolean")


class Schemas:
    """Turns the schemas of one document into normal form, each of them once."""

    def __init__(
        self,
        document: Document,
        names: ClassNames,
        diagnostics: Diagnostics,
        references: References,
    ) -> None:
        self._document = document
        self.names = names
        self._diagnostics = diagnostics
        self._references = references
        self.components = frozenset(component_schemas(document.data))
        self._families = families(document.data, lambda each: references.dereference(each, "")[0])
        self._heirs = {each for family in self._families.values() for each in family.heirs}
        self._targets: dict[str, Type] = {}
        self._whole_families: dict[str, Type] = {}
        self._inline: dict[str, Type] = {}
        self._merges = CountedMerges(document, diagnostics, self._follow)
        self.schemas: dict[str, Schema] = {}
        self.sources: dict[str, str] = {}

    def component(self, key: str) -> Type:
        """The type of a component schema, by its key."""
        return self._at(COMPONENTS + escape(key))

    def convert(self, schema: Any, spot: Spot) -> Type:
        """The type that a schema describes, where it stands."""
        if not is_map(schema):
            return Anything()
        null, rest = split_null(schema)
        return nullable(self._convert(rest, spot), null)

    def properties(self, schema: dict[str, Any], spot: Spot) -> tuple[Property, ...]:
        """The properties of an object schema, in the order of the description."""
        required = set(schema.get("required", ()))
        schema = with_content(schema)
        if "properties" in schema:
            note_undeclared(self._document, self._diagnostics, spot, schema)
        return tuple(
            self.property(wire, each, spot.property(wire), required=wire in required)
            for wire, each in schema.get("properties", {}).items()
        )

    def property(self, wire: str, schema: Any, spot: Spot, *, required: bool) -> Property:
        """One property, with what the description says of it."""
        facts = schema if is_map(schema) else {}
        has_default, default = default_of(facts, self._follow)
        return Property(
            wire=wire,
            type=self.convert(schema, spot),
            required=required,
            description=description_of(facts, self._follow),
            default=default,
            has_default=has_default,
            deprecated=facts.get("deprecated") is True,
            read_only=facts.get("readOnly") is True,
            write_only=facts.get("writeOnly") is True,
            origin=spot.pointer,
        )

    def has_heirs(self, schema: Any) -> bool:
        """Whether a schema stands for several, which inherit from it."""
        return self._references.dereference(schema, "")[0] in self._families

    def body(self, schema: Any, spot: Spot) -> tuple[Spot, dict[str, Any]]:
        """A schema with its references followed and its `allOf` merged, and where it stands."""
        place, target = self._references.dereference(schema, spot.pointer)
        if place != spot.pointer:
            spot = self._spot(place)
        found: dict[str, Any] = split_null(target)[1] if is_map(target) else {}
        return spot, self._plain(found, spot) if "allOf" in found else found

    def union(self, members: tuple[Type, ...], spot: Spot, description: str) -> Type:
        """A union that the description does not write down itself, of types that it has."""
        if not any(kind_of(each, self.schemas) == "object" for each in members):
            return members[0] if len(members) == 1 else OneOf(members)
        name = self._reserve(spot, {})
        self.schemas[name] = UnionSchema(
            name=name, members=members, description=description, origin=spot.pointer
        )
        return Named(name)

    def finish(self) -> None:
        """Find the tags of all unions, once every member is known."""
        components = {self.sources[key]: key for key in self.components & self.sources.keys()}
        for name, schema in self.schemas.items():
            if isinstance(schema, UnionSchema):
                found = tagged(schema, self.schemas, components)
                self.schemas[name] = found
                if found.tag is None and len(set(objects_of(found, self.schemas))) > 1:
                    note_untagged(self._document, self._diagnostics, found)

    # -- conversion ---------------------------------------------------------------------------

    def _at(self, place: str) -> Type:
        """The type of the schema at a pointer, which a reference leads to."""
        if place in self._targets:
            return self._targets[place]
        spot = self._spot(place)
        null, rest = split_null(resolve(self._document.data, place))
        rest = self._plain(beside_reference(rest) if is_map(rest) else {}, spot)
        is_named = not is_reference(rest) and self._references.is_recursive(place)
        if is_named or self._needs_name(spot.own_key, rest):
            named = Named(self._reserve(spot, rest))
            # Stored before the conversion, so that a schema may refer to itself.
            self._targets[place] = Nullable(named) if null else named
            null = self._define(rest, spot, named.name) or null
            self._targets[place] = nullable(named, null)
        else:
            self._targets[place] = nullable(self.convert(rest, spot), null)
        return self._targets[place]

    def _family(self, place: str, family: Family) -> Type:
        """The union of the schema at a pointer and all that inherit from it."""
        if place not in self._whole_families:
            base = self._spot(place)
            spot = replace(base.at(family.word), hint=f"Any{base.hint}", part="[any]")
            name = self._reserve(spot, {})
            null = split_null(resolve(self._document.data, place))[0]
            self.schemas[name] = ObjectSchema(name=name, properties=())
            self._whole_families[place] = nullable(Named(name), null)
            members = distinct([self._at(each) for each in (*family.heirs, place)])
            self.schemas[name] = UnionSchema(
                name=name,
                members=members,
                tag=family.discriminator["propertyName"],
                mapping=self._mapping(family.discriminator),
                fallback=class_of(self._at(place)),
                inherited=True,
                origin=spot.pointer,
            )
        return self._whole_families[place]

    def _convert(self, schema: dict[str, Any], spot: Spot) -> Type:
        if is_reference(schema):
            schema = beside_reference(schema)
        if is_reference(schema):
            found, target = self._references.dereference(schema, spot.pointer)
            if found == spot.pointer:
                return Anything()  # a broken reference, which has been reported
            if found in self._families:
                return self._family(found, self._families[found])
            direct = self._references.target(schema, spot.pointer)
            return self._at(direct if direct and is_map(target) else found)
        if "allOf" in schema and only_wraps_one(schema):
            return self.convert(schema["allOf"][0], spot.at("allOf", "0"))
        schema = self._plain(schema, spot)
        if self._needs_name(spot.own_key, schema):
            if spot.pointer not in self._inline:
                name = self._reserve(spot, schema)
                null = self._define(schema, spot, name)
                self._inline[spot.pointer] = nullable(Named(name), null)
            return self._inline[spot.pointer]
        return self._unnamed(schema, spot)

    def _plain(self, schema: Any, spot: Spot) -> dict[str, Any]:
        """The schema without what can be said more simply: allOf, and lists of types."""
        if not is_map(schema):
            return {}
        if "allOf" in schema and (spot.pointer in self._heirs or not only_wraps_one(schema)):
            report = clash(self._document, self._diagnostics, spot)
            schema = merge_all_of(schema, self._merges.counted(spot), report)
        kinds = schema.get("type")
        if is_list(kinds) and len(kinds) > 1 and schema.get("properties"):
            schema = {"anyOf": [of_kind(schema, each) for each in kinds]}
        return distributed(schema)

    def _unnamed(self, schema: dict[str, Any], spot: Spot) -> Type:
        """A type that can be written where it stands."""
        if "const" in schema or "enum" in schema:
            return constant(schema) or self._by_type(schema, spot)
        word = union_word(schema)
        if word:
            members = self._members(schema[word], word, spot)
            null = any(isinstance(each, Nullable | Nothing) for each in members)
            plain = distinct(members)
            if not plain:
                return Nothing()
            return nullable(plain[0] if len(plain) == 1 else OneOf(plain), null)
        return self._by_type(schema, spot)

    def _by_type(self, schema: dict[str, Any], spot: Spot) -> Type:
        kind = schema.get("type")
        if is_list(kind):
            kinds = [{**schema, "type": each} for each in kind]
            members = distinct([self._by_type(each, spot) for each in kinds])
            return members[0] if len(members) == 1 else OneOf(members)
        if kind in ("array", None) and is_list(schema.get("prefixItems")):
            return self._tuple(schema, spot)
        if kind == "array" or (kind is None and "items" in schema):
            return Array(self.convert(schema.get("items"), spot.items()))
        if kind == "object" or (kind is None and schema.keys() & ADDITIONAL):
            return Map(self._additional(schema, spot) or Anything())
        if kind == "null":
            return Nothing()
        text = schema.get("format")
        format_ = text if isinstance(text, str) else None
        if format_ is None and schema.get("contentEncoding") == "base64":
            format_ = "byte"
        return Primitive(kind, format_) if kind in _KINDS else Anything()

    def _tuple(self, schema: dict[str, Any], spot: Spot) -> Tuple:
        prefix, rest = schema["prefixItems"], schema.get("items")
        items = (
            self.convert(each, replace(spot.at("prefixItems", str(index)), part=f"[{index}]"))
            for index, each in enumerate(prefix)
        )
        closed = rest is False or schema.get("maxItems") == len(prefix)
        return Tuple(tuple(items), None if closed else self.convert(rest, spot.items()))

    def _additional(self, schema: dict[str, Any], spot: Spot) -> Type | None:
        """The type of all properties without a name; `None` if nothing is said of them."""
        found = additional(schema)
        return None if found is None else self.convert(found, spot.values())

    def _members(self, members: list[Any], word: str, spot: Spot) -> list[Type]:
        found: list[Type] = []
        self.names.anchors.members(spot.pointer, word, members)
        for index, member in enumerate(members):
            found.append(self.convert(member, spot.member(word, index, member)))
        return found

    # -- naming -------------------------------------------------------------------------------

    def _needs_name(self, key: str, schema: Any) -> bool:
        """Whether a schema becomes a class or alias: it is an object, a union, or named."""
        if not is_map(schema) or is_reference(schema):
            return False
        if key in self.names.chosen:
            return True
        word = union_word(schema)
        if word:
            return sum(self._references.is_object(each) for each in schema[word]) > 1
        if schema.get("properties"):
            return True
        return key in self.components and (
            "enum" in schema or schema.get("type") in ("array", "object")
        )

    def _spot(self, place: str) -> Spot:
        spot = spot_of(place)
        if place.count("/") == 3 and spot.key in self.components:
            return replace(spot, hint=self.names.component(spot.key) or spot.hint)
        return spot

    def _reserve(self, spot: Spot, schema: Mapping[str, Any]) -> str:
        key = spot.own_key
        name = self.names.claim(spot, schema)
        if not name:
            holder = self.names.holder(spot.hint)
            self._diagnostics.add(name_taken(self._document, spot, holder))
            name = spot.hint
        self._inline[spot.pointer] = Named(name)
        self.sources.setdefault(key, name)
        return name

    def _define(self, schema: dict[str, Any], spot: Spot, name: str) -> bool:
        """Make the schema of a class; whether null is one of its values."""
        is_object = bool(schema.get("properties")) and not union_word(schema)
        # What stands there meanwhile keeps the order of sight, and the kind for who asks.
        self.schemas[name] = (
            ObjectSchema(name=name, properties=())
            if is_object
            else AliasSchema(name=name, type=Anything())
        )
        description = str(schema.get("description") or "")
        named = self.names.named(spot, name)
        word = union_word(schema)
        if word:
            return self._define_union(schema, word, named, description)
        if is_object:
            self.schemas[name] = ObjectSchema(
                name=name,
                properties=self.properties(schema, named),
                additional=self._additional(schema, named),
                description=description,
                deprecated=schema.get("deprecated") is True,
                origin=spot.pointer,
            )
        else:
            found = self._unnamed(schema, named)
            self.schemas[name] = AliasSchema(
                name=name,
                type=found.inner if isinstance(found, Nullable) else found,
                description=description,
                origin=spot.pointer,
            )
            return isinstance(found, Nullable)
        return False

    def _define_union(
        self, schema: dict[str, Any], word: str, spot: Spot, description: str
    ) -> bool:
        converted = self._members(schema[word], word, spot)
        members = distinct(converted)
        objects = {
            each
            for raw, each in zip(schema[word], converted, strict=True)
            if self._references.is_object(raw) or kind_of(each, self.schemas) == "object"
        }
        if len(objects) > 1:
            discriminator = schema.get("discriminator")
            facts = discriminator if is_map(discriminator) else {}
            self.schemas[spot.hint] = UnionSchema(
                name=spot.hint,
                members=members,
                tag=facts.get("propertyName"),
                mapping=self._mapping(facts),
                fallback=self._mapped(str(facts.get("defaultMapping") or "")),
                description=description,
                origin=spot.pointer,
            )
        else:
            self.schemas[spot.hint] = AliasSchema(
                name=spot.hint,
                type=members[0] if len(members) == 1 else OneOf(members),
                description=description,
                origin=spot.pointer,
            )
        return any(isinstance(each, Nullable | Nothing) for each in converted)

    def _mapping(self, discriminator: Mapping[str, Any]) -> dict[str, str]:
        """Tag value -> class, as a discriminator says."""
        mapping = discriminator.get("mapping", {}).items()
        return {value: name for value, target in mapping if (name := self._mapped(target))}

    def _mapped(self, target: str) -> str:
        """The class that a discriminator's mapping points to (OpenAPI 3.1, 4.8.25)."""
        key = target.rsplit("/", 1)[-1] if "/" in target else target
        return class_of(self.component(key)) if key in self.components else ""

    def _follow(self, schema: Any) -> Any:
        """A schema with its references followed; of a broken one nothing is known."""
        return self._references.dereference(schema, "")[1]
