"""Requests against the description: everything that is wrong, each with its place."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from jsonschema import Draft202012Validator, ValidationError
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from bindwright.mock.description import Description, Route
from bindwright.normalize.raw import is_list, is_map

_ROOT = "urn:bindwright:description"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong with a request."""

    where: str
    problem: str

    def __str__(self) -> str:
        return f"{self.where}: {self.problem}"


class Checker:
    """Validates values against schemas of one description."""

    def __init__(self, description: Description) -> None:
        self._description = description
        resource = Resource.from_contents(description.data, default_specification=DRAFT202012)
        self._registry: Registry[Any] = Registry().with_resource(_ROOT, resource)

    def faults(self, schema: Any, value: Any, where: str) -> Iterator[Fault]:
        """What is wrong with a value; for a union, with the member that was meant."""
        validator = Draft202012Validator(_absolute(schema), registry=self._registry)
        for error in validator.iter_errors(value):
            yield self._explain(error, where)

    def is_valid(self, schema: Any, value: Any) -> bool:
        """Whether a value fits a schema."""
        return next(self.faults(schema, value, ""), None) is None

    def request(
        self,
        route: Route,
        path: Mapping[str, str],
        query: list[tuple[str, str]],
        headers: Mapping[str, str],
        body: bytes,
    ) -> tuple[list[Fault], Any]:
        """All faults of a request, and its parsed JSON body."""
        found: list[Fault] = []
        for parameter in route.parameters:
            found += self._parameter(parameter, path, query, headers)
        value = None
        if "requestBody" in route.operation:
            faults, value = self._body(route, headers, body)
            found += faults
        return found, value

    def _parameter(
        self,
        parameter: dict[str, Any],
        path: Mapping[str, str],
        query: list[tuple[str, str]],
        headers: Mapping[str, str],
    ) -> Iterator[Fault]:
        name, place = parameter["name"], parameter["in"]
        bare = name.removesuffix("[]")
        where = f"{place}.{bare}"
        if place == "query":
            given = [value for key, value in query if key in (name, f"{bare}[]")]
        elif place == "header":
            given = [headers[name.lower()]] if name.lower() in headers else []
        elif place == "path":
            given = [path[name]]
        else:
            return
        if not given:
            if parameter.get("required"):
                yield Fault(where, "is required, and missing")
            return
        schema = self._description.follow(parameter.get("schema", {}))
        if schema.get("type") == "array" or "items" in schema:
            item = self._description.follow(schema.get("items", {}))
            texts = given if parameter.get("explode", True) else given[0].split(",")
            yield from self.faults(schema, [_typed(item, each) for each in texts], where)
        else:
            yield from self.faults(schema, _typed(schema, given[-1]), where)

    def _body(
        self, route: Route, headers: Mapping[str, str], body: bytes
    ) -> tuple[list[Fault], Any]:
        declared = self._description.follow(route.operation["requestBody"])
        content = declared.get("content", {})
        if not body:
            missing = [Fault("body", "is required, and missing")]
            return (missing if declared.get("required") else []), None
        kind = headers.get("content-type", "").partition(";")[0].strip().lower()
        if kind not in content:
            wanted = " or ".join(content) or "no body"
            return [Fault("content-type", f"is {kind or 'missing'}; expected {wanted}")], None
        if kind != "application/json":
            return [], None
        try:
            value = json.loads(body)
        except ValueError as error:
            return [Fault("body", f"is not JSON: {error}")], None
        return list(self.faults(content[kind].get("schema", {}), value, "body")), value

    def _explain(self, error: ValidationError, where: str) -> Fault:
        """The fault that says most: inside a union, that of the member that was meant."""
        while error.context:
            value = error.instance
            members: dict[int, list[ValidationError]] = {}
            for each in error.context:
                members.setdefault(int(each.schema_path[0]), []).append(each)
            error = min(members.values(), key=lambda found: _distance(found, value))[0]
        path = "".join(
            f"[{each}]" if isinstance(each, int) else f".{each}" for each in error.absolute_path
        )
        return Fault(where + path, error.message)


def _distance(errors: list[ValidationError], value: Any) -> tuple[int, int]:
    """How far a value is from a member: a wrong constant or kind says it was not meant."""
    wrong = 0
    for each in errors:
        at_top = len(each.path) == 0
        if each.validator == "type" and at_top:
            wrong += 2
        elif each.validator in ("const", "enum") and len(each.path) <= 1 and is_map(value):
            wrong += 1
    return wrong, len(errors)


def _absolute(schema: Any) -> Any:
    """References that stand from the root of the description, wherever the schema is taken."""
    if is_list(schema):
        return [_absolute(each) for each in schema]
    if not is_map(schema):
        return schema
    made = {key: _absolute(each) for key, each in schema.items()}
    reference = made.get("$ref")
    if isinstance(reference, str) and reference.startswith("#"):
        made["$ref"] = _ROOT + reference
    return made


def _typed(schema: dict[str, Any], text: str) -> Any:
    """A parameter's text as the JSON value that its schema expects."""
    kinds = schema.get("type")
    for kind in kinds if is_list(kinds) else [kinds]:
        if kind == "integer" and re.fullmatch(r"-?\d+", text):
            return int(text)
        if kind == "number" and re.fullmatch(r"-?\d+(\.\d+)?([eE][+-]?\d+)?", text):
            return float(text)
        if kind == "boolean" and text in ("true", "false"):
            return text == "true"
    return text
