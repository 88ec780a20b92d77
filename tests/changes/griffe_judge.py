"""What griffe, which reads Python and knows nothing of descriptions, says of two SDKs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain
from pathlib import Path

import griffe

from bindwright.changes import Changes, Finding
from bindwright.fingerprint import templates_folder
from bindwright.pipeline import plan
from bindwright.render import render

INTERNAL = ("_core", "_codecs", "_errors", "_streams", "_polls", "_defaults")

UNSEEN = {
    "alias-retyped": "griffe compares no values of an alias",
    "alias-widened": "griffe compares no values of an alias",
    "auth-changed": "the credentials of a request are no part of a signature",
    "callback-retyped": "griffe compares no annotations",
    "client-default-changed": "defaults of the client stand in a configuration object",
    "client-option-env-changed": "the name of an environment variable is text",
    "client-option-made-required": "an option may come from the environment, so it has a default",
    "client-webhooks-removed": "griffe compares no annotations",
    "enum-value-removed": "griffe compares no values of an alias",
    "error-retyped": "what becomes of the body of an error stands in a table",
    "event-removed": "events that share a payload class are told apart in a table",
    "event-retyped": "what becomes of an event stands in a table",
    "export-replaced": "griffe does not follow what a name stands for",
    "field-made-optional": "griffe compares no annotations",
    "field-member-removed": "griffe compares no annotations",
    "field-narrowed": "griffe compares no annotations",
    "field-retyped": "griffe compares no annotations",
    "field-value-removed": "griffe compares no annotations",
    "field-widened": "griffe compares no annotations",
    "handler-member-changed": "griffe compares no annotations",
    "module-renamed": "two packages were compared under one name",
    "package-renamed": "the distribution is no part of the code",
    "pagination-changed": "griffe compares no annotations",
    "parameter-member-removed": "griffe compares no annotations",
    "parameter-narrowed": "griffe compares no annotations",
    "parameter-retyped": "griffe compares no annotations",
    "parameter-value-removed": "griffe compares no annotations",
    "poll-changed": "how a method waits stands in a table",
    "required-client-option-added": "an option may come from the environment, so it has a default",
    "required-field-added": "a TypedDict has no constructor",
    "resource-replaced": "griffe compares no annotations",
    "return-member-removed": "griffe compares no annotations",
    "return-retyped": "griffe compares no annotations",
    "return-value-removed": "griffe compares no annotations",
    "return-widened": "griffe compares no annotations",
    "server-moved": "servers stand in a table",
    "server-removed": "servers stand in a table",
    "stream-changed": "what counts as cut off stands in a table",
    "stream-removed": "griffe compares no annotations",
    "stream-retyped": "griffe compares no annotations",
    "token-changed": "what tokens are asked for with is text",
    "union-member-removed": "griffe compares no values of an alias",
    "webhook-removed": "webhooks are told apart in a table",
    "webhook-retyped": "webhooks are told apart in a table",
}
"""Rules whose breaks griffe cannot see, and why."""

ANSWERS = ("field-added", "field-made-required")
"""A class of answers that gains a required field: nobody but the server makes its objects."""


@dataclass(frozen=True, slots=True)
class Break:
    """A break of the Python surface, as griffe sees it."""

    kind: str
    path: str
    target: str
    """What it is about, in the words of a finding: `books.list.order`, `Book.title`."""


def write_source(folder: Path, out: Path) -> Path:
    """Write the Python of an SDK that is its own, not laid out by black: layout breaks nobody."""
    package = plan(folder)
    for path, text in render(package, templates_folder()).items():
        if path.endswith(".py") and "/_core/" not in path:
            target = out / path.replace(f"src/{package.module}/", "src/sdk/")
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(text if isinstance(text, bytes) else text.encode())
    return out


def breaks(old: Path, new: Path) -> Iterator[Break]:
    """What griffe finds between two SDKs that `write_source` wrote."""
    for found in griffe.find_breaking_changes(_load(old), _load(new)):
        path = found.obj.path.removeprefix("sdk.")
        parts = path.split(".")
        if found.kind is griffe.BreakageKind.PARAMETER_CHANGED_DEFAULT and parts[0] == "types":
            continue  # only how "not given" is spelled: the server's defaults are not the class's
        value = found.old_value if found.old_value is not None else found.new_value
        if isinstance(value, griffe.Parameter):
            parts.append(value.name)
        yield Break(found.kind.name, path, ".".join(_target(parts)))


@cache
def _load(folder: Path) -> griffe.Object | griffe.Alias:
    extensions = griffe.load_extensions(_Constructors)
    return griffe.load(
        "sdk", search_paths=[folder / "src"], allow_inspection=False, extensions=extensions
    )


class _Constructors(griffe.Extension):
    """A constructor with deprecated keywords, as its overloads declare it to its callers."""

    def on_function(self, *, func: griffe.Function, **_: object) -> None:
        if func.name != "__init__" or not func.overloads:
            return
        signatures = [each.parameters for each in func.overloads]
        known = {each.name: each for each in chain(*signatures)}
        for name, each in known.items():
            required = all(name in one and one[name].required for one in signatures)
            each.default = None if required else each.default or "not given"
        func.parameters = griffe.Parameters(*known.values())


def _target(parts: list[str]) -> list[str]:
    """The names that people know a thing by: classes by their name, methods by their resource."""
    parts = [each for each in parts if each != "__init__"]
    if parts[0] in INTERNAL or parts[-1].endswith("_request"):
        return []
    if parts[0] == "callbacks":
        return parts
    place = next((at for at, each in enumerate(parts) if each[:1].isupper()), len(parts))
    modules, names = parts[:place], parts[place:]
    if modules == ["_handlers"] and parts[1:2] != names[:1]:
        return []  # what handlers share
    if modules == ["_client"]:
        # A copy of a client takes the options of the client.
        names = [each for each in names if each not in ("copy", "with_options")]
        if names[1:2] == ["option_headers"]:
            return []  # without options, the client inherits it
    if modules == ["resources"]:
        return []  # what its modules hold, offered a second time
    if modules[:1] != ["resources"] or not names:
        return names
    resource = [each.removesuffix("_raw") for each in modules[1:]]
    # The module of a resource with resources below it lies in the folder of that name.
    if len(resource) > 1 and resource[-2] == resource[-1]:
        resource.pop()
    return [*resource, *names[1:]]


def unexplained(changes: Changes, found: list[Break]) -> list[str]:
    """Where the two judges disagree, and no table says why."""
    breaking = changes.of("breaking")
    before = _names_before(changes)
    found = [replace(each, target=_with_head(each.target, before)) for each in found]
    wrong = [
        f"griffe alone: {each.kind} {each.path}"
        for each in found
        if each.target
        and not any(_about(finding, each.target) for finding in breaking)
        and not any(
            finding.rule in ANSWERS and _about(finding, each.target) for finding in changes.findings
        )
        and not _moved(each, found)
    ]
    wrong += [
        f"bindwright alone: {finding.id}"
        for finding in breaking
        if finding.rule not in UNSEEN
        and not any(_about(finding, each.target or _module(each)) for each in found)
    ]
    return wrong


def _names_before(changes: Changes) -> dict[str, str]:
    """Name of a class -> the one that it had, where that goes on as a deprecated name.

    Findings call it as the program does that is to go on; griffe follows the old name to the class.
    """
    told = (each.message for each in changes.findings if each.rule == "class-renamed")
    pairs = (
        re.match(r"`(\w+)` is called `(\w+)` now\. The old name goes on", each) for each in told
    )
    return {each[2]: each[1] for each in pairs if each}


def _with_head(target: str, before: dict[str, str]) -> str:
    head, dot, rest = target.partition(".")
    return f"{before.get(head, head)}{dot}{rest}"


def _module(one: Break) -> str:
    """A module that is gone with all that it offered, seen from the client."""
    return one.path.removeprefix("resources.")


def _moved(one: Break, found: list[Break]) -> bool:
    """Whether a class is gone from a file, and not from the package that offers it.

    The files below `types` are no public places, except those of one class each that the settings
    name: a class that nobody names lives beside its only user.
    """
    modules = one.path.split(".")[:-1]
    return (
        one.kind == "OBJECT_REMOVED"
        and modules[:1] == ["types"]
        and not any(
            each.target == one.target and each.path.split(".")[:-1] == modules[:-1]
            for each in found
        )
        and "." not in one.target
    )


def _about(finding: Finding, target: str) -> bool:
    """Whether a finding is about a thing, about what holds it, or about what it holds."""
    names = {finding.target.partition("[")[0], *finding.covers}
    if finding.rule in ("parameter-renamed", "field-renamed"):
        # griffe sees one parameter, of a method or a constructor, go and another come.
        names |= {each.rpartition(".")[0] for each in names}
    names |= {f"{prefix}{each}" for each in names for prefix in ("Async", "Sync")}
    return any(
        target == each or target.startswith(f"{each}.") or each.startswith(f"{target}.")
        for each in names
    )
