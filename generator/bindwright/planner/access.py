"""How a client reaches its API: credentials for security schemes, and servers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from bindwright.literal import py_str, py_value
from bindwright.normalize.access import default_url
from bindwright.normalize.form import NormalForm, Operation, SecurityScheme
from bindwright.plan import Access, TokenPlan
from bindwright.settings import ClientSettings, OptionSettings, Settings
from bindwright.shapes import PlanError

Alternatives = tuple[tuple[str, ...], ...]

_OAUTH_PARTS = ("client_id", "client_secret", "scope", "token_url")
_BASIC_PARTS = ("username", "password")


def plan_access(form: NormalForm, settings: Settings) -> Access:
    """What the client knows of security schemes and servers.

    Raises:
        PlanError: an option is for something that the description does not have.
    """
    client = settings.client
    options = {each.name: each for each in client.options}
    served = dict.fromkeys(each.scheme for each in client.options if each.scheme)
    schemes = {name: _scheme(name, form, settings) for name in served}
    tokens = tuple(_tokens(form.security_schemes[name], client) for name in served)
    known = {each.scheme: each for each in tokens if each is not None}
    security = usual_security(form, settings)
    urls = _servers(form, client)
    servers = {name: _server(url, form) for name, url in urls.items()}
    variables = {each.variable: each.name for each in client.options if each.variable}
    _check_variables(options, variables, form, client)
    return Access(
        schemes=f"{{{', '.join(f'{py_str(name)}: {each}' for name, each in schemes.items())}}}",
        security=_source(security),
        credentials=tuple((py_str(name), _credential(name, client, known)) for name in served),
        tokens=tuple(replace(each, scheme=py_str(each.scheme)) for each in known.values()),
        secrets=any(is_whole(each) for each in client.options),
        pairs=any(each.part == "username" for each in client.options),
        base_url=py_str(_base_url(next(iter(urls.values()), ""), form)),
        servers=tuple(
            (py_str(name), each) for name, each in servers.items() if len(servers) > 1 or variables
        ),
        server_hint=f"Literal[{', '.join(map(py_str, servers))}] | None",
        default_server=py_str(next(iter(servers), "")),
        several_servers=len(servers) > 1,
        variables=tuple((py_str(variable), name) for variable, name in variables.items()),
    )


def usual_security(form: NormalForm, settings: Settings) -> Alternatives:
    """What operations ask for that their requests do not mention.

    It is what the description says for all of them, else what most of them say. Where nothing in
    the description says what needs credentials, all of them are sent.
    """
    if form.security is not None:
        return _served(form.security, form)
    if not _is_said(form):
        names = (each.scheme for each in settings.client.options if each.scheme)
        return (tuple(dict.fromkeys(names)),)
    counted = Counter(_served(each.security, form) for each in form.operations)
    return counted.most_common(1)[0][0]


def operation_security(operation: Operation, form: NormalForm, usual: Alternatives) -> str:
    """Source of what one operation asks for; empty where that is as usual."""
    asked = _served(operation.security, form)
    return "" if asked == usual or not _is_said(form) else _source(asked)


def operation_server(operation: Operation) -> str:
    """Source of the URL of the server that an operation has to itself; empty without one."""
    return py_str(default_url(operation.servers[0])) if operation.servers else ""


def _is_said(form: NormalForm) -> bool:
    return form.security is not None or any(each.security for each in form.operations)


def _served(alternatives: Alternatives, form: NormalForm) -> Alternatives:
    """Without mutual TLS, which is a matter of the HTTP client, not of a request."""
    schemes = form.security_schemes
    return tuple(
        tuple(each for each in names if each in schemes and schemes[each].type != "mutualTLS")
        for names in alternatives
    )


def _source(alternatives: Alternatives) -> str:
    def written(items: list[str]) -> str:
        return f"({', '.join(items)}{',' if len(items) == 1 else ''})"

    return written([written([py_str(name) for name in names]) for names in alternatives])


def _scheme(name: str, form: NormalForm, settings: Settings) -> str:
    """Source of where the credential for a scheme goes."""
    users = [each for each in settings.client.options if each.scheme == name]
    where = f"/client/options/{users[0].name}/scheme"
    scheme = form.security_schemes.get(name)
    if scheme is None:
        raise PlanError(
            where,
            f"the description has no security scheme {name!r}",
            f"the option {users[0].name} would be sent nowhere",
            f"declared are: {', '.join(form.security_schemes) or 'none'}",
        )
    _check_parts(scheme, users)
    header = next((each.header for each in users if each.header), None)
    arguments: list[str]
    match scheme.type, (scheme.scheme or "").lower(), scheme.location:
        case "http", "bearer" | "basic" as kind, _:
            arguments = [kind]
        case "http", _, _:
            arguments = ["header"]
        case "oauth2" | "openIdConnect", _, _:
            arguments = ["bearer"]
        case "apiKey", _, ("header" | "query" | "cookie") as place:
            arguments = [place, scheme.parameter or ""]
        case _:
            raise PlanError(
                where,
                f"the security scheme {name!r} has nothing that an option could be",
                f"the option {users[0].name} would be sent nowhere",
                "take the option away; mutual TLS is set up in the http_client of a client",
            )
    if header:
        arguments = [arguments[0], header]
    return f"Scheme({', '.join(map(py_str, arguments))})"


def _check_parts(scheme: SecurityScheme, options: list[OptionSettings]) -> None:
    """The options of a scheme are parts of what it takes."""
    basic = scheme.type == "http" and (scheme.scheme or "").lower() == "basic"
    known = _BASIC_PARTS if basic else _OAUTH_PARTS if scheme.type == "oauth2" else ()
    for option in options:
        if option.part in known or (option.part is None and not basic):
            continue
        raise PlanError(
            f"/client/options/{option.name}",
            f"a {scheme.scheme or scheme.type} credential has no part {option.part!r}",
            f"the option {option.name} would be sent nowhere",
            f"write `part:` with one of: {', '.join(known)}" if known else "take `part` away",
        )


def _tokens(scheme: SecurityScheme, client: ClientSettings) -> TokenPlan | None:
    """How tokens for a scheme are fetched; None where the caller brings them."""
    parts = {each.part: each.name for each in client.options if each.scheme == scheme.name}
    if "client_id" not in parts or "client_secret" not in parts:
        return None
    url = py_str(scheme.token_url) if scheme.token_url else ""
    scope = py_str(" ".join(scheme.scopes))
    if not url and "token_url" not in parts:
        raise PlanError(
            f"/client/options/{parts['client_id']}",
            f"the security scheme {scheme.name!r} has no tokenUrl for client credentials",
            "no token could be fetched",
            "add the flow clientCredentials in an overlay, or an option with `part: token_url`",
        )
    given_url, given_scope = parts.get("token_url"), parts.get("scope")
    return TokenPlan(
        scheme=scheme.name,
        client_id=parts["client_id"],
        client_secret=parts["client_secret"],
        token_url=f"{given_url} or {url or py_str('')}" if given_url else url,
        scope=f"{scope} if {given_scope} is None else {given_scope}" if given_scope else scope,
        in_body=py_value(client.client_authentication == "body"),
    )


def _credential(name: str, client: ClientSettings, tokens: Mapping[str, TokenPlan]) -> str:
    """Source of the credential that a client has for a scheme."""
    options = [each for each in client.options if each.scheme == name]
    parts = {each.part: each.name for each in options}
    whole = [f"self._secret({py_str(each.name)})" for each in options if is_whole(each)]
    if "username" in parts:
        password = f"self.{parts['password']}" if "password" in parts else "None"
        return f"pair(self.{parts['username']}, {password})"
    if name in tokens:
        # A token that the caller brings saves fetching one.
        whole.append(f"self._tokens[{py_str(name)}]")
    return " or ".join(whole) or "None"


def is_whole(option: OptionSettings) -> bool:
    """Whether it is a key or a token, and not a part of a credential."""
    return bool(option.scheme) and option.part is None


# -- servers ------------------------------------------------------------------------------------


def _servers(form: NormalForm, client: ClientSettings) -> dict[str, str]:
    if client.base_url:
        return {"": client.base_url}
    return dict(client.servers) or {"": each.url for each in form.servers[:1]}


def _defaults(url: str, form: NormalForm) -> dict[str, str]:
    """What the variables of a URL are by default, where the description knows them."""
    known = [each for each in form.servers if each.url == url] or reversed(form.servers)
    variables = {name: each for server in known for name, each in server.variables.items()}
    return {name: each.default for name, each in variables.items() if f"{{{name}}}" in url}


def _base_url(url: str, form: NormalForm) -> str:
    """The URL with its variables as they are by default; empty where it is relative."""
    for name, default in _defaults(url, form).items():
        url = url.replace(f"{{{name}}}", default)
    return url if "://" in url else ""


def _server(url: str, form: NormalForm) -> str:
    """Source of a server: its URL, and what its variables are by default."""
    defaults = _defaults(url, form)
    return f"Server({py_str(url)}{f', {py_value(defaults)}' if defaults else ''})"


def _check_variables(
    options: Mapping[str, OptionSettings],
    variables: Mapping[str, str],
    form: NormalForm,
    client: ClientSettings,
) -> None:
    urls = _servers(form, client).values()
    for variable, name in variables.items():
        if not any(f"{{{variable}}}" in url for url in urls):
            raise PlanError(
                f"/client/options/{name}/variable",
                f"no server has a variable {variable!r} in its URL",
                f"the option {options[name].name} would change nothing",
                "take the option away, or correct the name of the variable",
            )


def option_goal(option: OptionSettings, form: NormalForm, settings: Settings) -> str:
    """Where the value of an option goes, as one text to compare with another."""
    if option.scheme:
        return f"{_scheme(option.scheme, form, settings)} {option.part or ''}".strip()
    return option.header or f"{{{option.variable}}}"


def option_hints(option: OptionSettings, form: NormalForm) -> tuple[str, str]:
    """Annotations of an option, for the synchronous and the asynchronous client."""
    if is_whole(option):
        return "Secret | None", "AsyncSecret | None"
    choices = {
        choice: None
        for server in form.servers
        for name, variable in server.variables.items()
        if name == option.variable
        for choice in variable.enum
    }
    if choices:
        # Servers grow: a value that is not declared may be right all the same.
        hint = f"Literal[{', '.join(map(py_str, choices))}] | str | None"
        return hint, hint
    return "str | None", "str | None"
