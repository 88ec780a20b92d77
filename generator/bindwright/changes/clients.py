"""What has changed in the client, its options, and the package as a whole."""

from __future__ import annotations

from collections.abc import Iterator

from bindwright.changes.comparison import Comparison
from bindwright.changes.model import Finding, Severity
from bindwright.changes.snippets import shown
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
    ]
    for name, old, new, severity in facts:
        if old == new:
            continue
        said = comparison.old.form.servers[:1] != comparison.new.form.servers[:1]
        described = name == "base_url" and said
        mild = name == "base_url_env" and not old
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


def _servers(comparison: Comparison) -> Iterator[Finding]:
    """Servers that the caller chooses by name; `base_url` stands for the first."""
    old, new = (side.settings.client.servers for side in (comparison.old, comparison.new))
    client = comparison.new.plan.client.name
    for name in [*old, *(each for each in new if each not in old)]:
        was, now = old.get(name), new.get(name)
        if was == now or (was and now and name == next(iter(old)) == next(iter(new))):
            continue
        code = f"{client}(server={py_str(name)})"
        rule, said, severity = _server_change(was, now)
        yield _setting(
            comparison,
            f"server-{rule}",
            f"{client}[{name}]",
            severity,
            f"The server {_code(name)} of `{client}` {said}.",
            f"the settings give the server {_code(name)} "
            f"{_code(now) if now else 'no URL any more'}",
            ("client", "servers", name),
            (code if was else "", code if now else ""),
        )


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
