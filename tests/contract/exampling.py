"""A program: send every example of a description through a generated SDK, both ways.

    python exampling.py MODULE < given.json

`given.json` is a list of the settings and the description, both as plain data. It prints, for the place of
each example, what became of it: "" if it came through as the same JSON, or what went wrong.
"""

from __future__ import annotations

import dataclasses
import json
import re
import sys
import time
import typing
import warnings
from collections.abc import Mapping
from datetime import date, datetime
from importlib import import_module
from typing import Any, Literal, get_args, get_origin

import httpx2
from conforming import Conforming
from examples import Example, Examples
from facts import Json, is_array, is_object
from operations import STREAMS, reached
from sdk import NONE, Sdk, is_marker, union_members, wire_name
from sending import Probe
from surface import LISTS, MAPS, Spot
from walking import Contract

NOWHERE = "no operation leads to it"
UNTYPED = "the headers of answers have no type"


class Misfit(ValueError):
    """A value is not what an annotation says."""


class RoundTrips:
    """Sends examples through the SDK."""

    def __init__(self, contract: Contract) -> None:
        self.contract = contract
        self.probe = contract.probe
        self.sdk = contract.sdk
        core = import_module(f"{self.sdk.module}._core.model")
        self.encode = core.encode
        self.decoder_of = core.decoder_of
        self.conforming = Conforming(self.sdk.hints)
        self.reached = {id(each) for _, each in reached(contract.meanings)}

    def outcome(self, example: Example) -> str:
        """What became of an example."""
        if example.kind == "header":
            return UNTYPED
        spot = self.contract.walk.spots.get(id(example.holder))
        if example.kind == "request":
            spot = Spot("body", example.operation, None, example.media)
        elif example.kind[0].isdigit():
            root = "answer" if example.kind.startswith("2") else "error"
            root = "stream" if example.media in STREAMS else root
            hint = self.contract.hints.get((example.operation, root, example.kind), [Any])
            spot = Spot(root, example.operation, hint, example.kind if root == "error" else "")
        if spot is None:
            return "was not compared" if id(example.holder) in self.reached else NOWHERE
        try:
            return self._through(spot, example.value)
        except (Misfit, TypeError, ValueError) as error:
            return f"{type(error).__name__}: {error}"

    def _through(self, spot: Spot, value: Json) -> str:
        if isinstance(spot.root, type):
            return self._field(spot, value)
        ways = {
            "argument": self._argument,
            "body": self._body,
            "answer": self._answer,
            "item": self._item,
            "page": self._page,
            "error": self._error,
            "stream": self._stream,
            "event": self._event,
            "webhook": self._webhook,
        }
        return ways[spot.root](spot, value)

    def _field(self, spot: Spot, value: Json) -> str:
        """Through the decoder of a class; of one that is only sent, by making one."""
        [found] = (each for each in dataclasses.fields(spot.root) if each.name == spot.field)
        try:
            decode = self.decoder_of(spot.root)
        except TypeError:
            return self._argument(spot, value)
        raw = {wire_name(found): wrapped(spot.wraps, value)}
        made = decode(raw)
        return self._same(getattr(made, spot.field), self.encode(made), raw, spot.hint)

    def _argument(self, spot: Spot, value: Json) -> str:
        """What a caller makes of classes is sent as the same JSON."""
        value = wrapped(spot.wraps, value)
        sent = self.encode(self.built(spot.hint, value))
        return "" if same(sent, value) else f"sent as {sent!r}"

    def _body(self, spot: Spot, value: Json) -> str:
        """The properties of an example are the arguments of a method."""
        called = self.contract.called[spot.field]
        given = {name: each for name, each in called.given.items() if name in called.inside}
        given |= {called.choice: spot.wraps} if called.choice else {}
        for name, each in (value if called.names.keys() != {"body"} else {"body": value}).items():
            if name not in called.names:
                return f"there is no argument for {name}"
            given[called.names[name]] = self.built(called.hints[called.names[name]], each)
        try:
            called.method(**given)
        except self.probe.error:
            body = self.probe.transport.body
            if spot.wraps.startswith("multipart/"):
                names = re.findall(r' name="([^"\[]*)', body.decode())
                return "" if {*names} == {*value} else f"sent as {names}"
            return "" if same(json.loads(body), value) else f"sent as {body!r}"
        return "did not send anything"

    def _answer(self, spot: Spot, value: Json) -> str:
        """What a server answers, a method returns."""
        called = self.contract.called[spot.field]
        self.probe.transport.answer = httpx2.Response(200, json=value)
        result = called.method(**called.given)
        if hasattr(result, "_get_page_items"):
            return "" if same(result.to_dict(), value) else f"read as {result.to_dict()!r}"
        return self._same(result, self.encode(result), value, typing.Union[tuple(spot.hint)])

    def _item(self, spot: Spot, value: Json) -> str:
        """An item of a page."""
        called = self.contract.called[spot.field]
        items = self.contract.items[spot.field]
        whole = {items: [wrapped(spot.wraps, value)]}
        self.probe.transport.answer = httpx2.Response(200, json=whole)
        page = called.method(**called.given)
        [made] = page._get_page_items()
        return self._same(made, page.to_dict(), whole, spot.hint[0])

    def _page(self, spot: Spot, value: Json) -> str:
        """A property of a page, beside its items."""
        items = self.contract.items[spot.field]
        return self._answer(spot, {items: [], spot.wraps: value})

    def _error(self, spot: Spot, value: Json) -> str:
        """The body of an error is in the exception."""
        called = self.contract.called[spot.field]
        status = int(spot.wraps.replace("X", "0").replace("default", "400"))
        self.probe.transport.answer = httpx2.Response(status, json=value)
        try:
            called.method(**called.given)
        except self.probe.error as error:
            parsed: Any = getattr(error, "parsed")
            return self._same(parsed, self.encode(parsed), value, Any)
        return "was no error"

    def _stream(self, spot: Spot, value: Json) -> str:
        """A whole stream is read event by event."""
        called = self.contract.called[spot.field]
        headers = {"content-type": "text/event-stream"}
        self.probe.transport.answer = httpx2.Response(200, text=value, headers=headers)
        stream = called.method(**called.given, **called.streaming)
        wanted = [*events(value, called.settings)]
        found = [self.encode(each) for each in stream]
        return "" if same(found, wanted) else f"read as {found!r}, not {wanted!r}"

    def _event(self, spot: Spot, value: Json) -> str:
        """One event of a stream."""
        text = f"data: {json.dumps(wrapped(spot.wraps, value))}\n\n"
        done = self.contract.called[spot.field].settings.get("done", {}).get("data")
        return self._stream(spot, text + (f"data: {done}\n\n" if done else ""))

    def _webhook(self, spot: Spot, value: Json) -> str:
        """What the API sends by itself, signed."""
        webhooks = import_module(f"{self.sdk.module}.webhooks")
        value, secret, now = wrapped(spot.wraps, value), "whsec_c2VjcmV0", int(time.time())
        body = json.dumps(value)
        headers = webhooks.sign(body, secret, id="1", timestamp=now)
        made = self.probe.client.webhooks.unwrap(body, headers, secret=secret)
        return self._same(made, self.encode(made), value, spot.hint)

    def _same(self, made: Any, found: Json, wanted: Json, hint: Any) -> str:
        problems = [*self.conforming.problems(made, hint, "")] if hint is not Any else []
        if problems:
            return "; ".join(problems)[:300]
        return "" if same(found, wanted) else f"came back as {found!r}"

    def built(self, hint: Any, value: Json) -> Any:
        """The value that a caller makes for JSON, of the classes that an annotation names.

        Raises:
            Misfit: none of them can hold it.
        """
        for each in union_members(hint):
            if not (is_marker(each) or typing.is_typeddict(each)):
                try:
                    return self._one(each, value)
                except Misfit:
                    continue
        if all(each in union_members(hint) for each in self.sdk.file_input):
            return str(value).encode()  # the name of a file stands for what is in it
        raise Misfit(f"{hint} does not hold {value!r}")

    def _one(self, hint: Any, value: Json) -> Any:
        origin, cls = get_origin(hint), hint if isinstance(hint, type) else NONE
        if hint is Any or (hint is NONE and value is None):
            return value
        if origin is Literal and any(same(value, each) for each in get_args(hint)):
            return value
        if origin in LISTS and is_array(value):
            return [self.built(get_args(hint)[0], each) for each in value]
        if origin in MAPS and is_object(value):
            return {name: self.built(get_args(hint)[1], each) for name, each in value.items()}
        if dataclasses.is_dataclass(cls) and is_object(value):
            return self._object(cls, value)
        if hint in (datetime, date) and isinstance(value, str):
            return hint.fromisoformat(value)
        if type(value) is hint or (hint is float and type(value) is int):
            return value
        raise Misfit(f"{hint} does not hold {value!r}")

    def _object(self, cls: type, value: Mapping[str, Json]) -> Any:
        hints = self.sdk.hints(cls)
        names = {wire_name(each): each for each in dataclasses.fields(cls)}
        for each in names.values():
            needed = each.default is dataclasses.MISSING and "additional" not in each.metadata
            fixed = get_origin(hints[each.name]) is Literal
            if (needed or fixed) and wire_name(each) not in value:
                raise Misfit(f"{cls.__name__} needs {each.name}")
        if value.keys() - names.keys():
            raise Misfit(f"{cls.__name__} has no {value.keys() - names.keys()}")
        return cls(
            **{
                names[wire].name: self.built(hints[names[wire].name], each)
                for wire, each in value.items()
            }
        )


