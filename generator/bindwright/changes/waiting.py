"""What has changed in how an SDK follows what takes a while: polls and event handlers."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping

from bindwright.changes.comparison import Comparison
from bindwright.changes.model import Finding, Severity
from bindwright.changes.sides import Side
from bindwright.changes.snippets import shown
from bindwright.plan import HandlerPlan


def waiting_findings(comparison: Comparison) -> Iterator[Finding]:
    """Polls and handlers that both sides have, and handlers that come or go.

    A poll that comes or goes is a method that does; those have findings of their own.
    """
    old, new = (
        {each.constant: _arguments(each.scheme) for each in side.plan.polls}
        for side in (comparison.old, comparison.new)
    )
    for name in [each for each in old if each in new]:
        yield from _poll(comparison, name.removesuffix("_POLL").lower(), old[name], new[name])
    yield from _handlers(comparison)


def _arguments(source: str) -> dict[str, str]:
    """The keywords of a call, as source."""
    call = ast.parse(source, mode="eval").body
    assert isinstance(call, ast.Call)
    return {each.arg or "": ast.unparse(each.value) for each in call.keywords}


def _poll(
    comparison: Comparison, name: str, old: Mapping[str, str], new: Mapping[str, str]
) -> Iterator[Finding]:
    for what in [*old, *(each for each in new if each not in old)]:
        was, now = old.get(what, ""), new.get(what, "")
        if was == now:
            continue
        says = f"`{what}` is {_code(now)} instead of {_code(was)}"
        if what == "terminal":
            says = f"they return in the states {_listed(now)}, instead of {_listed(was)}"
        yield comparison.setting(
            "poll-changed",
            f"{name}.{what}",
            _severity(what, was, now),
            f"The methods that wait for `{name}` do so in another way: {says}.",
            ("polls", name, what),
            (f"{what} = {was or None}", f"{what} = {now or None}"),
        )


def _severity(what: str, was: str, now: str) -> Severity:
    """A state in which nobody returns any more is waited for forever, and a deadline raises."""
    if what == "terminal":
        return "breaking" if _states(was) - _states(now) else "addition"
    if what == "deadline" and now:
        return "fix" if was and float(was) <= float(now) else "breaking"
    return "fix"


def _states(source: str) -> set[str]:
    call = ast.parse(source, mode="eval").body
    assert isinstance(call, ast.Call)
    return set(ast.literal_eval(call.args[0]))


def _listed(source: str) -> str:
    return ", ".join(f"`{shown(each)}`" for each in sorted(_states(source)))


def _code(text: str) -> str:
    return f"`{shown(text)}`" if text else "nothing"


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
                yield comparison.finding(
                    "handler-member-changed",
                    target,
                    "breaking",
                    f"`{target}` has another signature.",
                    "a type of the description changed",
                    places=(
                        comparison.old.settings_place("accumulations"),
                        comparison.new.settings_place("accumulations"),
                    ),
                    code=(was, now),
                )
    yield from _assembled(comparison)


def _handler(comparison: Comparison, kind: str, target: str, *, added: bool) -> Finding:
    code = target if kind == "handler-member" else f"class {target}: ..."
    return comparison.setting(
        f"{kind}-{'added' if added else 'removed'}",
        target,
        "addition" if added else "breaking",
        f"`{target}` is {'new' if added else 'gone'}.",
        ("accumulations",),
        ("", code) if added else (code, ""),
    )


def _assembled(comparison: Comparison) -> Iterator[Finding]:
    """Handlers that look the same, and put together something else."""
    old, new = (
        {each.name: _assembly(each) for each in _plans(side)}
        for side in (comparison.old, comparison.new)
    )
    members = _members(comparison.old), _members(comparison.new)
    for name in [each for each in old if each in new and old[each] != new[each]]:
        if members[0][name] != members[1][name]:
            continue  # its members say so
        yield comparison.setting(
            "handler-changed",
            name,
            "fix",
            f"`{name}` puts objects together in another way.",
            ("accumulations",),
            (f"class {name}: ...", f"class {name}: ..."),
        )


def _assembly(handler: HandlerPlan) -> tuple[object, ...]:
    currents = [(each.name, each.object) for each in handler.currents]
    finals = [(each.name, each.object, each.source) for each in handler.finals]
    return handler.accumulation, handler.event_hint, currents, finals


def _plans(side: Side) -> tuple[HandlerPlan, ...]:
    return side.plan.handlers.handlers if side.plan.handlers else ()


def _members(side: Side) -> Mapping[str, dict[str, str]]:
    """Name of a handler, or of what starts it -> name of a member -> its declaration."""
    handlers = {each.name: dict(_declared(each)) for each in _plans(side)}
    return handlers | {each.manager: {} for each in _plans(side)}


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
