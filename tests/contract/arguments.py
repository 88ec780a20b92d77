"""The arguments of one method, held against the parameters and the body of its operation."""

from __future__ import annotations

import dataclasses
import inspect
import re
import typing
from collections.abc import Callable
from typing import Any, get_args

from facts import Json
from meaning import Kind
from operations import Argument, Operation
from sdk import union_members, wire_name
from sending import sample
from surface import Spot, Walk

HELPERS = frozenset({"self", "params", "extra_headers", "extra_query", "extra_body", "timeout"})


@dataclasses.dataclass(frozen=True)
class Called:
    """How a method is called."""

    method: Callable[..., Any]
    given: dict[str, Json]
    hints: dict[str, Any]
    names: dict[str, str]
    inside: set[str]
    choice: str
    settings: Json
    """Those of its stream."""

    @property
    def streaming(self) -> dict[str, Json]:
        """What makes it stream."""
        flag = self.settings.get("flag")
        return {flag: self.settings.get("flag_value", True)} if flag else {}


class Arguments:
    """The parameters of a method, held against those of its operation."""

    def __init__(
        self,
        walk: Walk,
        operation: Operation,
        function: Callable[..., Any],
        stream: Json,
        client_headers: set[str],
    ) -> None:
        self.walk = walk
        self.operation = operation
        self.client_headers = client_headers
        self.function = function
        self.hints = walk.sdk.hints(function)
        self.signature = inspect.signature(function).parameters
        self.params = self._params()
        self.flag: str | None = stream.get("flag")
        self.names: dict[str, str] = {}
        """Property of the body -> what it is called here."""
        self.choice = ""
        """What chooses the media type of the body, where there is a choice."""
        self.inside: set[str] = set()
        """The names of what is in the path."""

    def _params(self) -> type | None:
        """The class that holds the arguments beside the path."""
        members = union_members(self.hints.get("params"))
        found = [each for each in members if dataclasses.is_dataclass(each)]
        return typing.cast("type", found[0]) if found else None

    def compare(self) -> dict[str, Json]:
        """Compare all of them, both ways; a value for each, by its Python name."""
        given: dict[str, Json] = {}
        names = [each for each in self.signature if each not in HELPERS]
        fields = (
            {each.name: each for each in dataclasses.fields(self.params)} if self.params else {}
        )
        free = dict(fields)
        inside = [each for each in self.operation.parameters if each.place == "path"]
        for each in inside:
            name = next((one for one in names if plain(one) == plain(each.wire)), None)
            if name is None:
                self._problem(each, "is missing")
                continue
            names.remove(name)
            self.inside.add(name)
            self._compare(each, name, self.signature[name].default is inspect.Parameter.empty)
            given[name] = f"path {each.wire}"
        others = [*self.operation.body, *self.operation.parameters]
        for each in others:
            self.walk.counts["arguments"] += 1
            self.walk.properties |= {id(schema) for schema in each.said}
            if each.place == "path":
                continue
            if each.place == "server":
                if any(wire_name(one) == each.wire for one in free.values()):
                    self._problem(each, "is set by the server alone, and an argument")
                continue
            if each.wire == self.flag:
                self._flag(each)
                self.names |= {each.wire: each.wire} if each.place == "body" else {}
                names.remove(each.wire)
                continue
            field = next((one for one in free.values() if wire_name(one) == each.wire), None)
            if field is None:
                self._elsewhere(each)
                continue
            del free[field.name]
            if field.name not in names:
                self._problem(each, "is no argument")
                continue
            names.remove(field.name)
            self._compare(each, field.name, field.default is dataclasses.MISSING)
            if each.place == "body":
                self.names[each.wire] = field.name
            if each.place == "choice":
                self.choice = field.name
            if each.place != "choice":
                given[field.name] = self._value(each)
        if names or free:
            more = sorted({*names, *free})
            self.walk.differences.append(f"{self.operation.id}: the description has no {more}")
        self._required(fields)
        return given

    def _compare(self, argument: Argument, name: str, required: bool) -> None:
        walk, where = self.walk, f"{self.operation.id}.{name}"
        if required != argument.required:
            self._problem(argument, f"required: {argument.required}, but {required}")
        walk.counts["required arguments"] += required
        spot = Spot("argument", name, self.hints[name])
        walk.spots |= {id(each): spot for each in argument.said if argument.place != "body"}
        with walk.at(spot):
            walk.compare(argument.schema, self.hints[name], where)
        if self.params is not None and argument.place != "path":
            hint = walk.sdk.hints(self.params)[name]
            walk.compare(argument.schema, hint, f"{self.params.__name__}.{name}")
            walk.default(argument.schema, walk.sdk.doc(self.params, name), where)

    def _flag(self, argument: Argument) -> None:
        """What switches a stream on: each overload says for which value it stands."""
        said = [
            value
            for each in typing.get_overloads(self.function)
            for member in union_members(self.walk.sdk.hints(each).get(argument.wire))
            for value in get_args(member)
        ]
        if not said:
            self._problem(argument, "switches nothing")
        self.walk.counts["switches"] += 1
        spot = Spot("argument", argument.wire, self.hints[argument.wire])
        self.walk.spots |= {id(each): spot for each in argument.said}

    def _elsewhere(self, argument: Argument) -> None:
        """A header may be an argument of the client, and then every call sends it."""
        headers = self.client_headers
        if argument.place != "header" or argument.wire.lower() not in headers:
            self._problem(argument, "is missing")
        self.walk.counts["of the client"] += 1
        spot = Spot("argument", argument.wire, str)
        self.walk.spots |= {id(each): spot for each in argument.said}

    def _value(self, argument: Argument) -> Json:
        meanings = self.walk.meanings
        if not any("json" in each for each in self.operation.bodies):
            for kind in meanings.kinds(argument.schema):
                inner = meanings.kinds(kind.get("items", False))
                if any(is_file(each) for each in (kind, *inner)):
                    return b"text" if is_file(kind) else [b"text"]
        return sample(meanings, argument.schema)

    def _required(self, fields: Json) -> None:
        """What is required is missed before anything is sent, and by its name."""
        bare = [
            name
            for name, each in self.signature.items()
            if each.default is inspect.Parameter.empty and name != "self"
        ]
        wanted = {each.name for each in fields.values() if each.default is dataclasses.MISSING}
        if not wanted:
            return
        try:
            self.function(None, **dict.fromkeys(bare, "x"))
        except TypeError as error:
            if all(repr(each) in str(error) for each in wanted):
                return
        self.walk.differences.append(f"{self.operation.id}: does not miss {sorted(wanted)}")

    def _problem(self, argument: Argument, text: str) -> None:
        """Say what is wrong with an argument."""
        place = f"{argument.place} {argument.wire}"
        self.walk.differences.append(f"{self.operation.id}: {place} {text}")


def plain(name: str) -> str:
    """A name without what tells the words of it apart."""
    return re.sub(r"[^0-9a-z]", "", name.lower())


def is_file(kind: Kind) -> bool:
    """Whether a value is the content of a file (OpenAPI 3.0, 4.7.14.2; 3.1, 4.8.14.3)."""
    return kind.get("format") == "binary" or "contentMediaType" in kind