def wrapped(wraps: str, value: Json) -> Json:
    """A value with what is around it."""
    for each in reversed(wraps):
        value = [value] if each == "[" else {"key": value}
    return value


def events(text: str, settings: Json) -> list[Json]:
    """The events of a stream as it is written down, without the one that ends it."""
    found: list[Json] = []
    for name, data in re.findall(r"(?:event: (\S+)\n)?data: (.+)\n\n", text):
        if data != settings.get("done", {}).get("data"):
            value, payload = json.loads(data), settings.get("payload")
            found.append({"event": name, payload: value} if payload else value)
    return found


def same(found: Any, wanted: Any) -> bool:
    """Whether two JSON values are equal: 1 and 1.0 are one number, True is none."""
    if is_object(found) and is_object(wanted):
        return found.keys() == wanted.keys() and all(
            same(found[each], wanted[each]) for each in found
        )
    if is_array(found) and is_array(wanted):
        return len(found) == len(wanted) and all(map(same, found, wanted))
    if isinstance(found, bool) or isinstance(wanted, bool):
        return found is wanted
    return bool(found == wanted)


def main() -> None:
    """Send all, and print what became of them as JSON."""
    settings, document = json.load(sys.stdin)
    contract = Contract(
        document, settings, Sdk(sys.argv[1]), Probe(sys.argv[1], settings["client"])
    )
    contract.compare()
    trips = RoundTrips(contract)
    found = {each.place: trips.outcome(each) for each in Examples(contract.meanings)}
    print(json.dumps(found))


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    main()
