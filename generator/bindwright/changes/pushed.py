"""What has changed in what the API sends by itself: webhooks and callbacks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bindwright.changes.comparison import Comparison
from bindwright.changes.model import Finding, Severity
from bindwright.changes.retyping import Way
from bindwright.changes.sides import Side
from bindwright.normalize.form import Callback, Webhook

_Pushed = Webhook | Callback

# What a payload's type does to who reads it; every way that is not here breaks programs.
_MILD: Mapping[Way, Severity] = {"narrower": "fix", "removed": "fix", "added": "addition"}


def pushed_findings(comparison: Comparison) -> Iterator[Finding]:
    """All that has changed for who receives it."""
    old, new = comparison.old, comparison.new
    yield from _of_one_kind(comparison, "webhook", _webhooks(old), _webhooks(new))
    yield from _of_one_kind(comparison, "callback", _callbacks(old), _callbacks(new))


def _webhooks(side: Side) -> dict[str, _Pushed]:
    return {each.name: each for each in side.form.webhooks}


def _callbacks(side: Side) -> dict[str, _Pushed]:
    """Each callback by the name of the function that reads it."""
    readings = side.plan.pushed.callbacks
    return {reading.name: each for each, reading in zip(side.form.callbacks, readings, strict=True)}


def _of_one_kind(
    comparison: Comparison, kind: str, old: Mapping[str, _Pushed], new: Mapping[str, _Pushed]
) -> Iterator[Finding]:
    for name in [*old, *(each for each in new if each not in old)]:
        was, now = old.get(name), new.get(name)
        code = "webhooks.unwrap(body, headers)" if kind == "webhook" else f"callbacks.{name}(body)"
        places = (was.origin if was else None, now.origin if now else None)
        if was is not None and now is not None:
            severity = _severity(comparison, was, now)
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
        )


def _severity(comparison: Comparison, was: _Pushed, now: _Pushed) -> Severity | None:
    """How badly the type of a payload has changed; `None` for not at all."""
    ways = {each.way for each in comparison.retyping.differences(was.type, now.type)}
    if not ways:
        return None
    if not ways <= _MILD.keys():
        return "breaking"
    return "addition" if "added" in ways else "fix"
