"""Inferred settings as a `bindwright.yaml` to go on from: each guess with its reason beside it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bindwright.infer import Inferred
from bindwright.literal import comment
from bindwright.settings.model import (
    ClientSettings,
    MethodSettings,
    PageSettings,
    ResourceSettings,
    StreamSettings,
)
from bindwright.source import pointer

# What every YAML parser reads as the string that it looks like. Within braces, fewer characters.
_PLAIN = re.compile(r"[A-Za-z/_](?:[A-Za-z0-9_/.,?=&{}'() -]|:(?=[^\s]))*(?<! )")
_PLAIN_IN_FLOW = re.compile(r"[A-Za-z/_][A-Za-z0-9_/.=&'() -]*(?<! )")
_VERSION = re.compile(r"[0-9]+\.[0-9]+\.[0-9]+")
_NOT_STRINGS = frozenset("true false yes no on off y n null nan inf".split())


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a block mapping: `key: value # reason`."""

    key: str
    value: str | list[Entry] | None
    """Its YAML, or the entries of a mapping below the key; nothing of it is written if it is
    `None` or empty."""
    reason: str = ""


def write_settings(inferred: Inferred, folder: Path) -> str:
    """The text of a settings file that reads back as the same settings.

    Args:
        inferred: The settings and the reasons for them.
        folder: The folder that the file will stand in; its paths are relative to it.
    """
    settings, reasons = inferred.settings, inferred.reasons
    package = settings.package
    lines = [
        f"# How the description becomes the package {package.name}. Everything here is a guess",
        "# to be edited, with a comment that says what led to it; generating never changes it.",
        "",
        f"description: {scalar(_relative(settings.description, folder))}",
    ]
    if settings.overlays:
        overlays = [scalar(_relative(each.path, folder)) for each in settings.overlays]
        lines += ["overlays:", *(f"  - {each}" for each in overlays)]
    sections = [
        Entry(
            "package",
            [
                Entry("name", scalar(package.name), reasons.get("/package/name", "")),
                Entry("module", scalar(package.module), "what a program imports"),
                Entry("version", scalar(package.version), "of the SDK, not of the API"),
                Entry("summary", scalar(package.summary), "from the title, too"),
                Entry("license", scalar(package.license), "of the SDK, not of the API"),
            ],
        ),
        Entry("client", list(_client(settings.client, reasons))),
        Entry("resources", list(_resources(settings.resources, reasons))),
        Entry("streams", [_stream(each, reasons) for each in settings.streams.values()]),
        Entry("pagination", [_page(each, reasons) for each in settings.pagination.values()]),
    ]
    for section in sections:
        written = list(_lines([section], 0))
        lines += ["", *written] if written else []
    if settings.readme:
        lines += [
            "",
            "readme: # the calls that it shows",
            *(f"  - {scalar(each)}" for each in settings.readme),
        ]
    return "\n".join(lines) + "\n"


def scalar(text: str, *, flow: bool = False) -> str:
    """A string as YAML: plain where that is safe, else in double quotes.

    With `flow`, the string stands within braces or brackets, where fewer may be plain.
    """
    plain = (_PLAIN_IN_FLOW if flow else _PLAIN).fullmatch(text)
    if (plain and text.lower() not in _NOT_STRINGS) or _VERSION.fullmatch(text):
        return text
    return f'"{"".join(_escaped(char) for char in text)}"'


def _lines(entries: Iterable[Entry], indent: int) -> Iterator[str]:
    for entry in entries:
        if not entry.value:
            continue
        reason = f" {comment(entry.reason)}" if entry.reason else ""
        start = f"{' ' * indent}{entry.key}:"
        if isinstance(entry.value, str):
            yield f"{start} {entry.value}{reason}"
        else:
            below = list(_lines(entry.value, indent + 2))
            if below:
                yield f"{start}{reason}"
                yield from below


