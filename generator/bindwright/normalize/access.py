"""How an API is reached: its servers (OpenAPI 3.1, section 4.8.5) and security schemes (4.8.27)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urljoin

from bindwright.normalize.form import SecurityScheme, Server, ServerVariable
from bindwright.normalize.methods import operations_in
from bindwright.normalize.raw import is_list, is_map
from bindwright.normalize.references import References


def read_servers(holder: Mapping[str, Any], home: str = "") -> tuple[Server, ...]:
    """The servers of a description, a path or an operation.

    `home` is the URL of the description itself (`$self` of OpenAPI 3.2), which relative URLs
    start from.
    """
    declared = holder.get("servers")
    found = [_map(each) for each in declared] if is_list(declared) else []
    return tuple(
        Server(
            url=urljoin(home, str(each.get("url", ""))) if home else str(each.get("url", "")),
            name=str(each.get("name") or ""),
            description=str(each.get("description") or ""),
            variables={
                str(name): ServerVariable(
                    default=str(_map(variable).get("default", "")),
                    enum=tuple(str(choice) for choice in _list(_map(variable).get("enum"))),
                    description=str(_map(variable).get("description") or ""),
                )
                for name, variable in _map(each.get("variables")).items()
            },
        )
        for each in found
    )


def default_url(server: Server) -> str:
    """The URL of a server, its variables as they are by default."""
    url = server.url
    for name, variable in server.variables.items():
        url = url.replace(f"{{{name}}}", variable.default)
    return url


def home_of(data: Mapping[str, Any]) -> str:
    """The URL that a description gives itself; empty without one."""
    own = data.get("$self")
    return own if isinstance(own, str) and "://" in own else ""


def read_alternatives(holder: Mapping[str, Any]) -> tuple[tuple[str, ...], ...] | None:
    """What `security` says: sets of schemes, one of which is enough; None if it says nothing."""
    declared = holder.get("security")
    if not is_list(declared):
        return None
    return tuple(tuple(each) for each in declared if is_map(each))


def read_schemes(data: Mapping[str, Any], references: References) -> dict[str, SecurityScheme]:
    """The security schemes by their keys."""
    declared = _map(_map(data.get("components")).get("securitySchemes"))
    scopes = _scopes(data)
    found: dict[str, SecurityScheme] = {}
    for name, each in declared.items():
        scheme = _map(references.follow(each, f"/components/securitySchemes/{name}"))
        flows = _map(scheme.get("flows"))
        grant = _map(flows.get("clientCredentials"))
        found[name] = SecurityScheme(
            name=name,
            type=str(scheme.get("type", "")),
            scheme=_text(scheme.get("scheme")),
            location=_text(scheme.get("in")),
            parameter=_text(scheme.get("name")),
            token_url=_text(grant.get("tokenUrl")),
            scopes=tuple(
                scope for scope in scopes.get(name, ()) if scope in _map(grant.get("scopes"))
            ),
        )
    return found


def _scopes(data: Mapping[str, Any]) -> dict[str, dict[str, None]]:
    """Security scheme -> every scope that something asks for, in the order of the description."""
    found: dict[str, dict[str, None]] = {}
    for holder in _holders(data):
        for alternative in _list(holder.get("security")):
            for name, scopes in _map(alternative).items():
                found.setdefault(name, {}).update(dict.fromkeys(map(str, _list(scopes))))
    return found


def _holders(data: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    yield data
    for item in _map(data.get("paths")).values():
        for _, _, operation in operations_in(_map(item)):
            yield operation


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _map(value: Any) -> dict[str, Any]:
    return value if is_map(value) else {}


def _list(value: Any) -> list[Any]:
    return value if is_list(value) else []
