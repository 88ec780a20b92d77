"""Paths taken apart: what in them names a resource, and what names a method."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

from bindwright.infer.description import Call, Description, json_of, kinds
from bindwright.infer.pages import ITEMS, list_property
from bindwright.names import snake
from bindwright.normalize.media import is_sequence
from bindwright.normalize.methods import plain_id
from bindwright.normalize.spots import singular

_VERSION = re.compile(r"v([0-9]+)(?:\.[0-9]+)*((?:alpha|beta|rc)[0-9]*)?", re.IGNORECASE)
_CUSTOM = re.compile(r"(.*[^/]):([A-Za-z][A-Za-z0-9_-]*)")
_CALLED = re.compile(r"([A-Za-z][\w.]*)\.([A-Za-z]\w*)")
"""`/chat.postMessage`: a path that is the name of a method, with what that belongs to."""
_FILES = frozenset({"json", "yaml", "yml", "xml", "csv", "txt", "html", "pdf", "zip", "png", "svg"})
_KEYED = re.compile(r"([^({]+)\(.*\{.*\}.*\)")
"""`users('{id}')`, as OData writes `users/{id}`."""
_GATEWAYS = frozenset({"api", "rest"})
_PARAMETER = "{}"
_LISTING = ("list", "search", "find_all", "index")
_ADDING = ("create", "add", "list")
_DOING = ("find_by_", "get_by_", "get_all", "create_with_", "search_by_", "delete_by_")
"""How a path segment begins that says what is done, whatever the operation id."""
_DONE = ("search", "count", "export", "import", "upload", "download", "validate", "preview")
"""Segments that are said of what stands before them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """What the path of one operation says."""

    call: Call
    segments: tuple[str, ...]
    """Snake-cased, `{}` for each parameter, without versions."""
    custom: str = ""
    """The method after a colon: `/batches/{id}:cancel`."""
    version: tuple[int, bool] = (0, True)
    """The number of the version segment, and whether it is a stable one."""

    @property
    def names(self) -> tuple[str, ...]:
        """The path's static segments."""
        return tuple(each for each in self.segments if each != _PARAMETER)

    @property
    def parameters(self) -> int:
        """How many parameters the path has."""
        return self.segments.count(_PARAMETER)

    @property
    def is_item(self) -> bool:
        """Whether the path ends in a parameter."""
        return self.segments[-1] == _PARAMETER


def parse(call: Call) -> Route:
    """Take the path of an operation apart.

    A query in it (`/models?beta=true`) is no OpenAPI, and yet published: it sets its
    operations apart from others of the same path, so its name becomes the outermost segment.
    """
    path, _, query = call.path.partition("?")
    method = _CUSTOM.fullmatch(path)
    path, custom = (method[1], method[2]) if method else (path, "")
    parts = [each for part in path.split("/") for each in _of_part(part) if each]
    version = next((found for each in parts if (found := _VERSION.fullmatch(each))), None)
    parts = [each for each in parts if not _VERSION.fullmatch(each)]
    if len(parts) > 1 and parts[0].lower() in _GATEWAYS:
        parts = parts[1:]
    call_of = _CALLED.fullmatch(parts[0]) if len(parts) == 1 else None
    if call_of and not custom and call_of[2] not in _FILES:
        parts, custom = call_of[1].split("."), call_of[2]
    named = [_PARAMETER if "{" in each else snake(each) for each in parts]
    outer = [snake(name) for name, _ in parse_qsl(query, keep_blank_values=True)]
    segments = [*outer, *(named if set(named) - {_PARAMETER} else [_nameless(call), *named])]
    return Route(
        call=call,
        segments=tuple(segments),
        custom=snake(custom) if custom else "",
        version=(int(version[1]), not version[2]) if version else (0, True),
    )


def _of_part(part: str) -> tuple[str, ...]:
    keyed = _KEYED.fullmatch(part)
    return (keyed[1], _PARAMETER) if keyed else (part,)


