"""Answers: the declared example, or one that is made, with what the request said."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import Any

from bindwright.mock.checking import Checker
from bindwright.mock.description import Description
from bindwright.mock.preferences import Preferences
from bindwright.mock.routing import Route
from bindwright.mock.samples import Samples
from bindwright.normalize.raw import is_map


class Answers:
    """Makes the bodies of answers."""

    def __init__(self, description: Description, checker: Checker) -> None:
        self._description = description
        self._checker = checker
        self._samples = Samples(description, checker)

    def example(self, media: dict[str, Any], preferences: Preferences) -> tuple[Any] | None:
        """The declared example in a tuple: the one preferred, else the first; None without any."""
        named = media.get("examples", {})
        wanted = preferences.example
        if wanted is not None and wanted in named:
            preferences.apply("example", wanted)
            named = {wanted: named[wanted]}
        elif "example" in media:
            return (copy.deepcopy(media["example"]),)
        for each in named.values():
            followed = self._description.follow(each)
            for word in ("value", "dataValue") if is_map(followed) else ():
                if word in followed:
                    return (copy.deepcopy(followed[word]),)
        return None

    def made(self, schema: Any, union: Any = None) -> Any:
        """A value made from a schema, with the tag that it has as a member of a union."""
        return self._samples.make(schema, union)

    def body(self, media: dict[str, Any], preferences: Preferences) -> Any:
        """The example of a media type, or a value made from its schema."""
        found = self.example(media, preferences)
        return found[0] if found is not None else self.made(media.get("schema", {}))

    def echoed(
        self, value: Any, schema: Any, route: Route, path: Mapping[str, str], body: Any
    ) -> Any:
        """An answer with what the request said, wherever the answer has a place for it.

        That is: properties of the body, path parameters of the same name, and the `id` of what
        the path leads to. Whatever would make a valid answer invalid is left as it was.
        """
        if not is_map(value):
            return value
        said: dict[str, Any] = {**(body if is_map(body) else {}), **path}
        identity = _identity(value, route, path)
        if identity is not None:
            said["id"] = identity
        for name, each in said.items():
            if name in value and value[name] != each:
                changed = {**value, name: each}
                value = changed if self._checker.is_valid(schema, changed) else value
        return value


def _identity(value: dict[str, Any], route: Route, path: Mapping[str, str]) -> str | None:
    """The id of what the path leads to: `/items/{item_id}`, or `/items/{item_id}/cancel`.

    In the second form the parameter must be called after the answer's own `object` or `type`,
    for `/items/{item_id}/parts` leads to something else.
    """
    segments = route.path.partition("?")[0].rstrip("/").split("/")
    last = segments[-1]
    if last.startswith("{"):
        return path.get(last.strip("{}"))
    before = segments[-2].strip("{}") if len(segments) > 1 else ""
    called = [value.get(name) for name in ("object", "type")]
    own = {each.rpartition(".")[2] for each in called if isinstance(each, str)}
    return path.get(before) if before.removesuffix("_id") in own else None
