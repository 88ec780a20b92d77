"""What has changed in the requests of one method that its callers need not know."""

from __future__ import annotations

from collections.abc import Iterator

from bindwright.changes.comparison import Comparison
from bindwright.changes.model import Finding
from bindwright.changes.pairs import route
from bindwright.changes.properties import reader_severity
from bindwright.changes.sides import Side
from bindwright.changes.snippets import call, shown
from bindwright.normalize.form import Operation, Parameter
from bindwright.plan import Method
from bindwright.source import resolve


def request_findings(comparison: Comparison, path: str, now: str) -> Iterator[Finding]:
    """The requests of a method that is called `path` on the old side, `now` on the new one."""
    was, method = comparison.old.methods[path], comparison.new.methods[now]
    old = comparison.old.operations[was.operation]
    new = comparison.new.operations[method.operation]
    facts: list[tuple[str, str, str, bool]] = [
        ("route", _route(was), _route(method), route(was) != route(method)),
        ("body", _content_type(old), _content_type(new), True),
        *((f"parameter {name}", one, other, True) for name, one, other in _styles(old, new)),
    ]
    for what, one, other, matters in facts:
        if one == other or not matters:
            continue
        yield comparison.finding(
            "request-changed",
            f"{path}[{what}]",
            "fix",
            f"`client.{now}` sends `{shown(other)}` instead of `{shown(one)}`; calls look the same.",
            f"the {what} of `{shown(new.id)}` changed from `{shown(one)}` to `{shown(other)}`",
            places=(old.origin, new.origin),
            code=(call(path), call(now)),
        )
    yield from _security(comparison, path, now, old, new)
    yield from _errors(comparison, path, now, old, new)
    yield from _error_types(comparison, path, now, old, new)


def _route(method: Method) -> str:
    return f"{method.verb} {method.path}"


def _content_type(operation: Operation) -> str:
    return operation.body.content_type if operation.body else "no body"


def _styles(old: Operation, new: Operation) -> Iterator[tuple[str, str, str]]:
    known = {(each.location, each.property.wire): each for each in new.parameters}
    for each in old.parameters:
        other = known.get((each.location, each.property.wire))
        if other is not None:
            yield each.property.wire, _style(each), _style(other)


def _style(parameter: Parameter) -> str:
    if parameter.media_type:
        return f"as {parameter.media_type}"
    exploded = ", exploded" if parameter.explode else ""
    reserved = ", reserved characters as they are" if parameter.reserved else ""
    return f"in the style {parameter.style}{exploded}{reserved}"


def _security(
    comparison: Comparison, path: str, now: str, old: Operation, new: Operation
) -> Iterator[Finding]:
    if sorted(old.security) == sorted(new.security):
        return
    open_before = not old.security or () in old.security
    stays = set(old.security) & set(new.security) or not new.security or () in new.security
    told = [
        " or ".join(" and ".join(f"`{shown(name)}`" for name in each) or "none" for each in one)
        or "none"
        for one in (old.security, new.security)
    ]
    yield comparison.finding(
        "auth-changed",
        path,
        "fix" if stays else "breaking",
        (
            f"`client.{now}` now needs credentials."
            if open_before and not stays
            else f"`client.{now}` is authorised by {told[1]} instead of {told[0]}."
        ),
        f"the security of `{shown(new.id)}` changed from {told[0]} to {told[1]}",
        places=(old.origin, new.origin),
        code=(call(path), call(now)),
    )


def _errors(
    comparison: Comparison, path: str, now: str, old: Operation, new: Operation
) -> Iterator[Finding]:
    before, after = _statuses(comparison.old, old), _statuses(comparison.new, new)
    for status in sorted(before ^ after):
        added = status in after
        yield comparison.finding(
            "error-added" if added else "error-removed",
            f"{path}[{status}]",
            "docs",
            f"`client.{now}` {'may fail' if added else 'is no longer said to fail'} with status "
            f"{status}; the SDK raises an error for it either way.",
            f"the operation `{shown(new.id)}` {'declares' if added else 'no longer declares'} the answer "
            f"{status}",
            places=(old.origin, new.origin),
            code=(call(path), call(now)),
        )


def _error_types(
    comparison: Comparison, path: str, now: str, old: Operation, new: Operation
) -> Iterator[Finding]:
    """What the bodies of errors hold, for those that both sides describe."""
    before, after = dict(old.errors), dict(new.errors)
    for status in [each for each in before if each in after]:
        severity = reader_severity(comparison, before[status], after[status])
        if severity is not None:
            yield comparison.finding(
                "error-retyped",
                f"{path}[{status}]",
                severity,
                f"The body of an error of `client.{now}` with status {shown(status)} is something "
                "else.",
                f"the type of the answer {shown(status)} of `{shown(new.id)}` changed",
                places=(old.origin, new.origin),
                code=(call(path), call(now)),
            )


def _statuses(side: Side, operation: Operation) -> set[str]:
    """The statuses of errors that an operation declares."""
    try:
        declared = resolve(side.outline.document.data, f"{operation.origin}/responses")
    except KeyError:
        return set()
    return {str(each) for each in declared if not str(each).startswith(("1", "2", "3", "default"))}
