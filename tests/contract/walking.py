"""A program: hold a generated SDK against a description, and say what is not the same.

It runs in a process of its own, since the SDKs of whole APIs have the names of other packages:

    python walking.py MODULE < given.json

`given.json` is a list: the settings as they are written, then descriptions as plain data. For each of
these it prints what differs, and how much has been compared.
"""

from __future__ import annotations

import dataclasses
import inspect
import json
import re
import sys
import typing
import warnings
from collections.abc import Callable
from typing import Any, get_args, get_origin

from facts import Json, is_object
from meaning import Meanings, together
from operations import (
    STREAMS,
    Argument,
    Operation,
    Operations,
    declared_properties,
    is_json,
    is_text,
    methods_of,
    schemas_of,
)
from sdk import Sdk, is_stream, union_members, wire_name
from sending import Probe, sample
from surface import Walk

HELPERS = frozenset({"self", "params", "extra_headers", "extra_query", "extra_body", "timeout"})
BYTES: Json = {"type": "string", "format": "byte"}
TEXT: Json = {"type": "string"}


class Contract:
    """One description, and the SDK that should be its."""

    def __init__(self, document: Json, settings: Json, sdk: Sdk, probe: Probe) -> None:
        self.meanings = Meanings(document)
        self.walk = Walk(self.meanings, sdk)
        self.settings = settings
        self.sdk = sdk
        self.probe = probe
        probe.meanings = self.meanings
        self.found = self.walk.differences
        self.counts = self.walk.counts
        self.params: set[str] = set()
        """The classes for all arguments of a method, by name."""

    def compare(self) -> None:
        """Everything that the SDK has for paths, both ways."""
        methods = methods_of(self.settings["resources"])
        skips = {each["operation"] for each in self.settings.get("skips", ())}
        operations = {each.id: each for each in Operations(self.meanings)}
        for each in sorted(methods.keys() - operations.keys()):
            self.found.append(f"{each}: the description has no such operation")
        for each in sorted(operations.keys() - methods.keys() - skips):
            self.found.append(f"{each}: has no method")
        for id_ in sorted(operations.keys() & methods.keys()):
            self.counts["operations"] += 1
            self._operation(operations[id_], methods[id_])
        self._webhooks()
        self._completeness()
        self.counts["differences"] = len(self.found)

    def _webhooks(self) -> None:
        """What reads a webhook makes one of all that are described."""
        schemas: list[Json] = []
        for item in self.meanings.document.get("webhooks", {}).values():
            for each in item.values():
                body = self.meanings.target(each["requestBody"])
                schemas += [schema for _, schema in schemas_of(body) if schema not in schemas]
                self.counts["webhooks"] += 1
        if schemas:
            reader = self.probe.client.webhooks.__class__
            [event] = get_args(reader.__orig_bases__[0])
            hint = self.sdk.scope(reader.__module__)[event.__forward_arg__]
            self.walk.compare({"anyOf": schemas}, hint, "webhooks")

    def _completeness(self) -> None:
        """No property of any schema that an operation leads to was left out."""
        for place, schema in declared_properties(self.meanings):
            self.counts["declared properties"] += 1
            if id(schema) not in self.walk.properties:
                self.found.append(f"{place}: was not compared")

    def _operation(self, operation: Operation, path: tuple[str, ...]) -> None:
        try:
            method = self.probe.method(path)
        except AttributeError as error:
            self.found.append(f"{operation.id}: {error}")
            return
        function = inspect.unwrap(method.__func__)
        self._twin(operation, path, function)
        arguments = Arguments(self, operation, path, function)
        self.params |= {arguments.params.__name__} if arguments.params else set()
        given = arguments.compare()
        self._answer(operation, function)
        flag = {arguments.flag} if arguments.flag else set[str]()
        problems = self.probe.problems(operation, method, given, flag)
        self.found += [f"{operation.id}: {each}" for each in problems]
        self._errors(operation)

    def _twin(self, operation: Operation, path: tuple[str, ...], function: Any) -> None:
        """The asynchronous client has the same method."""
        target = self.probe.later
        for part in path:
            target = getattr(target, part)
        later = inspect.unwrap(target.__func__)
        answer = self.sdk.hints(later)["return"]
        paged = "Paginator" in getattr(get_origin(answer), "__name__", "")
        if not (inspect.iscoroutinefunction(later) or paged):
            self.found.append(f"{operation.id}: is not awaited")
        mine, other = inspect.signature(function), inspect.signature(later)
        if mine.parameters != other.parameters:
            self.found.append(f"{operation.id}: takes other arguments when it is awaited")

    def flag(self, path: tuple[str, ...]) -> str | None:
        """What switches the stream of a method on, as the settings say."""
        facts: Json = {"resources": self.settings["resources"]}
        for each in path[:-1]:
            facts = facts["resources"][each]
        method = facts["methods"][path[-1]]
        stream = method.get("stream") if is_object(method) else None
        return self.settings["streams"][stream].get("flag") if stream else None

    def client_headers(self) -> set[str]:
        """The headers that the client sends by itself, in small letters."""
        client = self.settings["client"]
        options = [each.get("header", "") for each in client.get("options", {}).values()]
        schemes = self.meanings.document["components"].get("securitySchemes", {}).values()
        keys = [each["name"] for each in schemes if each.get("in") == "header"]
        return {each.lower() for each in [*client.get("headers", {}), *options, *keys]}

    def _answer(self, operation: Operation, function: Callable[..., Any]) -> None:
        where = f"{operation.id} answer"
        hints = [
            member
            for each in [*typing.get_overloads(function), function]
            for member in union_members(self.sdk.hints(each)["return"])
        ]
        events = {get_args(each)[0] for each in hints if is_stream(each)}
        streamed = [s for media in STREAMS for s in operation.answers.get(media, ())]
        if bool(events) != bool(streamed):
            self.found.append(f"{where}: streams {events}, not {streamed}")
        for hint in events:
            self.counts["streams"] += 1
            self.walk.compare(streamed[0], hint, f"{operation.id} event")
        plain = list(dict.fromkeys(each for each in hints if not is_stream(each)))
        self._plain_answer(operation, plain, where)

    def _plain_answer(self, operation: Operation, hints: list[Any], where: str) -> None:
        """The result that is no stream: JSON by its schemas, text as text, the rest as bytes."""
        schemas: list[Json] = []
        for media, each in operation.answers.items():
            if is_json(media):
                schemas += each
            elif media == "":
                schemas.append({"type": "null"})
            elif media not in STREAMS:
                schemas.append(TEXT if is_text(media) else BYTES)
        if BYTES in schemas:
            # Which of several came, the headers of the response tell (docs/limits.md).
            schemas = [BYTES]
        if not schemas:
            if hints:
                self.found.append(f"{where}: nothing but a stream is declared, but {hints}")
            return
        self.counts["answers"] += 1
        schema = schemas[0] if len(schemas) == 1 else {"anyOf": schemas}
        paged = [each for each in hints if "Pag" in getattr(get_origin(each), "__name__", "")]
        if paged:
            self.counts["pages"] += 1
            schema, hints = self._page(paged[0], schema, where)
        self.walk.compare(schema, typing.Union[tuple(hints)], where)

    def _page(self, page: Any, schema: Json, where: str) -> tuple[Json, list[Any]]:
        """The items of a page; what else stands around them is read as it is."""
        items = get_origin(page).scheme.items
        [kind] = [each for each in self.meanings.kinds(schema) if each.get("properties")]
        for name, each in kind["properties"].items():
            self.walk.properties |= {id(one) for one in each}
            if name != items:
                # Reaches what there is no class for: pages keep it as it is.
                self.counts["kept by pages"] += 1
        [array] = self.meanings.kinds(together(kind["properties"][items]))[:1]
        return array["items"], list(get_args(page))

    def _errors(self, operation: Operation) -> None:
        """What reads the JSON of errors makes what is declared for their status."""
        decoders = self.probe.errors
        for status, schema in operation.errors.items():
            where = f"{operation.id} error {status}"
            declared = (status, f"{status[0]}XX", "default")
            decode = next((decoders[each] for each in declared if each in decoders), None)
            if decode is None:
                if any(each.get("properties") for each in self.meanings.kinds(schema)):
                    self.found.append(f"{where}: nothing reads it")
                continue
            self.counts["errors"] += 1
            self.walk.compare(schema, self.sdk.result_of(decode), where)


