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
    Constant,
    Map,
    Named,
    Nothing,
    Nullable,
    ObjectSchema,
    OneOf,
    Primitive,
    Property,
    Schema,
    Type,
    UnionSchema,
)
from bindwright.normalize.merge import merge_all_of, only_constrains
from bindwright.normalize.nulls import split_null
from bindwright.normalize.raw import is_list, is_map
from bindwright.normalize.spots import Spot, pascal
from bindwright.normalize.unions import kind_of, nullable, tagged
from bindwright.source import Document, resolve

_COMPONENTS = "#/components/schemas/"
_KINDS = ("string", "integer", "number", "boolean")


class Schemas:
    """Turns the schemas of one document into normal form, each of them once."""

    def __init__(
        self, document: Document, names: Mapping[str, str], diagnostics: Diagnostics
    ) -> None:
        self._document = document
        self._names = names
        self._diagnostics = diagnostics
        self._components: dict[str, Type] = {}
        self._taken: dict[str, str] = {name: key for key, name in names.items()}
        self.schemas: dict[str, Schema] = {}
        self.sources: dict[str, str] = {}

    def component(self, key: str) -> Type:
        """The type of a component schema, by its key."""
        if key in self._components:
            return self._components[key]
        schema = resolve(self._document.data, f"/components/schemas/{_escape(key)}")
        spot = Spot(key, f"/components/schemas/{_escape(key)}", self.hint(key))
        null, rest = split_null(schema)
        if self._needs_name(key, rest):
            named = Named(self._reserve(spot))
            # Stored before the conversion, so that a schema may refer to itself.
            self._components[key] = Nullable(named) if null else named
            self._define(rest, spot, named.name)
        else:
            self._components[key] = nullable(self.convert(rest, spot), null)
        return self._components[key]

    def convert(self, schema: Any, spot: Spot) -> Type:
        """The type that a schema describes, where it stands."""
        if not is_map(schema):
            return Anything()
        null, rest = split_null(schema)
        return nullable(self._convert(rest, spot), null)

    def properties(self, schema: dict[str, Any], spot: Spot) -> tuple[Property, ...]:
        """The properties of an object schema, in the order of the description."""
        required = set(schema.get("required", ()))
        return tuple(
            self.property(wire, each, spot.property(wire), required=wire in required)
            for wire, each in schema.get("properties", {}).items()
        )

    def property(self, wire: str, schema: Any, spot: Spot, *, required: bool) -> Property:
        """One property, with what the description says of it."""
        facts = schema if is_map(schema) else {}
        has_default, default = self._default(facts)
        return Property(
            wire=wire,
            type=self.convert(schema, spot),
            required=required,
            description=self._description(facts),
            default=default,
            has_default=has_default,
            deprecated=facts.get("deprecated") is True,
            read_only=facts.get("readOnly") is True,
            write_only=facts.get("writeOnly") is True,
            origin=spot.pointer,
        )

    def dereference(self, schema: Any) -> tuple[str | None, Any]:
        """Follow `$ref`s to components: the last component's key, and the schema itself."""
        key = None
        while is_map(schema) and "$ref" in schema:
            key = _component_key(schema["$ref"])
            schema = resolve(self._document.data, f"/components/schemas/{_escape(key)}")
        return key, schema

    def hint(self, key: str) -> str:
        """The class name that a component has or would get."""
        return self._names.get(key, pascal(key))

    def finish(self) -> None:
        """Find the tags of all unions, once every member is known."""
        for name, schema in self.schemas.items():
            if isinstance(schema, UnionSchema):
                self.schemas[name] = tagged(schema, self.schemas)

    # -- conversion ---------------------------------------------------------------------------

    def _convert(self, schema: dict[str, Any], spot: Spot) -> Type:
        if "$ref" in schema:
            return self.component(_component_key(schema["$ref"]))
        if "allOf" in schema:
            return self._convert_merged(schema, spot)
        if self._needs_name(spot.own_key, schema):
            if spot.own_key in self.sources:
                return Named(self.sources[spot.own_key])
            name = self._reserve(spot)
            self._define(schema, spot, name)
            return Named(name)
        return self._unnamed(schema, spot)

    def _convert_merged(self, schema: dict[str, Any], spot: Spot) -> Type:
        parts = schema["allOf"]
        rest = {word: value for word, value in schema.items() if word != "allOf"}
        if len(parts) == 1 and not (rest.keys() & {"properties", "required", "type"}):
            return self.convert(parts[0], spot.at("allOf", "0"))
        merged = merge_all_of(schema, lambda each: self.dereference(each)[1])
        return self.convert(merged, spot)

    def _unnamed(self, schema: dict[str, Any], spot: Spot) -> Type:
        """A type that can be written where it stands."""
        if "const" in schema:
            return Constant((schema["const"],))
        if "enum" in schema:
            return Constant(tuple(schema["enum"]))
        for word in ("oneOf", "anyOf"):
            if word in schema and not only_constrains(schema[word]):
                members = self._members(schema[word], word, spot)
                null = any(isinstance(each, Nullable) for each in members)
                plain = _distinct(members)
                return nullable(plain[0] if len(plain) == 1 else OneOf(plain), null)
        return self._by_type(schema, spot)

    def _by_type(self, schema: dict[str, Any], spot: Spot) -> Type:
        kind = schema.get("type")
        if is_list(kind):
            kinds = [{**schema, "type": each} for each in kind]
            members = tuple(self._by_type(each, spot) for each in kinds)
            return members[0] if len(members) == 1 else OneOf(members)
        if kind == "array" or (kind is None and "items" in schema):
            return Array(self.convert(schema.get("items"), spot.items()))
        if kind == "object" or (kind is None and "additionalProperties" in schema):
            extra = schema.get("additionalProperties")
            if is_map(extra) and extra:
                return Map(self.convert(extra, spot.values()))
            return Map(Anything())
        if kind == "null":
            return Nothing()
        return Primitive(kind, schema.get("format")) if kind in _KINDS else Anything()

    def _members(self, members: list[Any], word: str, spot: Spot) -> list[Type]:
        found: list[Type] = []
        for index, member in enumerate(members):
            found.append(self.convert(member, spot.member(word, index, member)))
        return found

    # -- naming -------------------------------------------------------------------------------

    def _needs_name(self, key: str, schema: Any) -> bool:
        """Whether a schema becomes a class or alias: it is an object, a union, or named."""
        if not is_map(schema) or "$ref" in schema:
            return False
        if key in self._names:
            return True
        if "allOf" in schema:
            return len(schema["allOf"]) > 1
        for word in ("oneOf", "anyOf"):
            if word in schema and not only_constrains(schema[word]):
                objects = [each for each in schema[word] if self._is_object(each)]
                return len(objects) > 1
        if schema.get("properties"):
            return True
        is_component = key in self._document.data.get("components", {}).get("schemas", {})
        return is_component and ("enum" in schema or schema.get("type") in ("array", "object"))

    def _is_object(self, schema: Any) -> bool:
        _, target = self.dereference(schema)
        if not is_map(target):
            return False
        if "properties" in target or target.get("type") == "object":
            return True
        members = target.get("oneOf", target.get("anyOf", target.get("allOf", ())))
        return any(self._is_object(each) for each in members)

    def _reserve(self, spot: Spot) -> str:
        key = spot.own_key
        name = self._names.get(key, spot.hint)
        if self._taken.get(name, key) != key:
            name = pascal(key)
        if self._taken.get(name, key) != key:
            self._diagnostics.add(
                self._document.diagnostic(
                    "name-taken",
                    spot.pointer,
                    f"the name {name} is already taken by {self._taken[name]}",
                    "two classes of the SDK would have one name",
                    f"name one of them in the settings, under models: NewName: {key}",
                )
            )
        self._taken[name] = key
        self.sources[key] = name
        return name

    def _define(self, schema: dict[str, Any], spot: Spot, name: str) -> None:
        self.schemas[name] = AliasSchema(name=name, type=Anything())  # keeps the order of sight
        description = schema.get("description", "")
        if "allOf" in schema:
            schema = merge_all_of(schema, lambda each: self.dereference(each)[1])
        named = replace(spot, hint=name, part="")
        for word in ("oneOf", "anyOf"):
            if word in schema and not only_constrains(schema[word]):
                self._define_union(schema, word, named, description)
                return
        if schema.get("properties"):
            extra = schema.get("additionalProperties")
            self.schemas[name] = ObjectSchema(
                name=name,
                properties=self.properties(schema, named),
                additional=self.convert(extra, named.values()) if extra else None,
                description=description,
                deprecated=schema.get("deprecated") is True,
                origin=spot.pointer,
            )
            return
        self.schemas[name] = AliasSchema(
            name=name,
            type=self._unnamed(schema, named),
            description=description,
            origin=spot.pointer,
        )

    def _define_union(
        self, schema: dict[str, Any], word: str, spot: Spot, description: str
    ) -> None:
        members = _distinct(self._members(schema[word], word, spot))
        objects = [each for each in members if kind_of(each, self.schemas) == "object"]
        if len(objects) > 1:
            discriminator = schema.get("discriminator", {})
            mapping = {
                value: self._mapped(target)
                for value, target in discriminator.get("mapping", {}).items()
            }
            self.schemas[spot.hint] = UnionSchema(
                name=spot.hint,
                members=members,
                tag=discriminator.get("propertyName"),
                mapping={value: name for value, name in mapping.items() if name},
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

    def _mapped(self, target: str) -> str:
        """The class that a discriminator's mapping points to (OpenAPI 3.1, 4.8.25)."""
        key = target.rsplit("/", 1)[-1] if "/" in target else target
        if key not in self._document.data.get("components", {}).get("schemas", {}):
            return ""
        found = self.component(key)
        found = found.inner if isinstance(found, Nullable) else found
        return found.name if isinstance(found, Named) else ""

    # -- facts of a property that may stand at its target -------------------------------------

    def _default(self, schema: dict[str, Any]) -> tuple[bool, Any]:
        if "default" in schema:
            return True, schema["default"]
        if "$ref" in schema:
            return self._default_of(self.dereference(schema)[1])
        for word in ("anyOf", "oneOf", "allOf"):
            real = [
                each for each in schema.get(word, ()) if split_null(each)[1] != {"type": "null"}
            ]
            if len(real) == 1:
                return self._default_of(real[0])
        return False, None

    def _default_of(self, schema: Any) -> tuple[bool, Any]:
        return self._default(schema) if is_map(schema) else (False, None)

    def _description(self, schema: dict[str, Any]) -> str:
        if schema.get("description"):
            return str(schema["description"])
        for word in ("anyOf", "oneOf", "allOf"):
            for each in schema.get(word, ()):
                if is_map(each) and each.get("description"):
                    return str(each["description"])
        if "$ref" in schema:
            _, target = self.dereference(schema)
            if is_map(target):
                return str(target.get("description", ""))
        return ""


def _distinct(members: list[Type]) -> tuple[Type, ...]:
    """The members without null and without repetition, in order."""
    plain = [each.inner if isinstance(each, Nullable) else each for each in members]
    return tuple(dict.fromkeys(each for each in plain if not isinstance(each, Nothing)))


def _component_key(reference: str) -> str:
    if not reference.startswith(_COMPONENTS):
        raise ValueError(f"a reference outside {_COMPONENTS}: {reference}")
    return reference[len(_COMPONENTS) :].replace("~1", "/").replace("~0", "~")


def _escape(key: str) -> str:
    return key.replace("~", "~0").replace("/", "~1")
