"""What has changed in the client, its options, and the package as a whole."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from bindwright.changes.comparison import Comparison
from bindwright.changes.model import Finding, Severity
from bindwright.changes.snippets import shown
from bindwright.changes.tokens import token_findings
from bindwright.diagnostics import Place
from bindwright.literal import py_str
from bindwright.plan import Client, ClientOption


def client_findings(comparison: Comparison) -> Iterator[Finding]:
    """All that has changed before the first call."""
    old, new = comparison.old.plan, comparison.new.plan
    yield from _renamed(comparison, "package", old.name, new.name, f"pip install {new.name}")
    yield from _renamed(comparison, "module", old.module, new.module, f"import {new.module}")
    was, client = old.client, new.client
    imports = f"from {new.module} import {client.name}"
    yield from _renamed(comparison, "client", was.name, client.name, imports)
    error = f"from {new.module} import {client.error_name}"
    yield from _renamed(comparison, "error", was.error_name, client.error_name, error)
    yield from _options(comparison, was, client)
    yield from _defaults(comparison, was, client)
    yield from _servers(comparison)
    yield from _hooks(comparison, was, client)
    yield from _metadata(comparison)
    yield from token_findings(comparison)


def _renamed(comparison: Comparison, kind: str, was: str, now: str, code: str) -> Iterator[Finding]:
    if was != now:
        yield _setting(
            comparison,
            f"{kind}-renamed",
            was,
            "breaking",
            f"The {kind} `{was}` is called `{now}` now.",
            f"the settings give the {kind} another name",
            ("package" if kind in ("package", "module") else "client",),
            (code.replace(now, was), code),
        )


def _options(comparison: Comparison, was: Client, client: Client) -> Iterator[Finding]:
    old = {each.name: each for each in was.options}
    new = {each.name: each for each in client.options}
    for name in old.keys() - new.keys():
        yield _setting(
            comparison,
            "client-option-removed",
            f"{client.name}.{name}",
            "breaking",
            f"`{client.name}` no longer takes `{name}`.",
            "the settings no longer have the option",
            ("client", "options", name),
            (f"{was.name}({name}={name})", f"{client.name}()"),
        )
    for name in new.keys() - old.keys():
        required = new[name].required
        yield _setting(
            comparison,
            "required-client-option-added" if required else "client-option-added",
            f"{client.name}.{name}",
            "breaking" if required else "addition",
            f"`{name}` {'must' if required else 'can'} be given to `{client.name}` now.",
            "the settings have a new option",
            ("client", "options", name),
            (f"{was.name}()", f"{client.name}({name}={name})"),
        )
    for name in [each for each in old if each in new]:
        yield from _option(comparison, client.name, old[name], new[name])


def _option(
    comparison: Comparison, client: str, was: ClientOption, option: ClientOption
) -> Iterator[Finding]:
    facts: list[tuple[str, Severity, str]] = []
    if was.required != option.required:
        facts.append(
            ("made-required", "breaking", "must be given now")
            if option.required
            else ("made-optional", "addition", "may be left out now")
        )
    if was.env_name != option.env_name:
        told = f"is read from {_code(option.env_name)} instead of {_code(was.env_name)}"
        facts.append(("env-changed", "breaking" if was.env_name else "addition", told))
    if was.goal != option.goal:
        facts.append(("sent-otherwise", "fix", "is sent in another way"))
    if was.hints != option.hints:
        # Only what may be a function is more than a text: the values of a variable stay open.
        less = was.credential and not option.credential
        told = f"takes `{shown(option.hints[0])}` instead of `{shown(was.hints[0])}`"
        facts.append(("retyped", "breaking" if less else "addition", told))
    if was.description != option.description:
        facts.append(("docs", "docs", "has another text"))
    for rule, severity, told in facts:
        yield _setting(
            comparison,
            f"client-option-{rule}",
            f"{client}.{option.name}",
            severity,
            f"`{option.name}` of `{client}` {told}.",
            "the settings, or the security scheme behind the option, say so",
            ("client", "options", option.name),
            (f"{client}({option.name}={option.name})", f"{client}({option.name}={option.name})"),
        )


def _code(text: str) -> str:
    return f"`{shown(text)}`" if text else "nothing"


def _defaults(comparison: Comparison, was: Client, client: Client) -> Iterator[Finding]:
    facts: list[tuple[str, str, str, Severity]] = [
        ("base_url", was.access.base_url, client.access.base_url, "breaking"),
        ("base_url_env", was.base_url_env, client.base_url_env, "breaking"),
        ("timeout", was.timeout, client.timeout, "fix"),
        ("max_retries", str(was.max_retries), str(client.max_retries), "fix"),
        ("headers", was.headers, client.headers, "fix"),
        ("idempotency_header", was.idempotency_header, client.idempotency_header, "fix"),
        ("errors", was.error_format, client.error_format, "fix"),
        ("webhook_secret_env", *_secret_envs(comparison), "breaking"),
    ]
    for name, old, new, severity in facts:
        if old == new:
            continue
        said = comparison.old.form.servers[:1] != comparison.new.form.servers[:1]
        described = name == "base_url" and said
        mild = name.endswith("_env") and not old
        finding = _setting(
            comparison,
            "client-default-changed",
            f"{client.name}.{name}",
            "addition" if mild else severity,
            f"`{name}` of `{client.name}` is {_code(new)} by default, no longer {_code(old)}.",
            f"{'the server of the description' if described else f'`{name}` of the settings'} "
            f"changed from {_code(old)} to {_code(new)}",
            ("client", name),
            (f"{was.name}()", f"{client.name}()"),
        )
        yield finding


def _secret_envs(comparison: Comparison) -> tuple[str, str]:
    """The variables with the secret that webhooks are signed with."""
    old, new = comparison.old.plan.pushed, comparison.new.plan.pushed
    return old.secret_env, new.secret_env


def _hooks(comparison: Comparison, was: Client, client: Client) -> Iterator[Finding]:
    """Functions of the maintainer's own around each attempt to send a request."""
    for prefix in sorted({*was.hooks, *client.hooks}):
        old, new = was.hooks.get(prefix), client.hooks.get(prefix)
        for kind in ("request", "response"):
            before, after = (getattr(each, kind) if each else "" for each in (old, new))
            if before == after:
                continue
            name = f"{prefix}{client.name}"
            says = "calls a function" if after else "no longer calls a function"
            yield _setting(
                comparison,
                "client-hook-changed",
                f"{name}.{kind}",
                "fix",
                f"`{name}` {says} with every {kind}.",
                "`extensions.hooks` of the settings changed",
                ("extensions", "hooks"),
                (f"{prefix}{was.name}()", f"{name}()"),
            )


