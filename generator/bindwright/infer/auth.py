"""Options of the client: credentials, and headers that most operations take."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from bindwright.infer.description import Description, constant, mapping, sequence
from bindwright.infer.package import Names
from bindwright.names import attribute, snake
from bindwright.settings.model import CredentialPart, OptionSettings
from bindwright.settings.names import CLIENT_ARGUMENTS

_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_CREDENTIAL = re.compile(r"(x-)?(.+-)?(api-?key|authorization|auth-token|access-token)", re.I)
_REQUEST_ID = re.compile(r"(x-|[a-z]+-)?(request|correlation)-?id", re.I)
# To be ignored as parameters (OpenAPI 3.1, section 4.8.12.1). `Authorization` is to be, too, but
# descriptions without security schemes say by it what a call needs.
_IGNORED = frozenset({"accept", "content-type"})
_HEADER_VALUE = re.compile(r"[!-~]([ !-~]*[!-~])?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Headers:
    """What of the client's settings is about headers."""

    options: tuple[OptionSettings, ...] = ()
    fixed: Mapping[str, str] = field(default_factory=dict[str, str])
    idempotency: str | None = None
    request_id: str | None = None
    reasons: Mapping[str, str] = field(default_factory=dict[str, str])
    """Name of an option or fixed header -> why it is there."""


def infer_headers(description: Description, names: Names) -> Headers:
    """Options from the security schemes, and from header parameters that are everywhere."""
    reasons: dict[str, str] = {}
    options: dict[str, OptionSettings] = {}
    for option, reason in _credentials(description):
        name = _free(option, options)
        options[name] = replace(option, name=name, env=names.env(name.upper()))
        reasons[name] = reason
    fixed: dict[str, str] = {}
    idempotency = None
    sent = {(each.header or "authorization").lower() for each in options.values()}
    for header, count, value in _common_headers(description, secrets=not options):
        reason = f"{count} of {len(description.calls)} operations take this header"
        secret = _CREDENTIAL.fullmatch(header) is not None
        if header.lower() in sent or (secret and sent):
            continue  # a security scheme sends it
        if snake(header).endswith("idempotency_key"):
            idempotency = header
        elif value is not None:
            fixed[header], reasons[header] = value, reason
        else:
            option = _header_option(header, secret=secret)
            name = _free(option, options)
            env = names.env(name.upper()) if secret else None
            options[name], reasons[name] = replace(option, name=name, env=env), reason
    return Headers(
        options=tuple(sorted(options.values(), key=lambda each: each.env is None)),
        fixed=fixed,
        idempotency=idempotency,
        request_id=_request_id(description),
        reasons=reasons,
    )


def _header_option(header: str, *, secret: bool) -> OptionSettings:
    return OptionSettings(
        name=attribute(_plain(header), CLIENT_ARGUMENTS),
        header=header,
        description="Secret key." if secret else f"Value of the header {header}.",
    )


def _credentials(description: Description) -> Iterator[tuple[OptionSettings, str]]:
    """An option for each security scheme that something uses (OpenAPI 3.1, section 4.8.27)."""
    everywhere = sequence(description.data.get("security"))
    needs = [sequence(each.raw.get("security", everywhere)) for each in description.calls]
    used = {name for need in needs for each in need for name in mapping(each)}
    schemes = description.components("securitySchemes")
    for key, value in schemes.items():
        if used & schemes.keys() and key not in used:
            continue
        judged = [everywhere] if everywhere else needs
        required = bool(judged) and all(
            bool(need) and all(key in mapping(each) for each in need) for need in judged
        )
        parts = _parts(description.follow(value))
        # A token of the caller's own and what fetches one stand for each other.
        either = {each.part is None for each in parts} == {True, False}
        for option in parts:
            needed = required and not either and option.part not in _NEVER_REQUIRED
            need = "needed unless an operation says otherwise" if needed else "not always needed"
            reason = f"security scheme {key}, {need}"
            yield replace(option, scheme=key, required=needed), reason


