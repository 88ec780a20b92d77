"""Rules about what bindwright does not do (docs/limits.md): valid, and not in the SDK."""

from __future__ import annotations

from collections.abc import Iterator

from bindwright.checks.api import Api, as_map
from bindwright.checks.rule import Found, rule
from bindwright.source import pointer

_UNCHECKED = ("not", "if", "dependentSchemas", "dependentRequired", "unevaluatedProperties")


@rule("unchecked-keyword", "note")
def keywords_are_checked_here(api: Api) -> Iterator[Found]:
    """The client checks what a schema asks for, except for some keywords."""
    for node in api.nodes["schema"]:
        for word in _UNCHECKED:
            if word in node.value:
                yield Found(
                    node.pointer + pointer(word),
                    f"`{word}` is left to the server",
                    "the types of the SDK accept what this forbids",
                    "no action is needed; a union of the cases would be typed",
                )


@rule("credentials-of-the-connection", "note")
def credentials_are_in_requests(api: Api) -> Iterator[Found]:
    """Credentials are part of a request."""
    for node in api.nodes["security scheme"]:
        if node.value.get("type") == "mutualTLS":
            yield Found(
                node.pointer,
                "mutual TLS belongs to the connection, not to requests",
                "clients have no argument for it",
                "pass an http_client with the certificate",
            )


@rule("grant-of-a-person", "note")
def tokens_need_no_person(api: Api) -> Iterator[Found]:
    """A client can get its tokens by itself."""
    for node in api.nodes["security scheme"]:
        flows = as_map(node.value.get("flows"))
        if node.value.get("type") == "oauth2" and flows and "clientCredentials" not in flows:
            yield Found(
                f"{node.pointer}/flows",
                f"the flows {', '.join(flows)} need a person, or a browser",
                "clients take an access_token, and fetch none",
                "no action is needed",
            )


@rule("links-ignored", "note")
def links_change_nothing(api: Api) -> Iterator[Found]:
    """Links say nothing that an SDK would offer."""
    for node in api.nodes["response"]:
        if as_map(node.value.get("links")):
            yield Found(
                f"{node.pointer}/links",
                "links are ignored",
                "nothing in the SDK follows from them",
                "no action is needed",
            )


@rule("body-without-json", "note")
def pushed_bodies_are_json(api: Api) -> Iterator[Found]:
    """What the API sends by itself is JSON."""
    for node in api.nodes["operation"]:
        is_pushed = node.pointer.startswith("/webhooks/") or "/callbacks/" in node.pointer
        content = as_map(as_map(api.follow(node.value.get("requestBody"))).get("content"))
        if is_pushed and content and not any("json" in each.lower() for each in content):
            yield Found(
                f"{node.pointer}/requestBody",
                f"the API sends {', '.join(content)} here, which is not JSON",
                "the SDK leaves it out",
                "no action is needed",
            )