def _client(client: ClientSettings, reasons: Mapping[str, str]) -> Iterator[Entry]:
    yield Entry("name", scalar(client.name), f"the asynchronous client is Async{client.name}")
    url_reason = reasons.get("/client/base_url", "")
    yield Entry("base_url", _optional(client.base_url), url_reason)
    no_url = (client.base_url is None and url_reason) or "a variable, for another server"
    yield Entry("base_url_env", _optional(client.base_url_env), no_url)
    secret = "a variable, for what webhooks are signed with"
    yield Entry("webhook_secret_env", _optional(client.webhook_secret_env), secret)
    servers = [Entry(scalar(name), scalar(url)) for name, url in client.servers.items()]
    yield Entry("servers", servers, reasons.get("/client/servers", ""))
    yield Entry(
        "options",
        [
            Entry(
                scalar(each.name),
                [
                    Entry("scheme", _optional(each.scheme)),
                    Entry("part", _optional(each.part)),
                    Entry("variable", _optional(each.variable)),
                    Entry("header", _optional(each.header)),
                    Entry("env", _optional(each.env)),
                    Entry("required", "true" if each.required else None),
                    Entry("description", _optional(each.description or None)),
                ],
                reasons.get(pointer("client", "options", each.name), ""),
            )
            for each in client.options
        ],
    )
    yield Entry(
        "headers",
        [
            Entry(scalar(name), scalar(value), reasons.get(pointer("client", "headers", name), ""))
            for name, value in client.headers.items()
        ],
    )
    yield Entry("timeout", f"{client.timeout:g}", "seconds")
    yield Entry("max_retries", str(client.max_retries), "of what may be sent again")
    for key, value in (
        ("idempotency_header", client.idempotency_header),
        ("request_id_header", client.request_id_header),
    ):
        yield Entry(key, _optional(value), reasons.get(f"/client/{key}", "as most APIs call it"))
    errors = client.errors
    facts = {
        "name": errors.name,
        "envelope": errors.envelope,
        "message": errors.message,
        "code": errors.code,
        "param": errors.param,
        "type": errors.type,
    }
    entries = [Entry(key, _optional(value)) for key, value in facts.items()]
    yield Entry("errors", entries, reasons.get("/client/errors", ""))


def _resources(
    resources: Iterable[ResourceSettings], reasons: Mapping[str, str]
) -> Iterator[Entry]:
    for each in resources:
        methods = [
            Entry(scalar(method.name), _method(method), reasons.get(method.pointer, ""))
            for method in each.methods
        ]
        yield Entry(
            scalar(each.name),
            [
                Entry("deprecated", _optional(each.deprecated)),
                Entry("methods", methods),
                Entry("resources", list(_resources(each.resources, reasons))),
            ],
        )


def _method(method: MethodSettings) -> str:
    """The operation alone, or a mapping on one line."""
    facts = {
        "operation": method.operation,
        "stream": method.stream,
        "page": method.page,
        "deprecated": method.deprecated,
    }
    given = {key: value for key, value in facts.items() if value is not None}
    if given.keys() == {"operation"}:
        return scalar(given["operation"])
    entries = ", ".join(f"{key}: {scalar(value, flow=True)}" for key, value in given.items())
    return f"{{{entries}}}"


def _stream(stream: StreamSettings, reasons: Mapping[str, str]) -> Entry:
    done = f"data: {scalar(stream.done.data, flow=True)}" if stream.done.data else ""
    if stream.done.end_of_file:
        done = f"{done}, end_of_file: true".removeprefix(", ")
    facts = {
        "flag": _optional(stream.flag),
        "flag_value": _optional(stream.flag_value),
        "event": _optional(stream.event),
        "type_by": stream.type_by,
        "tag": _optional(stream.tag),
        "payload": _optional(stream.payload),
        "done": f"{{{done}}}",
        "errors": (
            f"[{', '.join(scalar(each, flow=True) for each in stream.errors)}]"
            if stream.errors
            else None
        ),
    }
    entries = [
        Entry(key, value, reasons.get(f"{stream.pointer}/{key}", ""))
        for key, value in facts.items()
    ]
    return Entry(scalar(stream.name), entries, reasons.get(stream.pointer, ""))


def _page(page: PageSettings, reasons: Mapping[str, str]) -> Entry:
    facts = {
        "kind": page.kind,
        "class_name": page.class_name,
        "items": page.items,
        "parameter": page.parameter,
        "item_field": page.item_field,
        "next_field": page.next_field,
        "has_more": page.has_more,
    }
    entries = [Entry(key, _optional(value)) for key, value in facts.items()]
    return Entry(scalar(page.name), entries, reasons.get(page.pointer, ""))


def _optional(value: str | tuple[str, ...] | None) -> str | None:
    if isinstance(value, tuple):
        return f"[{', '.join(scalar(each, flow=True) for each in value)}]"
    return None if value is None else scalar(value)


def _escaped(char: str) -> str:
    """One character within double quotes (YAML 1.2.2, section 5.7)."""
    if char in '"\\':
        return f"\\{char}"
    if char.isprintable():
        return char
    code = ord(char)
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _relative(path: Path, folder: Path) -> str:
    """The path from the folder; the whole path where there is no way from one to the other."""
    try:
        return Path(os.path.relpath(path, folder)).as_posix()
    except ValueError:  # on another drive
        return path.resolve().as_posix()
