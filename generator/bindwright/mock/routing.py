"""Which operation a request means (OpenAPI 3.1, section 4.8.8)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from bindwright.mock.description import Description
from bindwright.normalize.methods import operations_in
from bindwright.normalize.raw import is_list, is_map

_PARAMETER = re.compile(r"\{([^{}]+)\}")
_IGNORED_HEADERS = {"accept", "content-type", "authorization"}
# Longer than any path that someone types, and short enough to compare with all of them.
_COMPARED = 200


@dataclass(frozen=True, slots=True)
class Route:
    """One operation, and how a path leads to it."""

    verb: str
    path: str
    operation: dict[str, Any]
    parameters: tuple[dict[str, Any], ...]
    segments: tuple[re.Pattern[str], ...]
    query: tuple[tuple[str, str], ...]
    """What the query must hold, for paths written like `/items?beta=true`."""

    @property
    def names(self) -> list[str]:
        """The names of the path parameters, in the order of the path."""
        return _PARAMETER.findall(self.path)

    @property
    def generality(self) -> tuple[int, ...]:
        """How little each segment of the path says: the lowest is matched first."""
        parts = self.path.partition("?")[0].split("/")
        return tuple(2 if _PARAMETER.fullmatch(each) else int("{" in each) for each in parts)

    def match(self, parts: list[str], query: list[tuple[str, str]]) -> dict[str, str] | None:
        """The path parameters, if the path is this route's."""
        if len(parts) != len(self.segments) or not set(self.query) <= set(query):
            return None
        values: list[str] = []
        for segment, part in zip(self.segments, parts, strict=True):
            found = segment.fullmatch(part)
            if found is None:
                return None
            values += found.groups()
        return dict(zip(self.names, values, strict=True))


@dataclass(frozen=True, slots=True)
class Match:
    """Where a path leads: a route with its parameters, or none and the methods there are."""

    route: Route | None
    values: dict[str, str]
    allowed: tuple[str, ...]


class Router:
    """All operations of a description."""

    def __init__(self, description: Description) -> None:
        self.routes = tuple(_routes(description))
        self._ranked = sorted(self.routes, key=lambda each: (each.generality, -len(each.query)))
        # With and without the path of a server: callers rarely know which one is meant.
        self._prefixes = sorted({*_prefixes(description.data), ""}, key=len, reverse=True)

    def find(self, verb: str, raw_path: str, query: list[tuple[str, str]]) -> Match:
        """The route of a request; `raw_path` is percent-encoded still.

        A literal path wins over a templated one, even when it lacks the method: then there is
        no route, and the methods that the path has.
        """
        allowed: tuple[str, ...] = ()
        for prefix in self._prefixes:
            rest = raw_path.removeprefix(prefix)
            if not rest.startswith("/") or (prefix and rest == raw_path):
                continue
            parts = [unquote(each) for each in rest.split("/")]
            found = [(each, each.match(parts, query)) for each in self._ranked]
            fitting = [(each, values) for each, values in found if values is not None]
            best = [pair for pair in fitting if pair[0].generality == fitting[0][0].generality]
            for route, values in best:
                if route.verb == verb:
                    return Match(route, values, ())
            allowed = allowed or tuple(sorted({each.verb for each, _ in best}))
        return Match(None, {}, allowed)

    def nearest(self, path: str) -> str | None:
        """The declared path that is most like `path`; None if there are no paths at all."""
        asked = path
        for prefix in self._prefixes:
            if prefix and path.startswith(f"{prefix}/"):
                asked = path.removeprefix(prefix)
                break
        asked = asked[:_COMPARED]
        # A parameter is like whatever stands in its place.
        known = {_filled(each.path, asked): each.path for each in reversed(self.routes)}
        best = get_close_matches(asked, known, 1, 0)
        return known[best[0]] if best else None


def _filled(template: str, path: str) -> str:
    """A template with the segments of a path of the same length for its parameters."""
    if template.count("/") != path.count("/"):
        return template
    pairs = zip(template.split("/"), path.split("/"), strict=True)
    return "/".join(given if "{" in declared else declared for declared, given in pairs)


def _routes(description: Description) -> Iterator[Route]:
    for path, item in description.data.get("paths", {}).items():
        item = description.follow(item)
        for verb, _, operation in operations_in(item) if is_map(item) else ():
            declared = [*item.get("parameters", ()), *operation.get("parameters", ())]
            followed = [description.follow(each) for each in declared]
            named = {(each["in"], each["name"]): each for each in followed if _counts(each)}
            bare, _, query = str(path).partition("#")[0].partition("?")
            segments = tuple(map(_segment, bare.split("/")))
            wanted = tuple(parse_qsl(query, keep_blank_values=True))
            # What no part of the path stands for cannot be sent.
            parameters = tuple(
                each
                for (place, name), each in named.items()
                if place != "path" or f"{{{name}}}" in bare
            )
            yield Route(verb, path, operation, parameters, segments, wanted)


def _counts(parameter: Any) -> bool:
    """Headers that OpenAPI says to ignore as parameters do not count (section 4.8.12.1)."""
    return is_map(parameter) and not (
        parameter.get("in") == "header" and str(parameter["name"]).lower() in _IGNORED_HEADERS
    )


def _segment(text: str) -> re.Pattern[str]:
    literals = [re.escape(each) for each in _PARAMETER.split(text)[::2]]
    return re.compile("(.+)".join(literals), re.DOTALL)


def _prefixes(data: Mapping[str, Any]) -> Iterator[str]:
    """The paths of all servers, their variables at the default."""
    items = [each for each in data.get("paths", {}).values() if is_map(each)]
    operations = [operation for item in items for _, _, operation in operations_in(item)]
    for holder in (data, *items, *operations):
        servers = holder.get("servers")
        for server in servers if is_list(servers) else ():
            variables = server.get("variables", {})
            url = str(server.get("url", ""))
            for name, variable in variables.items():
                url = url.replace(f"{{{name}}}", str(variable.get("default", "")))
            yield urlsplit(url).path.rstrip("/")
