"""What a JSON Schema cannot say about the settings: one function for each rule.

Each rule reads the settings alone; what only the description can tell is checked once that has
been read.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path

from bindwright.diagnostics import Diagnostic
from bindwright.settings.extension_rules import extensions_complete
from bindwright.settings.model import MethodSettings, PageKind, ResourceSettings, Settings
from bindwright.settings.names import (
    alias_names,
    attribute_names,
    class_collisions,
    class_names,
    handler_names,
    method_names,
    model_names,
    module_name,
    name_fault,
    option_names,
    resource_names,
)
from bindwright.settings.walk import methods_by_path, walk_resources
from bindwright.source import Document, pointer

Rule = Callable[[Settings, Document], Iterator[Diagnostic]]

_HEADER_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_HEADER_VALUE = re.compile(r"[!-~]([ \t!-~]*[!-~])?")


def files_exist(settings: Settings, document: Document) -> Iterator[Diagnostic]:
    """The description and the overlays are files."""
    named = {"/description": ("description", settings.description)}
    for index, overlay in enumerate(settings.overlays):
        named[pointer("overlays", index)] = ("overlay", overlay.path)
    for where, (kind, path) in named.items():
        if not path.is_file():
            yield document.diagnostic(
                "missing-file",
                where,
                f"the {kind} {_shown(path)} is not a file",
                "there is nothing to generate from",
                f"correct the path; it is relative to the folder of {document.path.name}",
            )


def options_go_somewhere(settings: Settings, document: Document) -> Iterator[Diagnostic]:
    """A client option serves a header or a security scheme, and not one that is taken."""
    headers: dict[str, str] = {}
    for option in settings.client.options:
        where = pointer("client", "options", option.name)
        if option.header is None and option.scheme is None and option.variable is None:
            yield document.diagnostic(
                "idle-option",
                where,
                f"the client option {option.name!r} has neither a header nor a scheme",
                "its value would be sent nowhere",
                "add `header: ...`, or `scheme: ...` with the name of a security scheme",
            )
        if option.header is None or option.scheme is not None:
            continue
        if option.header.lower() in headers:
            other = headers[option.header.lower()]
            yield document.diagnostic(
                "header-taken",
                f"{where}/header",
                f"the header {option.header!r} already carries the option {other!r}",
                "one of the two values would be lost",
                "use another header, or take one of the options away",
            )
        headers.setdefault(option.header.lower(), option.name)


def headers_valid(settings: Settings, document: Document) -> Iterator[Diagnostic]:
    """Headers have the form that HTTP allows (RFC 9110, sections 5.1 and 5.5)."""
    for where, headers in _all_headers(settings):
        for name, value in headers.items():
            place = f"{where}/headers{pointer(name)}"
            if not _HEADER_NAME.fullmatch(name):
                yield document.diagnostic(
                    "bad-header",
                    place,
                    f"{name!r} cannot be the name of a header",
                    "every request would fail",
                    "use letters, digits and hyphens, such as `OpenAI-Beta`",
                )
            elif value and not _HEADER_VALUE.fullmatch(value):
                yield document.diagnostic(
                    "bad-header",
                    place,
                    f"the header {name!r} cannot have the value {value!r}",
                    "every request would fail",
                    "use one line of visible ASCII characters",
                )


def timeout_finite(settings: Settings, document: Document) -> Iterator[Diagnostic]:
    """The timeout is a number of seconds, not infinity or NaN."""
    if not math.isfinite(settings.client.timeout):
        yield document.diagnostic(
            "bad-timeout",
            "/client/timeout",
            "client.timeout is not a finite number",
            "a request that is never answered would never end",
            "write a number of seconds, such as `timeout: 600`",
        )


def references_resolve(settings: Settings, document: Document) -> Iterator[Diagnostic]:
    """What a method refers to is there."""
    tables: dict[str, tuple[str, tuple[str, ...]]] = {
        "stream": ("streams", tuple(settings.streams)),
        "page": ("pagination", tuple(settings.pagination)),
        "poll": ("polls", tuple(settings.polls)),
        "follow": ("accumulations", tuple(settings.accumulations)),
    }
    for method in methods_by_path(settings).values():
        for key, (table, names) in tables.items():
            name: str | None = getattr(method, key)
            if name is not None and name not in names:
                yield document.diagnostic(
                    f"unknown-{key}",
                    f"{method.pointer}/{key}",
                    f"{table} has no entry {name!r}",
                    f"it is not known what the method {method.name!r} would do",
                    _nearest(name, names) or f"add the entry, or take `{key}` away",
                )


def methods_have_source(settings: Settings, document: Document) -> Iterator[Diagnostic]:
    """A method calls an operation, or helps with a method that does."""
    for _, resource in walk_resources(settings.resources):
        for method in resource.methods:
            fault = _source_fault(method, resource)
            if fault is not None:
                problem, remedy = fault
                yield document.diagnostic(
                    "method-source",
                    method.pointer,
                    f"the method {method.name!r} {problem}",
                    "it would send no request of its own",
                    remedy,
                )


def _source_fault(method: MethodSettings, resource: ResourceSettings) -> tuple[str, str] | None:
    """What is wrong with where a method gets its request from, and the remedy."""
    if method.operation is not None:
        if method.of is not None:
            return "has both `operation` and `of`", "keep one of the two"
        return None
    if method.of is None:
        if method.poll is not None:
            return None
        return "has neither `operation` nor `of`", "add `operation: ...`"
    operations = {each.name: each.operation for each in resource.methods}
    if method.of not in operations:
        remedy = _nearest(method.of, tuple(operations)) or "name a method beside it"
        return f"is said to be of {method.of!r}, which is no method of {resource.name!r}", remedy
    if operations[method.of] is None:
        return f"is of {method.of!r}, which has no operation itself", "name a method that has one"
    if not (method.stream or method.page or method.poll or method.follow):
        return f"does the same as {method.of!r}", "add `poll`, `stream`, `page` or `follow`"
    return None


def methods_stream_or_page(settings: Settings, document: Document) -> Iterator[Diagnostic]:
    """A method does not stream and page at once."""
    for method in methods_by_path(settings).values():
        if method.stream is not None and method.page is not None:
            yield document.diagnostic(
                "stream-and-page",
                method.pointer,
                f"the method {method.name!r} has both `stream` and `page`",
                "its result would be two things at once",
                "keep one of the two",
            )


def operations_once(settings: Settings, document: Document) -> Iterator[Diagnostic]:
    """Two methods of a resource that send the same request are probably a slip."""
    for _, resource in walk_resources(settings.resources):
        first: dict[str, MethodSettings] = {}
        for method in resource.methods:
            if method.operation is None:
                continue
            other = first.setdefault(method.operation, method)
            if other is not method and bool(other.stream) == bool(method.stream):
                yield document.diagnostic(
                    "same-operation",
                    method.pointer,
                    f"{method.name!r} calls {method.operation}, as {other.name!r} does",
                    "the SDK has two methods for the same request",
                    "take one of them away, unless that is meant",
                    "warning",
                )


def streams_complete(settings: Settings, document: Document) -> Iterator[Diagnostic]:
    """A stream says all that typing its events takes, and nothing that is not used."""
    for stream in settings.streams.values():
        fault = ""
        if stream.type_by == "tag" and stream.tag is None:
            fault = "types its events by a tag, but has no `tag`"
            remedy = "add `tag: ...` with the property that selects the type"
        elif stream.type_by == "event" and stream.payload is None:
            fault = "types its events by the event field, but has no `payload`"
            remedy = (
                "add `payload: data` if the event schema is `{event, data}`; "
                "if a property of the data names the type, write `type_by: tag`"
            )
        elif stream.type_by != "tag" and stream.tag is not None:
            fault = f"has a `tag`, but types its events by {stream.type_by}"
            remedy = "write `type_by: tag`, or take `tag` away"
        else:
            continue
        yield document.diagnostic(
            "stream-typing",
            stream.pointer,
            f"the stream {stream.name!r} {fault}",
            "it is not known which class an event has",
            remedy,
        )


_PAGE_KEYS = frozenset({"items", "parameter", "item_field", "next_field", "has_more"})
_PAGE_NEEDS: Mapping[PageKind, frozenset[str]] = {
    "cursor": frozenset({"parameter", "item_field"}),
    "token": frozenset({"items", "parameter", "next_field"}),
    "offset": frozenset({"parameter"}),
    "page_number": frozenset({"parameter"}),
    "next_url": frozenset({"items", "next_field"}),
    "link_header": frozenset(),
}
"""What each kind of paging goes by."""


def pages_complete(settings: Settings, document: Document) -> Iterator[Diagnostic]:
    """A kind of paging has what it goes by, and not that of another kind."""
    for page in settings.pagination.values():
        needed = _PAGE_NEEDS[page.kind]
        spare = _PAGE_KEYS - needed - {"items"}
        # Where the response is the list itself, there is nothing beside the items.
        if page.items is not None and page.kind != "link_header":
            spare -= {"has_more"}
        for key in ("items", "parameter", "item_field", "next_field", "has_more"):
            value = getattr(page, key)
            if key in needed and value is None:
                problem, remedy = f"lacks `{key}`", f"add `{key}: ...`"
            elif key in spare and value is not None:
                problem, remedy = f"has no use for `{key}`", f"take `{key}` away"
            else:
                continue
            yield document.diagnostic(
                "page-fields",
                page.pointer if key in needed else f"{page.pointer}/{key}",
                f"the {page.kind} paging {page.name!r} {problem}",
                "it is not known how the next page is asked for",
                remedy,
            )


def polls_complete(settings: Settings, document: Document) -> Iterator[Diagnostic]:
    """A poll fetches with a method that exists, by arguments that can exist."""
    methods = methods_by_path(settings)
    for poll in settings.polls.values():
        if poll.method not in methods:
            yield document.diagnostic(
                "unknown-method",
                f"{poll.pointer}/method",
                f"there is no method {poll.method!r}",
                f"the poll {poll.name!r} could not fetch anything",
                _nearest(poll.method, tuple(methods)) or "name a method by its path",
            )
        names = {f"/arguments{pointer(each)}": each for each in poll.arguments}
        names["/interval_parameter"] = poll.interval_parameter
        for where, name in names.items():
            fault = name_fault(name)
            if fault:
                yield document.diagnostic(
                    "bad-argument-name",
                    f"{poll.pointer}{where}",
                    f"the argument {name!r} {fault}",
                    "no method can have it",
                    "write the argument as the method has it",
                )


def accumulations_complete(settings: Settings, document: Document) -> Iterator[Diagnostic]:
    """An accumulation follows a stream that exists."""
    for each in settings.accumulations.values():
        if each.stream not in settings.streams:
            yield document.diagnostic(
                "unknown-stream",
                f"{each.pointer}/stream",
                f"streams has no entry {each.stream!r}",
                f"the handler {each.handler} would have nothing to follow",
                _nearest(each.stream, tuple(settings.streams)) or "add the entry",
            )


def readme_methods(settings: Settings, document: Document) -> Iterator[Diagnostic]:
    """The README shows methods that exist."""
    methods = tuple(methods_by_path(settings))
    for index, path in enumerate(settings.readme):
        if path not in methods:
            yield document.diagnostic(
                "unknown-method",
                pointer("readme", index),
                f"there is no method {path!r}",
                "the README could not show it",
                _nearest(path, methods) or "name a method by its path",
            )


def skips_reasoned(settings: Settings, document: Document) -> Iterator[Diagnostic]:
    """Each operation that is left out is left out once, for a reason."""
    seen: set[str] = set()
    for skip in settings.skips:
        if not skip.reason.strip():
            yield document.diagnostic(
                "no-reason",
                f"{skip.pointer}/reason",
                f"the skip of {skip.operation} gives no reason",
                "nobody could tell later whether it is still needed",
                "say why the SDK leaves the operation out",
            )
        if skip.operation in seen:
            yield document.diagnostic(
                "skipped-twice",
                skip.pointer,
                f"the operation {skip.operation} is skipped twice",
                "one of the reasons would be lost",
                "take one of the two away",
            )
        seen.add(skip.operation)


RULES: tuple[Rule, ...] = (
    files_exist,
    module_name,
    class_names,
    class_collisions,
    model_names,
    option_names,
    options_go_somewhere,
    headers_valid,
    timeout_finite,
    resource_names,
    method_names,
    methods_have_source,
    references_resolve,
    methods_stream_or_page,
    operations_once,
    streams_complete,
    pages_complete,
    polls_complete,
    accumulations_complete,
    handler_names,
    attribute_names,
    alias_names,
    readme_methods,
    extensions_complete,
    skips_reasoned,
)
"""Every rule, in the order of the file's parts."""


def _all_headers(settings: Settings) -> Iterator[tuple[str, Mapping[str, str]]]:
    yield "/client", settings.client.headers
    for _, resource in walk_resources(settings.resources):
        yield resource.pointer, resource.headers
        for method in resource.methods:
            yield method.pointer, method.headers
    for poll in settings.polls.values():
        yield poll.pointer, poll.headers


def _nearest(name: str, names: tuple[str, ...]) -> str:
    close = get_close_matches(name, names, 1)
    return f"did you mean {close[0]!r}?" if close else ""


def _shown(path: Path) -> str:
    return repr(path.as_posix())
