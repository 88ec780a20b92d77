"""What has changed in the methods of the client."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bindwright.changes.answers import answer_findings
from bindwright.changes.comparison import Comparison
from bindwright.changes.model import Finding
from bindwright.changes.parameters import parameter_findings
from bindwright.changes.requests import request_findings
from bindwright.changes.sides import Side
from bindwright.changes.snippets import call, operation_place, origin, params_of, prose, shown
from bindwright.plan import Argument, Method


def method_findings(comparison: Comparison) -> Iterator[Finding]:
    """All that has changed in methods."""
    old, new = comparison.old, comparison.new
    renamed = comparison.renamed_methods
    for path, method in old.methods.items():
        if path not in new.methods:
            now = renamed.get(path)
            yield _renamed(comparison, path, now) if now else _removed(comparison, path, method)
    for path, method in new.methods.items():
        if path not in old.methods and path not in renamed.values():
            yield _added(comparison, path, method)
    pairs = {path: renamed.get(path, path) for path in old.methods}
    plain = {path: now for path, now in pairs.items() if now in new.methods}
    found = {path: list(_changed(comparison, path, now)) for path, now in plain.items()}
    yield from _folded(old, found)


def _changed(comparison: Comparison, path: str, now: str) -> Iterator[Finding]:
    yield from parameter_findings(comparison, path, now)
    yield from answer_findings(comparison, path, now)
    yield from request_findings(comparison, path, now)
    yield from _deprecation(comparison, path, now)
    yield from _texts(comparison, path, now)


def _folded(old: Side, found: dict[str, list[Finding]]) -> Iterator[Finding]:
    """The findings, those of a helper told with those of the method that it calls."""
    callers: dict[str, str] = {
        method.operation: path for path, method in old.methods.items() if method.has_raw
    }
    told: dict[tuple[str, str, str], list[str]] = {}
    for path, findings in found.items():
        method = old.methods[path]
        main = callers.get(method.operation, path)
        for each in findings if main != path else ():
            told.setdefault((main, each.rule, each.target.removeprefix(path)), []).append(
                each.target
            )
    for path, findings in found.items():
        main = callers.get(old.methods[path].operation, path)
        known = {(each.rule, each.target.removeprefix(main)) for each in found.get(main, ())}
        for each in findings:
            rest = each.target.removeprefix(path)
            if main == path:
                also = told.get((path, each.rule, rest), [])
                yield replace(each, covers=(*each.covers, *also))
            elif (each.rule, rest) not in known:
                yield each


def _removed(comparison: Comparison, path: str, method: Method) -> Finding:
    gone = comparison.new.operations.get(method.operation) is None
    operation = comparison.old.operations[method.operation]
    told = f"`{shown(method.verb)} {shown(method.path)}`"
    return comparison.finding(
        "method-removed",
        path,
        "breaking",
        f"`client.{path}` is gone."
        + ("" if gone else " The API still offers it; the SDK leaves it out."),
        f"the operation {told} was removed" if gone else "the settings no longer have the method",
        places=(
            operation.origin if gone else comparison.old.method_place(path),
            None if gone else operation_place(comparison.new, method.operation),
        ),
        code=(call(path), ""),
        cause="description" if gone else "settings",
        covers=params_of(method),
    )


def _added(comparison: Comparison, path: str, method: Method) -> Finding:
    known = comparison.old.operations.get(method.operation) is not None
    told = f"`{shown(method.verb)} {shown(method.path)}`"
    return comparison.finding(
        "method-added",
        path,
        "addition",
        f"`client.{path}` is new." + (f" {prose(method.summary)}" if method.summary else ""),
        "the settings have a new method" if known else f"the operation {told} is new",
        places=(
            None,
            (
                comparison.new.method_place(path)
                if known
                else comparison.new.operations[method.operation].origin
            ),
        ),
        code=("", call(path)),
        cause="settings" if known else "description",
        covers=params_of(method),
    )


def _renamed(comparison: Comparison, path: str, now: str) -> Finding:
    was, method = comparison.old.methods[path], comparison.new.methods[now]
    same = was.operation == method.operation
    return comparison.finding(
        "method-renamed",
        path,
        "breaking",
        f"`client.{path}` is called `client.{now}` now.",
        (
            "the settings give it another name"
            if same
            else f"the operation `{shown(was.operation)}` is now `{shown(method.operation)}`"
        ),
        places=(
            comparison.old.method_place(path) if same else origin(comparison.old, was),
            comparison.new.method_place(now) if same else origin(comparison.new, method),
        ),
        code=(call(path), call(now)),
        cause="settings" if same else "description",
        covers=(*params_of(was), *params_of(method)) if was.params != method.params else (),
    )


def _deprecation(comparison: Comparison, path: str, now: str) -> Iterator[Finding]:
    was, method = comparison.old.methods[path], comparison.new.methods[now]
    if bool(was.deprecated) == bool(method.deprecated):
        return
    deprecated = bool(method.deprecated)
    yield comparison.finding(
        "method-deprecated" if deprecated else "method-restored",
        path,
        "addition" if deprecated else "docs",
        f"`client.{now}` is {'deprecated' if deprecated else 'no longer deprecated'}.",
        "the settings say so",
        places=(comparison.old.method_place(path), comparison.new.method_place(now)),
        code=(call(path), call(now)),
        cause="settings",
    )


def _texts(comparison: Comparison, path: str, now: str) -> Iterator[Finding]:
    was, method = comparison.old.methods[path], comparison.new.methods[now]
    one = comparison.old.operations[was.operation]
    other = comparison.new.operations[method.operation]
    if one.deprecated != other.deprecated:
        word = "is deprecated" if other.deprecated else "is no longer deprecated"
        yield comparison.finding(
            "operation-deprecated" if other.deprecated else "operation-restored",
            path,
            "addition" if other.deprecated else "docs",
            f"The API says that what `client.{now}` does {word}.",
            f"the operation `{shown(other.id)}` {word}",
            places=(one.origin, other.origin),
            code=(call(path), call(now)),
        )
    texts = {each.name: _text(comparison.old, was, each) for each in _arguments(was)}
    told = [
        each.name
        for each in _arguments(method)
        if texts.get(each.name, "") != _text(comparison.new, method, each) and each.name in texts
    ]
    own = (one.summary, one.description) != (other.summary, other.description)
    if told or own:
        parts = ", ".join(f"`{each}`" for each in told)
        subject = f"`client.{now}`" if own else f"{parts} of `client.{now}`"
        more = f", and {parts} of it," if own and told else ""
        yield comparison.finding(
            "method-docs",
            path,
            "docs",
            f"The text on {subject}{more} is another.",
            f"texts of the operation `{shown(other.id)}` were changed",
            places=(one.origin, other.origin),
            code=(call(path), call(now)),
        )


def _arguments(method: Method) -> tuple[Argument, ...]:
    return (*method.path_arguments, *method.arguments)


def _text(side: Side, method: Method, argument: Argument) -> str:
    sent = side.sent(method, argument)
    return sent.description if sent else ""
