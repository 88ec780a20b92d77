"""Servers: which of them can be chosen, and what fills in the variables of their URLs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from bindwright.infer.description import Description
from bindwright.infer.package import Names
from bindwright.names import attribute, distinct, snake
from bindwright.normalize.access import home_of, read_servers
from bindwright.normalize.form import Server
from bindwright.settings.model import OptionSettings
from bindwright.settings.names import CLIENT_ARGUMENTS

_URL = re.compile(r"https?://[^\s\"<>]+")
_NOISE = frozenset("a an api environment http https main org com net server the url v1 www".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """What of the client's settings is about servers."""

    base_url: str | None = None
    """Where the description's first server is not the one."""
    servers: Mapping[str, str] = field(default_factory=dict[str, str])
    variables: tuple[OptionSettings, ...] = ()
    reasons: Mapping[str, str] = field(default_factory=dict[str, str])
    """Name of an option -> why it is there."""


def infer_places(description: Description, names: Names, taken: tuple[str, ...]) -> Places:
    """The servers to choose from, and an option for each variable of their URLs.

    Only URLs that stand for themselves count: a relative one starts from a place that a file does
    not have. `taken` are the names of other options.
    """
    declared = read_servers(description.data, home_of(description.data))
    usable = {each.url: each for each in declared if _URL.fullmatch(_filled(each))}
    if not usable:
        return Places()
    several = len(usable) > 1
    first = next(iter(usable))
    variables = tuple(_variables(usable, names, taken))
    return Places(
        base_url=None if several or first == declared[0].url else first,
        servers=dict(zip(_names(list(usable.values())), usable, strict=True)) if several else {},
        variables=variables,
        reasons={each.name: f"the server variable {each.variable}" for each in variables},
    )


def _variables(
    servers: Mapping[str, Server], names: Names, taken: tuple[str, ...]
) -> Iterator[OptionSettings]:
    found = {
        name: variable
        for server in reversed(list(servers.values()))
        for name, variable in server.variables.items()
        if f"{{{name}}}" in server.url
    }
    reserved = {*CLIENT_ARGUMENTS, *taken, "server"}
    arguments = distinct((attribute(each, CLIENT_ARGUMENTS) for each in found), reserved)
    for argument, (name, variable) in zip(arguments, found.items(), strict=True):
        text = variable.description.strip().rstrip(".") or f"The {name} of the server's URL"
        default = f"; by default {variable.default}" if variable.default else ""
        yield OptionSettings(
            name=argument,
            variable=name,
            env=names.env(argument.rstrip("_").upper()),
            description=f"{text}{default}.",
        )


def _names(servers: list[Server]) -> list[str]:
    """A name for each: its own, or the words of its description, or the parts of its host."""
    wished = [_words(each.name) or _words(each.description) or _host(each) for each in servers]
    return [each.rstrip("_") if wished.count(each) == 1 else each for each in _apart(wished)]


def _apart(names: list[str]) -> list[str]:
    return [
        name if names.index(name) == index else f"{name}_{names[: index + 1].count(name)}"
        for index, name in enumerate(names)
    ]


def _words(text: str) -> str:
    """Up to three telling words of a name or description; empty where it is a longer text."""
    words = [each for each in re.findall(r"[A-Za-z0-9]+", text) if each.lower() not in _NOISE]
    return snake("_".join(words)) if 0 < len(words) <= 3 else ""


def _host(server: Server) -> str:
    host = urlsplit(_filled(server)).hostname or ""
    labels = [each for each in host.split(".")[:-1] if each not in _NOISE]
    return snake("_".join(labels[:2])) if labels else "server"


def _filled(server: Server) -> str:
    url = server.url
    for name, variable in server.variables.items():
        url = url.replace(f"{{{name}}}", variable.default or "x")
    return url if "{" not in url else ""
