"""Parameters into normal form (OpenAPI 3.2, section 4.12)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, get_args

from bindwright.normalize.form import Location, Parameter, Primitive, Property
from bindwright.normalize.raw import is_list
from bindwright.normalize.context import Context, as_map, example_of
from bindwright.normalize.spots import Spot, escape, pascal

# Default serialisation by place (OpenAPI 3.1, section 4.8.12.2).
_STYLES: dict[Location, str] = {
    "path": "simple",
    "query": "form",
    "header": "simple",
    "cookie": "form",
    "querystring": "",
}
# What a value is spelled out by: exploded unless the parameter says otherwise.
_EXPLODED = frozenset({"form", "cookie"})
# What other parts of the description say (OpenAPI 3.1, section 4.8.12.1).
_IGNORED_HEADERS = frozenset({"accept", "content-type", "authorization"})
_TEMPLATE = re.compile(r"\{([^{}]+)\}")


def read_parameters(
    context: Context,
    path: str,
    item: dict[str, Any],
    raw: dict[str, Any],
    pointer: str,
    name: str,
    title: str,
) -> Iterator[Parameter]:
    """The parameters of an operation, those of its path included; `title` names their classes."""
    found: dict[tuple[Location, str], tuple[dict[str, Any], str]] = {}
    path_pointer = f"/paths/{escape(path)}"
    for place, each in ((path_pointer, item), (pointer, raw)):
        parameters = each.get("parameters")
        for index, parameter in enumerate(parameters if is_list(parameters) else ()):
            origin = f"{place}/parameters/{index}"
            value = as_map(context.references.follow(parameter, origin))
            location = _location(value.get("in"))
            if location is None or not isinstance(value.get("name"), str):
                _report_parameter(context, origin)
                continue
            found[location, value["name"]] = (value, origin)
    wanted = _TEMPLATE.findall(path.partition("?")[0])
    for (location, wire), (value, origin) in found.items():
        if location == "header" and wire.lower() in _IGNORED_HEADERS:
            continue
        if location == "path" and wire not in wanted:
            _report_needless(context, origin, path, wire)
            continue
        context.schemas.names.anchors.anchor_parameter(origin, location, wire)
        yield _parameter(context, location, wire, value, origin, name, title)
    for wire in wanted:
        if ("path", wire) not in found:
            _report_undeclared(context, pointer, path, wire)
            property_ = Property(wire=wire, type=Primitive("string"), required=True)
            yield Parameter(location="path", property=property_, style="simple", explode=False)


def _parameter(
    context: Context,
    location: Location,
    wire: str,
    value: dict[str, Any],
    origin: str,
    name: str,
    title: str,
) -> Parameter:
    content = as_map(value.get("content"))
    media = next(iter(content), "")
    place = f"{origin}/content/{escape(media)}/schema" if content else f"{origin}/schema"
    holder = as_map(content.get(media)) if content else value
    spot = Spot(f"{name}.{wire}", place, title + pascal(wire))
    style = str(value.get("style", _STYLES[location]))
    schema = dict(as_map(holder.get("schema")))
    if value.get("description"):
        schema["description"] = value["description"]
    if value.get("deprecated") is True:
        schema["deprecated"] = True
    required = value.get("required") is True or location == "path"
    return Parameter(
        location=location,
        property=context.schemas.property(wire, schema, spot, required=required),
        style=style,
        explode=value.get("explode", style in _EXPLODED) is True,
        reserved=value.get("allowReserved") is True,
        media_type=media,
        example=example_of(value),
    )


def _location(value: object) -> Location | None:
    return next((each for each in get_args(Location) if each == value), None)


def _report_parameter(context: Context, origin: str) -> None:
    context.report(
        "bad-parameter",
        origin,
        "the parameter does not say its name, or where it goes",
        "it cannot become an argument",
        "give it a name, and in: path, query, querystring, header or cookie",
    )


def _report_needless(context: Context, origin: str, path: str, wire: str) -> None:
    context.report(
        "needless-path-parameter",
        origin,
        f"the path {path} has no {{{wire}}}",
        "the parameter is left out, for it would be sent nowhere",
        f"write {{{wire}}} into the path, or take the parameter away",
        "warning",
    )


def _report_undeclared(context: Context, pointer: str, path: str, wire: str) -> None:
    context.report(
        "undeclared-path-parameter",
        pointer,
        f"the path {path} has {{{wire}}}, which no parameter declares",
        "it becomes an argument that takes any text",
        f"declare a parameter with name: {wire}, in: path",
        "warning",
    )
