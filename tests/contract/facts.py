"""The facts an OpenAPI description states, apart from how it words or spells them.

Two descriptions of one API can differ in prose, in examples, and in the notation chosen for the same
meaning: `nullable: true` or a null type, `enum` with one value or `const`, `allOf` around a single
reference or the reference itself. `schema_facts` and `operation_facts` reduce both to one form;
`difference` then says where they disagree. The reduction shares no code with the generator, so that a
mistake there cannot hide itself here.

A keyword that is not known here raises `UnknownKeyword`: nothing is compared by leaving it out.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias, TypeGuard

Json: TypeAlias = Any
"""A parsed JSON value."""
Facts: TypeAlias = dict[str, Any]
"""Facts of one object: JSON values and further facts, never prose."""

PROSE = frozenset({"description", "summary", "title", "example", "examples"})
"""Keywords that tell a reader something and a program nothing."""

CONSTRAINTS = frozenset(
    {
        *("default", "format", "minimum", "maximum", "minLength", "maxLength", "pattern"),
        *("minItems", "maxItems", "uniqueItems", "deprecated", "readOnly", "writeOnly"),
    }
)
"""Schema keywords that are compared as they stand."""

NULL: Json = {"type": "null"}


class UnknownKeyword(ValueError):
    """A keyword of which this module does not know whether it states a fact."""


def is_object(value: Json) -> TypeGuard[dict[str, Json]]:
    return isinstance(value, dict)


def is_array(value: Json) -> TypeGuard[list[Json]]:
    return isinstance(value, list)


def resolve(document: Json, reference: str) -> Json:
    """The value a local reference such as `#/components/schemas/Run` leads to (RFC 6901)."""
    value = document
    for part in reference.removeprefix("#/").split("/"):
        value = value[part.replace("~1", "/").replace("~0", "~")]
    return value


def references(value: Json) -> Iterator[str]:
    """Every `$ref` below a value, in document order, those in examples excluded."""
    if is_object(value):
        for key, item in value.items():
            if key == "$ref":
                yield item
            elif key not in ("example", "examples", "discriminator"):
                yield from references(item)
    elif is_array(value):
        for item in value:
            yield from references(item)


def reachable_schemas(document: Json, start: Json) -> set[str]:
    """Names of the component schemas that a part of a document leads to, directly or not."""
    found: set[str] = set()
    waiting = list(references(start))
    while waiting:
        reference = waiting.pop()
        name = reference.removeprefix("#/components/schemas/")
        if name not in found:
            found.add(name)
            waiting.extend(references(resolve(document, reference)))
    return found


def schema_facts(schema: Json, document: Json) -> Facts:
    """What a schema states, in one spelling (JSON Schema 2020-12 and the OpenAPI 3.0 nullable).

    Raises:
        UnknownKeyword: The schema uses a keyword this module does not know.
    """
    if isinstance(schema, bool):
        return {"accepts": "anything" if schema else "nothing"}
    rest, nullable = _without_null(_unwrapped(schema))
    facts: Facts = {"nullable": True} if nullable else {}
    for keyword, value in rest.items():
        if keyword in CONSTRAINTS or keyword in ("type", "enum"):
            facts[keyword] = value
        elif keyword == "$ref":
            facts["reference"] = value
        elif keyword == "const":
            facts["enum"] = [value]
        elif keyword == "required":
            facts["required"] = sorted(value)
        elif keyword == "properties":
            facts["properties"] = {name: schema_facts(value[name], document) for name in value}
            facts["property order"] = list(value)
        elif keyword in ("items", "additionalProperties"):
            facts[keyword] = schema_facts(value, document)
        elif keyword in ("oneOf", "anyOf"):
            facts[keyword] = _members(value, document)
        elif not (keyword in PROSE or keyword == "discriminator" or keyword.startswith("x-")):
            raise UnknownKeyword(keyword)
    if facts.get("type") == "object" and _is_union_of_objects(facts, document):
        del facts["type"]
    return facts


def _unwrapped(schema: Json) -> Json:
    """Takes apart `allOf` around one schema, beside which `nullable` may stand as a member."""
    if "allOf" not in schema:
        return schema
    wrapped = [member for member in schema["allOf"] if member != {"nullable": True}]
    if len(wrapped) != 1:
        raise UnknownKeyword("allOf with several members")
    rest = {keyword: value for keyword, value in schema.items() if keyword != "allOf"}
    nullable = {"nullable": True} if len(wrapped) < len(schema["allOf"]) else {}
    return {**wrapped[0], **rest, **nullable}


def _without_null(schema: Json) -> tuple[Json, bool]:
    """Takes null out of a schema, whichever way it was let in, and says whether it was."""
    rest = {keyword: value for keyword, value in schema.items() if keyword != "nullable"}
    nullable: bool = schema.get("nullable", False)
    types = rest.get("type")
    if is_array(types):
        others = [name for name in types if name != "null"]
        # A null type admits nothing that the listed values leave out.
        nullable |= len(others) < len(types) and None in rest.get("enum", [None])
        rest["type"] = others[0] if len(others) == 1 else others
    if nullable and None in rest.get("enum", ()):
        rest["enum"] = [value for value in rest["enum"] if value is not None]
    for keyword in ("oneOf", "anyOf"):
        if NULL in rest.get(keyword, ()):
            nullable = True
            others = [member for member in rest.pop(keyword) if member != NULL]
            if len(others) == 1:  # a union of one is that one
                inner, inner_nullable = _without_null(_unwrapped(others[0]))
                rest = {**inner, **rest}
                nullable |= inner_nullable
            else:
                rest[keyword] = others
    return rest, nullable


def _members(members: Json, document: Json) -> Facts:
    """The members of a union under labels of their own, so that their order does not matter."""
    labelled: Facts = {}
    for member in members:
        facts = schema_facts(member, document)
        label = _label(facts)
        same = sum(known.split(" #")[0] == label for known in labelled)
        labelled[f"{label} #{same + 1}" if same else label] = facts
    return labelled


def _label(facts: Facts) -> str:
    """What best tells one member of a union from the others: its reference, tag or type."""
    if "reference" in facts:
        return str(facts["reference"]).rsplit("/", 1)[1]
    for tag in ("event", "type"):
        values = facts.get("properties", {}).get(tag, {}).get("enum", ())
        if len(values) == 1:
            return f"{tag}={values[0]}"
    if "type" in facts:
        return str(facts["type"]) + (" of listed values" if "enum" in facts else "")
    return json.dumps(facts, sort_keys=True)


def _is_union_of_objects(facts: Facts, document: Json) -> bool:
    """Whether `type: object` only repeats what every member of the union beside it says."""
    if "properties" in facts or not ("oneOf" in facts or "anyOf" in facts):
        return False
    members: Mapping[str, Facts] = facts.get("oneOf") or facts["anyOf"]
    return all(_is_object(member, document) for member in members.values())


def _is_object(facts: Facts, document: Json) -> bool:
    if "reference" in facts:
        return _is_object(schema_facts(resolve(document, facts["reference"]), document), document)
    return facts.get("type") == "object"


def operation_facts(operation: Json, document: Json) -> Facts:
    """What an operation states: parameters, body, answers, tags and security.

    Raises:
        UnknownKeyword: The operation uses a keyword this module does not know.
    """
    facts: Facts = {"security": operation.get("security", document["security"])}
    for keyword, value in operation.items():
        if keyword in ("operationId", "tags", "deprecated"):
            facts[keyword] = value
        elif keyword == "parameters":
            facts["parameters"] = {
                f"{item['in']} {item['name']}": _parameter_facts(item, document) for item in value
            }
            facts["parameter order"] = [item["name"] for item in value]
        elif keyword == "requestBody":
            facts["request"] = _body_facts(value, document)
        elif keyword == "responses":
            facts["responses"] = {
                str(status): _body_facts(item, document) for status, item in value.items()
            }
        elif not (keyword in PROSE or keyword == "security" or keyword.startswith("x-")):
            raise UnknownKeyword(keyword)
    return facts


def _parameter_facts(parameter: Json, document: Json) -> Facts:
    facts: Facts = {"required": parameter.get("required", False)}
    for keyword, value in parameter.items():
        if keyword in ("style", "explode", "deprecated", "allowEmptyValue"):
            facts[keyword] = value
        elif keyword == "schema":
            facts["schema"] = schema_facts(value, document)
        elif keyword not in PROSE and keyword not in ("name", "in", "required"):
            raise UnknownKeyword(keyword)
    return facts


def _body_facts(body: Json, document: Json) -> Facts:
    """The media types of a request body or of a response, with their schemas."""
    facts: Facts = {"required": body["required"]} if body.get("required") else {}
    for keyword, value in body.items():
        if keyword == "content":
            facts["content"] = {
                media: schema_facts(item["schema"], document) for media, item in value.items()
            }
        elif keyword not in PROSE and keyword != "required":
            raise UnknownKeyword(keyword)
    return facts


def difference(published: Json, ours: Json, pointer: str = "") -> list[str]:
    """One line for each fact that is missing, added or changed, with its pointer and both values."""
    if is_object(published) and is_object(ours):
        lines: list[str] = []
        for key in sorted(published.keys() | ours.keys()):
            below = f"{pointer}/{key}"
            if key not in ours:
                lines.append(f"{below}: published {_shown(published[key])}, ours is silent")
            elif key not in published:
                lines.append(f"{below}: ours {_shown(ours[key])}, published is silent")
            else:
                lines += difference(published[key], ours[key], below)
        return lines
    # True == 1 in Python, but not in JSON.
    if type(published) is type(ours) and published == ours:
        return []
    return [f"{pointer or '/'}: published {_shown(published)}, ours {_shown(ours)}"]


def _shown(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False)
