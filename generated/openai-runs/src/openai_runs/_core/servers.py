"""Servers: URLs with parts that the caller chooses."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from .errors import SDKError


@dataclass(frozen=True, slots=True)
class Server:
    """A server of an API (OpenAPI 3.1, section 4.8.5).

    Attributes:
        url: its URL, with the names of its variables in braces.
        variables: what they are by default.
    """

    url: str
    variables: Mapping[str, str] = field(default_factory=dict[str, str])

    def at(self, given: Mapping[str, str | None]) -> str:
        """The URL with its variables filled in.

        Raises:
            SDKError: a variable has no value, or one that does not stay in its place.
        """

        def fill(match: re.Match[str]) -> str:
            name = match[1]
            value = given.get(name) or self.variables.get(name)
            if not value:
                raise SDKError(f"the server {self.url} needs a value for {name!r}")
            if re.search(r"[\s?#@\\\\]", value):
                raise SDKError(f"{value!r} cannot be the {name!r} of the server {self.url}")
            return value

        return re.sub(r"\{([^{}]+)\}", fill, self.url)


def chosen(servers: Mapping[str, Server], name: str) -> Server:
    """The server of a name.

    Raises:
        SDKError: there is none.
    """
    if name not in servers:
        raise SDKError(f"server takes one of {', '.join(map(repr, servers))}, not {name!r}")
    return servers[name]
