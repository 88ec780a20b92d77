"""Inheritance by `allOf`: what refers to a base schema means every schema that joins it, too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from bindwright.mock.dialect import rewritten
from bindwright.normalize.inheritance import Family, families
from bindwright.normalize.naming import component_schemas
from bindwright.normalize.raw import is_list, is_map
from bindwright.normalize.references import COMPONENTS
from bindwright.normalize.spots import escape
from bindwright.source import from_fragment


def with_heirs(data: dict[str, Any]) -> dict[str, Any]:
    """A description in which references to a base lead to a union of it and its heirs.

    The tag decides (OpenAPI 3.1, section 4.8.25): an object of no heir's tag is the base itself.
    """
    found = families(data, _target)
    schemas = component_schemas(data)
    keys = {COMPONENTS + escape(key): key for key in schemas}
    names = {place: _free(f"Any {keys[place]}", schemas) for place in found}
    unions = {place: f"#{COMPONENTS}{escape(name)}" for place, name in names.items()}
    bases = {union: f"#{place}" for place, union in unions.items()}
    if not found:
        return data

    def change(part: dict[str, Any]) -> dict[str, Any]:
        if _target(part) in unions:
            part["$ref"] = unions[_target(part)]
        return part if _only_wraps(part) else _joining(part, bases)

    made: dict[str, Any] = rewritten(data, change)
    own = made["components"]["schemas"]
    for key in own:
        own[key] = _joining(own[key], bases)
    for place, family in found.items():
        own[names[place]] = _union(place, family, schemas, keys)
    return made


def _union(
    place: str, family: Family, schemas: Mapping[str, Any], keys: Mapping[str, str]
) -> dict[str, Any]:
    tag = str(family.discriminator["propertyName"])
    tags = {heir: list(_tags(heir, family, schemas[keys[heir]])) for heir in family.heirs}
    members = [_member(heir, tag, {"enum": values}, [tag]) for heir, values in tags.items()]
    every = [value for values in tags.values() for value in values]
    members.append(_member(place, tag, {"not": {"enum": every}}, []))
    return {"anyOf": members, "discriminator": {"propertyName": tag}}


def _member(place: str, tag: str, values: dict[str, Any], required: list[str]) -> dict[str, Any]:
    said = {"properties": {tag: values}, "required": required}
    return {"allOf": [said, {"$ref": f"#{place}"}]}


def _tags(heir: str, family: Family, schema: Any) -> Iterator[Any]:
    """The values that mean an heir: by the mapping, by its own constant, or by its name."""
    mapping = family.discriminator.get("mapping")
    mapped = mapping.items() if is_map(mapping) else ()
    found = [value for value, target in mapped if same_target(target, f"#{heir}")]
    yield from found or _constants(schema, str(family.discriminator["propertyName"]))
    if not found and not any(_constants(schema, str(family.discriminator["propertyName"]))):
        yield heir.rpartition("/")[2].replace("~1", "/").replace("~0", "~")


def same_target(target: object, reference: str) -> bool:
    """Whether a discriminator's mapping, by reference or by name, means a `$ref`."""
    name = str(target).rpartition("#")[2]
    return bool(reference) and (
        reference.endswith(f"#{name}") or reference.rpartition("/")[2] == name
    )


def _constants(schema: Any, tag: str) -> list[Any]:
    """The values of the tag in what a schema says itself."""
    parts = schema.get("allOf") if is_map(schema) else None
    for each in (schema, *(parts if is_list(parts) else ())):
        properties = each.get("properties") if is_map(each) else None
        said = properties.get(tag) if is_map(properties) else None
        if is_map(said) and "const" in said:
            return [said["const"]]
        if is_map(said) and is_list(said.get("enum")):
            return list(said["enum"])
    return []


def _joining(schema: Any, bases: Mapping[str, str]) -> Any:
    """A schema that joins bases themselves, and no union of them."""
    parts = schema.get("allOf") if is_map(schema) else None
    if not is_list(parts):
        return schema
    joined = [
        (
            {**each, "$ref": bases[each["$ref"]]}
            if is_map(each) and each.get("$ref") in bases
            else each
        )
        for each in parts
    ]
    return {**schema, "allOf": joined}


def _only_wraps(schema: dict[str, Any]) -> bool:
    parts = schema.get("allOf")
    return is_list(parts) and len(parts) == 1 and not schema.keys() & {"properties", "required"}


def _target(schema: dict[str, Any]) -> str:
    """The pointer that a schema refers to; empty if it refers to nothing here."""
    reference = schema.get("$ref")
    local = isinstance(reference, str) and reference.startswith("#")
    return from_fragment(reference) if isinstance(reference, str) and local else ""


def _free(name: str, taken: Mapping[str, Any]) -> str:
    while name in taken:
        name += " "
    return name
