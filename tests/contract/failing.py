"""A program: let every stream report an error by the event that the settings name, and see what is raised.

    python failing.py MODULE < given.json

`given.json` is a list of the settings and the description, both as plain data. It prints, for each operation
and error event, the body that was sent, and the class, the status and the body of what was raised.
"""

from __future__ import annotations

import json
import sys
import warnings
from importlib import import_module
from typing import Any

import httpx2
from arguments import Called
from facts import Json
from meaning import Meanings, together
from operations import STREAMS, Operation, Operations
from sdk import Sdk
from sending import Probe, of_kind
from walking import Contract


def raised(contract: Contract, operation: Operation, called: Called, name: str) -> Json:
    """What comes of a stream whose only event reports an error."""
    [(media, schemas)] = (each for each in operation.answers.items() if each[0] in STREAMS)
    settings = called.settings
    tag = settings.get("tag") or "event"
    event = error_event(contract.meanings, schemas[0], tag, name)
    data = event[settings["payload"]] if settings.get("payload") else event
    text = json.dumps(data) + "\n"
    if media == "text/event-stream":
        text = f"event: {name}\ndata: {text}\n"
    headers = {"content-type": media}
    contract.probe.transport.answer = httpx2.Response(200, text=text, headers=headers)
    base = import_module(contract.sdk.module).APIError
    try:
        list(called.method(**called.given, **called.streaming))
    except base as error:
        status: Any = getattr(error, "status_code", None)
        return [data, type(error).__name__, status, error.body]
    return [data, "nothing", None, None]


def error_event(meanings: Meanings, schema: Json, tag: str, name: str) -> Json:
    """An event with that name, made from its schema; of several that it may be, the last."""
    found = [
        of_kind(meanings, kind, 0)
        for kind in meanings.kinds(schema)
        for values in meanings.kinds(together(kind["properties"][tag]))
        if name in values.get("values", ())
    ]
    return {**found[-1], tag: name}


def main() -> None:
    """Let all of them fail, and print what was raised as JSON."""
    settings, document = json.load(sys.stdin)
    contract = Contract(
        document, settings, Sdk(sys.argv[1]), Probe(sys.argv[1], settings["client"])
    )
    contract.compare()
    found = {
        f"{operation.id} {name}": raised(contract, operation, called, name)
        for operation in Operations(contract.meanings)
        for called in [contract.called[operation.id]]
        for name in called.settings.get("errors", ())
    }
    print(json.dumps(found))


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    main()