def _parts(scheme: Mapping[str, Any]) -> list[OptionSettings]:
    """What a caller gives for a security scheme: options as they would be by themselves."""
    match str(scheme.get("type")), str(scheme.get("scheme", "")).lower(), scheme.get("in"):
        case "http", "bearer", _:
            return [_option("api_key", "Secret key, sent as a bearer token.")]
        case "http", "basic", _:
            return [
                _option("username", "User name for basic authentication.", "username"),
                _option("password", "Password for basic authentication.", "password"),
            ]
        case "http", other, _:
            text = f"Value of the Authorization header, with its scheme: {other.title()} ..."
            return [_option("authorization", text)]
        case "apiKey", _, _:
            return [_option("api_key", "Secret key.")]
        case "oauth2", _, _ if mapping(scheme.get("flows")).keys() == {"clientCredentials"}:
            return _client_credentials(scheme)
        case "oauth2", _, _ if "clientCredentials" in mapping(scheme.get("flows")):
            return [_option("access_token", _TOKEN_TEXT), *_client_credentials(scheme)]
        case "oauth2" | "openIdConnect", _, _:
            return [_option("access_token", _TOKEN_TEXT)]
        case _:
            return []  # mutual TLS is a matter of the HTTP client


def _client_credentials(scheme: Mapping[str, Any]) -> list[OptionSettings]:
    """What tokens by client credentials take (RFC 6749, section 4.4)."""
    url = mapping(mapping(scheme.get("flows")).get("clientCredentials")).get("tokenUrl")
    return [
        _option("client_id", "Id of the OAuth 2 client.", "client_id"),
        _option("client_secret", "Secret of the OAuth 2 client.", "client_secret"),
        _option("scope", "Scopes to ask for, separated by spaces; else all needed.", "scope"),
        _option("token_url", f"Where tokens come from; by default {url}.", "token_url"),
    ]


def _option(name: str, text: str, part: CredentialPart | None = None) -> OptionSettings:
    return OptionSettings(name=name, part=part, description=text)


_TOKEN_TEXT = "Access token, sent as a bearer token."
_NEVER_REQUIRED = ("scope", "token_url")


def _common_headers(
    description: Description, *, secrets: bool
) -> Iterator[tuple[str, int, str | None]]:
    """Header parameters of at least half of the operations: name, count, and fixed value.

    With `secrets`, a header that carries a credential counts wherever it is.
    """
    counts: Counter[str] = Counter()
    schemas: dict[str, dict[str, Any]] = {}
    for call in description.calls:
        for parameter in call.parameters:
            name = str(parameter["name"])
            if parameter["in"] != "header" or name.lower() in _IGNORED:
                continue
            if _TOKEN.fullmatch(name):
                counts[name] += 1
                schemas.setdefault(name, description.follow(parameter.get("schema")))
    for name, count in counts.items():
        if 2 * count >= len(description.calls) or (secrets and _CREDENTIAL.fullmatch(name)):
            default = schemas[name].get("default")
            fixed = default if isinstance(default, str) else constant(schemas[name])
            yield name, count, fixed if fixed and _HEADER_VALUE.fullmatch(fixed) else None


def _request_id(description: Description) -> str | None:
    """The response header that names a request, where the description declares one."""
    for call in description.calls:
        for response in mapping(call.raw.get("responses")).values():
            for name in mapping(description.follow(response).get("headers")):
                if _REQUEST_ID.fullmatch(name):
                    return name.lower()
    return None


def _free(option: OptionSettings, taken: Mapping[str, object]) -> str:
    """The option's name, or one made from the key of its scheme where that is taken."""
    candidates = [option.name]
    if option.scheme is not None:
        key = re.sub(r"_(auth|authentication|scheme|security)$", "", snake(option.scheme))
        whole = f"{key}_{option.name}" if option.part else key
        candidates.append(attribute(whole, CLIENT_ARGUMENTS))
    numbered = (f"{option.name}_{number}" for number in range(2, len(taken) + 3))
    return next(each for each in (*candidates, *numbered) if each not in taken)


def _plain(header: str) -> str:
    """The header's name without `X-`, and without what cannot be in a name."""
    return snake(re.sub(r"^x-", "", header, flags=re.I))