def actions(description: Description, routes: Iterable[Route]) -> dict[str, str]:
    """Operations that are methods of their parent: operation -> the method's name.

    Such a path ends in a static segment with one verb and nothing below it, after a parameter
    (`/runs/{run_id}/cancel`); or after a collection, if the operation id begins with it
    (`activateCertificates` for `/certificates/activate`).
    """
    routes = list(routes)
    alone = _alone(routes)
    in_use = {route.segments for route in routes}
    found: dict[str, str] = {}
    for route in routes:
        if route.custom:
            found[route.call.id] = route.custom
        elif not route.is_item and route.segments in alone and len(route.names) > 1:
            above = route.segments[:-1]
            collection = above in in_use or singular(above[-1]) != above[-1]
            named = collection and (_says_what(route) or _named_after(route))
            if (above[-1] == _PARAMETER or named) and not _is_collection(description, route):
                found[route.call.id] = route.segments[-1]
    return found


def lists(description: Description, route: Route, *, has_items: bool) -> bool:
    """Whether a GET answers with many things: by its id, its items, or its response."""
    if has_items or snake(route.call.id).startswith(_LISTING):
        return True
    schema = description.follow(description.answer_schema(route.call))
    if _holds_a_list(description, schema, route.segments[-1]):
        return True
    if any(map(description.properties, description.objects(schema))):
        return False
    # Nothing says that it is one thing.
    content = description.answer(route.call)
    is_value = json_of(content) is not None and _is_plural(route.segments[-1])
    return not content or any(map(is_sequence, content)) or is_value


def _alone(routes: list[Route]) -> set[tuple[str, ...]]:
    """The paths with one operation and no path below."""
    count: dict[tuple[str, ...], int] = {}
    inner: set[tuple[str, ...]] = set()
    for route in routes:
        count[route.segments] = count.get(route.segments, 0) + 1
        inner |= {route.segments[:length] for length in range(1, len(route.segments))}
    return {each for each, number in count.items() if number == 1 and each not in inner}


def _is_collection(description: Description, route: Route) -> bool:
    """Whether the last segment is a thing rather than something to do, as far as that shows."""
    name = route.segments[-1]
    if _says_what(route):
        return False
    id_ = "_".join(own_words(route, route.names[:-1]))
    if route.call.verb == "GET":
        schema = description.follow(description.answer_schema(route.call))
        listed = _holds_a_list(description, schema, name)
        return id_.startswith(_LISTING) or (listed and _is_plural(name))
    # `upload_release_asset` adds to `assets`.
    adds = route.call.verb == "POST" and f"_{id_}_".endswith(f"_{singular(name)}_")
    return _is_plural(name) and (id_.startswith(_ADDING) or adds)


def _says_what(route: Route) -> bool:
    """Whether the last segment is no thing, but says what is done."""
    return route.segments[-1] in _DONE or route.segments[-1].startswith(_DOING)


def _is_plural(name: str) -> bool:
    """Whether a name is that of many things."""
    return singular(name) != name


def _holds_a_list(description: Description, schema: dict[str, Any], segment: str) -> bool:
    """Whether a response is a list, or an object around one with a name that says so."""
    if "array" in kinds(schema):
        return True
    name = snake(list_property(description, schema) or "")
    return name in ITEMS or segment.endswith(name) or name.endswith(segment)


def _named_after(route: Route) -> bool:
    """Whether the operation id begins with the last segment, not counting the parents' names."""
    return route.call.has_id and "_".join(own_words(route, route.names[:-1])).startswith(
        route.segments[-1]
    )


def own_words(route: Route, names: Iterable[str]) -> list[str]:
    """The words of the operation id, without those of the resources' names before them."""
    if not route.call.has_id:
        return []
    parents = {each for name in names for each in name.split("_")}
    parents |= {singular(each) for each in parents}
    call = route.call
    words = snake(plain_id(call.id, call.verb, call.path)).split("_")
    while words and words[0] in parents:
        words.pop(0)
    return words


def _nameless(call: Call) -> str:
    """A name for what has no static segment: its tag, or its first parameter."""
    if call.tags:
        return snake(call.tags[0])
    return snake(call.path.split("{")[1].split("}")[0]) if "{" in call.path else "root"
