"""Rules about servers and security."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from bindwright.checks.api import Api, as_list, as_map
from bindwright.checks.rule import Found, rule, update
from bindwright.normalize.access import home_of
from bindwright.source import pointer

_VARIABLE = re.compile(r"\{([^{}]+)\}")


@rule("undeclared-security-scheme")
def schemes_are_declared(api: Api) -> Iterator[Found]:
    """Every security scheme that something asks for is declared."""
    declared = as_map(as_map(api.data.get("components")).get("securitySchemes"))
    for kind in ("description", "operation"):
        for node in api.nodes[kind]:
            for index, each in enumerate(as_list(node.value.get("security"))):
                for name in as_map(each):
                    if name not in declared:
                        scheme = {name: {"type": "http", "scheme": "bearer"}}
                        yield Found(
                            node.pointer + pointer("security", index, name),
                            f"there is no security scheme {name!r}",
                            "clients have no argument for it, and requests carry no credentials",
                            update("", {"components": {"securitySchemes": scheme}}),
                        )


@rule("undeclared-scope", "warning")
def scopes_are_declared(api: Api) -> Iterator[Found]:
    """Every scope that something asks for is one that the security scheme has."""
    declared = as_map(as_map(api.data.get("components")).get("securitySchemes"))
    scopes = {
        name: {
            scope
            for flow in as_map(as_map(api.follow(each)).get("flows")).values()
            for scope in as_map(as_map(flow).get("scopes"))
        }
        for name, each in declared.items()
        if as_map(api.follow(each)).get("type") == "oauth2"
    }
    for kind in ("description", "operation"):
        for node in api.nodes[kind]:
            for index, each in enumerate(as_list(node.value.get("security"))):
                for name, wanted in as_map(each).items():
                    for scope in as_list(wanted):
                        if name in scopes and str(scope) not in scopes[name]:
                            yield Found(
                                node.pointer + pointer("security", index, name),
                                f"the security scheme {name!r} has no scope {scope!r}",
                                "tokens are asked for without it",
                                f"declare it among the scopes of {name}, or correct it",
                            )


@rule("no-security", "note")
def credentials_are_asked_for(api: Api) -> Iterator[Found]:
    """Where security schemes are declared, something asks for them."""
    declared = as_map(as_map(api.data.get("components")).get("securitySchemes"))
    holders = [*api.nodes["description"], *api.nodes["operation"]]
    if declared and not any("security" in each.value for each in holders):
        yield Found(
            "/components/securitySchemes",
            "no operation says which security scheme it needs",
            "every request carries all credentials that the client was given",
            update("", {"security": [{next(iter(declared)): []}]}),
        )


@rule("insecure-url", "warning")
def tokens_travel_safely(api: Api) -> Iterator[Found]:
    """No token comes from a URL without TLS."""
    for node in api.nodes["security scheme"]:
        for name, flow in as_map(node.value.get("flows")).items():
            url = as_map(flow).get("tokenUrl")
            parts = urlsplit(url) if isinstance(url, str) else urlsplit("")
            if parts.scheme == "http" and parts.hostname not in ("localhost", "127.0.0.1"):
                yield Found(
                    node.pointer + pointer("flows", name, "tokenUrl"),
                    "the token endpoint is reached without TLS",
                    "client secrets and tokens can be read on the way (RFC 6749, section 3.2)",
                    "write https://",
                )


@rule("relative-server", "note")
def a_server_is_absolute(api: Api) -> Iterator[Found]:
    """Some server has a URL that stands for itself."""
    servers = [as_map(each) for each in as_list(api.data.get("servers"))]
    if home_of(api.data) or any("://" in str(each.get("url", "")) for each in servers):
        return
    yield Found(
        "/servers/0/url" if servers else "",
        "no server has an absolute URL" if servers else "the description names no server",
        "a client has to be given a base_url",
        update("", {"servers": [{"url": "https://..."}]}),
    )


@rule("undeclared-server-variable")
def server_variables_are_declared(api: Api) -> Iterator[Found]:
    """Every variable in the URL of a server is declared, with a default that it can have."""
    for node in api.nodes["server"]:
        url = str(node.value.get("url", ""))
        variables = as_map(node.value.get("variables"))
        for name in dict.fromkeys(_VARIABLE.findall(url)):
            if name not in variables:
                yield Found(
                    f"{node.pointer}/url",
                    f"the URL {url} has {{{name}}}, which is not declared",
                    "a client cannot know what to put there",
                    update(node.pointer, {"variables": {name: {"default": "..."}}}),
                )
        for name, each in variables.items():
            choices = as_list(as_map(each).get("enum"))
            if choices and as_map(each).get("default") not in choices:
                yield Found(
                    node.pointer + pointer("variables", name, "default"),
                    f"the default of {name!r} is not among its values",
                    "a client that is not told otherwise uses a server that does not exist",
                    f"one of: {', '.join(map(str, choices))}",
                )