class Arguments:
    """The parameters of a method, held against those of its operation."""

    def __init__(
        self,
        contract: Contract,
        operation: Operation,
        path: tuple[str, ...],
        function: Callable[..., Any],
    ) -> None:
        self.contract = contract
        self.operation = operation
        self.function = function
        self.hints = contract.sdk.hints(function)
        self.signature = inspect.signature(function).parameters
        self.params = self._params()
        self.flag = contract.flag(path)

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
            self._compare(each, name, self.signature[name].default is inspect.Parameter.empty)
            given[name] = f"path {each.wire}"
        others = [*self.operation.body, *self.operation.parameters]
        for each in others:
            self.contract.counts["arguments"] += 1
            self.contract.walk.properties |= {id(schema) for schema in each.said}
            if each.place == "path":
                continue
            if each.place == "server":
                if any(wire_name(one) == each.wire for one in free.values()):
                    self._problem(each, "is set by the server alone, and an argument")
                continue
            if each.wire == self.flag:
                self._flag(each)
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
            if each.place != "choice":
                given[field.name] = self._value(each)
        if names or free:
            more = sorted({*names, *free})
            self.contract.found.append(f"{self.operation.id}: the description has no {more}")
        self._required(fields)
        return given

    def _compare(self, argument: Argument, name: str, required: bool) -> None:
        contract, where = self.contract, f"{self.operation.id}.{name}"
        if required != argument.required:
            self._problem(argument, f"required: {argument.required}, but {required}")
        contract.counts["required arguments"] += required
        contract.walk.compare(argument.schema, self.hints[name], where)
        if self.params is not None and argument.place != "path":
            hint = contract.sdk.hints(self.params)[name]
            contract.walk.compare(argument.schema, hint, f"{self.params.__name__}.{name}")
            contract.walk.default(argument.schema, contract.sdk.doc(self.params, name), where)

    def _flag(self, argument: Argument) -> None:
        """What switches a stream on: each overload says for which value it stands."""
        said = [
            value
            for each in typing.get_overloads(self.function)
            for member in union_members(self.contract.sdk.hints(each).get(argument.wire))
            for value in get_args(member)
        ]
        if not said:
            self._problem(argument, "switches nothing")
        self.contract.counts["switches"] += 1

    def _elsewhere(self, argument: Argument) -> None:
        """A header may be an argument of the client, and then every call sends it."""
        headers = self.contract.client_headers()
        if argument.place != "header" or argument.wire.lower() not in headers:
            self._problem(argument, "is missing")
        self.contract.counts["of the client"] += 1

    def _value(self, argument: Argument) -> Json:
        meanings = self.contract.meanings
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
        self.contract.found.append(f"{self.operation.id}: does not miss {sorted(wanted)}")

    def _problem(self, argument: Argument, text: str) -> None:
        """Say what is wrong with an argument."""
        place = f"{argument.place} {argument.wire}"
        self.contract.found.append(f"{self.operation.id}: {place} {text}")


def plain(name: str) -> str:
    """A name without what tells the words of it apart."""
    return re.sub(r"[^0-9a-z]", "", name.lower())


def is_file(kind: Json) -> bool:
    """Whether a value is the content of a file (OpenAPI 3.0, 4.7.14.2; 3.1, 4.8.14.3)."""
    return kind.get("format") == "binary" or "contentMediaType" in kind


def report(document: Json, settings: Json, sdk: Sdk, probe: Probe) -> dict[str, Any]:
    """What differs, and how much was compared."""
    contract = Contract(document, settings, sdk, probe)
    contract.compare()
    unmet = {each.__name__ for each in sdk.classes() if each not in contract.walk.seen}
    params = {each for each in unmet if each.endswith("Params")}
    return {
        "differences": contract.found,
        "counts": contract.counts,
        "unmet": sorted(unmet - params),
        "params": sorted(contract.params),
    }


def main() -> None:
    """Compare, and print the reports as JSON."""
    settings, *documents = json.load(sys.stdin)
    sdk = Sdk(sys.argv[1])
    probe = Probe(sys.argv[1], settings["client"])
    print(json.dumps([report(each, settings, sdk, probe) for each in documents]))


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    main()
