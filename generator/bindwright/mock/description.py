"""The description as the mock reads it: references followed, one dialect, operations by path."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from bindwright.normalize.raw import is_list, is_map
from bindwright.source import from_fragment, resolve

_VERBS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")


@dataclass(frozen=True, slots=True)
class Route:
    """One operation, and the paths that lead to it."""

    verb: str
    path: str
    operation: dict[str, Any]
    parameters: tuple[dict[str, Any], ...]
    pattern: re.Pattern[str]

    def match(self, path: str) -> dict[str, str] | None:
        """The path parameters, when the path is this route's."""
        found = self.pattern.fullmatch(path)
        if found is None:
            return None
        names = re.findall(r"\{([^{}]+)\}", self.path)
        return dict(zip(names, found.groups(), strict=True))


class Description:
    """A description, with what a server needs of it."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.data: dict[str, Any] = one_dialect(dict(data))
        self.prefixes = tuple(dict.fromkeys([*self._prefixes(), ""]))
        self.routes = sorted(self._routes(), key=lambda each: each.path.count("{"))

    def follow(self, value: Any) -> Any:
        """What a reference points to; anything else is itself."""
        while is_map(value) and "$ref" in value:
            value = resolve(self.data, from_fragment(value["$ref"]))
        return value

    def _prefixes(self) -> Iterator[str]:
        for server in self.data.get("servers", ()):
            yield urlsplit(str(server.get("url", ""))).path.rstrip("/")

    def _routes(self) -> Iterator[Route]:
        for path, item in self.data.get("paths", {}).items():
            for verb in _VERBS:
                if verb in item:
                    operation = item[verb]
                    shared = [self.follow(each) for each in item.get("parameters", ())]
                    own = [self.follow(each) for each in operation.get("parameters", ())]
                    named = {(each["in"], each["name"]): each for each in [*shared, *own]}
                    yield Route(verb.upper(), path, operation, tuple(named.values()), _regex(path))


def _regex(path: str) -> re.Pattern[str]:
    parts = re.split(r"\{[^{}]+\}", path.partition("?")[0])
    return re.compile("([^/]+)".join(map(re.escape, parts)))


def one_dialect(value: Any) -> Any:
    """OpenAPI 3.0's ways of saying things, as JSON Schema 2020-12 says them."""
    if is_list(value):
        return [one_dialect(each) for each in value]
    if not is_map(value):
        return value
    made = {key: one_dialect(each) for key, each in value.items()}
    if made.pop("nullable", None) is True and not {"in", "properties"} <= made.keys() - {"type"}:
        made = _or_null(made)
    for word, bound in (("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum")):
        if made.get(word) is True:
            made[word] = made.pop(bound, None)
        elif made.get(word) is False:
            del made[word]
    return made


def _or_null(schema: dict[str, Any]) -> dict[str, Any]:
    kind = schema.get("type")
    if isinstance(kind, str) and "enum" not in schema:
        return {**schema, "type": [kind, "null"]}
    if not schema:
        return schema
    return {"anyOf": [schema, {"type": "null"}]}
