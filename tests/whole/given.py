"""Arguments for every operation of a description, made from its schemas, and what they must become.

The description is read as the mock server reads it: the generator's own reading has no part in it.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from bindwright.mock.checking import Checker
from bindwright.mock.description import Description, bare_type, is_json
from bindwright.mock.samples import Samples
from bindwright.normalize.raw import is_list, is_map

VERBS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
CURSORS = ("after", "after_id", "before", "before_id")
FORMS = ("multipart/form-data", "application/x-www-form-urlencoded")


@dataclass(frozen=True)
class Operation:
    """One operation, with its references followed."""

    id: str
    verb: str
    path: str
    parameters: tuple[dict[str, Any], ...]
    bodies: Mapping[str, dict[str, Any]]
    """Media type -> media type object of the request body."""
    needs_body: bool
    answers: Mapping[str, dict[str, Any]]
    """Media type -> media type object of the successful answer."""


def operations(description: Description) -> Iterator[Operation]:
    """All operations of a description."""
    for path, item in description.data["paths"].items():
        for verb in VERBS:
            raw = item.get(verb)
            if raw is None:
                continue
            named = {
                (each["in"], each["name"]): each
                for holder in (item, raw)
                for each in map(description.follow, holder.get("parameters", ()))
            }
            body = description.follow(raw.get("requestBody", {}))
            status = min(each for each in raw["responses"] if each.startswith("2"))
            yield Operation(
                id=raw.get("operationId") or f"{verb.upper()} {path}",
                verb=verb.upper(),
                path=path,
                parameters=tuple(named.values()),
                bodies=body.get("content", {}),
                needs_body=body.get("required") is True,
                answers=description.follow(raw["responses"][status]).get("content", {}),
            )


@dataclass
class Given:
    """What a call passes, and what the request must hold for it."""

    arguments: dict[str, Any] = field(default_factory=dict[str, Any])
    path: dict[str, Any] = field(default_factory=dict[str, Any])
    query: dict[str, Any] = field(default_factory=dict[str, Any])
    headers: dict[str, Any] = field(default_factory=dict[str, Any])
    body: Any = None
    media_type: str = ""
    left_out: set[str] = field(default_factory=set[str])
    """Parameters that are arguments of the client instead."""


class Giver:
    """Makes the arguments of calls."""

    def __init__(self, description: Description) -> None:
        self._description = description
        self._checker = Checker(description)
        self._samples = Samples(description, self._checker, sent=True)

    def give(
        self, operation: Operation, function: Callable[..., Any], *, every: bool, known: Any
    ) -> Given:
        """Arguments for a method: the required ones, or every one.

        A cursor must be the id of an item, so it is taken from a page that is `known` already.

        Raises:
            LookupError: the method has no argument for what the description has.
        """
        names = Names(function)
        given = Given()
        cursor = first_id(known)
        for each in operation.parameters:
            if each.get("required") or each["in"] == "path" or every:
                self._parameter(each, names, given, cursor)
        if operation.bodies:
            self._body(operation, names, given, every=every)
        return given

    def _parameter(
        self, parameter: dict[str, Any], names: Names, given: Given, cursor: str | None
    ) -> None:
        wire = parameter["name"]
        if parameter["in"] == "header" and wire.lower() in ("accept", "authorization"):
            return
        name = names.of(wire)
        if name is None:
            if parameter["in"] != "header":
                raise LookupError(f"no argument for {parameter['in']} parameter {wire}")
            given.left_out.add(wire)
            return
        content = next(iter(parameter.get("content", {}).values()), parameter)
        value = self._samples.make(content.get("schema", {}))
        if wire in CURSORS and cursor is not None:
            value = cursor
        given.arguments[name] = value
        held = {"path": given.path, "query": given.query, "header": given.headers}
        held[parameter["in"]][wire] = value

    def _body(self, operation: Operation, names: Names, given: Given, *, every: bool) -> None:
        media_type = self._chosen(operation, names)
        schema = operation.bodies[media_type].get("schema", {})
        value = self._samples.make(schema)
        declared = self._properties(schema)
        given.media_type = bare_type(media_type)
        if not declared or not is_map(value):
            name = names.of("body") or names.of("file")
            if name is None:
                raise LookupError("no argument for the body")
            if not (every or operation.needs_body):
                return
            given.arguments[name] = given.body = value
            return
        required = self._required(schema)
        # An empty body is none; what has to be sent has something in it.
        every = every or (operation.needs_body and not required)
        if not (every or required or operation.needs_body):
            return
        given.body = {}
        for wire, each in declared.items():
            if self._is_read_only(each):
                continue
            if wire in required or every:
                name = names.of(wire)
                if name is None:
                    raise LookupError(f"no argument for the property {wire}")
                if wire not in value:
                    value[wire] = self._samples.make(each)
                if self.is_file(each):
                    value[wire] = b"bytes of a file"
                elif self.is_files(each):
                    value[wire] = [b"bytes of a file"]
                given.arguments[name] = given.body[wire] = value[wire]
        undeclared = required - declared.keys()
        if undeclared:
            given.arguments["extra_body"] = {each: value[each] for each in sorted(undeclared)}
            given.body |= given.arguments["extra_body"]
        if is_json(media_type) and not self._checker.is_valid(schema, given.body):
            self._complete(schema, value, names, given)

    def _complete(self, schema: Any, value: dict[str, Any], names: Names, given: Given) -> None:
        """Add what makes the body valid, for a schema can require one of several properties."""
        for wire in value:
            if wire not in given.body and not self._checker.is_valid(schema, given.body):
                name = names.of(wire)
                if name is not None:
                    given.arguments[name] = given.body[wire] = value[wire]

    def _chosen(self, operation: Operation, names: Names) -> str:
        """The media type whose properties the method takes, JSON before forms."""
        with_files = [each for each in operation.bodies if bare_type(each) in FORMS]
        if names.takes_files and with_files:
            return with_files[0]
        return min(operation.bodies, key=lambda each: not is_json(each))

    def _properties(self, schema: Any) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for each in self._description.members(schema):
            found = {**each.get("properties", {}), **found}
        return found

    def _required(self, schema: Any) -> set[str]:
        return {
            name for each in self._description.members(schema) for name in each.get("required", ())
        }

    def _is_read_only(self, schema: Any) -> bool:
        """Whether only a server sends a property; beside a reference, too, it may say so."""
        return any(
            each.get("readOnly") is True for each in (schema, self._description.follow(schema))
        )

    def has_files(self, schema: Any) -> bool:
        """Whether a property of the schema is a file, or several."""
        properties = self._properties(schema).values()
        return any(self.is_file(each) or self.is_files(each) for each in properties)

    def is_file(self, schema: Any) -> bool:
        """Whether a schema is the content of a file (OpenAPI 3.0, 4.7.14.2; 3.1, 4.8.14.3)."""
        return any(
            each.get("format") == "binary" or "contentMediaType" in each
            for each in self._description.alternatives(schema)
        )

    def is_files(self, schema: Any) -> bool:
        """Whether a schema is an array of files."""
        return any(
            "items" in each and self.is_file(each["items"])
            for each in self._description.alternatives(schema)
        )


def first_id(page: Any) -> str | None:
    """The id of the first item of a page, None where there is none."""
    items = page.get("data") if is_map(page) else None
    first = items[0] if is_list(items) and items else None
    return first.get("id") if is_map(first) else None


class Names:
    """The keywords of a method, by what the API calls them."""

    def __init__(self, function: Callable[..., Any]) -> None:
        parameters = inspect.signature(function).parameters
        self._by_key = {_key(name): name for name in parameters}
        self.takes_files = "FileInput" in str(list(parameters.values()))

    def of(self, wire: str) -> str | None:
        """The keyword for a parameter or property, None if there is none."""
        return self._by_key.get(_key(wire))


def _key(name: str) -> str:
    return re.sub(r"[^0-9a-z]", "", name.lower())
