"""A program: hold a generated SDK against a description, and say what is not the same.

It runs in a process of its own, since the SDKs of whole APIs have the names of other packages:

    python walking.py MODULE < given.json

`given.json` is a list: the settings as they are written, then descriptions as plain data. For each of
these it prints what differs, and how much has been compared.
"""

from __future__ import annotations

import inspect
import json
import sys
import typing
import warnings
from collections.abc import Callable
from typing import Any, get_args, get_origin

from arguments import Arguments, Called
from facts import Json, is_object
from meaning import Meanings, together
from operations import (
    STREAMS,
    Operation,
    Operations,
    declared_properties,
    is_json,
    is_text,
    methods_of,
    schemas_of,
)
from sdk import Sdk, is_stream, union_members
from sending import Probe
from surface import Spot, Walk

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
        self.called: dict[str, Called] = {}
        """Operation -> how its method is called."""
        self.hints: dict[tuple[str, str, str], Any] = {}
        """Operation, `answer`, and its status -> the members of the annotation."""
        self.items: dict[str, str] = {}
        """Operation that pages -> the property that holds the items."""
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
            with self.walk.at(Spot("webhook", "", hint)):
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
        stream = self.stream(path)
        arguments = Arguments(self.walk, operation, function, stream, self.client_headers())
        self.params |= {arguments.params.__name__} if arguments.params else set()
        given = arguments.compare()
        self._answer(operation, function)
        self.called[operation.id] = Called(
            method,
            given,
            arguments.hints,
            arguments.names,
            arguments.inside,
            arguments.choice,
            stream,
        )
        for schema in operation.contents:
            for each in self.meanings.said(schema):
                self.walk.spots.setdefault(id(each), Spot("body", operation.id, None))
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

    def stream(self, path: tuple[str, ...]) -> Json:
        """How a method streams, as the settings say; empty where it does not."""
        facts: Json = {"resources": self.settings["resources"]}
        for each in path[:-1]:
            facts = facts["resources"][each]
        method = facts["methods"][path[-1]]
        stream = method.get("stream") if is_object(method) else None
        return self.settings["streams"][stream] if stream else {}

    def client_headers(self) -> set[str]:
        """The headers that the client sends by itself, in small letters."""
        client = self.settings["client"]
        options = [each.get("header", "") for each in client.get("options", {}).values()]
        schemes = self.meanings.document.get("components", {}).get("securitySchemes", {}).values()
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
            with self.walk.at(Spot("event", operation.id, hint)):
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
        self.hints[operation.id, "answer", "200"] = hints
        schema = schemas[0] if len(schemas) == 1 else {"anyOf": schemas}
        paged = [each for each in hints if "Pag" in getattr(get_origin(each), "__name__", "")]
        if paged:
            self.counts["pages"] += 1
            for each in self.meanings.said(schema):
                self.walk.spots[id(each)] = Spot("answer", operation.id, hints)
            schema, hints = self._page(operation, paged[0], schema)
        with self.walk.at(Spot("item" if paged else "answer", operation.id, hints)):
            self.walk.compare(schema, typing.Union[tuple(hints)], where)

    def _page(self, operation: Operation, page: Any, schema: Json) -> tuple[Json, list[Any]]:
        """The items of a page; what else stands around them is read as it is."""
        items = self.items[operation.id] = get_origin(page).scheme.items
        [kind] = [each for each in self.meanings.kinds(schema) if each.get("properties")]
        for name, each in kind["properties"].items():
            self.walk.properties |= {id(one) for one in each}
            spot = Spot("page", operation.id, [page], name)
            said = (schema for one in each for schema in self.meanings.said(one))
            self.walk.spots = {id(schema): spot for schema in said} | self.walk.spots
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
            hint = self.sdk.result_of(decode)
            with self.walk.at(Spot("error", operation.id, hint, status)):
                self.walk.compare(schema, hint, where)


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
