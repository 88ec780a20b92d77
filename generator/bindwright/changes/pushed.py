"""What has changed in what the API sends by itself: webhooks and callbacks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bindwright.changes.comparison import Comparison
from bindwright.changes.model import Finding
from bindwright.changes.properties import reader_severity
from bindwright.changes.sides import Side
from bindwright.changes.snippets import shown
from bindwright.normalize.form import Callback, Webhook

_Pushed = Webhook | Callback


def pushed_findings(comparison: Comparison) -> Iterator[Finding]:
    """All that has changed for who receives it."""
    old, new = comparison.old, comparison.new
    yield from _of_one_kind(comparison, "webhook", _webhooks(old), _webhooks(new))
    yield from _of_one_kind(comparison, "callback", _callbacks(old), _callbacks(new))
    had, has = (each.plan.pushed.webhooks and each.plan.pushed.on_client for each in (old, new))
    if bool(had) != bool(has):
        client = new.plan.client.name
        yield comparison.setting(
            "client-webhooks-added" if has else "client-webhooks-removed",
            f"{client}.webhooks",
            "addition" if has else "breaking",
            f"`{client}` {'has' if has else 'no longer has'} the attribute `webhooks` that reads them.",
            ("resources",),
            ("", "client.webhooks") if has else ("client.webhooks", ""),
            wire="webhooks, or a resource with that name, came or went",
        )


def _webhooks(side: Side) -> dict[str, _Pushed]:
    return {each.name: each for each in side.form.webhooks}


def _callbacks(side: Side) -> dict[str, _Pushed]:
    """Each callback by the name of the function that reads it."""
    readings = side.plan.pushed.callbacks
    return dict(zip((each.name for each in readings), side.form.callbacks))


def _of_one_kind(
    comparison: Comparison, kind: str, old: Mapping[str, _Pushed], new: Mapping[str, _Pushed]
) -> Iterator[Finding]:
    for name in [*old, *(each for each in new if each not in old)]:
        was, now = old.get(name), new.get(name)
        code = "webhooks.unwrap(body, headers)" if kind == "webhook" else f"callbacks.{name}(body)"
        places = (was.origin if was else None, now.origin if now else None)
        if was is not None and now is not None:
            if was.summary != now.summary:
                yield comparison.finding(
                    f"{kind}-docs",
                    name,
                    "docs",
                    f"The text on the {kind} `{shown(name)}` is another.",
                    f"the summary of the {kind} `{shown(name)}` was changed",
                    places=places,
                    code=(code, code),
                )
            severity = reader_severity(comparison, was.type, now.type)
            if severity is not None:
                yield comparison.finding(
                    f"{kind}-retyped",
                    name,
                    severity,
                    f"The {kind} `{name}` brings something else.",
                    f"the type of the body of the {kind} `{name}` has changed",
                    places=places,
                    code=(code, code),
                )
            continue
        added = now is not None
        yield comparison.finding(
            f"{kind}-added" if added else f"{kind}-removed",
            name,
            "addition" if added else "breaking",
            f"The {kind} `{name}` is {'new' if added else 'gone'}.",
            f"the {kind} `{name}` was {'added' if added else 'removed'}",
            places=places,
            code=("", code) if added else (code, ""),
            covers=(f"callbacks.{name}",) if kind == "callback" else (),
        )
