"""Credentials: whether a request brings what the description asks for (section 4.8.30)."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request

from bindwright.mock.description import Description
from bindwright.mock.faults import Fault
from bindwright.mock.routing import Route
from bindwright.normalize.raw import is_map


def missing_credentials(description: Description, route: Route, request: Request) -> list[Fault]:
    """What the first alternative lacks; empty if some alternative is there, or none is needed."""
    lacking: list[list[Fault]] = []
    for alternative in _alternatives(description, route):
        schemes = {name: _scheme(description, name) for name in alternative}
        lacking.append(
            [
                Fault(_place(scheme), f"is required by the security scheme {name}, and missing")
                for name, scheme in schemes.items()
                if not _is_given(scheme, request)
            ]
        )
    return lacking[0] if lacking and all(lacking) else []


def challenges(description: Description, route: Route) -> str:
    """The value of `WWW-Authenticate` (RFC 9110, section 11.6.1)."""
    found: list[str] = []
    for alternative in _alternatives(description, route):
        for name in alternative:
            scheme = _scheme(description, name)
            found.append(_authentication(scheme).title() if _is_http(scheme) else "ApiKey")
    return ", ".join(dict.fromkeys(found))


def _alternatives(description: Description, route: Route) -> list[dict[str, Any]]:
    needed: list[dict[str, Any]] = route.operation.get(
        "security", description.data.get("security", [])
    )
    return needed


def _scheme(description: Description, name: str) -> dict[str, Any]:
    schemes = description.data.get("components", {}).get("securitySchemes", {})
    followed = description.follow(schemes.get(name, {}))
    return followed if is_map(followed) else {}


def _is_http(scheme: dict[str, Any]) -> bool:
    return scheme.get("type") in ("http", "oauth2", "openIdConnect")


def _authentication(scheme: dict[str, Any]) -> str:
    return str(scheme.get("scheme", "bearer")).lower()


def _place(scheme: dict[str, Any]) -> str:
    if scheme.get("type") == "apiKey":
        return f"{scheme.get('in')}.{scheme.get('name')}"
    return "header.Authorization"


def _is_given(scheme: dict[str, Any], request: Request) -> bool:
    if scheme.get("type") == "apiKey":
        name = str(scheme.get("name", ""))
        places = {"query": request.query_params, "cookie": request.cookies}
        return bool(places.get(str(scheme.get("in")), request.headers).get(name))
    if not _is_http(scheme):
        # Mutual TLS, or a scheme that nobody declared: nothing in the request can show it.
        return True
    kind, _, credentials = request.headers.get("authorization", "").partition(" ")
    return kind.lower() == _authentication(scheme) and bool(credentials.strip())
