"""What has changed in the streams and pages of an SDK."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from bindwright.changes.comparison import Comparison
from bindwright.changes.model import Finding, Severity
from bindwright.changes.sides import Side
from bindwright.changes.snippets import shown
from bindwright.plan import PageClass, StreamPlan
from bindwright.settings import PageSettings


def stream_findings(comparison: Comparison) -> Iterator[Finding]:
    """All that has changed in what is settled once for many methods."""
    old = {each.name: each for each in comparison.old.plan.streams}
    new = {each.name: each for each in comparison.new.plan.streams}
    for name in [each for each in old if each in new]:
        yield from _events(comparison, old[name], new[name])
        yield from _rules(comparison, old[name], new[name])
    yield from _pages(comparison)


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
    for event in [each for each in old if each in new]:
        if comparison.renamed_classes.get(old[event], old[event]) == new[event]:
            continue
        was_schema = comparison.old.form.schemas.get(old[event])
        schema = comparison.new.form.schemas.get(new[event])
        yield comparison.finding(
            "event-retyped",
            f"{stream.name}[{event}]",
            "breaking",
            f"The event `{shown(event)}` of the stream `{stream.name}` is a `{new[event]}` now, no "
            f"longer a `{old[event]}`.",
            f"the schema of the event `{shown(event)}` was replaced",
            places=(was_schema.origin if was_schema else None, schema.origin if schema else None),
            code=(_match(f"case {old[event]}(): ..."), _match(f"case {new[event]}(): ...")),
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
        ("media_type", was.media_type, stream.media_type, "fix"),
        ("payload", was.envelope, stream.envelope, "fix"),
        ("text_events", was.text_events, stream.text_events, "fix"),
        ("resume", was.resume, stream.resume, "breaking" if was.resume else "addition"),
    ]
    for name, old, new, severity in facts:
        if old != new:
            yield comparison.setting(
                "stream-changed",
                f"{stream.name}.{name}",
                severity,
                f"`{name}` of the stream `{stream.name}` is {_code(new)} instead of {_code(old)}.",
                ("streams", stream.name),
                (old, new),
            )


def _code(text: str) -> str:
    return f"`{shown(text)}`" if text else "nothing"


def _pages(comparison: Comparison) -> Iterator[Finding]:
    old = {each.name: each for each in comparison.old.plan.pages}
    new = {each.name: each for each in comparison.new.plan.pages}
    schemes = {each.class_name: each.name for each in _paging(comparison.new)} | {
        each.class_name: each.name for each in _paging(comparison.old)
    }
    for name in sorted(old.keys() ^ new.keys()):
        added = name in new
        code = f"class Sync{name}: ..."
        yield comparison.setting(
            "page-class-added" if added else "page-class-removed",
            name,
            "addition" if added else "breaking",
            f"`Sync{name}` and `Async{name}` are {'new' if added else 'gone'}.",
            ("pagination", schemes.get(name, name)),
            ("", code) if added else (code, ""),
            covers=(f"Sync{name}", f"Async{name}"),
        )
    for name in [each for each in old if each in new and old[each] != new[each]]:
        gone = sorted(_attributes(old[name]) - _attributes(new[name]))
        message = f"`Sync{name}` and `Async{name}` find the next page in another way"
        if gone:
            message += f", and have no `{'` and no `'.join(gone)}` any more"
        yield comparison.setting(
            "page-changed",
            name,
            "breaking" if gone else "fix",
            f"{message}.",
            ("pagination", schemes.get(name, name)),
            (old[name].scheme, new[name].scheme),
            covers=tuple(f"{prefix}{name}.{each}" for prefix in ("Sync", "Async") for each in gone),
        )


def _attributes(page: PageClass) -> set[str]:
    """What type checkers know of a page, beyond what all pages have."""
    return {page.items} | ({page.has_more} if page.has_more else set())


def _paging(side: Side) -> Iterator[PageSettings]:
    yield from side.settings.pagination.values()
