"""Settings for a description that has none: every choice a person would make, guessed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bindwright.infer.auth import Headers, infer_headers
from bindwright.infer.description import JSON, Call, Description, mapping
from bindwright.infer.errors import infer_errors
from bindwright.infer.package import Names, infer_names, infer_server
from bindwright.infer.pages import Paging, infer_pages
from bindwright.infer.resources import Placed, build, place
from bindwright.infer.servers import Places, infer_places
from bindwright.infer.streams import Streaming, infer_streams
from bindwright.settings.model import ClientSettings, ErrorSettings, PackageSettings, Settings
from bindwright.source import Document, pointer, read_document

__all__ = ["Inferred", "infer", "infer_settings"]

_FILE = "bindwright.yaml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Inferred:
    """Guessed settings, and why each guess was made."""

    settings: Settings
    reasons: Mapping[str, str]
    """Place in the settings (JSON Pointer) -> reason, in a few words."""


def infer_settings(description: Path, read: Callable[[Path], Document] = read_document) -> Settings:
    """The settings that a description suggests by itself.

    Every operation gets exactly one method. `Settings.file` is where a settings file would
    stand, beside the description; there need not be one.

    Args:
        description: The file.
        read: How to read it.

    Raises:
        Refused: The description cannot be read.
    """
    return infer(description, read).settings


def infer(description: Path, read: Callable[[Path], Document] = read_document) -> Inferred:
    """The settings that a description suggests, with the reasons.

    Raises:
        Refused: The description cannot be read.
    """
    parts = Description(read(description).data)
    server = infer_server(parts)
    names = infer_names(parts, server)
    headers = infer_headers(parts, names)
    places = infer_places(parts, names, tuple(each.name for each in headers.options))
    options = (*headers.options, *places.variables)
    errors, error_reason = infer_errors(parts, names)
    placed = place(parts, [each.name for each in options])
    paging = infer_pages(parts)
    streaming = infer_streams(parts, {each.route.call.id: each.path for each in placed})
    kind = "Typed, streaming" if streaming.streams else "Typed"
    settings = Settings(
        file=description.parent / _FILE,
        description=description,
        package=PackageSettings(
            name=names.distribution,
            module=names.module,
            summary=f"{kind} client for the {names.subject}",
        ),
        client=_client(
            names,
            headers,
            errors,
            places,
            signs=bool(parts.data.keys() & {"webhooks", "x-webhooks"}),
        ),
        resources=build(placed, streaming.by_operation, paging.by_operation),
        streams=streaming.streams,
        pagination=paging.schemes,
        readme=tuple(_readme(parts, placed, streaming, paging)),
    )
    reasons = {
        **dict(_client_reasons(names, headers, server, places)),
        "/client/errors": error_reason,
        **dict(_method_reasons(placed, streaming)),
        **{pointer("pagination", name): why for name, why in paging.reasons.items()},
        **{
            pointer("streams", name) + setting: why
            for name, reasons in streaming.reasons.items()
            for setting, why in reasons.items()
        },
    }
    return Inferred(settings=settings, reasons=reasons)


def _client(
    names: Names, headers: Headers, errors: ErrorSettings, places: Places, *, signs: bool
) -> ClientSettings:
    return ClientSettings(
        name=names.client,
        base_url=places.base_url,
        servers=places.servers,
        webhook_secret_env=names.env("WEBHOOK_SECRET") if signs else None,
        base_url_env=names.env("BASE_URL"),
        options=(*headers.options, *places.variables),
        headers=headers.fixed,
        idempotency_header=headers.idempotency,
        request_id_header=headers.request_id or ClientSettings(name="").request_id_header,
        errors=errors,
    )


def _readme(
    description: Description, placed: tuple[Placed, ...], streaming: Streaming, paging: Paging
) -> Iterator[str]:
    """The most telling methods: one that streams, one that creates, one that pages."""
    simple = [each for each in placed if _is_simple(description, each.route.call)] or placed[:1]
    flags = [streaming.streams[each].flag for each in streaming.by_operation.values()]
    switched = {each for each, flag in zip(streaming.by_operation, flags, strict=True) if flag}
    kinds = (
        [each for each in simple if each.route.call.id in switched]
        or [each for each in simple if each.route.call.id in streaming.by_operation],
        [each for each in simple if each.path[-1] == "create"],
        [each for each in simple if each.route.call.id in paging.by_operation],
    )
    shown = [".".join(methods[0].path) for methods in kinds if methods]
    yield from dict.fromkeys(shown or [".".join(each.path) for each in simple[:1]])


def _is_simple(description: Description, call: Call) -> bool:
    """Whether a call shows well: it is not deprecated, and what it sends is JSON."""
    content = mapping(description.follow(call.raw.get("requestBody")).get("content"))
    return call.raw.get("deprecated") is not True and (not content or JSON in content)


def _client_reasons(
    names: Names, headers: Headers, server: str | None, places: Places
) -> Iterator[tuple[str, str]]:
    yield "/package/name", names.reason
    if server is None:
        yield "/client/base_url", "the description names no absolute server"
    elif places.base_url:
        yield "/client/base_url", "the first absolute server"
    if places.servers:
        yield "/client/servers", "the servers of the description; the first is the default"
    for option in places.variables:
        yield pointer("client", "options", option.name), places.reasons[option.name]
    for option in headers.options:
        yield pointer("client", "options", option.name), headers.reasons[option.name]
    for header in headers.fixed:
        yield pointer("client", "headers", header), headers.reasons[header]
    if headers.idempotency:
        yield "/client/idempotency_header", "a header parameter of many operations"
    if headers.request_id:
        yield "/client/request_id_header", "a header of the responses"


def _method_reasons(placed: tuple[Placed, ...], streaming: Streaming) -> Iterator[tuple[str, str]]:
    """What each method calls, and why it has another name than its verb and path suggest."""
    for each in placed:
        call, name = each.route.call, each.path[-1]
        facts = [f"{call.verb} {call.path}"] if call.has_id else []
        if name != each.wished:
            facts.append(f"{each.wished} is taken")
        if call.id in streaming.undeclared:
            flag = streaming.undeclared[call.id]
            facts.append(f"{flag} is a switch, but no text/event-stream is described")
        parts = [part for name in each.path[:-1] for part in ("resources", name)]
        yield pointer(*parts, "methods", name), "; ".join(facts)
