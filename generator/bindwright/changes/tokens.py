"""What has changed in how a client fetches the tokens of OAuth 2."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from bindwright.changes.comparison import Comparison
from bindwright.changes.model import Cause, Finding, Severity
from bindwright.changes.snippets import shown
from bindwright.plan import TokenPlan
from bindwright.source import pointer


def token_findings(comparison: Comparison) -> Iterator[Finding]:
    """Client credentials (RFC 6749, section 4.4), scheme by scheme.

    A scheme that comes or goes brings its options, or takes them away; those have findings.
    """
    old, new = (
        {ast.literal_eval(each.scheme): each for each in side.plan.client.access.tokens}
        for side in (comparison.old, comparison.new)
    )
    for name in [each for each in old if each in new]:
        yield from _changed(comparison, name, old[name], new[name])


def _changed(
    comparison: Comparison, name: str, was: TokenPlan, now: TokenPlan
) -> Iterator[Finding]:
    old, new = (side.form.security_schemes[name] for side in (comparison.old, comparison.new))
    more = [each for each in new.scopes if each not in old.scopes]
    facts: list[tuple[str, str, str, Severity, Cause, str]] = [
        (
            "token_url",
            was.token_url,
            now.token_url,
            "fix",
            "description",
            f"come from `{shown(now.token_url)}` instead of `{shown(was.token_url)}`",
        ),
        (
            "scope",
            was.scope,
            now.scope,
            # A server may refuse scopes that nobody has granted to the old credentials.
            "breaking" if more else "fix",
            "description",
            f"are asked for the scopes {_listed(new.scopes)} instead of {_listed(old.scopes)}",
        ),
        (
            "authentication",
            was.in_body,
            now.in_body,
            "fix",
            "settings",
            f"are asked for with the credentials in the {'body' if now.in_body == 'True' else 'header'}",
        ),
    ]
    client = comparison.new.plan.client.name
    for what, before, after, severity, cause, says in facts:
        if before == after:
            continue
        described = cause == "description"
        where = pointer("components", "securitySchemes", name)
        yield comparison.finding(
            "token-changed",
            f"{client}[{name}].{what}",
            severity,
            f"The tokens of `{shown(name)}` {says}.",
            (
                f"the security scheme `{shown(name)}`, or what operations ask of it, changed"
                if described
                else "`client.client_authentication` of the settings changed"
            ),
            places=(
                (where, where)
                if described
                else (
                    comparison.old.settings_place("client", "client_authentication"),
                    comparison.new.settings_place("client", "client_authentication"),
                )
            ),
            code=(
                f"{comparison.old.plan.client.name}({was.client_id}=..., {was.client_secret}=...)",
                f"{client}({now.client_id}=..., {now.client_secret}=...)",
            ),
            cause=cause,
        )


def _listed(scopes: tuple[str, ...]) -> str:
    return ", ".join(f"`{shown(each)}`" for each in scopes) or "of the option"
