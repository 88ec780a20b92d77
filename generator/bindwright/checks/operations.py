"""Rules about operations, their paths and their parameters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bindwright.checks.api import Api, as_list, as_map
from bindwright.checks.rule import Found, rule, update
from bindwright.names import snake
from bindwright.normalize.media import stream_type
from bindwright.normalize.raw import is_map
from bindwright.source import from_fragment, pointer

_PARAMETER = re.compile(r"\{[^{}]*\}")


@rule("duplicate-operation-id")
def ids_are_unique(api: Api) -> Iterator[Found]:
    """No two operations have one operationId."""
    first: dict[str, str] = {}
    for call in api.calls:
        if call.id is None:
            continue
        other = first.setdefault(call.id, f"{call.verb} {call.path}")
        if other != f"{call.verb} {call.path}":
            name = snake(f"{call.verb} {call.path}")
            yield Found(
                f"{call.pointer}/operationId",
                f"{other} has the operationId {call.id!r}, too",
                "its classes are named for its path, and settings write it as "
                f"`{call.verb} {call.path}`",
                update(call.pointer, {"operationId": name}),
            )


@rule("missing-operation-id", "note")
def ids_are_there(api: Api) -> Iterator[Found]:
    """Every operation has an operationId."""
    for call in api.calls:
        if call.id is None:
            yield Found(
                call.pointer,
                f"{call.verb} {call.path} has no operationId",
                "its classes are named for its path, and settings write it as "
                f"`{call.verb} {call.path}`",
                update(call.pointer, {"operationId": snake(f"{call.verb} {call.path}")}),
            )


@rule("unresolved-reference")
def references_resolve(api: Api) -> Iterator[Found]:
    """Every reference leads somewhere."""
    for nodes in api.nodes.values():
        for node in nodes:
            reference = node.value.get("$ref")
            if not isinstance(reference, str) or not reference.startswith("#/"):
                continue
            if api.at(from_fragment(reference)) is None:
                yield Found(
                    f"{node.pointer}/$ref",
                    f"the reference {reference!r} leads nowhere",
                    "what it stands for cannot be typed",
                    "correct it, or add what it names",
                )


@rule("same-path")
def paths_differ(api: Api) -> Iterator[Found]:
    """No two paths differ only in the names of their parameters."""
    first: dict[str, str] = {}
    for path in as_map(api.data.get("paths")):
        shape = _PARAMETER.sub("{}", path)
        other = first.setdefault(shape, path)
        if other != path:
            yield Found(
                pointer("paths", path),
                f"the path {path} is {other}, with other names",
                "a server cannot tell which of them is meant",
                "put the operations of both into one path",
            )


@rule("bad-path")
def paths_begin_with_a_slash(api: Api) -> Iterator[Found]:
    """Every path begins with a slash."""
    for path in as_map(api.data.get("paths")):
        if not path.startswith(("/", "x-")):
            yield Found(
                pointer("paths", path),
                f"the path {path!r} does not begin with a slash",
                "it is appended to the URL of the server as it stands",
                f"write {'/' + path!r}",
            )


@rule("duplicate-parameter")
def parameters_are_unique(api: Api) -> Iterator[Found]:
    """No list of parameters has two of one name in one place."""
    for kind in ("path item", "operation"):
        for node in api.nodes[kind]:
            seen: set[tuple[str, str]] = set()
            for index, each in enumerate(as_list(node.value.get("parameters"))):
                parameter = as_map(api.follow(each))
                key = (str(parameter.get("in")), str(parameter.get("name")))
                if parameter and key in seen:
                    yield Found(
                        node.pointer + pointer("parameters", index),
                        f"there is already a parameter {key[1]!r} in {key[0]}",
                        "the method has one argument for both, described by the last one",
                        "take one of them away",
                    )
                seen.add(key)


@rule("optional-path-parameter")
def path_parameters_are_required(api: Api) -> Iterator[Found]:
    """Every parameter in a path is required."""
    for node in api.nodes["parameter"]:
        if node.value.get("in") == "path" and node.value.get("required") is not True:
            yield Found(
                node.pointer,
                f"the path parameter {node.value.get('name')!r} is not required",
                "it is an argument that has to be given all the same: a path has no holes",
                update(node.pointer, {"required": True}),
            )


@rule("no-success", "warning")
def operations_can_succeed(api: Api) -> Iterator[Found]:
    """Every operation says how it answers when all is well."""
    for call in api.calls:
        statuses = [str(each) for each in as_map(call.raw.get("responses"))]
        if not any(each.startswith(("2", "default")) for each in statuses):
            yield Found(
                f"{call.pointer}/responses" if "responses" in call.raw else call.pointer,
                f"{call.label} has no answer for success",
                "its method returns None",
                update(call.pointer, {"responses": {"200": {"description": "..."}}}),
            )


@rule("body-not-sent", "warning")
def bodies_are_sent(api: Api) -> Iterator[Found]:
    """No operation has a body that its HTTP method gives no meaning to."""
    for call in api.calls:
        if call.verb in ("GET", "HEAD") and is_map(call.raw.get("requestBody")):
            yield Found(
                f"{call.pointer}/requestBody",
                f"{call.label} has a body, and the method {call.verb}",
                "it is sent, but servers and proxies may drop it (RFC 9110, section 9.3.1)",
                "use POST, or the method QUERY of OpenAPI 3.2",
            )


@rule("undeclared-stream", "note")
def streams_are_declared(api: Api) -> Iterator[Found]:
    """An operation that can be switched to streaming says what it streams."""
    for call in api.calls:
        content = as_map(as_map(api.follow(call.raw.get("requestBody"))).get("content"))
        switched = any(_has_switch(api, as_map(each).get("schema")) for each in content.values())
        if switched and not _streams(api, call.raw):
            content = {"text/event-stream": {"schema": {"$ref": "#/components/schemas/..."}}}
            yield Found(
                call.pointer,
                f"{call.label} takes `stream`, but declares no stream",
                "its method cannot stream typed events",
                update(call.pointer, {"responses": {"200": {"content": content}}}),
            )


def _has_switch(api: Api, schema: object) -> bool:
    switch = as_map(api.follow(api.properties(schema).get("stream")))
    kind = switch.get("type")
    return "boolean" in (kind if isinstance(kind, list) else [kind])


def _streams(api: Api, raw: dict[str, object]) -> bool:
    answers = [as_map(api.follow(each)) for each in as_map(raw.get("responses")).values()]
    return any(stream_type(as_map(each.get("content"))) for each in answers)
