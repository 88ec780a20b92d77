"""What has changed in what one method returns: its answer, its pages, its events."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bindwright.changes.comparison import Comparison
from bindwright.changes.model import Finding, Severity
from bindwright.changes.properties import retyping_words, with_part
from bindwright.changes.retyping import severity_of
from bindwright.changes.sides import Side
from bindwright.changes.snippets import call, origin, params_of, shown
from bindwright.normalize.form import Type
from bindwright.plan import Method
from bindwright.shapes import item_type


def answer_findings(comparison: Comparison, path: str, now: str) -> Iterator[Finding]:
    """What a method returns that is called `path` on the old side, `now` on the new one."""
    was, method = comparison.old.methods[path], comparison.new.methods[now]
    if was.page != method.page:
        yield _paging(comparison, path, now)
        return
    yield from _streaming(comparison, path, now)
    old, new = _answer(comparison.old, path), _answer(comparison.new, now)
    if old is None or new is None:
        if was.answer != method.answer:
            gained = was.answer == "None"
            yield _returned(
                comparison,
                path,
                now,
                "return-widened" if gained else "return-retyped",
                "addition" if gained else "breaking",
                "answers with more than before" if gained else "answers with something else",
                "was replaced",
            )
        return
    for difference in comparison.retyping.differences(old, new):
        rule, says, wire = retyping_words(comparison, difference)
        severity = severity_of(difference, "response")
        finding = _returned(
            comparison, path, now, f"return-{rule}", severity, f"returns what {says}", wire
        )
        yield with_part(comparison, finding, difference)


def _answer(side: Side, path: str) -> Type | None:
    """The type that a method hands out; for a page, that of one item."""
    method = side.methods[path]
    operation = side.operations[method.operation]
    if method.page:
        scheme = next(
            each for each in side.settings.pagination.values() if each.class_name == method.page
        )
        return item_type(operation, scheme, side.form.schemas)
    return operation.answer.type if operation.answer.reading == "json" else None


def _returned(
    comparison: Comparison,
    path: str,
    now: str,
    rule: str,
    severity: Severity,
    says: str,
    wire: str,
) -> Finding:
    was, method = comparison.old.methods[path], comparison.new.methods[now]
    return comparison.finding(
        rule,
        path,
        severity,
        f"`client.{now}` {says}: `{shown(method.implementation.returns)}`.",
        f"the answer of `{shown(method.verb)} {shown(method.path)}` {wire}",
        places=(origin(comparison.old, was), origin(comparison.new, method)),
        code=(_returns(path, was), _returns(now, method)),
    )


def _returns(path: str, method: Method) -> str:
    return f"answer: {method.implementation.returns} = {call(path)}"


def _paging(comparison: Comparison, path: str, now: str) -> Finding:
    was, method = comparison.old.methods[path], comparison.new.methods[now]
    if not was.page:
        says = "returns one page after the other now"
    else:
        says = f"returns a `{method.page}` now" if method.page else "no longer pages"
    return comparison.finding(
        "pagination-changed",
        path,
        "breaking",
        f"`client.{now}` {says}.",
        "the settings page it in another way",
        places=(comparison.old.method_place(path), comparison.new.method_place(now)),
        code=(_returns(path, was), _returns(now, method)),
        cause="settings",
    )


def _streaming(comparison: Comparison, path: str, now: str) -> Iterator[Finding]:
    was, method = comparison.old.methods[path], comparison.new.methods[now]
    if was.event == method.event and bool(was.flag) == bool(method.flag):
        return
    if was.event and method.event and bool(was.flag) == bool(method.flag):
        if comparison.renamed_classes.get(was.event) != method.event:
            yield _stream(
                comparison, path, now, "stream-retyped", "breaking", "streams other events"
            )
        return
    if was.event and not method.event:
        yield _stream(comparison, path, now, "stream-removed", "breaking", "no longer streams")
    elif was.event:
        yield _stream(
            comparison,
            path,
            now,
            "stream-changed",
            "breaking",
            "is switched to streaming otherwise",
        )
    else:
        yield _streams_now(comparison, path, now)


def _streams_now(comparison: Comparison, path: str, now: str) -> Finding:
    was, method = comparison.old.methods[path], comparison.new.methods[now]
    says = f"can stream, with `{method.flag}=True`," if method.flag else "streams its answer"
    # Who made the class of the arguments could give it the flag, like any other argument.
    known = method.flag and method.flag in {each.name for each in was.arguments}
    lost = tuple(f"{each}.{method.flag}" for each in params_of(was)) if known else ()
    severity: Severity = "breaking" if lost or not method.flag else "addition"
    finding = _stream(comparison, path, now, "stream-added", severity, says)
    return replace(finding, covers=lost)


def _stream(
    comparison: Comparison, path: str, now: str, rule: str, severity: Severity, says: str
) -> Finding:
    was, method = comparison.old.methods[path], comparison.new.methods[now]
    return comparison.finding(
        rule,
        path,
        severity,
        f"`client.{now}` {says} now.",
        "the settings stream it in another way",
        places=(comparison.old.method_place(path), comparison.new.method_place(now)),
        code=(_streamed(path, was), _streamed(now, method)),
        cause="settings",
    )


def _streamed(path: str, method: Method) -> str:
    if not method.event:
        return _returns(path, method)
    given = call(path, *([method.flag] if method.flag else ()))
    return f"events: Stream[{method.event}] = {given.replace(f'={method.flag})', '=True)')}"
