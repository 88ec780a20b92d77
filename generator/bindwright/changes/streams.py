"""What has changed in the streams, pages, polls and event handlers of an SDK."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping

from bindwright.changes.comparison import Comparison
from bindwright.changes.model import Cause, Finding, Severity
from bindwright.changes.sides import Side
from bindwright.plan import HandlerPlan, PageClass, StreamPlan
from bindwright.settings import PageSettings


def stream_findings(comparison: Comparison) -> Iterator[Finding]:
    """All that has changed in what is settled once for many methods."""
    old = {each.name: each for each in comparison.old.plan.streams}
    new = {each.name: each for each in comparison.new.plan.streams}
    for name in [each for each in old if each in new]:
        yield from _events(comparison, old[name], new[name])
        yield from _rules(comparison, old[name], new[name])
    yield from _pages(comparison)
    yield from _polls(comparison)
    yield from _handlers(comparison)


def _events(comparison: Comparison, was: StreamPlan, stream: StreamPlan) -> Iterator[Finding]:
    old = {ast.literal_eval(each.name): each.class_name for each in was.entries}
    new = {ast.literal_eval(each.name): each.class_name for each in stream.entries}
    for event in [each for each in (*old, *new) if each and (each in old) != (each in new)]:
        added = event in new
        class_name = new[event] if added else old[event]
        side = comparison.new if added else comparison.old
        schema = side.form.schemas.get(class_name)
        place = side.place(schema.origin) if schema else None
        code = f"case {class_name}(): ..."
        yield comparison.finding(
            "event-added" if added else "event-removed",
            f"{stream.name}[{event}]",
            "addition" if added else "breaking",
            (
                f"The stream `{stream.name}` can now send `{event}`, a `{class_name}`. Until now "
                "it has been an `UnknownEvent`."
                if added
                else f"The stream `{stream.name}` no longer sends `{event}`."
            ),
            f"the event `{event}` was {'added to' if added else 'removed from'} the stream",
            places=(None, place) if added else (place, None),
            code=("", _match(code)) if added else (_match(code), ""),
        )


def _match(case: str) -> str:
    return f"match event:\n    {case}"


def _rules(comparison: Comparison, was: StreamPlan, stream: StreamPlan) -> Iterator[Finding]:
    facts: list[tuple[str, str, str, Severity]] = [
        ("done", was.done, stream.done, "fix"),
        ("type_by", was.type_by, stream.type_by, "fix"),
        ("tag", was.tag, stream.tag, "fix"),
        ("errors", was.errors, stream.errors, "fix"),
        ("truncation", was.truncation, stream.truncation, "breaking"),
        ("resume", was.resume, stream.resume, "breaking" if was.resume else "addition"),
    ]
    for name, old, new, severity in facts:
        if old != new:
            yield _setting(
                comparison,
                "stream-changed",
                f"{stream.name}.{name}",
                severity,
                f"`{name}` of the stream `{stream.name}` is {_code(new)} instead of {_code(old)}.",
                ("streams", stream.name),
                (old, new),
            )


def _code(text: str) -> str:
    return f"`{text}`" if text else "nothing"


def _pages(comparison: Comparison) -> Iterator[Finding]:
    old = {each.name: each for each in comparison.old.plan.pages}
    new = {each.name: each for each in comparison.new.plan.pages}
    schemes = {each.class_name: each.name for each in _paging(comparison.new)} | {
        each.class_name: each.name for each in _paging(comparison.old)
    }
    for name in sorted(old.keys() ^ new.keys()):
        added = name in new
        code = f"class Sync{name}: ..."
        yield _setting(
            comparison,
            "page-class-added" if added else "page-class-removed",
            name,
            "addition" if added else "breaking",
            f"`Sync{name}` and `Async{name}` are {'new' if added else 'gone'}.",
            ("pagination", schemes[name]),
            ("", code) if added else (code, ""),
            covers=(f"Sync{name}", f"Async{name}"),
        )
    for name in [each for each in old if each in new and old[each].scheme != new[each].scheme]:
        gone = sorted(_attributes(old[name]) - _attributes(new[name]))
        message = f"`Sync{name}` and `Async{name}` find the next page in another way"
        if gone:
            message += f", and have no `{'` and no `'.join(gone)}` any more"
        yield _setting(
            comparison,
            "page-changed",
            name,
            "breaking" if gone else "fix",
            f"{message}.",
            ("pagination", schemes[name]),
            (old[name].scheme, new[name].scheme),
            covers=tuple(f"{prefix}{name}.{each}" for prefix in ("Sync", "Async") for each in gone),
        )


def _attributes(page: PageClass) -> set[str]:
    """What type checkers know of a page, beyond what all pages have."""
    return {page.items} | ({page.has_more} if page.has_more else set())


def _paging(side: Side) -> Iterator[PageSettings]:
    yield from side.settings.pagination.values()


def _polls(comparison: Comparison) -> Iterator[Finding]:
    old = {each.constant: each.scheme for each in comparison.old.plan.polls}
    new = {each.constant: each.scheme for each in comparison.new.plan.polls}
    for name in [each for each in old if each in new and old[each] != new[each]]:
        yield _setting(
            comparison,
            "poll-changed",
            name,
            "fix",
            f"The methods that wait for `{name.lower()}` do so in another way.",
            ("polls",),
            (old[name], new[name]),
        )


def _handlers(comparison: Comparison) -> Iterator[Finding]:
    old, new = _members(comparison.old), _members(comparison.new)
    for name in [*old, *(each for each in new if each not in old)]:
        if name not in old or name not in new:
            yield _handler(comparison, "handler", name, added=name in new)
            continue
        for member in [*old[name], *(each for each in new[name] if each not in old[name])]:
            target = f"{name}.{member}"
            was, now = old[name].get(member), new[name].get(member)
            if was is None or now is None:
                yield _handler(comparison, "handler-member", target, added=was is None)
            elif was != now:
                yield _setting(
                    comparison,
                    "handler-member-changed",
                    target,
                    "breaking",
                    f"`{target}` has another signature.",
                    ("accumulations",),
                    (was, now),
                    cause="description",
                )


def _handler(comparison: Comparison, kind: str, target: str, *, added: bool) -> Finding:
    code = target if kind == "handler-member" else f"class {target}: ..."
    return _setting(
        comparison,
        f"{kind}-{'added' if added else 'removed'}",
        target,
        "addition" if added else "breaking",
        f"`{target}` is {'new' if added else 'gone'}.",
        ("accumulations",),
        ("", code) if added else (code, ""),
    )


def _members(side: Side) -> Mapping[str, dict[str, str]]:
    """Name of a handler -> name of a member -> its declaration."""
    module = side.plan.handlers
    return {each.name: dict(_declared(each)) for each in (module.handlers if module else ())}


def _declared(handler: HandlerPlan) -> Iterator[tuple[str, str]]:
    for hook in handler.hooks:
        arguments = "".join(f", {name}: {hint}" for name, hint in hook.arguments)
        yield hook.name, f"def {hook.name}(self{arguments}) -> None: ..."
    for current in handler.currents:
        yield current.name, f"{current.name}: {current.hint}"
    for final in handler.finals:
        yield final.name, f"def {final.name}(self) -> {final.hint}: ..."
    for texts in handler.texts:
        yield texts.name, f"{texts.name}: Iterator[str]"


def _setting(
    comparison: Comparison,
    rule: str,
    target: str,
    severity: Severity,
    message: str,
    where: tuple[str, ...],
    code: tuple[str, str],
    cause: Cause = "settings",
    covers: tuple[str, ...] = (),
) -> Finding:
    wire = f"`{'.'.join(where)}` of the settings changed"
    if cause == "description":
        wire = "a type of the description changed"
    return comparison.finding(
        rule,
        target,
        severity,
        message,
        wire,
        places=(
            comparison.old.settings_place(*where),
            comparison.new.settings_place(*where),
        ),
        code=code,
        cause=cause,
        covers=covers,
    )
