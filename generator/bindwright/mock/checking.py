"""Requests against the description: everything that is wrong, each with its place."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, NoReturn, cast

from jsonschema import Draft202012Validator, ValidationError, validators

from bindwright.mock.description import Description, bare_type, is_json
from bindwright.mock.faults import Fault, explain
from bindwright.mock.parameters import Given, Parameter, Undecodable
from bindwright.mock.routing import Route
from bindwright.normalize.raw import is_map

_MISSING = "is required, and missing"


class Checker:
    """Validates values against the schemas of one description (JSON Schema 2020-12)."""

    def __init__(self, description: Description) -> None:
        self._description = description
        # By identity: schemas are parts of the description, and live as long as it does.
        self._validators: dict[int, Any] = {}
        self._parameters: dict[int, list[Parameter]] = {}

    def faults(self, schema: Any, value: Any, where: str) -> list[Fault]:
        """What is wrong with a value."""
        found: list[Fault] = []
        try:
            for error in self._errors(schema, value):
                found += explain(error, where, self._description)
        except RecursionError:
            found.append(Fault(where, "is nested too deeply to be checked"))
        return list(dict.fromkeys(found))

    def is_valid(self, schema: Any, value: Any) -> bool:
        """Whether a value fits a schema."""
        return not self.broken(schema, value)

    def broken(self, schema: Any, value: Any) -> list[str]:
        """The words of a schema that a value breaks."""
        try:
            return [str(each.validator) for each in self._errors(schema, value)]
        except RecursionError:
            return ["$ref"]

    def request(
        self, route: Route, given: Given, content_type: str, body: bytes
    ) -> tuple[list[Fault], dict[str, Any], Any]:
        """All faults of a request, the values of its query parameters, and its JSON body."""
        found: list[Fault] = []
        values: dict[str, Any] = {}
        for each in self._declared(route):
            value = self._parameter(each, given, found)
            if value is not None and each.place == "query":
                values[each.name] = value[0]
        faults, made = self._body(route, content_type, body)
        return found + faults, values, made

    def _errors(self, schema: Any, value: Any) -> Iterator[ValidationError]:
        key = id(schema)
        if key not in self._validators:
            registry = self._description.registry
            self._validators[key] = _Validator(schema, registry=registry)
        errors: Iterator[ValidationError] = self._validators[key].iter_errors(value)
        return errors

    def _declared(self, route: Route) -> list[Parameter]:
        key = id(route)
        if key not in self._parameters:
            self._parameters[key] = [
                Parameter(each, self._description, self.broken) for each in route.parameters
            ]
        return self._parameters[key]

    def _parameter(
        self, parameter: Parameter, given: Given, found: list[Fault]
    ) -> tuple[Any] | None:
        try:
            value = parameter.read(given)
        except Undecodable as error:
            found.append(Fault(parameter.where, str(error)))
            return None
        if value is not None:
            found += self.faults(parameter.schema, value[0], parameter.where)
        elif parameter.required:
            found.append(Fault(parameter.where, _MISSING))
        return value

    def _body(self, route: Route, content_type: str, body: bytes) -> tuple[list[Fault], Any]:
        declared = self._description.follow(route.operation.get("requestBody", {}))
        content = declared.get("content", {})
        if not body:
            missing = [Fault("body", _MISSING)]
            return (missing if declared.get("required") else []), None
        if not content:
            return [], None
        media = _media(content, content_type)
        if media is None:
            wanted = " or ".join(content)
            said = f"is {bare_type(content_type) or 'missing'}; expected {wanted}"
            return [Fault("content-type", said)], None
        if not is_json(content_type):
            return [], None
        try:
            value = json.loads(body, parse_constant=_refuse_constant)
        except RecursionError:
            return [Fault("body", "is nested too deeply to be checked")], None
        except ValueError as error:
            return [Fault("body", f"is not JSON: {error}")], None
        return self.faults(media.get("schema", {}), value, "body"), value


def _one_of(
    validator: Any, members: list[Any], value: Any, schema: dict[str, Any]
) -> Iterator[ValidationError]:
    """`oneOf`; with a discriminator the tag decides, so that members may overlap.

    Published descriptions often have such members, which allow each other's tags.
    """
    word = "anyOf" if "discriminator" in schema else "oneOf"
    yield from Draft202012Validator.VALIDATORS[word](validator, members, value, schema)


def _required(
    validator: Any, names: list[Any], value: Any, schema: dict[str, Any]
) -> Iterator[ValidationError]:
    """`required`, but for what only servers set (OpenAPI 3.0, 4.7.24.2, `readOnly`)."""
    declared = schema.get("properties")
    known: dict[str, Any] = declared if is_map(declared) else {}
    wanted = [
        each
        for each in names
        if not (is_map(known.get(each)) and known[each].get("readOnly") is True)
    ]
    yield from Draft202012Validator.VALIDATORS["required"](validator, wanted, value, schema)


# jsonschema gives its factory no types.
_Validator: Any = cast(Any, validators).extend(
    Draft202012Validator, {"oneOf": _one_of, "required": _required}
)


def _media(content: Mapping[str, Any], content_type: str) -> dict[str, Any] | None:
    """What is declared for a media type, or for a range that it is in."""
    bare = bare_type(content_type)
    known: dict[str, dict[str, Any]] = {bare_type(each): media for each, media in content.items()}
    for each in (bare, f"{bare.partition('/')[0]}/*", "*/*"):
        if bare and each in known:
            return known[each]
    return None


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON value")