def _metadata(comparison: Comparison) -> Iterator[Finding]:
    """What an index of packages shows."""
    old, new = comparison.old.plan, comparison.new.plan
    facts = [
        ("summary", old.summary, new.summary),
        ("license", old.license, new.license),
        ("authors", ", ".join(old.authors), ", ".join(new.authors)),
        ("homepage", old.homepage or "", new.homepage or ""),
    ]
    for what, was, now in facts:
        if was != now:
            yield _setting(
                comparison,
                "package-docs",
                f"{new.name}.{what}",
                "docs",
                f"The {what} of the package is {_code(now)} instead of {_code(was)}.",
                f"`package.{what}` of the settings changed",
                ("package", what),
                (f"pip install {old.name}", f"pip install {new.name}"),
            )


def _servers(comparison: Comparison) -> Iterator[Finding]:
    """Servers that the caller chooses by name; of the first, `base_url` says where it is."""
    old, new = (_urls(side.plan.client) for side in (comparison.old, comparison.new))
    was_client, client = comparison.old.plan.client, comparison.new.plan.client
    moved = was_client.access.base_url != client.access.base_url
    for name in [*old, *(each for each in new if each not in old)]:
        was, now = old.get(name), new.get(name)
        if was == now or (moved and was and now and name == next(iter(old)) == next(iter(new))):
            continue
        code = f"({f'server={py_str(name)}' if name else ''})"
        rule, said, severity = _server_change(was, now)
        yield _setting(
            comparison,
            f"server-{rule}",
            f"{client.name}[{name}]",
            severity,
            f"The server {_code(name)} of `{client.name}` {said}.",
            f"the settings, or the description, give the server {_code(name)} "
            f"{_code(now) if now else 'no URL any more'}",
            ("client", "servers", name),
            (f"{was_client.name}{code}" if was else "", f"{client.name}{code}" if now else ""),
        )


def _urls(client: Client) -> dict[str, str]:
    """Name -> URL of the servers, with what their variables are by default."""
    return {ast.literal_eval(name): _url(source) for name, source in client.access.servers}


def _url(source: str) -> str:
    """`Server(url, defaults)` as people read it."""
    server = ast.parse(source, mode="eval").body
    assert isinstance(server, ast.Call)
    url, *defaults = [ast.literal_eval(each) for each in server.args]
    told = ", ".join(f"{name}={value}" for each in defaults for name, value in each.items())
    return f"{url} with {told}" if told else str(url)


def _server_change(was: str | None, now: str | None) -> tuple[str, str, Severity]:
    if was is None:
        return "added", "is new", "addition"
    if now is None:
        return "removed", "is gone", "breaking"
    return "moved", f"is at {_code(now)}, no longer at {_code(was)}", "breaking"


def _setting(
    comparison: Comparison,
    rule: str,
    target: str,
    severity: Severity,
    message: str,
    wire: str,
    where: tuple[str, ...],
    code: tuple[str, str],
) -> Finding:
    places: tuple[Place, Place] = (
        comparison.old.settings_place(*where),
        comparison.new.settings_place(*where),
    )
    return comparison.finding(
        rule, target, severity, message, wire, places=places, code=code, cause="settings"
    )
